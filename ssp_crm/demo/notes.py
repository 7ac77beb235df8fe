"""Every note of the demo."""

from . import notes_city, notes_partners, notes_press, notes_row

NOTES = (*notes_row.NOTES, *notes_city.NOTES, *notes_partners.NOTES, *notes_press.NOTES)
