"""What every search engine must do: mix ``EngineContract`` into a test class with a fixture ``engine`` (empty)."""

from tests.search.contracts.filters import FiltersContract
from tests.search.contracts.words import WordsContract
from tests.search.contracts.writes import WritesContract


class EngineContract(WordsContract, FiltersContract, WritesContract):
    """All of it."""
