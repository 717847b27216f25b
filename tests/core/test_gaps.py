from core import gaps
from core.gaps import Gaps


def test_it_waits_once_in_a_while(monkeypatch):
    now, waited = [0.0], []
    monkeypatch.setattr(gaps.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(gaps.time, "sleep", waited.append)
    gap = Gaps()

    for now[0] in (0.3, 0.9, 1.1, 1.5, 2.0, 2.2):
        gap()

    assert waited == [gaps.GAP_SECONDS] * 2
