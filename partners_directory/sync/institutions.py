"""Institutions from an importer's rows into the database, a batch at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import DataError, IntegrityError, reset_queries, transaction

from core import clock
from partners_directory.importers.rows import ImportedRow, InstitutionRecord, Note, RejectedRow
from partners_directory.models.identifier import InstitutionIdentifier
from partners_directory.models.institution import Institution
from partners_directory.notices import institutions_changed
from partners_directory.sync.ledger import IdentifierConflictError, Ledger, Slot
from partners_directory.sync.merge import COLUMNS, SINGLE_CODES, merge
from partners_directory.sync.report import Outcome, RowReport
from taxonomy.models import Country

#: Rows a transaction: a longer write lock fails editors' saves on SQLite after its busy timeout of 5 s (decisions.md 9).
BATCH = 200
#: Told of a row that describes what an earlier one described. Two that differ would change it at every run.
REPEATED = Note("row", "an earlier row describes the same record; only what that lacks was taken")
RecordKey = tuple[str, str]
_DERIVED = ("search_text", "sort_name", "successor", "updated_at")


@dataclass(slots=True)
class _Draft:
    """An institution in the present batch, with the codes that it has and is to get."""

    slot: Slot
    institution: Institution
    codes: list[InstitutionIdentifier]
    new_codes: list[InstitutionIdentifier] = field(default_factory=list)
    namesake: Slot | None = None
    is_new: bool = False
    is_changed: bool = False


@dataclass(slots=True)
class _Run:
    """What the batches of one import share. ``drafts`` outlive a batch in a dry run alone."""

    dry_run: bool
    countries: frozenset[str]
    ledger: Ledger = field(default_factory=Ledger)
    waiting: dict[Slot, str] = field(default_factory=dict)
    drafts: dict[Slot, _Draft] = field(default_factory=dict)
    described: set[RecordKey] = field(default_factory=set)


class InstitutionSync:
    """One run over any number of files. With ``dry_run`` nothing is written, and about 5 kB a new row are kept."""

    def __init__(self, *, dry_run: bool = False) -> None:
        self._run = _Run(dry_run, frozenset(Country.objects.values_list("code", flat=True)))

    def run(self, rows: Iterable[ImportedRow | RejectedRow]) -> Iterator[RowReport]:
        """Yield each row's outcome after the commit of its batch. Stopping in between leaves whole rows."""
        iterator = iter(rows)
        while batch := list(islice(iterator, BATCH)):
            yield from self._store(batch)
            reset_queries()  # with DEBUG, Django keeps the text of every query: 60 MB here
        self._link_successors()

    def _store(self, batch: list[ImportedRow | RejectedRow]) -> list[RowReport]:
        """One transaction; if the database refuses it, one transaction a row, so that one row costs no other."""
        store = _Batch(self._run)
        try:
            reports = store.store(batch)
        except (IntegrityError, DataError) as error:
            self._run.ledger = Ledger()
            if len(batch) == 1:
                reason = f"the database refuses it: {str(error).splitlines()[0]}"
                return [RowReport(batch[0].origin, Outcome.REJECTED, reason=reason)]
            return [report for row in batch for report in self._store([row])]
        self._run.described |= store.described
        return reports

    def _link_successors(self) -> None:
        """Successors that came later in the files than those whom they succeed."""
        found = [(slot.pk, self._run.ledger.by_ror_id(ror_id)) for slot, ror_id in self._run.waiting.items()]
        links = [(pk, target.pk) for pk, target in found if pk and target and target.pk]
        self._run.waiting.clear()
        for start in range(0, len(links), BATCH):
            with transaction.atomic():
                batch = links[start : start + BATCH]
                for pk, target_pk in batch:
                    Institution.objects.filter(pk=pk).update(successor=target_pk, updated_at=clock.now())
                institutions_changed.send(Institution, pks=[pk for pk, _target in batch])


