from django.urls import path

from .views import (
    brief,
    challenge_verbs,
    challenges,
    commitments,
    contacts,
    imports,
    memberships,
    notes,
    stances,
    ties,
)

app_name = "contacts"

urlpatterns = [
    path("", contacts.ContactListView.as_view(), name="contact_list"),
    path("export.csv", contacts.contact_export, name="contact_export"),
    path("power-map/", stances.power_map, name="power_map"),
    path("spheres/", stances.sphere_list, name="sphere_list"),
    path("new/", contacts.ContactCreateView.as_view(), name="contact_new"),
    path("suggest/", contacts.contact_suggest, name="contact_suggest"),
    path("<int:pk>/", contacts.ContactDetailView.as_view(), name="contact_detail"),
    path("<int:pk>/brief/", brief.contact_brief, name="contact_brief"),
    path("<int:pk>/edit/", contacts.ContactUpdateView.as_view(), name="contact_edit"),
    path("<int:pk>/history/", contacts.contact_history, name="contact_history"),
    path("<int:pk>/archive/", contacts.contact_archive, name="contact_archive"),
    path("<int:pk>/restore/", contacts.contact_restore, name="contact_restore"),
    path("<int:pk>/stances/new/", stances.stance_new, name="stance_new"),
    path("<int:pk>/notes/new/", notes.NoteCreateView.as_view(), name="contact_note_new"),
    path(
        "<int:pk>/follow-ups/new/", notes.FollowUpCreateView.as_view(), name="contact_followup_new"
    ),
    path("notes/new/", notes.NoteCreateView.as_view(), name="note_new"),
    path("notes/<int:pk>/", notes.NoteDetailView.as_view(), name="note_detail"),
    path("notes/<int:pk>/edit/", notes.NoteUpdateView.as_view(), name="note_edit"),
    path("follow-ups/", notes.FollowUpListView.as_view(), name="followup_list"),
    path("follow-ups/new/", notes.FollowUpCreateView.as_view(), name="followup_new"),
    path("follow-ups/<int:pk>/edit/", notes.FollowUpUpdateView.as_view(), name="followup_edit"),
    path("follow-ups/<int:pk>/toggle/", notes.followup_toggle, name="followup_toggle"),
    path("challenges/", challenges.ChallengeListView.as_view(), name="challenge_list"),
    path("challenges/new/", challenges.ChallengeCreateView.as_view(), name="challenge_new"),
    path("challenges/<int:pk>/", challenges.ChallengeDetailView.as_view(), name="challenge_detail"),
    path(
        "challenges/<int:pk>/edit/", challenges.ChallengeUpdateView.as_view(), name="challenge_edit"
    ),
    path(
        "challenges/<int:pk>/answer/",
        challenges.ConcernAnswerView.as_view(),
        name="challenge_answer",
    ),
    path(
        "challenges/<int:pk>/steps/new/",
        challenge_verbs.challenge_step_new,
        name="challenge_step_new",
    ),
    path("challenges/<int:pk>/work/", challenge_verbs.challenge_work, name="challenge_work"),
    path(
        "challenges/<int:pk>/answered/",
        challenge_verbs.challenge_answered,
        name="challenge_answered",
    ),
    path("challenges/<int:pk>/close/", challenge_verbs.challenge_close, name="challenge_close"),
    path("challenges/<int:pk>/reopen/", challenge_verbs.challenge_reopen, name="challenge_reopen"),
    path("challenges/<int:pk>/notes/", challenge_verbs.challenge_notes, name="challenge_notes"),
    path("allies/", commitments.AllyListView.as_view(), name="ally_list"),
    path("commitments/", commitments.CommitmentListView.as_view(), name="commitment_list"),
    path("commitments/new/", commitments.CommitmentCreateView.as_view(), name="commitment_new"),
    path(
        "<int:pk>/commitments/new/",
        commitments.CommitmentCreateView.as_view(),
        name="contact_commitment_new",
    ),
    path(
        "commitments/<int:pk>/",
        commitments.CommitmentDetailView.as_view(),
        name="commitment_detail",
    ),
    path(
        "commitments/<int:pk>/edit/",
        commitments.CommitmentUpdateView.as_view(),
        name="commitment_edit",
    ),
    path(
        "commitments/<int:pk>/outcome/", commitments.commitment_outcome, name="commitment_outcome"
    ),
    path("commitments/<int:pk>/undo/", commitments.commitment_undo, name="commitment_undo"),
    path("<int:pk>/ties/new/", ties.TieCreateView.as_view(), name="contact_tie_new"),
    path("ties/<int:pk>/edit/", ties.TieUpdateView.as_view(), name="tie_edit"),
    path("ties/<int:pk>/remove/", ties.tie_remove, name="tie_remove"),
    path("<int:pk>/path/", ties.warm_path, name="warm_path"),
    path("memberships/", memberships.MembershipListView.as_view(), name="membership_list"),
    path("memberships/new/", memberships.MembershipCreateView.as_view(), name="membership_new"),
    path(
        "memberships/<int:pk>/",
        memberships.MembershipDetailView.as_view(),
        name="membership_detail",
    ),
    path(
        "memberships/<int:pk>/edit/",
        memberships.MembershipUpdateView.as_view(),
        name="membership_edit",
    ),
    path("memberships/<int:pk>/end/", memberships.membership_end, name="membership_end"),
    path("import/", imports.import_list, name="import_list"),
    path("import/<int:pk>/", imports.import_detail, name="import_detail"),
    path("import/<int:pk>/columns/", imports.import_map, name="import_map"),
    path("import/<int:pk>/first-row/", imports.import_header, name="import_header"),
    path("import/<int:pk>/run/", imports.import_run, name="import_run"),
    path("import/<int:pk>/continue/", imports.import_continue, name="import_continue"),
    path("import/<int:pk>/undo/", imports.import_undo, name="import_undo"),
    path("import/<int:pk>/discard/", imports.import_discard, name="import_discard"),
]
