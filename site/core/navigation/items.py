"""What a menu holds."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A link: its title, and the language of the title where it is not the reader's."""

    title: str
    url: str
    lang: str = ""
    is_current: bool = False

    def marked(self, path: str) -> "MenuItem":
        """The same item, current where the reader is on its page or below."""
        return replace(self, is_current=path.startswith(self.url) and self.url != "/")


@dataclass(frozen=True, slots=True)
class MenuGroup:
    """A headed list of links."""

    title: str
    links: tuple[MenuItem, ...]


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language; ``name`` is the language's own name."""

    code: str
    name: str
    url: str
    dir: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Navigation:
    """Everything around the content that links."""

    home_url: str
    sections: tuple[MenuItem, ...]
    footer: tuple[MenuGroup, ...]
    breadcrumbs: tuple[MenuItem, ...]
    languages: tuple[LanguageLink, ...]
