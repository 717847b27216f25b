"""One record as the index of records holds it, and as the engine's document. Standard library only."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from search.contract import SearchDocument
from search.records.reading import canonical_words, runs

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Records have names in all languages at once: the code of ISO 639-2 for "undetermined" gets the plain analyser.
LOCALE = "und"
KIND = "institution"


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of an institution by which people name it; ``id`` is ``institution:<pk>`` or a registry's id."""

    id: str
    name: str
    names: tuple[str, ...] = ()  #: official names in any language
    acronyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()  #: former and short names, and those of what it succeeds
    city: str = ""
    region: str = ""
    country: str = ""  #: ISO 3166-1, two letters
    codes: tuple[str, ...] = ()  #: ids in registries
    is_active: bool = True  #: neither closed nor withdrawn from its registry


def document_of(record: Record, version: int = 0) -> SearchDocument:
    """Return the document by which an engine finds candidates: every word by which the record may be asked for, once."""
    values = {
        name: list(value) if isinstance(value, tuple) else value for name, value in asdict(record).items()
    }
    return SearchDocument(
        id=record.id,
        key=record.id,
        kind=KIND,
        locale=LOCALE,
        language=LOCALE,
        url="",
        title=record.name,
        body=" ".join(dict.fromkeys(_asked_for_by(record))),
        names=record.codes,
        card=values,
        version=version,
    )


def record_of(document: SearchDocument) -> Record:
    """Return the record that a document was made of."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in document.card.items()
    }
    return Record(**values)


def _asked_for_by(record: Record) -> Iterable[str]:
    texts = (record.name, *record.names, *record.aliases, *record.acronyms, record.city, record.region)
    for text in texts:
        yield from runs(canonical_words(text))
