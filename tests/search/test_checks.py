from search.checks import check_analyzers, check_record_labels


def test_the_settings_of_the_site_are_sound():
    assert check_analyzers(None) == []
    assert check_record_labels(None) == []


def test_an_unknown_analyzer_is_an_error(settings):
    settings.MERIDIAN_SEARCH = {**settings.MERIDIAN_SEARCH, "ANALYZERS": {"en": "klingon"}}

    assert [message.id for message in check_analyzers(None)] == ["search.E001"]


def test_a_language_without_an_analyzer_is_told_unless_that_is_meant(settings):
    settings.LANGUAGES = [("en", "English"), ("kl", "Kalaallisut")]

    assert [message.id for message in check_analyzers(None)] == ["search.W001"]

    settings.MERIDIAN_SEARCH = {**settings.MERIDIAN_SEARCH, "ANALYZERS": {"kl": "plain"}}
    assert check_analyzers(None) == []


def test_labels_of_records_that_cannot_be_imported_are_an_error(settings):
    settings.MERIDIAN_SEARCH = {**settings.MERIDIAN_SEARCH, "RECORD_LABELS": "nowhere.labels"}

    assert [message.id for message in check_record_labels(None)] == ["search.E002"]
