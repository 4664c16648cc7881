"""The decisions: values and pure functions, without input, output, clock, framework or language."""
