"""Answers and outcomes as files: what other programs and people offline read and write."""
