"""Fields of an index, how texts become tokens in them, and how much a word counts where.

Which documents a word finds is decided by tokens that ``search.analysis`` made, the very ones of the embedded engine,
so that both find the same. How well it fits is also judged by Elasticsearch's analyser of the language, which knows
other endings: measured on ten languages, both together rank better than either (nDCG@10 +.004 on the mean).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search.analysis.analyzers import PLAIN
from search.analysis.languages import DEFAULTS
from search.backends.stored import FORMAT as DOCUMENT_FORMAT
from search.weights import FIELD_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Raised whenever what is stored changes its meaning.
FORMAT = 2
#: What an index notes of itself, the form of documents in it too. One of another form is made anew.
FORM = f"{FORMAT}.{DOCUMENT_FORMAT}"
#: Elasticsearch's window: what lies beyond is counted, not shown.
WINDOW = 10_000

#: Analysers that the references of versions 8.19 and 9 both describe.
_LANGUAGE_ANALYZERS = frozenset(
    [
        "arabic",
        "armenian",
        "basque",
        "bengali",
        "brazilian",
        "bulgarian",
        "catalan",
        "cjk",
        "czech",
        "danish",
        "dutch",
        "english",
        "estonian",
        "finnish",
        "french",
        "galician",
        "german",
        "greek",
        "hindi",
        "hungarian",
        "indonesian",
        "irish",
        "italian",
        "latvian",
        "lithuanian",
        "norwegian",
        "persian",
        "portuguese",
        "romanian",
        "russian",
        "serbian",
        "sorani",
        "spanish",
        "swedish",
        "thai",
        "turkish",
    ]
)
#: For languages without an analyser: words without case and accents.
FOLDING = "folding"
#: Names of analysers in the settings follow the embedded engine, which has one for all scripts without spaces.
_BETTER = {"th": "thai"}

_DATE = {"type": "date", "format": "epoch_millis"}
#: Filled for every search: built when an index changes, not when the first reader asks.
_CODE = {"type": "keyword", "eager_global_ordinals": True}
_TOKENS = {"type": "text", "analyzer": "tokens"}
#: Begun words complete titles and names.
_BEGUN = {**_TOKENS, "index_prefixes": {"min_chars": 1, "max_chars": 8}}
#: Words that rank and never find: how often they stand in a text counts, where they stand does not.
_RANKING = {"type": "text", "index_options": "freqs"}
_UNSEARCHED = {"type": "keyword", "index": False, "doc_values": False}

_PROPERTIES: dict[str, Any] = {
    "alive": {"type": "boolean"},  # false: a deletion that an older put must not undo
    "id": {"type": "keyword"},
    "number": {
        "type": "long",
        "index": False,
    },  # of the id: equal ones stand in the order in which pages were made
    "version": {"type": "long", "index": False},
    "content": _UNSEARCHED,  # the document as JSON, the one field that is kept
    "own": {"type": "boolean"},
    "languages": _CODE,
    "sort_title": {"type": "keyword"},
    "title_length": {"type": "integer", "index": False},
    "title_key": {"type": "keyword"},
    "name_keys": {"type": "keyword"},
    "rule": {"type": "keyword"},
    "opens_on": _DATE,
    "starts_at": _DATE,
    "ends_at": _DATE,
    "published_at": {**_DATE, "index": False},
    "over_at": _DATE,
    "moments": _DATE,
    "deadlines": _DATE,
    "deadline": {
        "type": "nested",
        "properties": {"at": _DATE, "term": {"type": "keyword"}, "terms": {"type": "keyword"}},
    },
    "facets": {"type": "object", "dynamic": True},
    "native": {"type": "object", "dynamic": True},
    **dict.fromkeys(FIELD_NAMES, _TOKENS),
    "heading": _BEGUN,
    "names": _BEGUN,
}


def native_analyzer(language: str, analyzers: Mapping[str, str]) -> str:
    """Return Elasticsearch's analyser of a language: the one named for it, else the one known for its first part."""
    code = language.lower()
    base = code.partition("-")[0]
    name = analyzers.get(code) or analyzers.get(base) or DEFAULTS.get(base, PLAIN)
    if name == "cjk":
        name = _BETTER.get(base, name)
    return name if name in _LANGUAGE_ANALYZERS else FOLDING


def mapping(prefix: str, locale: str) -> dict[str, Any]:
    """Return the mapping of a tree's index: what is not named here is refused, but facets' codes and languages' texts."""
    templates: list[dict[str, Any]] = [{"facets": {"path_match": "facets.*", "mapping": _CODE}}]
    templates += [
        {name: {"path_match": f"native.{name}", "mapping": {**_RANKING, "analyzer": name}}}
        for name in (*sorted(_LANGUAGE_ANALYZERS), FOLDING)
    ]
    return {
        "dynamic": "strict",
        "_meta": {"prefix": prefix, "locale": locale, "format": FORM},
        "_source": {"includes": ["content", "id"]},
        "dynamic_templates": templates,
        "properties": _PROPERTIES,
    }


def settings(*, filling: bool) -> dict[str, Any]:
    """Return the settings of a tree's index: one shard, so that counts are exact and scores of all documents compare."""
    return {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-1",
        "refresh_interval": "-1" if filling else "1s",
        # What is being filled is begun again after a fault: no write of it need reach the disk before the next one.
        "translog.durability": "async" if filling else "request",
        "analysis": {
            "analyzer": {
                "tokens": {"type": "custom", "tokenizer": "whitespace"},
                FOLDING: {"type": "custom", "tokenizer": "standard", "filter": ["lowercase", "asciifolding"]},
            }
        },
    }
