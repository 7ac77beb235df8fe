"""The part of the world (world.py) the press desk is about."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Model
from django.utils import timezone

from media_liaison.models import (
    Consent,
    Coverage,
    DutyShift,
    GroundRule,
    Inquiry,
    Post,
    PressRoom,
    SocialChannel,
    Statement,
)

if TYPE_CHECKING:
    from tests.world import World


def press_desk(world: "World") -> list[Model]:
    lior, now = world.users["liaison"], timezone.now()
    maria, paper = world.row("media_liaison.Journalist"), world.row("media_liaison.Outlet")
    who = {"journalist": maria, "outlet": paper}
    inquiry = Inquiry.objects.create(
        question="How many boxes do you collect?", taken_by=lior, received_at=now, **who
    )
    return [
        Coverage.objects.create(
            headline="Boxes on Elm", published_on=date(2026, 11, 2), author=lior, **who
        ),
        DutyShift.objects.create(user=lior, starts_at=now, ends_at=now + timedelta(days=7)),
        GroundRule.objects.create(words="We meet at the side door."),
        PressRoom.objects.create(pk=1, liaison=lior, number="+1 555 0190", is_open=True),
        Statement.objects.create(inquiry=inquiry, said="Every day at noon.", author=lior, **who),
        inquiry,
    ]


def our_voice(world: "World") -> list[Model]:
    lior = world.users["liaison"]
    channel = SocialChannel.objects.create(platform="website", handle="Our site", owner=lior)
    day = date(2026, 11, 24)
    return [
        Consent.objects.create(
            chosen_name="Robin", about="Her quote on the wall", purpose="Website", given_on=day
        ),
        Post.objects.create(
            channel=channel, title="Thanks", text="Thank you all.", planned_on=day, author=lior
        ),
        channel,
    ]
