"""Who may open what, written out by hand: the table test_access.py holds the house to.

A new address gets one line here: its name, who may open it, and which shape it has. Nothing in
this file is computed from the code it checks.
"""

ROLES = ("volunteer", "staff", "liaison", "leadership", "admin", "no role")
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")

SIGNED_IN = set(ROLES)
READERS = {"volunteer", "staff", "liaison", "leadership", "admin"}
WRITERS = {"staff", "liaison", "leadership", "admin"}
PRESS = {"liaison", "leadership", "admin"}
LEADERS = {"leadership"}
ADMINS = {"admin"}
LEADERS_AND_ADMINS = {"leadership", "admin"}

# What somebody who may open it is answered, for each of METHODS. Posts are empty.
PAGE = (200, 200, 405, 405, 405, 200)
FORM = (200, 200, 422, 422, 405, 200)
FUNCTION = (200, 200, 200, 200, 200, 200)
PAGE_FUNCTION = (200, 200, 405, 405, 405, 405)
LEADS_ON = (302, 302, 405, 405, 405, 405)
FUNCTION_FORM = (200, 200, 422, 200, 200, 200)
CHECK = (405, 405, 200, 405, 405, 405)
VERB = (405, 405, 302, 405, 405, 405)
TELLING_VERB = (405, 405, 200, 405, 405, 405)  # the answer itself tells how far it is
PASSWORD_FORM = (200, 200, 200, 200, 405, 200)
ONLY_POST_FORM = (405, 405, 422, 405, 405, 405)  # a form that stands on another page
FORBIDDEN = (403,) * 6
# A stranger is led to sign-in; what they posted is kept on it.
STRANGER = (302, 302, 401, 302, 302, 302)

