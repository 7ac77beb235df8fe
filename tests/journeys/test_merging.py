"""Two become one and two again; a whole list is tagged and untagged."""

from playwright.sync_api import Page, expect

from contacts.models import Contact, ContactMethod, Tag
from tests.journeys.conftest import fits_the_width, sign_in


def test_duplicates_are_found_merged_and_taken_apart(
    page: Page, transactional_db, grace, make_contact, make_note
):
    zoe, double = make_contact("Zoë Park"), make_contact("Zoe Parks", best_time="Mornings")
    for contact in (zoe, double):
        ContactMethod.objects.create(contact=contact, channel="phone", value="315 555 0101")
    make_note(grace, double, happened="She offered the gym.")
    sign_in(page, grace)
    page.goto("/contacts/duplicates/")

    page.get_by_role("button", name="Look for duplicates").click()
    page.get_by_role("link", name="Show the likely duplicates").click()
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_role("main")).to_contain_text("1 note")
    assert fits_the_width(page)
    page.get_by_role("button", name="Make them one").click()
    expect(page.locator("#timeline")).to_contain_text("She offered the gym.")
    page.get_by_role("link", name="Look at it or undo").click()
    page.get_by_role("button", name="Undo this merge").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Zoe Parks")
    assert Contact.objects.active().count() == 2


def test_list_is_tagged_and_untagged(page: Page, transactional_db, dana, make_contact):
    for number in range(3):
        make_contact(f"Neighbor {number}")
    sign_in(page, dana)
    page.goto("/contacts/")

    page.get_by_label("Choose Neighbor 0").check()
    page.get_by_label("Choose Neighbor 2").check()
    page.get_by_label("What to do with them").select_option(label="Add a tag")
    assert fits_the_width(page)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Tag").fill("harvest supper")
    page.get_by_role("button", name="Tag them").click()
    expect(page.get_by_role("status").first).to_contain_text("Tagged 2 contacts")
    tagged = Tag.objects.get().contacts.count()
    page.get_by_role("link", name="Undo").click()
    page.get_by_role("button", name="Undo this change").click()

    expect(page.get_by_role("status").first).to_contain_text("is taken back")
    assert (tagged, Tag.objects.get().contacts.count()) == (2, 0)
