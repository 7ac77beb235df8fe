"""The plan of what we say on our channels, and one post of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.generic import DetailView

from contacts.forms.picker import NUMBER
from events.models import Event
from ssp_crm.access import NeedsMixin, needs
from ssp_crm.exports import export_response
from ssp_crm.history import changes, with_names
from ssp_crm.views import HouseCreateView, HouseFormMixin, HouseListView, HouseUpdateView

from ..forms.posts import PostApproveForm, PostFilterForm, PostForm
from ..models import Post, PressRoom, SocialChannel
from ..querysets import PostQuerySet
from ..services.posts import save_post
from ..voice_exports import POST_COLUMNS


class PostListView(HouseListView):
    """What is coming, the next first; then what is out, the latest first."""

    permission = "media_liaison.view_post"
    template_name = "media_liaison/post_list.html"
    part_name = "media_liaison/_post_list.html"
    filter_class = PostFilterForm
    columns = {"place": ("As planned", "place", False)}

    def get_queryset(self) -> PostQuerySet:
        return Post.objects.visible_to(self.request.user).for_plan(timezone.localdate())

    def get_filters(self) -> PostFilterForm:
        return PostFilterForm(self.request.GET, user=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(today=timezone.localdate(), **kwargs)


@needs("contacts.export_contact")
def post_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The plan as shown, in columns; whose picture or words are in it stays here."""
    posts = Post.objects.visible_to(request.user).for_plan(timezone.localdate())
    rows = PostFilterForm(request.GET, user=request.user).apply(posts)
    ordered = rows.order_by("place", "pk")
    return export_response("posts", POST_COLUMNS, ordered.iterator(2_000), kind)


class PostDetailView(NeedsMixin, DetailView):
    """One post: its text to copy, what it still needs, and what it relies on."""

    permission = "media_liaison.view_post"
    template_name = "media_liaison/post_detail.html"
    context_object_name = "post"

    def get_queryset(self) -> PostQuerySet:
        posts = Post.objects.visible_to(self.request.user).for_list()
        return posts.select_related("approved_by", "event").prefetch_related("consents")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, post = self.request.user, self.object
        wants_two = PressRoom.objects.current().two_people
        approve = PostApproveForm(post=post, user=user, initial={"version": post.version})
        return super().get_context_data(
            today=timezone.localdate(),
            approve=approve,
            needs_another=wants_two and post.author_id == user.pk,
            is_own_yes=wants_two and post.author_id == post.approved_by_id,
            changes=with_names(changes(post, user=user)),
            **kwargs,
        )


class PostFormMixin(HouseFormMixin):
    """The form knows who writes; consents and approval are kept by the service."""

    form_class = PostForm

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def save(self, form: Any) -> str:
        was_approved = form.instance.status == Post.Status.APPROVED
        post, consents = form.save(commit=False), form.cleaned_data.get("consents")
        self.object = save_post(post=post, by=self.request.user, consents=consents)
        words = f"“{self.object}” is saved."
        if was_approved and self.object.status == Post.Status.DRAFT:
            words += " It waits for approval again."
        messages.success(self.request, words)
        return self.object.get_absolute_url()


class PostCreateView(PostFormMixin, HouseCreateView):
    """Plan a post; `?channel=` and `?event=` are chosen already."""

    permission = "media_liaison.add_post"
    title = "Plan a post"
    submit_label = "Add post"

    def get_extra_kwargs(self) -> dict[str, Any]:
        return {**super().get_extra_kwargs(), "event": self._asked(Event.objects, "event")}

    def get_initial(self) -> dict[str, Any]:
        chosen = {
            "channel": self._asked(SocialChannel.objects, "channel"),
            "event": self._asked(Event.objects, "event"),
        }
        return {"planned_on": timezone.localdate(), **chosen}

    def _asked(self, rows: Any, name: str) -> Any:
        number = self.request.GET.get(name, "")
        if not NUMBER.fullmatch(number):
            return None
        return rows.visible_to(self.request.user).filter(pk=number).first()


class PostUpdateView(PostFormMixin, HouseUpdateView):
    """Change a post."""

    permission = "media_liaison.change_post"

    def get_queryset(self) -> PostQuerySet:
        return Post.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"title": f"Edit “{self.object}”", **kwargs})
