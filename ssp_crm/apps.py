from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class SspCrmConfig(AppConfig):
    """The project as an app: its commands, template tags and shared tables."""

    name = "ssp_crm"
    verbose_name = "SSP CRM"

    def ready(self) -> None:
        from . import clock  # noqa: F401 - starts with every sign-in


class HouseAdminConfig(AdminConfig):
    """Django's admin behind our own sign-in and roles."""

    default_site = "ssp_crm.admin.HouseAdminSite"

    def ready(self) -> None:
        super().ready()
        from . import outbox_admin  # noqa: F401 - the site has to be there first
