"""What every search engine must do: mix ``EngineContract`` into a test class with a fixture ``engine`` (empty)."""

from tests.search.contracts.asking import AskingContract
from tests.search.contracts.comparing import ComparingContract
from tests.search.contracts.filters import FiltersContract
from tests.search.contracts.hostile import HostileContract
from tests.search.contracts.ranking import RankingContract
from tests.search.contracts.words import WordsContract
from tests.search.contracts.writes import WritesContract


class EngineContract(
    AskingContract,
    WordsContract,
    RankingContract,
    FiltersContract,
    ComparingContract,
    WritesContract,
    HostileContract,
):
    """All of it."""
