"""Which indexes there are: one a language tree, behind an alias; another beside it while it is being rebuilt.

An index is called ``<prefix>.<locale>.<stamp>``. The alias ``<prefix>-<locale>`` names the one that answers,
``<prefix>-<locale>-next`` one that is being filled. Aliases alone are written to, and only where they are: a write that
comes late never makes an index by itself.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from elasticsearch import BadRequestError, NotFoundError

from search.backends.elasticsearch.schema import FORM, mapping, settings
from search.backends.elasticsearch.server import exists_already, while_reading
from search.contract import SearchUnavailableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from elasticsearch import Elasticsearch

_LOCALE = re.compile("[a-z]{2,8}(-[a-z0-9]{1,8})*")
_STAMP_DIGITS = 20


@dataclass(slots=True)
class Tree:
    """The indexes of one locale."""

    live: list[str] = field(default_factory=list)
    filling: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)  #: whole, but not named by the alias

    @property
    def indexes(self) -> set[str]:
        """Where a write must have gone."""
        return {*self.live, *self.filling}


class Trees:
    """The indexes of one prefix on one server."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix.lower()
        self._name = re.compile(rf"{re.escape(self._prefix)}\.({_LOCALE.pattern})\.\d{{{_STAMP_DIGITS}}}")

    def alias(self, locale: str) -> str:
        """Return the name under which a tree is searched and written to."""
        return f"{self._prefix}-{locale.lower()}"

    def filling_alias(self, locale: str) -> str:
        """Return the name of the index that is being filled."""
        return f"{self.alias(locale)}-next"

    @staticmethod
    def is_locale(locale: str) -> bool:
        """Whether a text can be a language code; anything else could name another index."""
        return _LOCALE.fullmatch(locale.lower()) is not None

    def read(self, client: Elasticsearch) -> dict[str, Tree]:
        """Return the trees by locale. An alias that was lost is set again, where its index is still there."""
        found: dict[str, Tree] = {}
        answer = client.indices.get_alias(index=f"{self._prefix}.*", expand_wildcards="open")
        with while_reading():
            named = {index: list(value["aliases"]) for index, value in dict(answer.body).items()}
        for index, aliases in sorted(named.items()):
            if match := self._name.fullmatch(index):
                locale = match.group(1)
                tree = found.setdefault(locale, Tree())
                if self.alias(locale) in aliases:
                    tree.live.append(index)
                elif self.filling_alias(locale) in aliases:
                    tree.filling.append(index)
                else:
                    tree.others.append(index)
        for locale, tree in found.items():
            if not tree.live and tree.others:
                client.indices.put_alias(index=tree.others[-1], name=self.alias(locale))
                tree.live = [tree.others.pop()]
        return {locale: tree for locale, tree in found.items() if tree.live or tree.filling}

    def require_form(self, client: Elasticsearch, trees: Mapping[str, Tree]) -> None:
        """Raise ``SearchUnavailableError`` where an index that answers was made by a release that stored another form."""
        answer = client.indices.get_mapping(index=f"{self._prefix}.*", expand_wildcards="open")
        live = {index for tree in trees.values() for index in tree.live}
        with while_reading():
            forms = {
                index: dict(value["mappings"]).get("_meta", {}).get("format")
                for index, value in dict(answer.body).items()
            }
        other = sorted(index for index in live if forms.get(index) != FORM)
        if other:
            raise SearchUnavailableError(
                f"stored in another form, run rebuild_search_index: {', '.join(other)}"
            )

    def create(self, client: Elasticsearch, locale: str) -> None:
        """Make the first index of a tree; of several who try at once, one does."""
        try:
            self._create(client, locale, 0, self.alias(locale))
        except BadRequestError as error:
            if not exists_already(error):
                raise

    def begin(self, client: Elasticsearch, locale: str) -> str:
        """Make an index to fill; returns its name."""
        return self._create(client, locale, time.time_ns(), self.filling_alias(locale))

    def swap(self, client: Elasticsearch, made: dict[str, str], old: dict[str, Tree]) -> None:
        """Let filled indexes answer, all at once for everybody, and remove those that did."""
        actions: list[dict[str, dict[str, str]]] = []
        for locale, index in made.items():
            tree = old.get(locale, Tree())
            actions += [{"remove_index": {"index": one}} for one in (*tree.live, *tree.others)]
            if client.indices.exists(index=self.alias(locale)) and not tree.live:
                actions.append({"remove_index": {"index": self.alias(locale)}})
            actions.append({"remove": {"index": index, "alias": self.filling_alias(locale)}})
            actions.append({"add": {"index": index, "alias": self.alias(locale)}})
        client.indices.update_aliases(actions=actions)

    def remove(self, client: Elasticsearch, indexes: list[str]) -> None:
        """Remove indexes; one that is gone already is none of our worries."""
        for index in indexes:
            try:
                client.indices.delete(index=index)
            except NotFoundError:
                continue

    def _create(self, client: Elasticsearch, locale: str, stamp: int, alias: str) -> str:
        index = f"{self._prefix}.{locale.lower()}.{stamp:0{_STAMP_DIGITS}d}"
        client.indices.create(
            index=index,
            settings=settings(filling=stamp > 0),
            mappings=mapping(self._prefix, locale),
            aliases={alias: {}},
        )
        return index
