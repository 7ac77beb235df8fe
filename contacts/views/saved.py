"""Lists worth coming back to: keep one, rename or share it, throw it away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from ssp_crm.access import needs
from ssp_crm.views import HouseCreateView, HouseUpdateView

from ..forms.saved import SavedFilterForm
from ..models import SavedFilter
from ..querysets import SavedFilterQuerySet


class SavedFilterFormMixin:
    """The form over a list's name; a name taken already is said at the field."""

    form_class = SavedFilterForm
    template_name = "contacts/savedfilter_form.html"

    def save(self, form: Any) -> str:
        form.instance.owner = form.instance.owner if form.instance.pk else self.request.user
        form.instance.full_clean()
        self.object = form.save()
        messages.success(self.request, f"The list “{self.object}” stands above the filters.")
        return self.object.get_absolute_url()


class SavedFilterCreateView(SavedFilterFormMixin, HouseCreateView):
    """Keep the list as it is filtered."""

    permission = "contacts.add_savedfilter"
    title = "Save this list"
    submit_label = "Save list"

    def get_initial(self) -> dict[str, Any]:
        return {"query": self.request.GET.urlencode()}


class SavedFilterUpdateView(SavedFilterFormMixin, HouseUpdateView):
    """Rename or share one's own list."""

    permission = "contacts.change_savedfilter"
    title = "Edit list"

    def get_queryset(self) -> SavedFilterQuerySet:
        return SavedFilter.objects.visible_to(self.request.user).filter(owner=self.request.user)


@needs("contacts.delete_savedfilter")
@require_POST
def savedfilter_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw one's own list away; the contacts stay."""
    mine = SavedFilter.objects.visible_to(request.user).filter(owner=request.user)
    saved = get_object_or_404(mine, pk=pk)
    saved.delete()
    messages.success(request, f"The list “{saved}” is gone. The contacts on it stay.")
    return redirect("contacts:contact_list")
