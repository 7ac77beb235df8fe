"""Who can still get into a channel of ours, in words."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ssp_crm.time_words import day_words

if TYPE_CHECKING:
    from .models import SocialChannel

CHECK_AFTER = timedelta(days=183)


def custody_warning(channel: "SocialChannel") -> str:
    """Return why a channel could be lost with one person, or "" (as `held_by_one` finds them)."""
    named = [person for person in (channel.owner, channel.second) if person]
    here = [person for person in named if person.is_active]
    if channel.closed_on or len(here) > 1:
        return ""
    gone = " and ".join(str(person) for person in named if not person.is_active)
    if not named:
        return "Nobody is written down: say who can get in."
    if not here:
        return f"Nobody who works here can get in; {gone} left. Find out how, and add two people."
    left = f"{gone} no longer works here. " if gone else ""
    return f"{left}{here[0]} alone can get in: add a second person."


def check_words(channel: "SocialChannel", today: date) -> str:
    """Return when somebody last tried whether both still get in."""
    if channel.checked_on is None:
        return "never checked"
    if channel.checked_on == today:
        return "checked today"
    return f"checked {day_words(channel.checked_on)}"


def is_check_due(channel: "SocialChannel", today: date) -> bool:
    """Say whether a channel in use was not checked for half a year."""
    last = channel.checked_on
    return channel.closed_on is None and (last is None or today - last > CHECK_AFTER)
