"""What search keeps in the main database: counters of documents, the editors' synonyms, counts of what was asked."""

from search.models.asked import AskedWords
from search.models.synonyms import SynonymGroup
from search.models.version import DocumentVersion

__all__ = ["AskedWords", "DocumentVersion", "SynonymGroup"]
