"""Engines for tests: they note what they are asked, and fail when told to."""

from dataclasses import replace

from search.contract import SearchResults, SearchUnavailableError, Suggestion


class FakeBackend:
    """An engine in a dictionary, with the contract's rule of versions."""

    def __init__(self, name="fake"):
        self.name = name
        self.documents = {}
        self.deleted = {}
        self.calls = []
        self.trouble = None  #: raised by every call; a callable is called first

    def put(self, documents):
        self._called("put")
        for one in documents:
            if one.version > max(self._version(one.id), self.deleted.get(one.id, -1)):
                self.documents[one.id] = one

    def delete(self, versions):
        self._called("delete")
        for document_id, version in versions.items():
            if version >= self._version(document_id):
                self.documents.pop(document_id, None)
                self.deleted[document_id] = version

    def search(self, query):
        self._called("search")
        found = [
            one
            for one in self.documents.values()
            if one.locale == query.locale and one.id not in query.excluded_ids
        ]
        return SearchResults((), len(found), engine=self.name)

    def suggest(self, text, locale, limit=8, excluded_ids=()):
        self._called("suggest")
        return (Suggestion(f"{text} by {self.name}", "/", "page", locale),)

    def versions(self, locale=None):
        self._called("versions")
        return {one.id: one.version for one in self.documents.values()}

    def rebuild(self, documents, locale=None):
        self._called("rebuild")
        self.documents = {one.id: replace(one) for one in documents}
        return len(self.documents)

    def _version(self, document_id):
        return self.documents[document_id].version if document_id in self.documents else -1

    def _called(self, name):
        self.calls.append(name)
        if callable(self.trouble):
            self.trouble()
        elif self.trouble:
            raise SearchUnavailableError(self.trouble)