SITE = {
    "home": (SIGNED_IN, PAGE),
    "search": (SIGNED_IN, FUNCTION),
    "outbox": (LEADERS_AND_ADMINS, FUNCTION),
    "mail_again": (LEADERS_AND_ADMINS, VERB),
    "account_change_password": (SIGNED_IN, PASSWORD_FORM),
    "accounts:user_list": (ADMINS, PAGE),
    "accounts:user_invite": (ADMINS, FUNCTION_FORM),
    "accounts:user_edit": (ADMINS, FORM),
    "accounts:user_send_link": (ADMINS, VERB),
    "accounts:profile": (SIGNED_IN, FORM),
    "accounts:program_edit": (ADMINS, FORM),
    "contacts:contact_list": (READERS, PAGE),
    "contacts:contact_export": (LEADERS, FUNCTION),
    "contacts:contact_export_xlsx": (LEADERS, FUNCTION),
    "contacts:contact_export_vcf": (LEADERS, FUNCTION),
    "contacts:contact_card": (READERS, FUNCTION),
    "contacts:contact_new": (WRITERS, FORM),
    "contacts:contact_suggest": (READERS, FUNCTION),
    "contacts:contact_detail": (READERS, PAGE),
    "contacts:contact_edit": (WRITERS, FORM),
    "contacts:contact_history": (READERS, FUNCTION),
    "contacts:contact_archive": (WRITERS, VERB),
    "contacts:contact_restore": (WRITERS, VERB),
    "contacts:contact_brief": (READERS, FUNCTION),
    "contacts:power_map": (READERS, FUNCTION),
    "contacts:sphere_list": (READERS, FUNCTION),
    "contacts:stance_new": (WRITERS, FUNCTION_FORM),
    "contacts:contact_note_new": (WRITERS, FORM),
    "contacts:contact_followup_new": (WRITERS, FORM),
    "contacts:note_new": (WRITERS, FORM),
    "contacts:note_detail": (READERS, PAGE),
    "contacts:note_edit": (WRITERS, FORM),
    "contacts:followup_list": (WRITERS, PAGE),
    "contacts:commitment_export": (LEADERS, FUNCTION),
    "contacts:commitment_export_xlsx": (LEADERS, FUNCTION),
    "contacts:challenge_export": (LEADERS, FUNCTION),
    "contacts:challenge_export_xlsx": (LEADERS, FUNCTION),
    "contacts:membership_export": (LEADERS, FUNCTION),
    "contacts:membership_export_xlsx": (LEADERS, FUNCTION),
    "contacts:followup_export": (LEADERS, FUNCTION),
    "contacts:followup_export_xlsx": (LEADERS, FUNCTION),
    "contacts:followup_new": (WRITERS, FORM),
    "contacts:followup_edit": (WRITERS, FORM),
    "contacts:followup_toggle": (WRITERS, VERB),
    "contacts:challenge_list": (WRITERS, PAGE),
    "contacts:challenge_new": (WRITERS, FORM),
    "contacts:challenge_detail": (WRITERS, PAGE),
    "contacts:challenge_edit": (WRITERS, FORM),
    "contacts:challenge_answer": (WRITERS, FORM),
    "contacts:challenge_step_new": (WRITERS, FUNCTION_FORM),
    "contacts:challenge_work": (WRITERS, VERB),
    "contacts:challenge_answered": (WRITERS, VERB),
    "contacts:challenge_close": (WRITERS, FUNCTION_FORM),
    "contacts:challenge_reopen": (WRITERS, VERB),
    "contacts:challenge_notes": (WRITERS, (200, 200, 302, 200, 200, 200)),
    "contacts:ally_list": (WRITERS, PAGE),
    "contacts:commitment_list": (WRITERS, PAGE),
    "contacts:commitment_new": (WRITERS, FORM),
    "contacts:contact_commitment_new": (WRITERS, FORM),
    "contacts:commitment_detail": (WRITERS, PAGE),
    "contacts:commitment_edit": (WRITERS, FORM),
    "contacts:commitment_outcome": (WRITERS, FUNCTION_FORM),
    "contacts:commitment_undo": (WRITERS, VERB),
    "contacts:contact_tie_new": (WRITERS, FORM),
    "contacts:tie_edit": (WRITERS, FORM),
    "contacts:tie_remove": (WRITERS, VERB),
    "contacts:warm_path": (WRITERS, FUNCTION),
    "contacts:membership_list": (WRITERS, PAGE),
    "contacts:membership_new": (WRITERS, FORM),
    "contacts:membership_detail": (WRITERS, PAGE),
    "contacts:membership_edit": (WRITERS, FORM),
    "contacts:membership_end": (WRITERS, FUNCTION_FORM),
    "contacts:import_list": (WRITERS, FUNCTION_FORM),
    "contacts:import_detail": (WRITERS, LEADS_ON),
    "contacts:import_map": (WRITERS, FUNCTION_FORM),
    "contacts:import_header": (WRITERS, VERB),
    "contacts:import_run": (WRITERS, VERB),
    "contacts:import_continue": (WRITERS, VERB),
    "contacts:import_undo": (WRITERS, VERB),
    "contacts:import_discard": (WRITERS, VERB),
    "contacts:duplicate_list": (LEADERS, PAGE),
    "contacts:duplicate_find": (LEADERS, TELLING_VERB),
    "contacts:duplicate_dismiss": (LEADERS, VERB),
    "contacts:duplicate_reopen": (LEADERS, VERB),
    "contacts:contact_merge_choose": (LEADERS, FUNCTION_FORM),
    "contacts:contact_merge": (LEADERS, FUNCTION_FORM),
    "contacts:merge_detail": (LEADERS, FUNCTION),
    "contacts:merge_undo": (LEADERS, VERB),
    "contacts:savedfilter_new": (WRITERS, FORM),
    "contacts:savedfilter_edit": (WRITERS, FORM),
    "contacts:savedfilter_delete": (WRITERS, VERB),
    "contacts:bulk_change": (WRITERS, FUNCTION_FORM),
    "contacts:bulk_detail": (WRITERS, FUNCTION),
    "contacts:bulk_undo": (WRITERS, VERB),
    "contacts:mention_seen": (READERS, VERB),
    "events:calendar": (READERS, PAGE),
    "events:week": (READERS, PAGE),
    "events:import_new": (WRITERS, FUNCTION_FORM),
    "events:import_detail": (WRITERS, FUNCTION_FORM),
    "events:import_undo": (WRITERS, VERB),
    "events:import_discard": (WRITERS, VERB),
    "events:agenda": (READERS, PAGE),
    "events:event_new": (WRITERS, FORM),
    "events:event_detail": (READERS, PAGE),
    "events:event_edit": (WRITERS, FORM),
    "events:event_cancel": (WRITERS, FUNCTION_FORM),
    "events:event_repeat": (WRITERS, FUNCTION_FORM),
    "events:event_restore": (WRITERS, VERB),
    "events:event_ics": (READERS, FUNCTION),
    "events:feed_list": (READERS, FUNCTION_FORM),
    "events:feed_stop": (READERS, VERB),
    "events:checklist": (LEADERS_AND_ADMINS, FUNCTION_FORM),
    "events:event_checklist": (READERS, PAGE),
    "events:event_checklist_begin": (WRITERS, VERB),
    "events:tourcheck_tick": (WRITERS, VERB),
    "events:event_outcome": (WRITERS, FORM),
    "events:daterequest_list": (WRITERS, PAGE_FUNCTION),
    "events:daterequest_answer": (WRITERS, VERB),
    "events:daterequest_reopen": (WRITERS, VERB),
    "events:report": (READERS, PAGE),
    "events:report_export": (LEADERS, FUNCTION),
    "events:report_export_xlsx": (LEADERS, FUNCTION),
    "events:hours_list": (READERS, PAGE),
    "events:site_new": (LEADERS_AND_ADMINS, FORM),
    "events:site_detail": (READERS, PAGE),
    "events:site_edit": (LEADERS_AND_ADMINS, FORM),
    "events:turn_new": (WRITERS, FUNCTION_FORM),
    "events:turn_answer": (WRITERS, FUNCTION_FORM),
    "events:turn_undo": (WRITERS, VERB),
    "events:guest_list": (WRITERS, PAGE),
    "events:guest_print": (WRITERS, FUNCTION),
    "events:guest_export": (LEADERS, FUNCTION),
    "events:guest_export_xlsx": (LEADERS, FUNCTION),
    "events:guest_invite": (WRITERS, FUNCTION_FORM),
    "events:guest_thanks": (WRITERS, (200, 200, 302, 200, 200, 200)),
    "events:guest_followups": (WRITERS, ONLY_POST_FORM),
    "events:rsvp_edit": (WRITERS, FORM),
    "events:rsvp_answer": (WRITERS, VERB),
    "events:rsvp_remove": (WRITERS, VERB),
    "events:rsvp_here": (WRITERS, VERB),
    "events:door": (WRITERS, FUNCTION),
    "events:door_walk_in": (WRITERS, ONLY_POST_FORM),
    "events:door_close": (WRITERS, VERB),
    "events:door_reopen": (WRITERS, VERB),
    "events:speaker_list": (WRITERS, PAGE),
    "events:speaker_new": (WRITERS, FORM),
    "events:speaker_fairness": (WRITERS, PAGE),
    "events:speaker_export": (LEADERS, FUNCTION),
    "events:speaker_export_xlsx": (LEADERS, FUNCTION),
    "events:speaker_detail": (WRITERS, PAGE),
    "events:speaker_edit": (WRITERS, FORM),
    "events:speaker_archive": (WRITERS, VERB),
    "events:speaker_restore": (WRITERS, VERB),
    "library:word_list": (READERS, PAGE),
    "library:word_new": (ADMINS, FORM),
    "library:word_edit": (ADMINS, FORM),
    "library:word_check": (READERS, CHECK),
    "library:exception_list": (ADMINS, PAGE),
    "library:exception_new": (ADMINS, FORM),
    "library:exception_edit": (ADMINS, FORM),
    "library:exception_remove": (ADMINS, VERB),
    "media_liaison:desk": (WRITERS, PAGE),
    "media_liaison:journalist_list": (WRITERS, PAGE),
    "media_liaison:journalist_export": (LEADERS, FUNCTION),
    "media_liaison:journalist_export_xlsx": (LEADERS, FUNCTION),
    "media_liaison:journalist_new": (PRESS, FORM),
    "media_liaison:journalist_detail": (WRITERS, PAGE),
    "media_liaison:journalist_edit": (PRESS, FORM),
    "media_liaison:outlet_list": (WRITERS, PAGE),
    "media_liaison:outlet_export": (LEADERS, FUNCTION),
    "media_liaison:outlet_export_xlsx": (LEADERS, FUNCTION),
    "media_liaison:outlet_new": (PRESS, FORM),
    "media_liaison:outlet_detail": (WRITERS, PAGE),
    "media_liaison:outlet_edit": (PRESS, FORM),
}

