"""What we do with a post: approve, post, drop, and each of them back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from ssp_crm.access import needs
from ssp_crm.views import form_data, form_page, save_once

from ..forms.posts import PostApproveForm, PostPostedForm
from ..models import Post
from ..services.posts import approve_post, drop_post, mark_posted, restore_post, unapprove_post


def post_of(request: HttpRequest, pk: int) -> Any:
    """Return a post this person may read, or raise Http404."""
    posts = Post.objects.visible_to(request.user).for_list()
    return get_object_or_404(posts.prefetch_related("consents"), pk=pk)


@needs("media_liaison.change_post")
@require_POST
def post_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve it; if somebody's consent is missing, ask first."""
    post = post_of(request, pk)
    form = PostApproveForm(request.POST, post=post, user=request.user)
    if not form.is_valid():
        return form_page(
            request, form, title=f"Approve “{post}”", submit_label="Approve", about=post
        )
    given = {"version": form.cleaned_data["version"] or 0, "anyway": form.goes_on_anyway}
    words = "Approved. When it is out, write down where it stands."
    return _done(request, post, approve_post, words, user=request.user, **given)


@needs("media_liaison.change_post")
@require_POST
def post_unapprove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the approval back."""
    words = "The approval is taken back: it is a draft again."
    return _done(request, post_of(request, pk), unapprove_post, words)


@needs("media_liaison.change_post")
def post_posted(request: HttpRequest, pk: int) -> HttpResponse:
    """Say when one of us posted it, and where it stands."""
    post = post_of(request, pk)
    given = {"post": post, "user": request.user, "initial": {"posted_on": timezone.localdate()}}
    form = PostPostedForm(form_data(request), **given)
    if request.method == "POST" and form.is_valid():
        on, link = form.cleaned_data["posted_on"], form.cleaned_data["link"]

        def save() -> str:
            mark_posted(post=post, on=on, link=link, anyway=form.goes_on_anyway)
            messages.success(request, "It is out. Thank you.")
            return str(post.get_absolute_url())

        if address := save_once(request, form, save):
            return redirect(address)
    words = {"title": f"“{post}” is out", "submit_label": "Mark as posted"}
    return form_page(request, form, about=post, **words)


@needs("media_liaison.change_post")
@require_POST
def post_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide not to post it."""
    words = "Dropped. The text is kept: plan it again any time."
    return _done(request, post_of(request, pk), drop_post, words)


@needs("media_liaison.change_post")
@require_POST
def post_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a dropped post again, or take back that it is out."""
    return _done(request, post_of(request, pk), restore_post, "It is in the plan again.")


def _done(
    request: HttpRequest, post: Post, verb: Callable[..., Any], words: str, **given: Any
) -> HttpResponse:
    try:
        verb(post=post, **given)
        messages.success(request, words)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return redirect(post)
