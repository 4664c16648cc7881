"""Content files into core values, in one language at a time."""
