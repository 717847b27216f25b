"""The blocks of every page's body."""

from core.blocks.accordion import AccordionBlock
from core.blocks.callout import CalloutBlock, CallToActionBlock
from core.blocks.cards import ContactCardBlock, DocumentListBlock, PlaceCardBlock, RelatedPagesBlock
from core.blocks.embed import EmbedBlock
from core.blocks.image import FigureBlock, ImageBlock
from core.blocks.key_facts import KeyFactsBlock
from core.blocks.quote import QuoteBlock
from core.blocks.steps import StepsBlock
from core.blocks.table import TableBlock
from core.blocks.text import RichTextBlock

#: No raw HTML among them, on purpose (hardening.md 15).
BODY_BLOCKS = [
    ("text", RichTextBlock()),
    ("steps", StepsBlock()),
    ("key_facts", KeyFactsBlock()),
    ("callout", CalloutBlock()),
    ("accordion", AccordionBlock()),
    ("table", TableBlock()),
    ("quote", QuoteBlock()),
    ("image", ImageBlock()),
    ("figure", FigureBlock()),
    ("contact", ContactCardBlock()),
    ("place", PlaceCardBlock()),
    ("documents", DocumentListBlock()),
    ("related_pages", RelatedPagesBlock()),
    ("call_to_action", CallToActionBlock()),
    ("embed", EmbedBlock()),
]
