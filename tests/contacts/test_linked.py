"""What is linked to a contact is counted by the rules of who may read it."""

from contacts.linked import counts_of


def test_counts_tell_only_what_somebody_may_read(maria, dana, grace, make_note):
    make_note(grace, maria)
    make_note(grace, maria, sensitivity="restricted")

    assert (counts_of(maria, dana), counts_of(maria, grace)) == (["1 note"], ["2 notes"])