class _Batch:
    """The rows of one transaction."""

    def __init__(self, run: _Run) -> None:
        self._run = run
        self._ledger = run.ledger
        self._drafts = run.drafts if run.dry_run else {}
        self.described: set[RecordKey] = set()

    def store(self, rows: list[ImportedRow | RejectedRow]) -> list[RowReport]:
        """Merge and write rows; everything or nothing."""
        with transaction.atomic():
            self._load(rows)
            reports = [self._report(row) for row in rows]
            if not self._run.dry_run:
                self._write()
        return reports

    def _load(self, rows: list[ImportedRow | RejectedRow]) -> None:
        """Read and lock the stored institutions that these rows name."""
        records = [row.record for row in rows if isinstance(row, ImportedRow)]
        slots = {slot for record in records for _code, slot in self._ledger.owners(record)}
        stored = Institution.objects.select_for_update().in_bulk({slot.pk for slot in slots if slot.pk})
        codes: dict[int, list[InstitutionIdentifier]] = {pk: [] for pk in stored}
        for code in InstitutionIdentifier.objects.filter(institution__in=stored):
            codes[code.institution_id].append(code)
        for slot in slots:
            if slot not in self._drafts and slot.pk is not None and slot.pk in stored:
                self._drafts[slot] = _Draft(slot, stored[slot.pk], codes[slot.pk])

    def _report(self, row: ImportedRow | RejectedRow) -> RowReport:
        if isinstance(row, RejectedRow):
            return RowReport.of_rejected(row)
        if row.record.country not in self._run.countries:
            reason = f"{row.record.country} is no country of ISO 3166-1"
            return RowReport.of_rejected(RejectedRow(row.origin, "country", reason))
        key = row.record.source, row.record.source_key
        repeated = key in self._run.described or key in self.described
        try:
            outcome = self._merge(row.record, fill_only=repeated)
        except IdentifierConflictError as error:
            return RowReport.of_rejected(RejectedRow(row.origin, error.scheme, error.reason))
        self.described.add(key)
        notes = (*row.notes, REPEATED) if repeated else row.notes
        return RowReport(row.origin, outcome, row.record.display_name, notes=notes)

    def _merge(self, record: InstitutionRecord, *, fill_only: bool) -> Outcome:
        slot = self._ledger.match(record)
        draft = self._drafts.get(slot) if slot else None
        created = draft is None
        if draft is None:
            draft = self._new(record)
        changed = merge(draft.institution, record, fill_only=fill_only)
        changed |= self._merge_codes(draft, record)
        changed |= not fill_only and self._merge_successor(draft, record)
        if created:
            return Outcome.CREATED
        draft.is_changed |= changed
        return Outcome.CHANGED if changed else Outcome.UNCHANGED

    def _new(self, record: InstitutionRecord) -> _Draft:
        slot = Slot(record.display_name)
        names = [record.display_name, *(name for _language, name in record.names)]
        namesake = self._ledger.namesake(names, record.country)
        self._ledger.add_names(slot, [*names, *record.aliases], record.country)
        draft = _Draft(slot, Institution(), [], namesake=namesake, is_new=True)
        self._drafts[slot] = draft
        return draft

    def _merge_codes(self, draft: _Draft, record: InstitutionRecord) -> bool:
        given = [(code.scheme, code.value) for code in record.identifiers]
        if "identifiers" in draft.institution.edited_fields:
            return False
        self._ledger.add_codes(draft.slot, given)
        known = {(code.scheme, code.value) for code in draft.codes}
        added = [
            InstitutionIdentifier(institution=draft.institution, scheme=scheme, value=value)
            for scheme, value in dict.fromkeys(given)
            if scheme not in SINGLE_CODES and (scheme, value) not in known
        ]
        draft.codes.extend(added)
        draft.new_codes.extend(added)
        return bool(added)

    def _merge_successor(self, draft: _Draft, record: InstitutionRecord) -> bool:
        if not record.successor_ror_id or "successor" in draft.institution.edited_fields:
            return False
        target = self._ledger.by_ror_id(record.successor_ror_id)
        if target is None or target.pk is None:
            self._run.waiting[draft.slot] = record.successor_ror_id
            return False
        if draft.institution.successor_id == target.pk or target is draft.slot:
            return False
        draft.institution.successor_id = target.pk
        return True

    def _write(self) -> None:
        touched = [draft for draft in self._drafts.values() if draft.is_new or draft.is_changed]
        now = clock.now()
        for draft in touched:
            draft.institution.refresh_derived(draft.codes)
            draft.institution.updated_at = now
        new = [draft.institution for draft in touched if draft.is_new]
        Institution.objects.bulk_create(new)
        changed = [draft.institution for draft in touched if not draft.is_new]
        Institution.objects.bulk_update(changed, [*COLUMNS, *_DERIVED], batch_size=100)
        for draft in touched:
            draft.slot.pk = draft.institution.pk
        InstitutionIdentifier.objects.bulk_create(code for draft in touched for code in draft.new_codes)
        self._mark_namesakes(touched)
        if touched:
            institutions_changed.send(Institution, pks=[draft.slot.pk for draft in touched])

    @staticmethod
    def _mark_namesakes(touched: list[_Draft]) -> None:
        marked = [draft for draft in touched if draft.is_new and draft.namesake]
        for draft in marked:
            draft.institution.possible_duplicate_of_id = draft.namesake.pk if draft.namesake else None
        Institution.objects.bulk_update([draft.institution for draft in marked], ["possible_duplicate_of"])
