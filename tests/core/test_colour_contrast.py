"""The colour pairs that tokens.css promises hold in light and in dark (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "site" / "static" / "css" / "tokens.css"
PAIR = re.compile(r"^\s*pair: (\S+) (\S+) ([\d.]+)$", re.MULTILINE)
COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
DARK = "@media (prefers-color-scheme: dark)"


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` as WCAG defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def themes() -> dict[str, dict[str, str]]:
    """Colours by token name for each theme; dark overrides light."""
    light_css, dark_css = TOKENS.read_text(encoding="utf-8").split(DARK)
    light = dict(COLOUR.findall(light_css))
    return {"light": light, "dark": light | dict(COLOUR.findall(dark_css))}


def pairs() -> list[tuple[str, str, float]]:
    """Foreground, background, least contrast."""
    return [
        (fore, back, float(least)) for fore, back, least in PAIR.findall(TOKENS.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("fore", "back", "least"), pairs())
def test_colour_pair_has_promised_contrast(theme: str, fore: str, back: str, least: float) -> None:
    colours = themes()[theme]

    assert contrast(colours[fore], colours[back]) >= least


def test_every_colour_token_is_overridden_in_dark() -> None:
    light_css, dark_css = TOKENS.read_text(encoding="utf-8").split(DARK)

    assert set(dict(COLOUR.findall(light_css))) == set(dict(COLOUR.findall(dark_css)))


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == 21.0
