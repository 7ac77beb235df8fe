from django.apps import AppConfig


class ContactsConfig(AppConfig):
    """People and organizations; the language check lets the organizations' names be."""

    name = "contacts"

    def ready(self) -> None:
        from library.checking import names_of_others

        from .organization_names import names_holding

        names_of_others.append(names_holding)
