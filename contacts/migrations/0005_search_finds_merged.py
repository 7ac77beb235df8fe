"""A contact is found by the names of those merged into it, too."""

from importlib import import_module

from django.db import migrations

REFRESH = import_module("contacts.migrations.0003_search").REFRESH
OWN_SORT_NAME = "    nullif(public.ssp_fold(c.sort_name), ''),\n"
MERGED_NAMES = """\
    (SELECT string_agg(public.ssp_fold(gone.name), ' ')
       FROM public.contacts_contact gone WHERE gone.merged_into_id = c.id),
"""
REPLACE = REFRESH.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = [("contacts", "0004_allies_and_challengers")]

    operations = [
        migrations.RunSQL(REPLACE.replace(OWN_SORT_NAME, OWN_SORT_NAME + MERGED_NAMES), REPLACE)
    ]
