"""Pictures and videos in a text: what an editor is refused, and what a reader gets."""

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from core.blocks.embed import EmbedBlock, frame_url
from core.blocks.image import FigureBlock, ImageBlock
from tests.factories import ImageFactory


@pytest.mark.parametrize(
    ("url", "framed"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://m.youtube.com/watch?v=a-b_c&t=5", "https://www.youtube-nocookie.com/embed/a-b_c"),
        ("https://youtu.be/dQw4w9WgXcQ?t=1", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
    ],
)
def test_videos_of_allowed_sites_are_framed_without_cookies(url, framed):
    assert frame_url(url) == framed


@pytest.mark.parametrize(
    "url",
    [
        "http://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/watch?v=",
        "https://www.youtube.com/watch",
        'https://youtu.be/x"onload=alert(1)',
        "https://vimeo.com/channels/staffpicks/76979871",
        "https://youtube.com.example.org/watch?v=dQw4w9WgXcQ",
        "https://example.org/?youtube.com",
        "javascript:alert(1)//youtube.com",
        "https://user@example.org/watch?v=x",
        "",
    ],
)
def test_everything_else_is_not(url):
    assert frame_url(url) is None


def test_an_editor_is_told_which_videos_can_be_shown():
    block = EmbedBlock()

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"url": "https://example.org/film", "title": "Film"}))

    assert "YouTube" in str(refused.value.block_errors["url"])


def test_nothing_is_loaded_from_the_videos_site_before_a_click():
    block = EmbedBlock()
    value = block.clean(block.to_python({"url": "https://vimeo.com/76979871", "title": "A walk"}))

    html = block.render(value)

    assert "<iframe" not in html
    assert "https://player.vimeo.com/video/76979871?dnt=1" in html
    assert "A walk" in html


@pytest.mark.django_db
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("kind", [ImageBlock, FigureBlock])
class TestPicture:
    def value(self, block, **fields):
        return block.to_python({"image": ImageFactory().pk, "caption": "Hall", **fields})

    def test_needs_a_text_or_the_mark(self, kind):
        block = kind()

        with pytest.raises(StructBlockValidationError) as refused:
            block.clean(self.value(block, alt="", decorative=False))

        assert "alternative text" in str(refused.value.block_errors["alt"])

    def test_decorative_has_no_text(self, kind):
        block = kind()

        cleaned = block.clean(self.value(block, alt="A hall", decorative=True))

        assert cleaned["alt"] == ""
        assert 'alt=""' in block.render(cleaned)

    def test_text_is_what_is_read_out(self, kind):
        block = kind()

        cleaned = block.clean(self.value(block, alt="The <hall> at noon", decorative=False))

        assert 'alt="The &lt;hall&gt; at noon"' in block.render(cleaned)
