import gc

import pytest

from search.backends.undisturbed import undisturbed


def test_what_was_there_before_is_not_looked_at_meanwhile():
    before = gc.get_freeze_count()

    with undisturbed():
        meanwhile = gc.get_freeze_count()

    assert meanwhile > before
    assert gc.get_freeze_count() == 0


def test_a_failure_brings_the_collector_back_as_well():
    with pytest.raises(ValueError, match="broken off"), undisturbed():
        raise ValueError("broken off")

    assert gc.get_freeze_count() == 0
