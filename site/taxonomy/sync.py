"""The vocabularies of this release into the database: records in files, rows, counts."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from taxonomy import isced, memory
from taxonomy.models import VOCABULARIES, FieldOfEducation, Vocabulary

DATA = Path(__file__).parent / "data"
FILES = {
    "country": "countries.csv",
    "language": "languages.csv",
    "currency": "currencies.csv",
    "field": "isced_f_2013.csv",
    "level": "study_levels.csv",
    "topic": "topics.csv",
}


@dataclass(frozen=True)
class Record:
    """One line of a file: facts by model attribute, names by language without empty ones."""

    code: str
    facts: Mapping[str, Any]
    names: Mapping[str, str]


@dataclass(frozen=True)
class Counts:
    """What a load did to the rows that the file knows."""

    created: int
    changed: int
    unchanged: int


def read(vocabulary: str) -> list[Record]:
    """The records of a vocabulary. A column that is no field of the model is a language."""
    model = VOCABULARIES[vocabulary]
    fields = {field.name: field for field in model._meta.get_fields() if field.concrete}  # noqa: SLF001 -- Django's name
    with (DATA / FILES[vocabulary]).open(encoding="utf-8", newline="") as file:
        return [
            Record(
                code=line.pop("code"),
                facts={key: fields[key].to_python(text) for key, text in line.items() if key in fields},
                names={key: text for key, text in line.items() if key not in fields and text},
            )
            for line in csv.DictReader(file)
        ]


def load(vocabulary: str, *, reset_names: bool = False) -> Counts:
    """Makes the rows of a vocabulary what the file says, in one transaction; rows that it does not know stay.

    Names that editors corrected win over the file's, unless ``reset_names``.
    """
    model = VOCABULARIES[vocabulary]
    records = sorted(read(vocabulary), key=lambda record: record.code)
    with transaction.atomic():
        rows = model._default_manager.in_bulk()  # noqa: SLF001 -- Django's name
        new = [_row(model, record) for record in records if record.code not in rows]
        known = [(rows[record.code], record) for record in records if record.code in rows]
        changed = [row for row, record in known if _apply(row, record, reset_names=reset_names)]
        # Two machines that start at once both find the row missing.
        model._default_manager.bulk_create(new, ignore_conflicts=True)  # noqa: SLF001 -- Django's name
        for row in changed:
            row.save()  # one by one: who shows a name learns of a new one, as when an editor corrects it
    memory.forget(vocabulary)
    return Counts(len(new), len(changed), len(known) - len(changed))


def load_all(*, reset_names: bool = False) -> Iterator[tuple[str, Counts]]:
    """Loads each vocabulary in turn and says what it did."""
    for vocabulary in FILES:
        yield vocabulary, load(vocabulary, reset_names=reset_names)


def _facts(model: type[Vocabulary], record: Record) -> dict[str, Any]:
    if model is FieldOfEducation:
        return {"parent_id": isced.parent_code(record.code)}
    return dict(record.facts)


def _row(model: type[Vocabulary], record: Record) -> Vocabulary:
    return model(code=record.code, names=dict(record.names), **_facts(model, record))


def _apply(row: Vocabulary, record: Record, *, reset_names: bool) -> bool:
    names = {**row.names, **record.names} if reset_names else {**record.names, **row.names}
    wanted = {**_facts(type(row), record), "names": names}
    if all(getattr(row, key) == value for key, value in wanted.items()):
        return False
    for key, value in wanted.items():
        setattr(row, key, value)
    return True
