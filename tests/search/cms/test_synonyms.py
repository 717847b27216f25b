"""Synonyms in the CMS: who keeps them, what a form says, what is written down of it."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import ModelLogEntry

from home.access import roles
from search.models import SynonymGroup
from search.synonyms import synonyms_for
from tests.search.cms.conftest import HELPERS, OTHERS

LIST = "wagtailsnippets_search_synonymgroup:list"
ADD = "wagtailsnippets_search_synonymgroup:add"
EDIT = "wagtailsnippets_search_synonymgroup:edit"
DELETE = "wagtailsnippets_search_synonymgroup:delete"


@pytest.mark.parametrize("group", HELPERS)
def test_editors_add_them_and_they_work_at_once(sign_in, group):
    client = sign_in(group)
    assert synonyms_for("fr") == ()

    answer = client.post(reverse(ADD), {"language": "fr", "words": "Logement\nrésidence"})

    assert answer.status_code == 302
    group = SynonymGroup.objects.get()
    assert group.words == "Logement\nrésidence"
    assert ModelLogEntry.objects.for_instance(group).get().action == "wagtail.create"
    assert "Logement, résidence" in client.get(reverse(LIST)).content.decode()


@pytest.mark.parametrize("group", OTHERS)
def test_others_do_not(sign_in, group):
    client = sign_in(group)

    answer = client.post(reverse(ADD), {"language": "fr", "words": "a\nb"})

    assert answer["Location"] == reverse("wagtailadmin_home")
    assert not SynonymGroup.objects.exists()
    assert client.get(reverse(LIST)).status_code == 302
    assert reverse(LIST) not in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize(
    ("group", "left"), [(roles.MODERATORS, 0), (roles.ADMINISTRATORS, 0), (roles.editors_of("guides"), 1)]
)
def test_moderators_delete_them(sign_in, group, left):
    made = SynonymGroup.objects.create(language="fr", words="a\nb")

    sign_in(group).post(reverse(DELETE, args=[made.pk]))

    assert SynonymGroup.objects.count() == left


def test_the_form_says_what_is_wrong(sign_in):
    page = sign_in().post(reverse(ADD), {"language": "fr", "words": "<b>visa</b>"}).content.decode()

    assert "Give at least two words or phrases, one a line." in page
    assert "<b>visa" not in page


def test_the_form_comes_filled_in(sign_in):
    query = {"language": "fr", "words": 'logement"><script>' + "x" * 99}

    page = sign_in().get(reverse(ADD), query).content.decode()

    assert '<option value="fr" selected>' in page
    assert "logement&quot;&gt;&lt;script&gt;" in page
    assert "x" * 60 not in page


@pytest.mark.parametrize("query", [{}, {"language": "x" * 99, "words": "\x00"}])
def test_a_form_that_is_not_filled_in_is_empty(sign_in, query):
    assert sign_in().get(reverse(ADD), query).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_filters_searches_and_takes_the_same_queries(sign_in, count, django_assert_max_num_queries):
    client = sign_in()
    for number in range(count):
        SynonymGroup.objects.create(language="fr", words=f"logement {number}\nchambre")
    SynonymGroup.objects.create(language="de", words="Wohnung\nZimmer")
    client.get(reverse(LIST))

    with django_assert_max_num_queries(12):
        page = client.get(reverse(LIST), {"language": "fr", "q": "chambre"}).content.decode()

    assert page.count("chambre</") + page.count(", chambre") >= count
    assert "Wohnung" not in page


def test_the_list_is_taken_along(sign_in):
    SynonymGroup.objects.create(language="fr", words="logement\nchambre")

    body = b"".join(sign_in().get(reverse(LIST), {"export": "csv"}).streaming_content).decode("utf-8-sig")

    assert body == 'Language,Words that mean the same\r\nfr,"logement\nchambre"\r\n'


def test_who_saves_second_is_told_and_saving_again_is_a_decision(sign_in):
    group = SynonymGroup.objects.create(language="fr", words="logement\nchambre")
    client, address = sign_in(), reverse(EDIT, args=[group.pk])
    loaded = loaded_in(client.get(address))
    SynonymGroup.objects.filter(pk=group.pk).update(words="logement\nstudio")
    sent = {"language": "fr", "words": "logement\nfoyer"}

    refused = client.post(address, sent | {"loaded": loaded})

    group.refresh_from_db()
    assert refused.status_code == 200
    assert "it now has: logement, studio." in refused.content.decode()
    assert "logement\nfoyer</textarea>" in refused.content.decode().replace("\r", "")
    assert group.words == "logement\nstudio"

    assert client.post(address, sent | {"loaded": loaded_in(refused)}).status_code == 302
    group.refresh_from_db()
    assert group.words == "logement\nfoyer"


def test_a_form_that_does_not_say_what_it_showed_replaces_nothing(sign_in):
    group = SynonymGroup.objects.create(language="fr", words="logement\nchambre")

    sign_in().post(reverse(EDIT, args=[group.pk]), {"language": "fr", "words": "logement\nfoyer"})

    group.refresh_from_db()
    assert group.words == "logement\nchambre"


def test_a_change_is_saved_and_written_down(sign_in):
    group = SynonymGroup.objects.create(language="fr", words="logement\nchambre")
    client, address = sign_in(roles.editors_of("guides")), reverse(EDIT, args=[group.pk])
    loaded = loaded_in(client.get(address))

    client.post(address, {"language": "fr", "words": "logement\nfoyer", "loaded": loaded})

    group.refresh_from_db()
    assert group.words == "logement\nfoyer"
    assert ModelLogEntry.objects.for_instance(group).get().action == "wagtail.edit"


def test_words_of_another_group_lead_there_and_come_along(sign_in):
    group = SynonymGroup.objects.create(language="fr", words="logement\nchambre")
    client = sign_in(roles.editors_of("guides"))

    refused = client.post(reverse(ADD), {"language": "fr", "words": "piaule\nLogement"}).content.decode()
    address = f"{reverse(EDIT, args=[group.pk])}?words=piaule%0ALogement"
    edited = client.get(address).content.decode()

    assert "“Logement” stands already in another group: logement, chambre." in refused
    assert f'href="{address}"' in refused
    assert "logement\nchambre\npiaule</textarea>" in edited.replace("\r", "")
    group.refresh_from_db()
    assert group.words == "logement\nchambre"


def test_who_may_only_add_is_not_led_to_what_he_may_not_change(client, db):
    SynonymGroup.objects.create(language="fr", words="logement\nchambre")
    user = get_user_model().objects.create_user("adder", password="x")
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "add_synonymgroup"]))
    client.force_login(user)

    refused = client.post(reverse(ADD), {"language": "fr", "words": "piaule\nlogement"}).content.decode()

    assert "stands already in another group" in refused
    assert "Add the words to it" not in refused


def loaded_in(answer):
    """What a form says of the state that it shows."""
    return re.search(r'name="loaded" value="([0-9a-f]{16})"', answer.content.decode())[1]
