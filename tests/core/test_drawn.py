"""Components that are drawn once."""

from types import MappingProxyType

import pytest
from django.template import Context, Template
from django.utils.translation import override

from core.templatetags import drawn


@pytest.fixture(autouse=True)
def _nothing_kept():
    drawn._kept.cache_clear()


def draw(value, name="components/icon.html"):
    return Template("{% load drawn %}{% drawn name name=value %}").render(
        Context({"name": name, "value": value})
    )


def test_drawn_like_an_include_and_once():
    first = draw("search")
    second = draw("search")

    assert "#search" in first
    assert first == second
    assert drawn._kept.cache_info().hits == 1


def test_another_value_or_language_is_drawn_anew():
    draw("search")
    draw("close")
    with override("ar"):
        draw("search")

    assert drawn._kept.cache_info().misses == 3


def test_what_a_value_says_is_escaped():
    assert "&lt;script&gt;" in draw("<script>")


def test_while_templates_are_written_nothing_is_kept(settings):
    settings.DEBUG = True

    draw("search")

    assert drawn._kept.cache_info().currsize == 0


def test_values_that_can_change_are_a_mistake():
    with pytest.raises(TypeError, match="unhashable"):
        draw(MappingProxyType({}))
