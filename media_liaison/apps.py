from django.apps import AppConfig


class MediaLiaisonConfig(AppConfig):
    """The press desk; it offers outlets to the import, days to calendars, a check to mails."""

    name = "media_liaison"

    def ready(self) -> None:
        from contacts.imports import importer
        from events import feed_items, layers
        from ssp_crm.outbox import send_checks

        from .duty_feed import DUTY
        from .imports import OutletImporter
        from .layers import LAYERS
        from .services.introductions import KEY, why_not_sent

        importer.register(OutletImporter())
        feed_items.register(DUTY)
        send_checks[KEY] = why_not_sent
        for layer in LAYERS:
            layers.register(layer)
