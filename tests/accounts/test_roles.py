"""The table of roles, written out by hand, and applied."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command

from accounts.roles import ROLES, permissions_of

# What a volunteer may do: read, and suggest something for the shelf.
READS = {
    "contacts.view_contact",
    "contacts.view_note",
    "events.view_event",
    "events.view_site",
    "library.view_term",
    "library.view_resource",
    "library.add_resource",
}
# What decides who sees the most guarded things; nobody else may hold them.
GUARDED = {
    "contacts.view_restricted": {"Leadership"},
    "contacts.export_contact": {"Leadership"},
    "accounts.use_admin": {"Admin"},
    "accounts.change_user": {"Admin"},
    "accounts.add_user": {"Admin"},
    "accounts.change_program": {"Admin"},
    "contacts.change_note": {"Staff", "Liaison", "Leadership", "Admin"},
    "contacts.add_contact": {"Staff", "Liaison", "Leadership", "Admin"},
    "media_liaison.view_journalist": {"Staff", "Liaison", "Leadership", "Admin"},
    "media_liaison.change_journalist": {"Liaison", "Leadership", "Admin"},
    "media_liaison.view_inquiry": {"Staff", "Liaison", "Leadership", "Admin"},
    "media_liaison.add_inquiry": {"Staff", "Liaison", "Leadership", "Admin"},
    "media_liaison.change_inquiry": {"Liaison", "Leadership", "Admin"},
    "media_liaison.view_consent": {"Liaison", "Leadership", "Admin"},
    "media_liaison.change_pressroom": {"Liaison", "Leadership", "Admin"},
    "library.view_message": {"Staff", "Liaison", "Leadership", "Admin"},
    "library.approve_message": {"Liaison", "Leadership", "Admin"},
    "contacts.merge_contact": {"Leadership"},
    "contacts.view_challenge": {"Staff", "Liaison", "Leadership", "Admin"},
    "contacts.change_commitment": {"Staff", "Liaison", "Leadership", "Admin"},
    "library.change_term": {"Admin"},
    "contacts.delete_contact": set(),
    "contacts.delete_note": set(),
    "accounts.delete_user": set(),
    "auth.change_group": set(),
    "auth.change_permission": set(),
}


def granted(group):
    """Return a group's permissions as app.codename."""
    pairs = group.permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in pairs}


def holders(permission):
    """Return the roles that have a permission in the database."""
    return {group.name for group in Group.objects.all() if permission in granted(group)}


@pytest.mark.django_db
def test_every_role_is_a_group_with_exactly_its_permissions():
    found = {group.name: granted(group) for group in Group.objects.all()}

    assert found == {role: permissions_of(role) for role in ROLES}


@pytest.mark.django_db
def test_volunteers_read_suggest_and_no_more():
    assert granted(Group.objects.get(name="Volunteer")) == READS


@pytest.mark.django_db
@pytest.mark.parametrize("permission", GUARDED)
def test_guarded_permission_is_held_by_these_roles_alone(permission):
    assert holders(permission) == GUARDED[permission]


@pytest.mark.django_db
def test_role_that_was_changed_by_hand_is_set_right_again_by_migrate():
    volunteer = Group.objects.get(name="Volunteer")
    volunteer.permissions.add(Permission.objects.get(codename="view_restricted"))
    Group.objects.get(name="Staff").permissions.clear()

    call_command("migrate", verbosity=0)

    assert holders("contacts.view_restricted") == {"Leadership"}
    assert granted(Group.objects.get(name="Staff")) == permissions_of("Staff")


@pytest.mark.django_db
def test_permission_given_to_one_person_alone_counts_for_nothing(vera, browser_of, maria):
    vera.user_permissions.add(Permission.objects.get(codename="change_contact"))

    response = browser_of(vera).get(f"/contacts/{maria.pk}/edit/")

    assert response.status_code == 403


def test_superuser_without_a_role_may_do_nothing(olu, browser_of):
    olu.is_superuser = True
    olu.save()
    paths = ["/admin/", "/contacts/new/", "/accounts/people/"]

    answers = [browser_of(olu).get(path, follow=True).status_code for path in paths]

    assert answers == [403, 403, 403]
    assert not olu.has_perms(["contacts.view_contact"])
    assert not olu.has_module_perms("contacts")


def test_role_opens_its_apps_and_no_others(vera):
    opened = [app for app in ("contacts", "events", "accounts") if vera.has_module_perms(app)]

    assert opened == ["contacts", "events"]


def test_createsuperuser_points_to_the_roles(db):
    with pytest.raises(CommandError, match=r"manage\.py start --email"):
        call_command("createsuperuser", email="x@example.org", name="X", interactive=False)


@pytest.mark.django_db
def test_role_taken_away_counts_from_the_next_request(dana, browser_of):
    client = browser_of(dana)
    before = client.get("/contacts/new/").status_code

    dana.groups.clear()

    assert (before, client.get("/contacts/new/").status_code) == (200, 403)
