"""Press profiles of contacts."""

import pytest
from django.db import IntegrityError, transaction

from media_liaison.models import Journalist, Outlet


def test_profiles_are_called_as_their_contacts(ana, herald):
    assert [str(ana), str(herald)] == ["Ana Ruiz", "The Harlow Herald"]


def test_profiles_know_their_pages(ana, herald):
    addresses = [ana.get_absolute_url(), herald.get_absolute_url()]

    assert addresses == [f"/media/journalists/{ana.pk}/", f"/media/outlets/{herald.pk}/"]


@pytest.mark.parametrize("model", [Journalist, Outlet])
def test_a_contact_has_one_profile_of_a_kind(maria, model):
    model.objects.create(contact=maria)

    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(contact=maria)


def test_beats_are_kept_folded(make_journalist):
    journalist = make_journalist(beats="Santé, City-Hall")

    journalist.refresh_from_db()

    assert journalist.beats_folded == "sante city hall"
