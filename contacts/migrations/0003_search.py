"""Triggers that keep what a contact is found by, whichever way a row was written.

Statement-level with transition tables: a bulk insert of 5,000 rows refreshes them in one go.
"""

from django.db import migrations

REFRESH = r"""
CREATE FUNCTION public.contacts_refresh_search(ids bigint[]) RETURNS void
LANGUAGE sql
AS $$
-- Only an UPDATE: a contact being deleted loses its methods last, and must not come back here.
UPDATE public.contacts_contactsearch found SET name = public.ssp_fold(c.name),
  words = concat(' ', concat_ws(' ',
    public.ssp_fold(c.name),
    nullif(public.ssp_fold(c.sort_name), ''),
    (SELECT string_agg(public.ssp_fold(o.name), ' ')
       FROM public.contacts_affiliation a JOIN public.contacts_contact o ON o.id = a.organization_id
      WHERE a.person_id = c.id),
    (SELECT string_agg(public.ssp_fold(t.name), ' ')
       FROM public.contacts_contact_tags ct JOIN public.contacts_tag t ON t.id = ct.tag_id
      WHERE ct.contact_id = c.id),
    (SELECT string_agg(
        CASE WHEN m.channel IN ('phone', 'mobile', 'signal')
             THEN regexp_replace(m.value, '\D', '', 'g') ELSE lower(m.value) END, ' ')
       FROM public.contacts_contactmethod m WHERE m.contact_id = c.id)
  ), ' ')
FROM public.contacts_contact c WHERE c.id = found.contact_id AND c.id = ANY (ids);

WITH fresh AS (
  SELECT DISTINCT part
    FROM public.contacts_contactsearch s, regexp_split_to_table(s.name, ' ') AS part
   WHERE s.contact_id = ANY (ids) AND length(part) BETWEEN 3 AND 30 AND part !~ '\d'
     AND NOT EXISTS (
       SELECT 1 FROM public.contacts_nameslip n WHERE n.slip = part AND n.word = part)
)
INSERT INTO public.contacts_nameslip (slip, word)
SELECT DISTINCT
    CASE place WHEN 0 THEN part ELSE overlay(part placing '' from place for 1) END, part
  FROM fresh, generate_series(0, length(part)) AS place
ON CONFLICT DO NOTHING;
$$;
"""

# The rows whose search text a change of each table touches; the contact's own, and its members'.
TOUCHED = {
    "contacts_contact": (
        "SELECT id FROM changed UNION SELECT a.person_id FROM public.contacts_affiliation a "
        "JOIN changed ON changed.id = a.organization_id"
    ),
    "contacts_contactmethod": "SELECT contact_id FROM changed",
    "contacts_affiliation": "SELECT person_id FROM changed",
    "contacts_contact_tags": "SELECT contact_id FROM changed",
    "contacts_tag": (
        "SELECT ct.contact_id FROM public.contacts_contact_tags ct "
        "JOIN changed ON changed.id = ct.tag_id"
    ),
}
VERBS = {
    "contacts_contact": ("INSERT", "UPDATE"),
    "contacts_contactmethod": ("INSERT", "UPDATE", "DELETE"),
    "contacts_affiliation": ("INSERT", "UPDATE", "DELETE"),
    "contacts_contact_tags": ("INSERT", "DELETE"),
    "contacts_tag": ("UPDATE",),
}
NEW_ROW = (
    "INSERT INTO public.contacts_contactsearch (contact_id, name, words) "
    "SELECT id, '', '' FROM new_rows;"
)
NAMES_CHANGED = (
    "(SELECT new_rows.* FROM new_rows JOIN old_rows USING (id) "
    "WHERE (new_rows.name, new_rows.sort_name) IS DISTINCT FROM (old_rows.name, old_rows.sort_name))"
)


def changed_rows(table: str, verb: str) -> str:
    """Return the rows a trigger looks at: only renamed contacts, the old ones of a DELETE."""
    if table == "contacts_contact" and verb == "UPDATE":
        return NAMES_CHANGED
    if verb == "UPDATE":
        return "(SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows)"
    return f"(SELECT * FROM {'old_rows' if verb == 'DELETE' else 'new_rows'})"


def trigger(table: str, verb: str) -> migrations.RunSQL:
    """Return the operation that makes one trigger and its function."""
    name = f"{table}_search_{verb.lower()}"
    tables = {
        "INSERT": "NEW TABLE AS new_rows",
        "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
        "DELETE": "OLD TABLE AS old_rows",
    }[verb]
    first = NEW_ROW if (table, verb) == ("contacts_contact", "INSERT") else ""
    make = f"""
CREATE FUNCTION public.{name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  {first}
  PERFORM public.contacts_refresh_search(ARRAY(
    WITH changed AS MATERIALIZED {changed_rows(table, verb)} {TOUCHED[table]}));
  RETURN NULL;
END $$;
CREATE TRIGGER {name} AFTER {verb} ON public.{table}
REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION public.{name}();
"""
    drop = f"DROP TRIGGER {name} ON public.{table}; DROP FUNCTION public.{name}();"
    return migrations.RunSQL(make, drop)


class Migration(migrations.Migration):
    dependencies = [("contacts", "0002_initial")]

    operations = [
        migrations.RunSQL(REFRESH, "DROP FUNCTION public.contacts_refresh_search(bigint[]);"),
        *(trigger(table, verb) for table, verbs in VERBS.items() for verb in verbs),
    ]
