"""Which words."""

from typing import Any

from django.db import models


class TermQuerySet(models.QuerySet[Any]):
    """Words we would rather not write, and what to offer."""

    def in_use(self) -> "TermQuerySet":
        """Those the language check marks."""
        return self.filter(is_active=True)
