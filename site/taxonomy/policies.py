"""Who may do what with a vocabulary in the CMS."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy


class StandardVocabularyPolicy(ModelPermissionPolicy):
    """For vocabularies that others publish: names may be corrected, rows neither added nor deleted, by nobody.

    Pages, documents and addresses hold the codes; a release brings new ones (``load_taxonomy``).
    """

    actions = frozenset({"change", "view"})

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in self.actions and super().user_has_permission(user, action)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        users: QuerySet[Any] = super().users_with_any_permission(self.actions.intersection(actions))
        return users
