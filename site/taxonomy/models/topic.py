"""What news and guides are about."""

from django.utils.translation import gettext_lazy as _

from taxonomy.models.base import Vocabulary


class Topic(Vocabulary):
    """A list of our own; the office may add to it."""

    vocabulary = "topic"

    class Meta(Vocabulary.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
