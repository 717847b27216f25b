"""One number a document: which state of a page an index has seen last."""

from django.db import models


class DocumentVersion(models.Model):
    """Counter of a document: who takes a version has read the page after all who took one before (``search.indexing``).

    Not the job's id: on PostgreSQL ids commit out of order (decisions.md 5). Rows outlive their pages, so that a late job
    cannot bring one back.
    """

    document_id = models.CharField(max_length=80, primary_key=True)
    version = models.PositiveBigIntegerField(default=0)
    raised_at = models.DateTimeField(null=True)  #: when an index was last told of it

    def __str__(self) -> str:
        return f"{self.document_id} v{self.version}"
