"""What institutions tell the rest of the site."""

from django.dispatch import Signal

#: Sent inside the transaction with ``pks``: institutions that an import made or changed. Their pages' lists, search
#: documents and cached answers follow through the outbox.
institutions_changed = Signal()
