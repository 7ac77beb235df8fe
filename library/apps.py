from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """What we say; its look for the people we serve stands behind every form."""

    name = "library"

    def ready(self) -> None:
        from ssp_crm.forms import text_checks

        from .participants import doubt_about

        text_checks["participant"] = doubt_about
