"""A record's values into an institution. Pure of queries: what is stored and when is decided by the caller.

The registry that describes an institution (``source``) sets its fields: ROR before the charter list. Others fill
what is empty. Nothing is emptied by an import, and nothing that an editor wrote is touched, so that the files of
several sources can be imported in any order, again and again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partners_directory.enums import InstitutionSource
from partners_directory.importers.rows import InstitutionRecord
from partners_directory.models.institution import Institution
from search.analysis.folding import fold_text

#: Record attribute → model field, for values that are simply set.
_PLAIN = {
    "display_name": "display_name",
    "acronym": "acronym",
    "country": "country_id",
    "city": "city",
    "region": "region_name",
    "website": "website",
    "established": "established",
}
_LISTS = ("types", "domains")
_RANK = {InstitutionSource.MANUAL.value: 0, InstitutionSource.ECHE.value: 1, InstitutionSource.ROR.value: 2}
#: Fields that identify an institution and live in columns of their own.
SINGLE_CODES = {"ror": "ror_id", "schac": "hei_id"}
#: Every column that ``merge`` may change.
COLUMNS = (
    *_PLAIN.values(), *_LISTS, *SINGLE_CODES.values(), "names", "aliases", "status", "latitude", "longitude", "source",
    "source_key",
)  # fmt: skip


@dataclass(slots=True)
class _Merge:
    institution: Institution
    owns: bool

    def may_write(self, field: str) -> bool:
        """Whether an import may change a field: an editor has not written it."""
        return field.removesuffix("_id") not in self.institution.edited_fields and (
            field not in self.institution.edited_fields
        )

    def put(self, field: str, value: object) -> None:
        """Set a field to a value that isn't empty, if the source owns the institution or the field is empty."""
        if value in (None, "", [], {}) or not self.may_write(field):
            return
        current = getattr(self.institution, field)
        if self.owns or current in (None, "", [], {}):
            setattr(self.institution, field, value)


def merge(institution: Institution, record: InstitutionRecord, *, fill_only: bool = False) -> bool:
    """Write a record's values into an institution; tells whether any of its columns changed."""
    before = _snapshot(institution)
    merging = _Merge(institution, _adopt(institution, record) and not fill_only)
    _put_names(merging, record)
    for attribute, field in _PLAIN.items():
        merging.put(field, getattr(record, attribute))
    for field in _LISTS:
        merging.put(field, list(getattr(record, field)))
    for scheme, field in SINGLE_CODES.items():
        merging.put(field, next(iter(record.values_of(scheme)), None))
    _put_place(merging, record)
    if merging.owns:
        merging.put("status", record.status)
    return _snapshot(institution) != before


def _snapshot(institution: Institution) -> list[object]:
    return [
        tuple(value) if isinstance(value := getattr(institution, field), list) else value for field in COLUMNS
    ]


def _adopt(institution: Institution, record: InstitutionRecord) -> bool:
    """Whether the record's source describes this institution from now on."""
    if _RANK[record.source] > _RANK[institution.source]:
        institution.source, institution.source_key = record.source, record.source_key
    return (institution.source, institution.source_key) == (record.source, record.source_key)


def _put_names(merging: _Merge, record: InstitutionRecord) -> None:
    """Names by language as the owner has them; every other name, those that it replaced included, as an alias."""
    institution, names = merging.institution, dict(record.names)
    former, former_names = institution.display_name, institution.names.values()
    replaces = merging.owns and merging.may_write("display_name")
    if merging.may_write("names"):
        institution.names = {**institution.names, **names} if merging.owns else {**names, **institution.names}
    if not merging.may_write("aliases"):
        return
    shown = record.display_name if replaces or not former else former
    known = {fold_text(name) for name in (shown, *institution.names.values(), *institution.aliases)}
    candidates = [former, *former_names, record.display_name, *names.values(), *record.aliases]
    institution.aliases = [*institution.aliases, *_unknown(candidates, known)]


def _unknown(candidates: Iterable[str], known: set[str]) -> Iterator[str]:
    for name in candidates:
        folded = fold_text(name)
        if folded and folded not in known:
            known.add(folded)
            yield name


def _put_place(merging: _Merge, record: InstitutionRecord) -> None:
    """Both coordinates or neither."""
    if record.latitude is None or not (merging.may_write("latitude") and merging.may_write("longitude")):
        return
    if merging.owns or merging.institution.latitude is None:
        merging.institution.latitude, merging.institution.longitude = record.latitude, record.longitude
