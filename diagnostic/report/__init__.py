"""An outcome as documents: one tree of sentences and figures, drawn as page, PDF, DOCX and XLSX."""
