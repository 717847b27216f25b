"""The embedded engine: SQLite's FTS5 in a file of its own, facets by bit sets in memory (decisions.md 4, 28)."""
