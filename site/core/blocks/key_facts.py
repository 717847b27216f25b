"""Facts as pairs of label and value."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class KeyFactBlock(blocks.StructBlock):
    """One fact."""

    label = blocks.CharBlock(label=_("Label"), max_length=80)
    value = blocks.CharBlock(label=_("Value"), max_length=240)

    class Meta:
        icon = "info-circle"
        label = _("Fact")


class KeyFactsBlock(blocks.StructBlock):
    """A short list of facts."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    facts = blocks.ListBlock(KeyFactBlock(), label=_("Facts"), min_num=1)

    class Meta:
        icon = "info-circle"
        label = _("Key facts")
        description = _(
            "Pairs of label and value, for what is looked up rather than read. Dates and money have fields of their own."
        )
        template = "blocks/key_facts_block.html"
        preview_value = {
            "heading": "At a glance",
            "facts": [{"label": "Campus", "value": "Junqueira"}, {"label": "Tram", "value": "15E"}],
        }
