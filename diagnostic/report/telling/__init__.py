"""An outcome told in sentences: one module for each part of the document."""
