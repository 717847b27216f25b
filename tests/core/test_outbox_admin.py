"""Background jobs in the CMS: seen and tried again by who may, by nobody else."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from core.models.outbox import OutboxItem


@pytest.fixture
def job(db):
    OutboxItem.objects.all().delete()
    return OutboxItem.objects.create(
        topic="search.page",
        key="7",
        tries=30,
        failed_at=datetime(2027, 1, 15, tzinfo=UTC),
        error="ConnectionError: no",
    )


def sign_in(client, *permissions):
    user = get_user_model().objects.create_user("editor", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    user.user_permissions.add(*Permission.objects.filter(codename__in=permissions))
    client.force_login(user)


def test_the_list_shows_what_was_given_up_and_leads_to_another_try(client, job):
    sign_in(client, "change_outboxitem")

    page = client.get(reverse("outbox_jobs:index")).content.decode()

    assert "search.page 7" in page
    assert "ConnectionError: no" in page
    assert reverse("outbox_jobs:again", args=[job.pk]) in page


def test_who_may_only_see_cannot_try_again(client, job):
    sign_in(client, "view_outboxitem")

    assert (
        reverse("outbox_jobs:again", args=[job.pk])
        not in client.get(reverse("outbox_jobs:index")).content.decode()
    )
    assert client.post(reverse("outbox_jobs:again", args=[job.pk])).status_code == 302
    job.refresh_from_db()
    assert job.failed_at is not None


def test_who_may_nothing_sees_nothing(client, job):
    sign_in(client)

    answer = client.get(reverse("outbox_jobs:index"))

    assert (answer.status_code, b"search.page" in answer.content) == (302, False)


def test_again_starts_the_job_anew(client, job):
    sign_in(client, "change_outboxitem")
    address = reverse("outbox_jobs:again", args=[job.pk])

    assert "tried 30 times" in client.get(address).content.decode()
    answer = client.post(address)

    job.refresh_from_db()
    assert answer["Location"] == reverse("outbox_jobs:index")
    assert (job.failed_at, job.tries, job.error) == (None, 0, "")


def test_a_job_that_is_done_meanwhile_is_not_found(client, job):
    sign_in(client, "change_outboxitem")

    assert client.get(reverse("outbox_jobs:again", args=[job.pk + 1])).status_code == 404
