"""Documents and questions as a large site has them: texts put together from the demo's and, where they are, real ones."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from search.contract import APPLICATION_RULE, EVENT_RULE, SearchDocument, SearchQuery

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
SEED = 4
#: Facets with how many codes a site has of each, and how many a page has at most.
FACETS = {
    "direction": (2, 1), "region": (6, 1), "country": (60, 1), "field": (90, 3), "level": (4, 3), "language": (20, 2),
    "term": (4, 2), "cooperation": (8, 3), "school": (12, 2), "study_abroad_kind": (5, 1), "mode": (3, 1), "purpose": (5, 2),
    "who": (6, 2), "funding": (6, 2), "coverage": (6, 3), "event_kind": (9, 1), "phase": (4, 1), "audience": (6, 2),
    "origin": (3, 1), "topic": (40, 3), "funder_programme": (10, 1), "institution": (900, 1),
}  # fmt: skip
ALL_FACETS = ("type", "status", *FACETS)
KINDS = (
    ("exchange", APPLICATION_RULE), ("scholarship", APPLICATION_RULE), ("study_abroad", APPLICATION_RULE),
    ("partner", ""), ("guide", ""), ("news", ""), ("event", EVENT_RULE), ("project", ""),
)  # fmt: skip
#: Files of real data whose English texts are read where they are there.
REAL = (
    "publications/plos.jsonl", "guides/integreat.jsonl", "guides/tramitit.jsonl", "projects/neic_posts.jsonl",
    "calls/neic_posts.jsonl",
)  # fmt: skip
_HEAD = re.compile(r"\A\+\+\+.*?\+\+\+", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def documents(count: int, first: int = 0) -> Iterator[SearchDocument]:
    """Documents of the English tree, the same ones every time."""
    known = _sentences()
    for number in range(first, first + count):
        yield _document(number, known, random.Random(SEED * 1_000_003 + number))


def questions(count: int) -> list[SearchQuery]:
    """Questions of a reader who sees all facets: words, phrases, errors, filters; the same ones every time."""
    known, chance = _sentences(), random.Random(SEED)
    made = []
    for number in range(count):
        words = re.findall(r"[a-zA-Z]{4,}", chance.choice(known)) or ["visa"]
        start = chance.randrange(len(words))
        typed = words[start : start + 1 + number % 3]
        forms = (
            " ".join(typed),
            f'"{" ".join(typed)}"',
            " ".join(typed)[:-1],
            f"{words[0]} -{words[-1]}",
            "",
        )
        filters = {"country": ("c3", "c4")} if number % 4 == 0 else {}
        made.append(
            SearchQuery(
                "en", NOW, forms[number % 5] if number % 2 else forms[0], filters=filters, facets=ALL_FACETS
            )
        )
    return made


def beginnings(count: int) -> list[str]:
    """What is typed when completions are asked for: the first letters of words."""
    chance = random.Random(SEED)
    return [" ".join(chance.choice(_sentences()).split()[:2])[: chance.randint(2, 9)] for _ in range(count)]


@cache
def _sentences() -> tuple[str, ...]:
    """Sentences in English, each once, in the same order every time."""
    texts = [_HEAD.sub("", path.read_text("utf-8")) for path in sorted(ROOT.glob("home/demo/*/*/en.md"))]
    for name in REAL:
        texts += _real(ROOT.parent / "shared" / "data" / name)
    found = {
        part for text in texts for part in _SENTENCE.split(" ".join(text.split())) if 20 < len(part) < 300
    }
    return tuple(sorted(found))


def _document(number: int, known: tuple[str, ...], chance: random.Random) -> SearchDocument:
    kind, rule = chance.choice(KINDS)
    start = NOW + timedelta(days=chance.randint(-200, 200))
    title = " ".join(chance.choice(known).split()[: chance.randint(2, 7)])
    return SearchDocument(
        id=f"page:{number}",
        key=f"key-{number}",
        kind=kind,
        locale="en",
        language="en" if chance.random() > 0.1 else "fr",
        url=f"/en/{number}/",
        title=title,
        summary=chance.choice(known),
        body=" ".join(chance.choices(known, k=chance.randint(6, 20))),
        names=(f"P LISBOA{number:05d}", f"U{number}") if kind == "partner" else (),
        facets={
            name: tuple(
                dict.fromkeys(f"{name[0]}{chance.randrange(codes)}" for _ in range(chance.randint(0, most)))
            )
            for name, (codes, most) in FACETS.items()
        },
        status_rule=rule,
        deadlines=(start + timedelta(days=30),) if rule == APPLICATION_RULE else (),
        starts_at=start if rule == EVENT_RULE else None,
        published_at=NOW - timedelta(days=chance.randint(0, 900)),
        sort_title=title.casefold(),
        card={"facts": [{"t": "text", "value": "Lisbon"}] * 3},
        version=1,
    )


def _real(path: Path) -> list[str]:
    """English texts of a file of real data, packed or not; none where it is not there."""
    for one, opened in ((path, open), (path.with_name(f"{path.name}.gz"), gzip.open)):
        if one.exists():
            with opened(one, "rt", encoding="utf-8") as lines:
                return [text for line in lines if (text := _english(json.loads(line)))]
    return []


def _english(record: dict[str, object]) -> str:
    abstracts = record.get("abstracts")
    if isinstance(abstracts, dict):
        return str(abstracts.get("en") or "")
    return str(record.get("body") or "") if record.get("lang") == "en" else ""
