"""The facets of a list as a form draws them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.templatetags.formats import day
from search.facets import FACETS
from search.finder.model import Chip, FacetGroup, FacetOption
from search.labels import facet_labels
from taxonomy.collation import sort_key
from taxonomy.isced import path as path_of
from taxonomy.labels import choices

if TYPE_CHECKING:
    from search.contract import FacetCount, SearchResults
    from search.finder.request import FinderRequest
    from search.finder.spec import FinderSpec

#: Options of a facet that are shown before "more": a list that can be seen at a glance.
SHOWN = 8
#: Fewer than these are not worth a click: they are shown as well.
SPARED = 3
#: Length of the codes at the top of a nested vocabulary (ISCED-F: broad fields have two digits).
TOP = 2


@dataclass(frozen=True, slots=True)
class _List:
    """What the facets of one list have in common."""

    asked: FinderRequest
    total: int
    path: str
    language: str


def facet_groups(
    spec: FinderSpec, asked: FinderRequest, results: SearchResults, path: str, language: str
) -> tuple[FacetGroup, ...]:
    """One group a facet that can narrow the list, in the list's order; beyond the first ones they stand apart."""
    shown = _List(asked, results.total, path, language)
    groups: list[FacetGroup] = []
    for name in spec.facets:
        options = _options(name, results.facets.get(name, ()), shown)
        if _narrows(options, results.total):
            groups.append(_group(name, options, len(groups), spec))
    return tuple(groups)


def _narrows(options: list[FacetOption], total: int) -> bool:
    """Whether a choice would change what is shown, or was made."""
    return any(option.selected or option.count != total for option in options)


def _group(name: str, options: list[FacetOption], place: int, spec: FinderSpec) -> FacetGroup:
    selected = sum(option.selected for option in options)
    shown = len(options) if len(options) < SHOWN + SPARED else SHOWN
    first = [
        option for number, option in enumerate(options) if number < shown or option.selected or option.depth
    ]
    return FacetGroup(
        name=name,
        label=str(FACETS[name].label),
        options=tuple(first),
        more=tuple(option for option in options if option not in first),
        selected_count=selected,
        expanded=bool(selected) or place < spec.open_groups,
        is_far=place >= spec.near_groups and not selected,
    )


def _options(name: str, counts: tuple[FacetCount, ...], shown: _List) -> list[FacetOption]:
    chosen = shown.asked.chosen.get(name, ())
    offered = _offered(name, counts, chosen, shown.total)
    labels = facet_labels(name, (count.code for count in offered), shown.language)
    options = [
        FacetOption(
            code=count.code,
            label=labels.get(count.code, count.code),
            count=count.count,
            selected=count.selected,
            url=shown.asked.url(shown.path, **{name: _switched(chosen, count.code)}),
            input_id=f"f-{name}-{count.code}",
            depth=max(0, len(count.code) - TOP) if FACETS[name].nested else 0,
        )
        for count in offered
    ]
    if FACETS[name].own_order:
        known = choices(FACETS[name].vocabulary, shown.language)
        order = {code: place for place, (code, _label) in enumerate(known)}
        return sorted(options, key=lambda option: order.get(option.code, len(order)))
    ranks = {one.code: (-one.count, sort_key(one.label, shown.language)) for one in options}
    if not FACETS[name].nested:
        return sorted(options, key=lambda option: ranks[option.code])
    # What is narrower stands right below its field.
    return sorted(options, key=lambda option: [ranks[code] for code in path_of(option.code) if code in ranks])


def _offered(
    name: str, counts: tuple[FacetCount, ...], chosen: tuple[str, ...], total: int
) -> list[FacetCount]:
    """Codes at the top of their tree, chosen ones, and those right below one that is chosen or that everything has.

    Forty fields are no choice.
    """
    if not FACETS[name].nested:
        return list(counts)
    opened = set(chosen) or {count.code for count in counts if count.count == total}
    return [
        count
        for count in counts
        if len(count.code) <= TOP or count.code in chosen or count.code[:-1] in opened
    ]


def _switched(chosen: tuple[str, ...], code: str) -> tuple[str, ...]:
    return tuple(one for one in chosen if one != code) if code in chosen else (*chosen, code)


@dataclass(frozen=True, slots=True)
class Removal:
    """A filter that is on, and the request without it."""

    group: str
    label: str
    left: FinderRequest
    is_words: bool = False


def removals(spec: FinderSpec, asked: FinderRequest, language: str) -> list[Removal]:
    """The filters that are on, the words first, in the list's order."""
    words = Removal(_("Words"), asked.text, asked.without("text"), is_words=True)
    found = [words] if asked.text else []
    for name in spec.facets:
        codes = asked.chosen.get(name, ())
        labels = facet_labels(name, codes, language)
        group = str(FACETS[name].label)
        found += [Removal(group, labels.get(code, code), asked.without(name, code)) for code in codes]
    days = (
        ("starts_from", _("From"), asked.starts_from),
        ("starts_to", _("To"), asked.starts_to),
        ("deadline_from", _("Deadline from"), asked.deadline_from),
        ("deadline_to", _("Deadline until"), asked.deadline_to),
    )
    return found + [Removal(group, day(value), asked.without(name)) for name, group, value in days if value]


def filter_chips(found: list[Removal], path: str) -> tuple[Chip, ...]:
    """The filters that are on, each with the address of the list without it."""
    return tuple(_chip(one, path) for one in found)


def _chip(one: Removal, path: str) -> Chip:
    text = _("Remove the filter %(group)s: %(label)s") % {"group": one.group, "label": one.label}
    return Chip(one.group, one.label, one.left.url(path), text, is_words=one.is_words)
