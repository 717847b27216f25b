"""Imported records into rows: matched by identifier, whole rows only, again without a change."""