# Rows tests/world.py made for Staff that not everybody sees who may open the page: for all others
# they do not exist.
SEEN_BY = {
    name: {"staff", "leadership"}
    for name in SITE
    if name.startswith("contacts:import_") and name != "contacts:import_list"
}
SEEN_BY |= {f"contacts:bulk_{page}": {"staff", "leadership"} for page in ("detail", "undo")}
# One's own list, and a note that names one.
SEEN_BY |= {f"contacts:savedfilter_{page}": {"staff"} for page in ("edit", "delete")}
SEEN_BY["contacts:mention_seen"] = {"staff"}
SEEN_BY |= {
    f"events:import_{page}": {"staff", "leadership"} for page in ("detail", "undo", "discard")
}
SEEN_BY["events:feed_stop"] = {"staff"}

# Open to all: what a signed-in person is answered, and a stranger.
PUBLIC = {
    "healthz": (FUNCTION, FUNCTION),
    "public_concern": (FUNCTION_FORM, FUNCTION_FORM),
    "public_concern_status": (FUNCTION_FORM, FUNCTION_FORM),
    "public_feed": ((404, 404, 405, 405, 405, 405), (404, 404, 405, 405, 405, 405)),
    "public_visit": (PAGE_FUNCTION, PAGE_FUNCTION),
    "public_visit_answer": ((404,) * 6, (404,) * 6),
    "public_visit_ask": (FUNCTION_FORM, FUNCTION_FORM),
    "public_visit_event": ((404,) * 6, (404,) * 6),  # the world's event is not public
    "public_visit_feed": (PAGE_FUNCTION, PAGE_FUNCTION),
    "account_login": ((302,) * 6, PASSWORD_FORM),
    "account_logout": ((200, 200, 302, 405, 405, 200), (302, 302, 302, 405, 405, 200)),
    "account_inactive": (PAGE, PAGE),
    "account_reset_password": (PASSWORD_FORM, PASSWORD_FORM),
    "account_reset_password_done": (PAGE, PAGE),
    "account_reset_password_from_key": (FUNCTION, FUNCTION),
    "account_reset_password_from_key_done": (PAGE, PAGE),
}

