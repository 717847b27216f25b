"""The partner directory's places in the CMS."""

from typing import Any

from wagtail import hooks

from partners_directory.choosers import institution_chooser
from partners_directory.viewsets import institution_viewset


@hooks.register("register_admin_viewset")
def register_institutions() -> list[Any]:
    """The register and its chooser, before any form with a key to an institution is made."""
    return [institution_chooser, institution_viewset]
