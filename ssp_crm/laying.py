"""Laying tables quickly: the steps of a migration as one.

Most of what a first start takes is Django drawing models in the state between two steps.
"""

from typing import Any

from django.db.migrations.operations.base import Operation
from pgtrigger.migrations import AddTrigger


class Together(Operation):
    """Steps that need no state between them: new tables, new columns of old ones, triggers.

    A column of a table that is made here stands in its CreateModel; each step sees the end.
    """

    def __init__(self, *steps: Operation) -> None:
        self.steps = steps

    def deconstruct(self) -> tuple[str, tuple[Operation, ...], dict[str, Any]]:
        return type(self).__name__, self.steps, {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        drawn = state.__dict__.pop("apps", None)  # or each step would draw all models around it
        for step in self.steps:
            step.state_forwards(app_label, state)
        if drawn is not None:
            state.apps = drawn
            state.reload_models({(app_label, _model_of(step)) for step in self.steps}, delay=False)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for step in self.steps:
            step.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for step in reversed(self.steps):
            # A trigger is taken off the table as it stands; before all steps there may be none.
            before = from_state if isinstance(step, AddTrigger) else to_state
            step.database_backwards(app_label, schema_editor, from_state, before)

    def describe(self) -> str:
        return "; ".join(step.describe() for step in self.steps)


def _model_of(step: Any) -> str:
    name: str = getattr(step, "model_name", None) or step.name
    return name.lower()
