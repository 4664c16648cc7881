"""The rows: kept in SQLite or PostgreSQL, given out as core values and never as rows."""
