"""Records shown inside a text: people, places, documents, pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks.examples import example
from core.navigation.links import linked_pages


class ContactCardBlock(blocks.StructBlock):
    """A person of the office, with how to reach them."""

    contact = SnippetChooserBlock("core.Contact", label=_("Contact"))

    def get_preview_value(self) -> Any:
        """The first person, as an example."""
        return self.normalize({"contact": example(self.child_blocks["contact"])})

    class Meta:
        icon = "user"
        label = _("Contact")
        description = _(
            "A person of the office with e-mail, telephone and office hours, from the contact's own record."
        )
        template = "blocks/contact_card_block.html"


class PlaceCardBlock(blocks.StructBlock):
    """A place, with address and opening hours."""

    place = SnippetChooserBlock("core.Place", label=_("Place"))

    def get_preview_value(self) -> Any:
        """The first place, as an example."""
        return self.normalize({"place": example(self.child_blocks["place"])})

    class Meta:
        icon = "site"
        label = _("Place")
        description = _("A place with address, opening hours and a map link, from the place's own record.")
        template = "blocks/place_card_block.html"


class DocumentListBlock(blocks.StructBlock):
    """Documents to download."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    documents = blocks.ListBlock(DocumentChooserBlock(label=_("Document")), label=_("Documents"), min_num=1)

    def get_preview_value(self) -> Any:
        """The first document, as an example."""
        document = example(self.child_blocks["documents"].child_block)
        return self.normalize({"heading": "", "documents": [document] if document else []})

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        description = _("Documents to download; type and size are shown beside each.")
        template = "blocks/document_list_block.html"


class RelatedPagesBlock(blocks.StructBlock):
    """Pages to read next."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label=_("Page")), label=_("Pages"), min_num=1)

    def get_preview_value(self) -> Any:
        """The pages of the menu, as an example."""
        pages = Page.objects.live().public().in_menu().order_by("path")[:3]
        return self.normalize({"heading": "", "pages": list(pages)})

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``links``: the pages in the reader's language, looked up together."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["links"] = linked_pages(value["pages"])
        return context

    class Meta:
        icon = "link"
        label = _("Related pages")
        description = _("Pages to read next; each reader gets them in their own language.")
        template = "blocks/related_pages_block.html"
