"""The engine of larger sites: Elasticsearch, one index per language tree behind an alias (decisions.md 3–5)."""
