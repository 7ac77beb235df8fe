"""What an attack found once, and must not find again."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contacts.history import challenge_changes
from contacts.imports.undoing import undo_batch
from contacts.mentions import named_in
from contacts.models import BulkChange, Challenge, Concern, Contact, ImportRun, Merge, SavedFilter
from contacts.services.bulk import undo_change
from contacts.services.merging import undo_merge
from ssp_crm.history import history_model
from tests.conftest import PASSWORD


@pytest.fixture
def twins(make_contact):
    """Two contacts that are one."""
    return make_contact("Maria Lopez"), make_contact("Maria Lopes")


def merge_address(twins):
    """Return the page that merges them."""
    return reverse("contacts:contact_merge", args=[twins[0].pk, twins[1].pk])


def test_a_merge_kept_over_a_sign_in_is_shown_again_and_not_done(grace, make_contact):
    client, twins = Client(), [make_contact("Ann Lee"), make_contact("Ann Lee")]
    page = client.post(merge_address(twins), {"version": 1, "other_version": 1}).text
    kept = re.search(r'name="kept" value="([^"]+)"', page)[1]
    sign_in = {"login": grace.email, "password": PASSWORD, "kept": kept}

    answer = client.post(reverse("account_login"), {**sign_in, "next": merge_address(twins)})
    shown = client.get(answer["Location"])

    assert (answer["Location"], shown.status_code) == (merge_address(twins), 422)
    assert Merge.objects.count() == 0


@pytest.fixture
def merged(twins):
    """The second one, made one with the first."""
    kept, gone = twins
    gone.archived_at, gone.merged_into = timezone.now(), kept
    gone.save()
    return gone


def test_a_stance_on_a_merged_contact_is_refused_with_what_was_typed(browser_of, dana, merged):
    address = reverse("contacts:stance_new", args=[merged.pk])
    fields = {"level": "ally", "on": timezone.localdate().isoformat(), "evidence": "She said so."}

    page = browser_of(dana).post(address, fields)

    assert (page.status_code, merged.stances.count()) == (422, 0)
    assert "She said so." in page.content.decode()
    assert "was merged into Maria Lopez" in page.content.decode()


def test_editing_a_merged_contact_is_refused_with_what_was_typed(browser_of, dana, merged):
    client, address = browser_of(dana), reverse("contacts:contact_edit", args=[merged.pk])
    empty = {
        f"{p}-{n}_FORMS": "0" for p in ("methods", "affiliations") for n in ("TOTAL", "INITIAL")
    }
    fields = {"kind": "person", "name": "Maria L.", "category": "school", "influence": "1"}

    page = client.post(address, {**fields, **empty, "version": merged.version})

    merged.refresh_from_db()
    assert (page.status_code, merged.name) == (422, "Maria Lopes")
    assert "Maria L." in page.content.decode()


def test_parts_of_a_challenge_follow_its_rule_of_then(dana, lior, grace, maria, make_challenge):
    hidden = {"author": grace, "owner": grace, "sensitivity": "restricted"}
    challenge = make_challenge("Boxes", maria, **hidden)
    concern = Concern.objects.create(challenge=challenge, kind="staff", reference="1" * 64)
    Concern.objects.filter(pk=concern.pk).update(answer="A secret answer")
    for model in (Challenge, Concern):  # a test is one moment to the database
        earlier = timezone.now() - timedelta(hours=2)
        history_model(model)._default_manager.update(pgh_created_at=earlier)
    Challenge.objects.filter(pk=challenge.pk).update(sensitivity="shared")

    told = challenge_changes(Challenge.objects.get(pk=challenge.pk), lior)

    secret = "A secret answer"
    assert secret not in [change.after for change in told]
    assert secret in [change.after for change in challenge_changes(challenge, grace)]


def test_a_list_with_a_long_filter_is_kept(browser_of, dana):
    query = f"q={quote('Ж' * 200)}"

    fields = {"name": "Long", "query": query}
    answer = browser_of(dana).post(reverse("contacts:savedfilter_new"), fields)

    assert (answer.status_code, SavedFilter.objects.count()) == (302, 1)


def test_a_list_without_a_filter_is_refused_in_words(browser_of, dana):
    page = browser_of(dana).post(reverse("contacts:savedfilter_new"), {"name": "All", "query": ""})

    assert "Filter the list first" in page.content.decode()


def test_a_merge_whose_lead_is_the_backup_now_says_so(dana, lior, grace, merged, twins):
    kept = twins[0]
    before = {
        "moved": {},
        "filled": {},
        "merged": {},
        "survivor": {"lead": [str(dana.pk), str(lior.pk)]},
    }
    merge = Merge.objects.create(survivor=kept, merged=merged, before=before, author=grace)
    Contact.objects.filter(pk=kept.pk).update(lead=lior, backup=dana)

    with pytest.raises(Exception, match="stands in the way"):
        undo_merge(merge=merge)


def test_a_bulk_change_skips_whom_it_cannot_take_back(dana, lior, maria):
    before = {str(maria.pk): {"lead": [str(dana.pk), str(lior.pk)]}}
    change = BulkChange.objects.create(action="assign", before=before, author=dana)
    Contact.objects.filter(pk=maria.pk).update(lead=lior, backup=dana)

    assert undo_change(change=change)[1] == 1


def test_a_name_of_many_dashes_is_read_at_once(dana):
    found, _ = named_in([f"@a{'-' * 200_000}b and @Dana’s note"], [dana])

    assert found == {dana}


def test_an_import_undone_after_a_merge_takes_nothing_of_the_survivor(dana, merged, twins):
    kept = twins[0]
    Contact.objects.filter(pk=kept.pk).update(pronouns="she/her")
    run = ImportRun.objects.create(kind="contacts", file_name="a.csv", author=dana, position=2)
    run.finished_at = timezone.now()
    wrote = {"fields": {"pronouns": "she/her"}}
    run.rows.create(number=1, action="update", contact=kept, written=wrote)

    undo_batch(run)

    assert Contact.objects.get(pk=kept.pk).pronouns == "she/her"
