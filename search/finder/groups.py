"""The facets of a list as a form draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from core.templatetags.formats import day
from search.facets import FACETS
from search.finder.model import Chip, FacetGroup, FacetOption
from search.labels import facet_labels
from taxonomy.collation import sort_key
from taxonomy.labels import choices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.contract import FacetCount
    from search.finder.request import FinderRequest
    from search.finder.spec import FinderSpec

#: Options of a facet that are shown before "more": a list that can be seen at a glance.
SHOWN = 8
#: Fewer than these are not worth a click: they are shown as well.
SPARED = 3
#: Length of the codes at the top of a nested vocabulary (ISCED-F: broad fields have two digits).
TOP = 2


def facet_groups(
    spec: FinderSpec,
    asked: FinderRequest,
    counts: Mapping[str, tuple[FacetCount, ...]],
    path: str,
    language: str,
) -> tuple[FacetGroup, ...]:
    """One group a facet that has something to choose, in the list's order."""
    groups = []
    for place, name in enumerate(spec.facets):
        options = _options(name, asked, counts.get(name, ()), path, language)
        selected = sum(option.selected for option in options)
        if len(options) > 1 or selected:
            shown = len(options) if len(options) < SHOWN + SPARED else SHOWN
            first = [option for place_, option in enumerate(options) if place_ < shown or option.selected]
            rest = [option for option in options if option not in first]
            groups.append(
                FacetGroup(
                    name=name,
                    label=str(FACETS[name].label),
                    options=tuple(first),
                    more=tuple(rest),
                    selected_count=selected,
                    expanded=bool(selected) or place < spec.open_groups,
                )
            )
    return tuple(groups)


def _options(
    name: str, asked: FinderRequest, counts: tuple[FacetCount, ...], path: str, language: str
) -> list[FacetOption]:
    labels = facet_labels(name, (count.code for count in counts), language)
    chosen = asked.chosen.get(name, ())
    options = [
        FacetOption(
            code=count.code,
            label=labels.get(count.code, count.code),
            count=count.count,
            selected=count.selected,
            url=asked.url(path, **{name: _switched(chosen, count.code)}),
            input_id=f"f-{name}-{count.code}",
        )
        for count in counts
        if _is_offered(name, count.code, chosen)
    ]
    if FACETS[name].own_order:
        order = {
            code: place for place, (code, _label) in enumerate(choices(FACETS[name].vocabulary, language))
        }
        return sorted(options, key=lambda option: order.get(option.code, len(order)))
    return sorted(options, key=lambda option: (-option.count, sort_key(option.label, language)))


def _is_offered(name: str, code: str, chosen: tuple[str, ...]) -> bool:
    """Whether a code is at the top of its tree, chosen, or right below one that is: forty fields are no choice."""
    if not FACETS[name].nested or len(code) <= TOP:
        return True
    return code in chosen or code[:-1] in chosen


def _switched(chosen: tuple[str, ...], code: str) -> tuple[str, ...]:
    return tuple(one for one in chosen if one != code) if code in chosen else (*chosen, code)


def filter_chips(spec: FinderSpec, asked: FinderRequest, path: str, language: str) -> tuple[Chip, ...]:
    """The filters that are on, each with the address of the list without it."""
    chips = []
    if asked.text:
        chips.append(_chip(_("Words"), asked.text, asked.url(path, q="")))
    for name in spec.facets:
        codes = asked.chosen.get(name, ())
        labels = facet_labels(name, codes, language)
        chips += [
            _chip(
                str(FACETS[name].label),
                labels.get(code, code),
                asked.url(path, **{name: _switched(codes, code)}),
            )
            for code in codes
        ]
    for name, label, value in (("from", _("From"), asked.starts_from), ("to", _("To"), asked.starts_to)):
        if value:
            chips.append(_chip(label, day(value), asked.url(path, **{name: ""})))
    return tuple(chips)


def _chip(group: str, label: str, url: str) -> Chip:
    text = _("Remove the filter %(group)s: %(label)s") % {"group": group, "label": label}
    return Chip(group, label, url, text)
