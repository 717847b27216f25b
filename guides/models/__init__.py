"""Page types of the arrival guides."""

from guides.models.guide import GuideContact, GuideIndexPage, GuidePage, GuidePlace

__all__ = ["GuideContact", "GuideIndexPage", "GuidePage", "GuidePlace"]
