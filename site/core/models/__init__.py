"""Models of the site as a whole."""

from core.models.media import CustomDocument, CustomImage, CustomRendition
from core.models.menus import FooterColumn, FooterLink
from core.models.outbox import OutboxItem
from core.models.page import BasePage, Cover, PageDates, Rows
from core.models.records import Contact, ContactHours, Place, PlaceHours, Unit, UnitHours
from core.models.settings import Notice, SiteSettings

__all__ = [
    "BasePage",
    "Contact",
    "ContactHours",
    "Cover",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "FooterColumn",
    "FooterLink",
    "Notice",
    "OutboxItem",
    "PageDates",
    "Place",
    "PlaceHours",
    "Rows",
    "SiteSettings",
    "Unit",
    "UnitHours",
]
