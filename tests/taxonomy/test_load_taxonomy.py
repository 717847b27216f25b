from io import StringIO

from django.core.management import call_command

from taxonomy.models import Topic


def _run(**options):
    out = StringIO()
    call_command("load_taxonomy", stdout=out, **options)
    return out.getvalue().splitlines()


def test_load_taxonomy_says_what_it_did(db):
    first, second = _run(), _run()

    assert first == [
        "country: 250 created, 0 changed, 0 unchanged",
        "language: 183 created, 0 changed, 0 unchanged",
        "currency: 155 created, 0 changed, 0 unchanged",
        "field: 217 created, 0 changed, 0 unchanged",
        "level: 4 created, 0 changed, 0 unchanged",
        "topic: 35 created, 0 changed, 0 unchanged",
    ]
    assert second[-1] == "topic: 0 created, 0 changed, 35 unchanged"


def test_load_taxonomy_resets_names(db):
    _run()
    Topic.objects.filter(code="visa").update(names={"en": "Visas"})

    assert _run(reset_names=True)[-1] == "topic: 0 created, 1 changed, 34 unchanged"
