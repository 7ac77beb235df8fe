"""Records of this app in the Django admin; importing the modules registers them."""

from . import challenges, contacts, imports, notes, promises, teamwork

__all__ = ["challenges", "contacts", "imports", "notes", "promises", "teamwork"]
