"""Reading the demo's files."""

import pytest

from home.demo.errors import InvalidDemoFile
from home.demo.reader import read_page, read_records, read_section, read_sources, read_translations

TEXT = '+++\ntitle = "Visa"\n+++\n\nSee [money](page:guides/money).\n'


@pytest.fixture
def write(tmp_path):
    def write_file(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write_file


def test_read_page_has_head_blocks_and_links(write):
    page = read_page(write("guides/visa/en.md", TEXT))

    assert (page.key, page.language, page.head) == ("guides/visa", "en", {"title": "Visa"})
    assert [block.type for block in page.blocks] == ["rich_text"]
    assert page.links == ("guides/money",)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("title\n", 1, "begins with a line"),
        ("", 1, "begins with a line"),
        ('+++\ntitle = "a"\n', 2, "not closed"),
        ('+++\ntitle = "a"\nb = \n+++\n', 3, "TOML"),
        ('+++\ntitle = "a"\n+++\n\n# One\n', 5, "headings"),
        (b"+++\n\xff\n+++\n", None, "not UTF-8"),
    ],
)
def test_read_page_names_file_and_line(write, text, line, problem):
    path = write("guides/visa/en.md", text)

    with pytest.raises(InvalidDemoFile, match=problem) as caught:
        read_page(path)

    assert (caught.value.path, caught.value.line) == (path, line)
    assert str(caught.value).startswith(f"{path}:")


def test_read_section_is_sorted_and_by_language(write, tmp_path):
    for name in ("guides/visa/en.md", "guides/money/en.md", "guides/money/fr.md", "news/a/en.md"):
        write(name, TEXT)

    assert [page.slug for page in read_section("guides", root=tmp_path)] == ["money", "visa"]
    assert [page.slug for page in read_section("guides", "fr", root=tmp_path)] == ["money"]
    sources = read_sources(tmp_path)
    assert list(sources) == ["guides/money", "guides/visa", "news/a"]
    assert [page.language for page in read_translations(sources["guides/money"])] == ["fr"]


def test_read_records_reads_tables(write, tmp_path):
    write("records/places.toml", '[[place]]\nslug = "a"\n[[place]]\nslug = "b"\n')
    write("records/units.toml", "[[unit]\n")

    assert [place["slug"] for place in read_records("place", tmp_path)] == ["a", "b"]
    assert read_records("contact", tmp_path) == ()
    with pytest.raises(InvalidDemoFile, match=r"units\.toml:1"):
        read_records("unit", tmp_path)
