"""Page types of the home section."""

from home.models.contact import ContactPage
from home.models.home import FeaturedPage, HomePage
from home.models.news import NewsIndexPage, NewsInstitution, NewsPage
from home.models.standard import StandardPage

__all__ = [
    "ContactPage",
    "FeaturedPage",
    "HomePage",
    "NewsIndexPage",
    "NewsInstitution",
    "NewsPage",
    "StandardPage",
]
