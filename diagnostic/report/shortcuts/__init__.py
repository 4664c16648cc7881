"""Shorter ways through the layout engine: the same pages, with less asked again and again."""
