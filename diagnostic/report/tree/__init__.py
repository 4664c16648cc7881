"""The document tree: final sentences in the reader’s language, and figures only where drawn."""
