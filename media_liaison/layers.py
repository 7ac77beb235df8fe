"""What the press desk shows in the calendar: deadlines, turns of duty, and planned posts."""

from datetime import date

from django.db.models import DateField, Value
from django.db.models.functions import Coalesce, Greatest, TruncDate

from accounts.models import User
from events.layers import Layer, Rows
from ssp_crm.instants import day_begins

from .models import DutyShift, Inquiry, Post

WHO = Coalesce("journalist__contact__name", "caller")  # who asks, in the directory or not yet


def deadlines(user: User, first: date, end: date) -> Rows:
    """Inquiries that wait for our answer, on the day of their deadline."""
    due = Inquiry.objects.visible_to(user).due_between(day_begins(first), day_begins(end))
    named = due.annotate(day=TruncDate("deadline_at"), who=WHO)
    rows: Rows = named.values_list(Value("deadlines"), "pk", "day", "question", "who")
    return rows


def duty(user: User, first: date, end: date) -> Rows:
    """Who is the first to call, from the day their turn begins or the picture does."""
    turns = DutyShift.objects.visible_to(user).between(day_begins(first), day_begins(end))
    begins = Greatest(TruncDate("starts_at"), Value(first, output_field=DateField()))
    rows: Rows = (
        turns.primary()
        .annotate(day=begins)
        .values_list(Value("duty"), "pk", "day", "user__name", Value(""))
    )
    return rows


def posts(user: User, first: date, end: date) -> Rows:
    """What we plan to say, and where."""
    planned = Post.objects.visible_to(user).planned().planned_between(first, end)
    rows: Rows = planned.values_list(Value("posts"), "pk", "planned_on", "title", "channel__handle")
    return rows


LAYERS = (
    Layer(
        "deadlines",
        "Press deadlines",
        "Deadline",
        "alarm-clock",
        "media_liaison.view_inquiry",
        "media_liaison:inquiry_detail",
        deadlines,
    ),
    Layer(
        "duty",
        "Press duty",
        "First to call",
        "phone-incoming",
        "media_liaison.view_dutyshift",
        "media_liaison:dutyshift_list",
        duty,
        is_one_page=True,
    ),
    Layer(
        "posts",
        "Posts",
        "Post",
        "megaphone",
        "media_liaison.view_post",
        "media_liaison:post_detail",
        posts,
    ),
)
