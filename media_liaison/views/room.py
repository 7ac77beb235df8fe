"""How we meet the press: our liaison, the public page, and the rules reporters agree to."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from ssp_crm.access import NeedsMixin, needs
from ssp_crm.history import changes, with_names
from ssp_crm.views import HouseCreateView, HouseFormMixin, HouseUpdateView

from ..forms.room import GroundRuleForm, PressRoomForm
from ..models import GroundRule, PressRoom
from ..querysets import GroundRuleQuerySet, PressRoomQuerySet
from ..services.room import bare_number, respell_number
from ..services.rules import use_rule

NEW_LIAISON = "{} is our liaison now."
NEW_NUMBER = "{} is the number we publish now."
TELL = '{} Reporters do not know that yet: please <a href="{}">tell them, with a letter</a>.'


class PressRoomUpdateView(HouseUpdateView):
    """The one page about how we meet the press."""

    permission = "media_liaison.change_pressroom"
    form_class = PressRoomForm
    template_name = "media_liaison/pressroom_form.html"
    title = "How we meet the press"

    def get_queryset(self) -> PressRoomQuerySet:
        return PressRoom.objects.visible_to(self.request.user)

    def get_object(self, queryset: Any = None) -> PressRoom:
        return PressRoom.objects.current()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        room, user = self.object, self.request.user
        found = with_names(changes(room, user=user))
        return super().get_context_data(changes=found, **kwargs)

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def save(self, form: Any) -> str:
        address = super().save(form)
        respell_number(room=self.object, before=form.initial.get("number", ""))
        words = "Saved: this is how we meet the press."
        if news := _news(form, self.object):
            place = reverse("media_liaison:introduction_list")
            words = format_html(TELL, " ".join(news), place)
        messages.success(self.request, words)
        return address


def _news(form: Any, room: PressRoom) -> list[str]:
    """Return what reporters were told and is no longer so, in sentences."""
    before = form.initial.get("number", "")
    liaison = "liaison" in form.changed_data and room.liaison
    number = bare_number(before) != bare_number(room.number) and room.number
    told = ((NEW_LIAISON, liaison), (NEW_NUMBER, number))
    return [sentence.format(new) for sentence, new in told if new]


class GroundRuleListView(NeedsMixin, TemplateView):
    """The rules, on one page so that they can be read out on the phone."""

    permission = "media_liaison.view_groundrule"
    template_name = "media_liaison/groundrule_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rules = GroundRule.objects.visible_to(self.request.user).for_list()
        return super().get_context_data(rules=list(rules), **kwargs)


class GroundRuleFormMixin(HouseFormMixin):
    """Writing one rule."""

    form_class = GroundRuleForm

    def get_queryset(self) -> GroundRuleQuerySet:
        return GroundRule.objects.visible_to(self.request.user)

    def save(self, form: Any) -> str:
        address = super().save(form)
        messages.success(self.request, "The rule is saved.")
        return address


class GroundRuleCreateView(GroundRuleFormMixin, HouseCreateView):
    """Add a rule."""

    permission = "media_liaison.add_groundrule"
    title = "Add a ground rule"
    submit_label = "Add rule"


class GroundRuleUpdateView(GroundRuleFormMixin, HouseUpdateView):
    """Change a rule."""

    permission = "media_liaison.change_groundrule"
    template_name = "media_liaison/groundrule_form.html"
    title = "Edit a ground rule"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = with_names(changes(self.object, user=self.request.user))
        return super().get_context_data(changes=found, **kwargs)


@needs("media_liaison.change_groundrule")
@require_POST
def groundrule_use(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a rule out of use, or back into it; inquiries that had it keep it."""
    rules = GroundRule.objects.visible_to(request.user)
    rule = use_rule(rule=get_object_or_404(rules, pk=pk), is_active="again" in request.POST)
    words = "is in use again" if rule.is_active else "is no longer in use"
    messages.success(request, f"“{rule}” {words}.")
    return redirect("media_liaison:groundrule_list")
