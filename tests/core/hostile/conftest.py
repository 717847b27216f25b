from tests.home.conftest import as_, person

__all__ = ["as_", "person"]
