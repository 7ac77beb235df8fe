"""Keeping our ground rules."""

from django.db import transaction

from ..models import GroundRule


@transaction.atomic
def use_rule(*, rule: GroundRule, is_active: bool) -> GroundRule:
    """Take a rule into use or out of it; said twice, once counts."""
    rule = GroundRule.objects.select_for_update().get(pk=rule.pk)
    if rule.is_active != is_active:
        rule.is_active = is_active
        rule.save()
    return rule
