"""The import pages, from choosing a file to undoing the import."""

import pytest
from django.urls import reverse

from contacts.models import Contact, ImportRun

CSV = "Name,E-mail,Organization\nMaria Lopez,maria@school.example,Oak School\nJo,jo@x.example,\n"


@pytest.fixture
def sent(browser_of, dana, upload):
    """A browser that has sent a file, and the run it made."""
    browser = browser_of(dana)
    browser.post(reverse("contacts:import_list"), {"kind": "contacts", "file": upload(CSV)})
    return browser, ImportRun.objects.get()


def post_columns(browser, run, **fields):
    address = reverse("contacts:import_map", args=[run.pk])
    columns = {f"column_{i}": key for i, key in run.targets_by_column.items()}
    return browser.post(address, {"kind": "person", **columns, **fields})


def verb(browser, run, name):
    return browser.post(reverse(f"contacts:import_{name}", args=[run.pk]))


def test_import_page_opens(browser_of, dana):
    response = browser_of(dana).get(reverse("contacts:import_list"))

    assert response.status_code == 200


def test_upload_leads_to_columns_with_samples(sent):
    browser, run = sent

    response = browser.get(reverse("contacts:import_map", args=[run.pk]))

    assert run.mapping == {"0": "name", "1": "email", "2": "organization"}
    assert "Maria Lopez · Jo" in response.content.decode()


def test_nothing_is_written_before_import(sent):
    browser, run = sent

    response = post_columns(browser, run)

    page = browser.get(response.url).content.decode()
    assert "Import 2 contacts" in page
    assert Contact.objects.count() == 0


def test_import_and_undo_by_buttons(sent):
    browser, run = sent
    post_columns(browser, run)

    verb(browser, run, "run")
    after_import = Contact.objects.count()
    verb(browser, run, "undo")

    assert after_import == 3
    assert Contact.objects.count() == 0
    assert ImportRun.objects.get().status == "undone"


def test_import_twice_by_double_click_writes_once(sent):
    browser, run = sent
    post_columns(browser, run)

    verb(browser, run, "run")
    again = verb(browser, run, "run")

    assert again.status_code == 302
    assert Contact.objects.count() == 3


def test_same_form_sent_twice_makes_one_run(browser_of, dana, upload):
    browser = browser_of(dana)
    form_id = "11111111-1111-4111-8111-111111111111"

    for _ in range(2):
        data = {"kind": "contacts", "file": upload(CSV), "form_id": form_id}
        browser.post(reverse("contacts:import_list"), data)

    assert ImportRun.objects.count() == 1


@pytest.mark.parametrize("name", ["run", "continue", "undo", "discard", "header"])
def test_verbs_need_a_post(sent, name):
    browser, run = sent

    response = browser.get(reverse(f"contacts:import_{name}", args=[run.pk]))

    assert response.status_code == 405


@pytest.mark.parametrize("name", ["detail", "map", "run", "continue", "undo", "discard", "header"])
def test_run_is_hidden_from_colleagues(sent, browser_of, lior, name):
    _, run = sent
    address = reverse(f"contacts:import_{name}", args=[run.pk])
    browser = browser_of(lior)

    response = browser.get(address) if name in {"detail", "map"} else browser.post(address)

    assert response.status_code == 404


def test_run_is_shown_to_leadership(sent, browser_of, grace):
    _, run = sent

    response = browser_of(grace).get(reverse("contacts:import_map", args=[run.pk]))

    assert response.status_code == 200


def test_volunteers_do_not_import(browser_of, vera):
    response = browser_of(vera).get(reverse("contacts:import_list"))

    assert response.status_code == 403


def test_staff_are_not_offered_outlets(browser_of, dana, upload):
    data = {"kind": "outlets", "file": upload("name\nKWHE\n")}

    response = browser_of(dana).post(reverse("contacts:import_list"), data)

    assert response.status_code == 422
    assert ImportRun.objects.count() == 0


def test_fault_in_file_is_a_sentence_and_stores_nothing(browser_of, dana, upload):
    data = {"kind": "contacts", "file": upload(b"\x00\x01\x02\x00" * 99)}

    response = browser_of(dana).post(reverse("contacts:import_list"), data)

    assert response.status_code == 422
    assert "This file is no list we can read." in response.content.decode()
    assert ImportRun.objects.count() == 0


def test_large_file_is_a_sentence(browser_of, dana, upload, settings):
    settings.IMPORT_MAX_BYTES = 10
    data = {"kind": "contacts", "file": upload(CSV)}

    response = browser_of(dana).post(reverse("contacts:import_list"), data)

    assert "Split it in two" in response.content.decode()


def test_columns_without_name_are_shown_again(sent):
    browser, run = sent

    response = post_columns(browser, run, column_0="", column_2="")

    assert response.status_code == 422
    assert "No column holds a name" in response.content.decode()


def test_first_row_can_be_data(sent):
    browser, run = sent

    browser.post(reverse("contacts:import_header", args=[run.pk]), {"first_row": "data"})

    run = ImportRun.objects.get()
    assert (run.header_number, run.total) == (None, 3)


def test_discard_throws_the_file_away(sent):
    browser, run = sent

    response = verb(browser, run, "discard")

    assert response.url == reverse("contacts:import_list")
    assert ImportRun.objects.count() == 0


def test_discard_after_import_is_refused(sent):
    browser, run = sent
    post_columns(browser, run)
    verb(browser, run, "run")

    verb(browser, run, "discard")

    assert ImportRun.objects.count() == 1


def test_progress_sends_the_browser_to_the_result(sent):
    browser, run = sent
    ImportRun.objects.filter(pk=run.pk).update(status="planning")
    address = reverse("contacts:import_continue", args=[run.pk])

    response = browser.post(address, headers={"HX-Request": "true"})

    assert response["HX-Redirect"] == run.get_absolute_url()


def test_progress_has_a_button_without_javascript(sent):
    browser, run = sent
    ImportRun.objects.filter(pk=run.pk).update(status="planning", handled=1)

    page = browser.get(run.get_absolute_url()).content.decode()

    assert "1 of 2 rows" in page
    assert ">Continue</button>" in page


def test_rows_can_be_filtered(sent):
    browser, run = sent
    post_columns(browser, run)

    page = browser.get(run.get_absolute_url() + "?show=skip").content.decode()

    assert "No rows of this sort." in page


@pytest.mark.parametrize("rows", [1, 30])
def test_preview_costs_the_same_for_many_rows(
    browser_of, dana, preview, rows, django_assert_num_queries
):
    run = preview("Name\n" + "".join(f"Person {i}\n" for i in range(rows)))
    browser = browser_of(dana)

    with django_assert_num_queries(6):
        browser.get(run.get_absolute_url())
