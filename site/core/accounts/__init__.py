"""People who work in the CMS. An app of its own: Wagtail's tables need the user's first, and ours need Wagtail's."""
