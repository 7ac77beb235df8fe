from django.db import migrations

# Visits that stand on the calendar become confidential, but for those that overlap: people see
# these on the calendar, and the next time they save one they are told.
MARK = """
    UPDATE events_event AS e SET confidential = true
    WHERE e.kind IN ('tour', 'open-house', 'media-event') AND e.status = 'planned'
      AND e.site_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM events_event AS o
        WHERE o.id <> e.id AND o.site_id = e.site_id AND o.status = 'planned'
          AND o.kind IN ('tour', 'open-house', 'media-event')
          AND o.starts_at < e.ends_at AND e.starts_at < o.ends_at)
"""


class Migration(migrations.Migration):
    dependencies = [("events", "0002_calendar")]

    operations = [migrations.RunSQL(MARK, migrations.RunSQL.noop)]
