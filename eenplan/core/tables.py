"""How a migration makes a table without Django drawing all others again."""

from typing import Any

from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState


class NewTable(CreateModel):
    """A new table changes none of those it points at, so only the table itself is rendered.

    Django renders every model that is connected with it once more, and everything of ours hangs together by the
    account: most of the time that an empty database took (ADR 0013). Two tables that point at each other are a
    circle: leave one field out and give it afterwards with AddField.
    """

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        rendered: Any = state.__dict__.pop("apps", None)
        super().state_forwards(app_label, state)
        if rendered is not None:
            state.__dict__["apps"] = rendered
            rendered.render_multiple([state.models[app_label, self.name_lower]])
