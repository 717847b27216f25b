"""Text to tokens, per language, in Python: the same words for an index, a query and a highlight."""
