"""The functions names are folded and sorted by, and the extensions they stand on."""

from django.contrib.postgres.operations import (
    BtreeGistExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations

# Schema-qualified, because pg_restore runs with an empty search_path. IMMUTABLE holds as long as
# unaccent's rules do; they change with a major PostgreSQL at most, after which `REINDEX` and an
# `UPDATE contacts_contact SET name = name` are due (docs/operations).
FOLD = r"""
CREATE FUNCTION public.ssp_fold(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
SELECT btrim(regexp_replace(
  translate(
    lower(public.unaccent('public.unaccent'::regdictionary,
      regexp_replace(normalize($1, NFKC), '[''’‘`´.]', '', 'g'))),
    ',;:()[]{}"/\-_&|*–—!?#<>“”„«»', repeat(' ', 29)),
  '\s+', ' ', 'g'))
$$;

CREATE FUNCTION public.ssp_sort_key(kind text, name text, sort_name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
SELECT public.ssp_fold(CASE
  WHEN sort_name <> '' THEN sort_name
  WHEN kind = 'person' THEN regexp_replace(btrim(name), '^(.*)\s(\S+)$', '\2 \1')
  ELSE regexp_replace(btrim(name), '^the\s+', '', 'i')
END)
$$;
"""


class Migration(migrations.Migration):
    dependencies = []

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(
            FOLD,
            "DROP FUNCTION public.ssp_sort_key(text, text, text);"
            "DROP FUNCTION public.ssp_fold(text);",
        ),
    ]
