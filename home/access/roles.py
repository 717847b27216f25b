"""The groups of the office and what each may do (decisions.md 13). Data only; ``groups`` makes them."""

from dataclasses import dataclass

ADMINISTRATORS = "Administrators"
MODERATORS = "Moderators"
RECORDS = "Records"

#: Sections with editors of their own, by the slug of their index page.
SECTIONS = ("partners", "opportunities", "events", "guides", "news", "research")

EVERYTHING = ("add", "change", "delete")
ACCESS = ("wagtailadmin.access_admin",)
TRANSLATE = ("wagtail_localize.submit_translation",)


def editors_of(section: str) -> str:
    """Name of the group that writes a section of the source tree."""
    return f"Editors of {section}"


def translators_of(language: str) -> str:
    """Name of the group that translates into a language."""
    return f"Translators ({language})"


def on(model: str, *actions: str) -> tuple[str, ...]:
    """Permissions on a model written ``app.model``: ``app.add_model`` and so on."""
    app, name = model.split(".")
    return tuple(f"{app}.{action}_{name}" for action in actions or EVERYTHING)


@dataclass(frozen=True, slots=True)
class Role:
    """A group, its permissions everywhere, and those on the root collection of images and documents."""

    name: str
    permissions: tuple[str, ...]
    files: tuple[str, ...] = ()


FILES_TO_CHOOSE = (*on("wagtailimages.image", "choose"), *on("wagtaildocs.document", "choose"))
FILES_TO_ADD = (*FILES_TO_CHOOSE, *on("wagtailimages.image", "add"), *on("wagtaildocs.document", "add"))
FILES_TO_KEEP = (*FILES_TO_ADD, *on("wagtailimages.image", "change"), *on("wagtaildocs.document", "change"))

#: What several page types point at; whoever keeps the records keeps these.
OFFICE_RECORDS = (*on("core.place"), *on("core.unit"), *on("core.contact"))
REGISTERS = (*on("partners_directory.institution"), *on("partners_directory.publication"))
VOCABULARIES = (
    *on("taxonomy.topic"),
    *(
        permission
        for name in ("country", "language", "currency", "fieldofeducation", "studylevel")
        for permission in on(f"taxonomy.{name}", "change")
    ),
)
#: Institutions are added while a page is written; only those who keep the register delete them.
WRITES_INSTITUTIONS = on("partners_directory.institution", "add", "change")
#: Whoever writes pages sees what readers search for, and helps them find it.
HELPS_FINDING = (
    *on("search.askedwords", "view"),
    *on("search.synonymgroup", "add", "change"),
    *on("wagtailsearchpromotions.searchpromotion", "add", "change"),
)
KEEPS_SEARCH = (
    *HELPS_FINDING,
    *on("search.synonymgroup", "delete"),
    *on("wagtailsearchpromotions.searchpromotion", "delete"),
)
EXTRA_OF_EDITORS = {
    "partners": WRITES_INSTITUTIONS,
    "opportunities": WRITES_INSTITUTIONS,
    "research": (*WRITES_INSTITUTIONS, *on("partners_directory.publication")),
    "guides": on("core.place", "add", "change"),
    "events": on("core.place", "add", "change"),
}

#: Accounts and groups are not here: who manages users can become superuser, so only superusers do (hardening.md 28).
ADMINISTRATOR = Role(
    ADMINISTRATORS,
    (
        *ACCESS, *TRANSLATE, *OFFICE_RECORDS, *REGISTERS, *VOCABULARIES, *KEEPS_SEARCH,
        *on("core.notice"), *on("core.footercolumn"), *on("core.sitesettings", "change"),
        *on("core.outboxitem", "view", "change"),
        *on("wagtailredirects.redirect"), *on("wagtailcore.locale"),
        *on("wagtailcore.workflow"), *on("wagtailcore.task"),
    ),
    (*FILES_TO_KEEP, *on("wagtailcore.collection")),
)  # fmt: skip
MODERATOR = Role(
    MODERATORS,
    (
        *ACCESS, *TRANSLATE, *WRITES_INSTITUTIONS, *KEEPS_SEARCH, *on("core.notice"), *on("core.place", "add", "change"),
        *on("core.contact", "add", "change"), *on("wagtailredirects.redirect"),
    ),
    FILES_TO_KEEP,
)  # fmt: skip
RECORD_KEEPER = Role(RECORDS, (*ACCESS, *OFFICE_RECORDS, *REGISTERS, *VOCABULARIES), FILES_TO_ADD)

ADMINISTRATOR_ON_PAGES = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
MODERATOR_ON_PAGES = ("add", "change", "publish", "lock", "unlock")
EDITOR_ON_PAGES = ("add", "change")
TRANSLATOR_ON_PAGES = ("change", "publish")


def editor(section: str) -> Role:
    """The editors of a section."""
    return Role(
        editors_of(section), (*ACCESS, *HELPS_FINDING, *EXTRA_OF_EDITORS.get(section, ())), FILES_TO_ADD
    )


def translator(language: str) -> Role:
    """The translators of a language."""
    return Role(translators_of(language), (*ACCESS, *TRANSLATE), FILES_TO_CHOOSE)
