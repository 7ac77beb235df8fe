from django.apps import AppConfig


class MediaLiaisonConfig(AppConfig):
    """The press desk; it offers outlets to the import page of contacts."""

    name = "media_liaison"

    def ready(self) -> None:
        from contacts.imports.importer import register

        from .imports import OutletImporter

        register(OutletImporter())
