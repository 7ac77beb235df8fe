#!/usr/bin/env python
"""The door to every command of SSP CRM; `manage.py help` lists them."""

import os
import sys

# Commands for one's own machine: like the embedded start they may make their own secret in var/.
LOCAL_COMMANDS = {"start", "seed", "bench"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ssp_crm.settings")
    # Without a DATABASE_URL the commands use the PostgreSQL in var/ (see ssp_crm/embedded).
    # A web server started in any other way must be told its database.
    if not os.environ.get("DATABASE_URL") or LOCAL_COMMANDS.intersection(sys.argv[1:2]):
        os.environ.setdefault("SSP_CRM_EMBEDDED", "1")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from ssp_crm.embedded import EmbeddedPostgresError

    try:
        execute_from_command_line(sys.argv)
    except (EmbeddedPostgresError, ImproperlyConfigured) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
