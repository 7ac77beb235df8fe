"""The pages of what we do with an inquiry: draft, approve, answer, close, reopen."""

import uuid

import pytest
from django.utils import timezone

from library.models import Message
from media_liaison.models import Statement

LIST = "/media/inquiries/"


def test_message_points_that_fit_come_first(browser_of, lior, make_inquiry):
    now = timezone.now()
    known = {"author": lior, "approved_by": lior, "approved_at": now, "source": "Log"}
    Message.objects.create(concern="Noise at night", short="We close at eight.", **known)
    boxes = Message.objects.create(concern="Boxes", short="We collect every box.", **known)
    Message.objects.create(concern="Boxes, raw", short="Not checked.", author=lior)
    inquiry = make_inquiry()

    response = browser_of(lior).get(f"{inquiry.get_absolute_url()}draft/")

    offered = [str(message) for message in response.context["form"].fields["messages"].queryset]
    assert offered == [str(boxes), "Noise at night"]


def test_drafting_approving_and_answering(browser_of, lior, make_inquiry):
    client, inquiry = browser_of(lior), make_inquiry()
    page = inquiry.get_absolute_url()

    client.post(f"{page}draft/", {"draft": "Every day at noon.", "version": 1})
    client.post(f"{page}approve/", {"version": 2})
    form = client.get(f"{page}answer/").context["form"]
    client.post(f"{page}answer/", {**form.initial, "said_at": "2026-11-24T10:00", "speaker": ""})

    inquiry.refresh_from_db()
    assert (inquiry.status, inquiry.approved_by) == ("answered", lior)
    assert inquiry.statements.get().said == "Every day at noon."


def test_an_old_draft_meets_the_newer_one(browser_of, lior, make_inquiry):
    client, inquiry = browser_of(lior), make_inquiry()
    page = f"{inquiry.get_absolute_url()}draft/"
    client.post(page, {"draft": "At noon.", "version": 1})

    response = client.post(page, {"draft": "At ten.", "version": 1})

    assert response.status_code == 409
    assert "At ten." in response.content.decode()


def test_an_answer_sent_twice_is_one(browser_of, lior, make_inquiry):
    client, page = browser_of(lior), f"{make_inquiry().get_absolute_url()}answer/"
    said = {"form_id": str(uuid.uuid4()), "said": "At noon.", "attribution": "on-record"}
    said["said_at"] = "2026-11-24T10:00"

    assert len({client.post(page, said).url for _ in range(2)}) == 1
    assert client.post(page, {**said, "form_id": ""}).status_code == 422
    assert Statement.objects.count() == 1


def test_ending_without_an_answer_keeps_what_was_typed(browser_of, lior, make_inquiry):
    client, inquiry = browser_of(lior), make_inquiry()
    page = inquiry.get_absolute_url()

    assert "Too busy" in client.post(f"{page}close/", {"outcome": "Too busy"}).content.decode()
    client.post(f"{page}close/", {"outcome": "Too busy", "status": "no-answer"})
    assert "Too busy" in client.get(page).content.decode()
    client.post(f"{page}reopen/")
    inquiry.refresh_from_db()
    assert inquiry.status == "new"


def test_a_verb_that_does_not_fit_says_so(browser_of, lior, make_inquiry):
    page = make_inquiry().get_absolute_url()

    response = browser_of(lior).post(f"{page}approve/", {"version": 1}, follow=True)

    assert "Write the answer before it is approved." in response.content.decode()


@pytest.mark.parametrize("verb", ["draft", "approve", "withdraw", "answer", "close", "reopen"])
def test_verbs_are_the_liaison_s_and_need_an_inquiry(browser_of, dana, lior, make_inquiry, verb):
    page = make_inquiry().get_absolute_url()

    assert browser_of(dana).post(f"{page}{verb}/").status_code == 403
    assert browser_of(lior).post(f"{LIST}999999/{verb}/").status_code == 404
