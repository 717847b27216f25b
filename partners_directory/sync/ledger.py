"""Which institution has which code: read once, kept up while an import runs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partners_directory.enums import IDENTIFYING_SCHEMES, IdentifierScheme
from partners_directory.importers.rows import InstitutionRecord
from partners_directory.models.identifier import InstitutionIdentifier
from partners_directory.models.institution import Institution
from search.analysis.folding import fold_text

#: Schemes by which records find their institution, strongest first.
MATCHING = ("ror", "schac", *(scheme.value for scheme in IDENTIFYING_SCHEMES))
_PIC, _OID = IdentifierScheme.PIC.value, IdentifierScheme.OID.value
Code = tuple[str, str]


class IdentifierConflictError(Exception):
    """A record's codes belong to different institutions."""

    def __init__(self, scheme: str, reason: str) -> None:
        super().__init__(reason)
        self.scheme = scheme
        self.reason = reason


@dataclass(slots=True, eq=False)
class Slot:
    """One institution; it has a ``pk`` as soon as it is stored."""

    label: str
    pk: int | None = None
    codes: tuple[Code, ...] = ()

    def values_of(self, scheme: str) -> set[str]:
        """Its codes of one scheme."""
        return {value for known, value in self.codes if known == scheme}


class Ledger:
    """Codes and names of all institutions: about 1 kB each."""

    def __init__(self) -> None:
        self._by_code: dict[Code, Slot] = {}
        # Names by their hash, for memory: a collision would at worst ask a person to look at two institutions.
        self._by_name: dict[int, Slot] = {}
        self._load()

    def owners(self, record: InstitutionRecord) -> Iterator[tuple[Code, Slot]]:
        """The known codes of a record, strongest first, with their institutions."""
        for scheme in MATCHING:
            for value in record.values_of(scheme):
                if slot := self._by_code.get((scheme, value)):
                    yield (scheme, value), slot

    def match(self, record: InstitutionRecord) -> Slot | None:
        """The institution that a record describes, None if it is new. Raises IdentifierConflictError."""
        owners = list(self.owners(record))
        if not owners:
            return None
        (scheme, value), slot = owners[0]
        for (other_scheme, other_value), other in owners[1:]:
            if other is not slot:
                raise IdentifierConflictError(
                    other_scheme,
                    f"{other_value} belongs to “{other.label}”, but {scheme} {value} to “{slot.label}”",
                )
        for single in ("ror", "schac"):
            if _differ(slot, record, single):
                raise IdentifierConflictError(
                    scheme, f"{value} belongs to “{slot.label}”, which has another {single} id"
                )
        if scheme == _OID and _differ(slot, record, _PIC):
            raise IdentifierConflictError(scheme, f"{value} belongs to “{slot.label}”, which has another PIC")
        return slot

    def by_ror_id(self, ror_id: str) -> Slot | None:
        """The institution with a ROR id."""
        return self._by_code.get(("ror", ror_id))

    def namesake(self, names: Iterable[str], country: str) -> Slot | None:
        """The first institution of a country that has one of these names, case and accents aside."""
        found = (self._by_name.get(_name_key(name, country)) for name in names)
        return next((slot for slot in found if slot), None)

    def add_codes(self, slot: Slot, codes: Iterable[Code]) -> None:
        """Remember codes of an institution; those that don't identify are skipped."""
        for code in codes:
            if code[0] in MATCHING and code not in slot.codes:
                self._by_code[code] = slot
                slot.codes = (*slot.codes, code)

    def add_names(self, slot: Slot, names: Iterable[str], country: str) -> None:
        """Remember names of an institution; the first one that has a name keeps it."""
        for name in names:
            self._by_name.setdefault(_name_key(name, country), slot)

    def _load(self) -> None:
        by_pk: dict[int, Slot] = {}
        columns = ("pk", "ror_id", "hei_id", "country_id", "display_name", "names", "aliases")
        rows = Institution.objects.order_by("pk").values_list(*columns).iterator(chunk_size=500)
        for pk, ror_id, hei_id, country, display_name, names, aliases in rows:
            slot = by_pk[pk] = Slot(display_name, pk)
            self.add_codes(slot, ((s, value) for s, value in (("ror", ror_id), ("schac", hei_id)) if value))
            self.add_names(slot, (display_name, *names.values(), *aliases), country)
        identifiers = InstitutionIdentifier.objects.filter(scheme__in=IDENTIFYING_SCHEMES)
        for pk, scheme, value in identifiers.values_list("institution_id", "scheme", "value").iterator():
            self.add_codes(by_pk[pk], [(scheme, value)])


def _differ(slot: Slot, record: InstitutionRecord, scheme: str) -> bool:
    """Whether both have codes of a scheme, and none in common."""
    known, given = slot.values_of(scheme), set(record.values_of(scheme))
    return bool(known and given and not known & given)


def _name_key(name: str, country: str) -> int:
    return hash((fold_text(name), country))