# Django's admin: only Admin gets in; these are the answers to GET and POST there.
ADMIN_SITE = {
    "admin:index": (200, 200),
    "admin:logout": (405, 200),
    "admin:password_change": (200, 200),
    "admin:password_change_done": (200, 405),
    "admin:autocomplete": (403, 405),
    "admin:jsi18n": (200, 405),
    "admin:app_list": (200, 200),
    "admin/(?P<url>.*)$": (404, 404),
}
ADMIN_MODELS = {
    "accounts_user": "view change",
    "accounts_program": "view change",
    "auth_group": "view",
    "contacts_contact": "view add change",
    "contacts_person": "view add change",
    "contacts_organization": "view add change",
    "contacts_tag": "view add change delete",
    "contacts_note": "view add change",
    "contacts_followup": "view add change",
    "contacts_stance": "view",
    "contacts_importrun": "view hidden",  # somebody else's
    "contacts_contactmethod": "view",
    "contacts_affiliation": "view",
    "contacts_commitment": "view add change",
    "contacts_membership": "view add change",
    "contacts_relationship": "view add change delete",
    "contacts_challenge": "view change",
    "contacts_challengestep": "view",
    "contacts_concern": "view",
    "contacts_savedfilter": "view hidden",  # somebody else's
    "contacts_merge": "view hidden",  # for those who may merge
    "library_term": "view add change",
    "library_exemption": "view add change delete",
    "accounts_value": "view add change",
    "media_liaison_journalist": "view add change",
    "media_liaison_outlet": "view add change",
    "events_calendarimport": "view hidden",  # somebody else's
    "events_site": "view add change",
    "events_servicehours": "view",
    "events_serviceexception": "view",
    "events_series": "view",
    "events_rsvp": "view",
    "events_daterequest": "view",
    "events_speaker": "view add change",
    "events_speakingturn": "view",
    "events_checklistitem": "view add change delete",
    "events_tourcheck": "view",
    "events_event": "view add change",
    "ssp_crm_mail": "view",
    "ssp_crm_jobrun": "view",
}
