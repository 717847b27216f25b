import csv
import gzip
import json

import pytest


@pytest.fixture
def write():
    """Write records as JSON lines, packed or not."""

    def make(path, records, packed=False):
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "".join(json.dumps(record) + "\n" for record in records).encode()
        if packed:
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(text))
        else:
            path.write_bytes(text)

    return make


@pytest.fixture
def data(tmp_path, write):
    """A data folder in the published formats, one question a set and language."""
    root = tmp_path / "data"
    folder = root / "search_relevance"
    for name in ("xquad", "piaf"):
        write(
            folder / f"{name}_docs.jsonl",
            [
                {"id": "1", "lang": "en", "text": "The university stands on a hill."},
                {"id": "2", "lang": "en", "text": "Fish live in the sea."},
                {"id": "1", "lang": "fr", "text": "L’université est sur une colline."},
            ],
            packed=name == "xquad",
        )
        write(
            folder / f"{name}_queries.jsonl",
            [
                {"lang": "en", "query": "Where do universities stand?", "relevant": ["1"]},
                {"lang": "fr", "query": "collines", "relevant": ["1"]},
                {"lang": "en", "query": "Nobody knows", "relevant": []},
            ],
        )
    write(folder / "miracl_queries.jsonl", [{"lang": "en", "query": "No documents"}])
    write(
        folder / "affiliation_queries.jsonl",
        [
            {"dataset": "names", "query": "Univ. Lisboa", "relevant": ["a"], "all_present": True},
            {"dataset": "names", "query": "Nowhere", "relevant": [], "all_present": True},
            {"dataset": "springer", "query": "Elsewhere", "relevant": ["z"], "all_present": False},
        ],
    )
    institution = {
        "id": "a",
        "names": [{"value": "Universidade de Lisboa"}],
        "city": "Lisbon",
        "country_name": "Portugal",
    }
    write(root / "universities" / "ror_education.jsonl", [institution])
    write(root / "universities" / "ror_other_referenced.jsonl", [{"id": "b", "names": [{"value": "CERN"}]}])
    (root / "typos").mkdir()
    with (root / "typos" / "codespell_en.csv").open("w", newline="") as lines:
        csv.writer(lines).writerows(
            [
                ("typo", "correction"),
                ("univeristy", "university"),
                ("unvrsitie", "university"),
                ("1nd", "1st"),
            ]
        )
    return root
