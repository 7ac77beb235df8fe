"""People, profile and program pages, and who may open the Django admin."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import Program, User, Value
from tests.conftest import person
from tests.ssp_crm.test_kept import fields_of
from tests.ssp_crm.test_versions import together


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()


def roles(*names):
    """Return roles as the form sends them."""
    return [str(Group.objects.get(name=name).pk) for name in names]


def user_form(user, **changed):
    """Return the form of a person as an admin sends it."""
    form = {"name": user.name, "email": user.email, "pronouns": "", "phone": "", "is_active": "on"}
    return {**form, "groups": list(map(str, user.groups.values_list("pk", flat=True))), **changed}


def edit(client, user, **changed):
    """Send the form of a person."""
    address = reverse("accounts:user_edit", args=[user.pk])
    form = fields_of(client.get(address)) | user_form(user, **changed)
    return client.post(address, {name: value for name, value in form.items() if value})


def test_people_are_listed_with_their_roles(browser_of, ada, dana):
    page = browser_of(ada).get(reverse("accounts:user_list")).content.decode()

    assert [word for word in ("Dana", "Staff", "dana@example.org") if word not in page] == []


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_people_costs_the_same(browser_of, ada, django_assert_num_queries, count):
    for number in range(count):
        person(f"Person{number}", "Staff")
    client = browser_of(ada)
    client.get(reverse("accounts:user_list"))

    with django_assert_num_queries(5):
        client.get(reverse("accounts:user_list"))


def test_admin_changes_a_person(browser_of, ada, dana):
    response = edit(browser_of(ada), dana, name="Dana Reyes", groups=roles("Volunteer"))

    dana.refresh_from_db()
    assert response.status_code == 302
    assert (dana.name, [g.name for g in dana.groups.all()]) == ("Dana Reyes", ["Volunteer"])


def test_invalid_change_keeps_what_was_typed(browser_of, ada, dana):
    response = edit(browser_of(ada), dana, name="Dana Reyes", email="no address")

    assert response.status_code == 422
    assert fields_of(response)["name"] == "Dana Reyes"


def test_same_change_sent_twice_is_harmless(browser_of, ada, dana):
    answers = [edit(browser_of(ada), dana, name="Dana Reyes").status_code for _ in range(2)]

    assert answers == [302, 302]
    assert User.objects.filter(name="Dana Reyes").count() == 1


@pytest.mark.parametrize("name", ["user_edit", "user_send_link"])
def test_staff_cannot_touch_people(browser_of, dana, ada, name):
    response = browser_of(dana).post(reverse(f"accounts:{name}", args=[ada.pk]), {"name": "x"})

    assert response.status_code == 403


@pytest.mark.parametrize("name", ["user_edit", "user_send_link"])
def test_nobody_by_that_number_is_404(browser_of, ada, name):
    response = browser_of(ada).post(reverse(f"accounts:{name}", args=[2_000_000_000]))

    assert response.status_code == 404


def test_link_is_sent_again(browser_of, ada, dana):
    response = browser_of(ada).post(reverse("accounts:user_send_link", args=[dana.pk]))

    assert response.status_code == 302
    assert [message.to for message in mail.outbox] == [["dana@example.org"]]


@pytest.mark.parametrize("changed", [{"groups": []}, {"is_active": ""}])
def test_last_admin_cannot_be_removed(browser_of, ada, changed):
    response = edit(browser_of(ada), ada, name="Ada L", **changed)

    assert response.status_code == 422
    assert "At least one active person must stay Admin" in response.content.decode()
    assert User.objects.filter(is_active=True, groups__name="Admin", name="Ada").exists()


@pytest.mark.django_db(transaction=True)
def test_two_admins_cannot_remove_each_other_at_the_same_moment(browser_of):
    one, other = person("Ada", "Admin"), person("Abe", "Admin")
    clients = {one: browser_of(other), other: browser_of(one)}

    together(*[lambda u=u, c=c: edit(c, u, groups=roles("Staff")) for u, c in clients.items()])

    assert User.objects.filter(groups__name="Admin").count() == 1


def test_profile_is_one_s_own(browser_of, dana):
    client, address = browser_of(dana), reverse("accounts:profile")
    form = {**fields_of(client.get(address)), "name": "Dana R", "email": "x@example.org"}

    response = client.post(address, {**form, "is_active": "", "groups": "1", "pk": "1"})

    dana.refresh_from_db()
    assert (response.status_code, dana.name, dana.email) == (302, "Dana R", "dana@example.org")
    assert [group.name for group in dana.groups.all()] == ["Staff"]


def test_profile_without_a_name_keeps_what_was_typed(browser_of, dana):
    client, address = browser_of(dana), reverse("accounts:profile")

    response = client.post(address, {**fields_of(client.get(address)), "name": "", "phone": "555"})

    assert (response.status_code, fields_of(response)["phone"]) == (422, "555")


def test_program_is_saved_once_and_shown(browser_of, ada):
    client, address = browser_of(ada), reverse("accounts:program_edit")
    form = {**fields_of(client.get(address)), "name": "Corner Exchange"}

    answers = [client.post(address, form).status_code for _ in range(2)]

    assert (answers, Program.objects.get().name) == ([302, 302], "Corner Exchange")


def test_program_values_are_lines_that_contacts_keep_sharing(browser_of, ada, maria):
    client, address = browser_of(ada), reverse("accounts:program_edit")
    client.post(address, fields_of(client.get(address)) | {"values": "Dignity: all.\nHonesty"})
    maria.values.set(Value.objects.all())

    client.post(address, fields_of(client.get(address)) | {"values": "Honesty\nWelcome\n\n"})

    assert [str(value) for value in Value.objects.all()] == ["Honesty", "Welcome"]
    assert [str(value) for value in maria.values.all()] == ["Honesty"]


def test_someone_edited_at_once_by_two_is_not_overwritten(browser_of, ada, dana):
    client, address = browser_of(ada), reverse("accounts:user_edit", args=[dana.pk])
    old = fields_of(client.get(address))
    edit(client, dana, name="Dana Whitfield")

    answer = client.post(address, {k: v for k, v in (old | user_form(dana)).items() if v})

    assert (answer.status_code, User.objects.get(pk=dana.pk).name) == (409, "Dana Whitfield")


def test_program_page_writes_nothing_when_it_is_only_opened(browser_of, ada):
    response = browser_of(ada).get(reverse("accounts:program_edit"))

    assert (response.status_code, Program.objects.count()) == (200, 0)


def test_program_in_no_time_zone_is_refused_with_what_was_typed(browser_of, ada):
    client, address = browser_of(ada), reverse("accounts:program_edit")
    form = {**fields_of(client.get(address)), "time_zone": "Mars/Olympus"}

    response = client.post(address, {**form, "name": "Typed"})

    assert (response.status_code, fields_of(response)["name"]) == (422, "Typed")


def test_program_cannot_be_changed_by_others(browser_of, grace):
    response = browser_of(grace).post(reverse("accounts:program_edit"), {"name": "Mine"})

    assert (response.status_code, Program.objects.filter(name="Mine").count()) == (403, 0)


# The Django admin


def test_admin_is_open_to_admin(browser_of, ada):
    assert browser_of(ada).get("/admin/").status_code == 200


@pytest.mark.parametrize("who", ["vera", "dana", "lior", "grace", "olu"])
def test_admin_says_no_to_everybody_else(browser_of, request, who):
    response = browser_of(request.getfixturevalue(who)).get("/admin/", follow=True)

    assert response.status_code == 403
    assert "not yours to open" in response.content.decode()


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/contacts/note/"])
def test_admin_has_no_sign_in_page_of_its_own(db, path):
    response = Client().get(path, follow=True)

    assert response.redirect_chain[-1][0].startswith("/accounts/login/?next=")
    assert "Sign in" in response.content.decode()


def test_admin_takes_no_password(client, ada):
    form = {"username": ada.email, "password": "a long walk around the block"}

    client.post("/admin/login/", form)

    assert client.get("/admin/", follow=False).status_code == 302


def test_signing_in_makes_no_new_version_of_someone(client, dana):
    client.force_login(dana)

    assert User.objects.get(pk=dana.pk).version == 1
