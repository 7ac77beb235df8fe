#!/usr/bin/env python
"""The door to every command of SSP CRM; `manage.py help` lists them."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ssp_crm.settings")
    # Without a DATABASE_URL the commands use the PostgreSQL in var/ (see ssp_crm/embedded).
    # A web server started in any other way must be told its database.
    if not os.environ.get("DATABASE_URL"):
        os.environ.setdefault("SSP_CRM_EMBEDDED", "1")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
