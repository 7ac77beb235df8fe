"""What journalists and outlets have in common: both are profiles of a contact."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from contacts.models import Contact
from ssp_crm.views import HouseCreateView, HouseFormMixin, HouseUpdateView

from ..forms.directory import ProfileForm
from ..services.directory import add_profile


class ProfileFormMixin(HouseFormMixin):
    """A page that writes a press profile."""

    form_class: type[ProfileForm]
    template_name = "media_liaison/profile_form.html"
    contact: Contact | None

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user, "contact": self.contact}


class ProfileCreateView(ProfileFormMixin, HouseCreateView):
    """Add a profile: of somebody new, or of the contact in `?contact=`."""

    @cached_property
    def contact(self) -> Contact | None:  # type: ignore[override]
        """The contact asked for by number."""
        number = self.request.GET.get("contact", "")
        if not number:
            return None
        contacts = Contact.objects.visible_to(self.request.user).active()
        contacts = contacts.filter(kind=self.form_class.kind)
        return get_object_or_404(contacts, pk=number if number.isdecimal() else 0)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.contact:
            profiles = self.form_class.Meta.model.objects.filter(contact=self.contact)
            if profile := profiles.first():
                return redirect(self.address_of(profile))
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"name": self.request.GET.get("name", "")}

    def save(self, form: Any) -> str:
        profile = add_profile(
            profile=form.save(commit=False),
            contact=form.get_contact(),
            methods=form.get_methods(),
            job=form.get_job(),
        )
        messages.success(self.request, f"{profile} is in the press directory.")
        return self.address_after(profile)

    def address_of(self, profile: Any) -> str:
        """Where to go for a profile that is there already."""
        return str(profile.get_absolute_url())

    def address_after(self, profile: Any) -> str:
        """Where to go once the profile is saved."""
        return str(profile.get_absolute_url())


class ProfileUpdateView(ProfileFormMixin, HouseUpdateView):
    """Edit a profile; the contact's own details are edited on its own page."""

    contact = None

    def get_queryset(self) -> Any:
        profiles = self.form_class.Meta.model.objects.visible_to(self.request.user)
        return profiles.select_related("contact")

    def save(self, form: Any) -> str:
        address = super().save(form)
        messages.success(self.request, f"The press profile of {self.object} is saved.")
        return address
