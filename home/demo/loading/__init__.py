"""Puts the demo's files into the database: records, institutions, pages, translations, people."""
