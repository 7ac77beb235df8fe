"""Load the words a house begins with; whoever has edited them keeps theirs."""

from django.db import migrations

from library.default_terms import LET_BE, TERMS


def load(apps, schema_editor):
    term, exemption = (apps.get_model("library", name) for name in ("Term", "Exemption"))
    here = set(term.objects.values_list("avoid", flat=True))
    for rule in TERMS:
        if rule.avoid not in here:
            facts = {"why": rule.why, "near": rule.near, "sources": rule.sources}
            term.objects.create(avoid=rule.avoid, prefer=rule.prefer, **facts)
    for words, why in LET_BE:
        exemption.objects.get_or_create(words=words, defaults={"why": why})


class Migration(migrations.Migration):
    dependencies = [("library", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
