"""Which connection: migrations by the owner, everything else by the application, numbers by `using("beleid")`."""

from typing import Any


class Router:
    """Lets tables be made through the owner's connection only."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Only the owner changes the schema."""
        return db == "eigenaar"

    def allow_relation(self, one: Any, two: Any, **hints: Any) -> bool:
        """The three connections lead to one database."""
        return True
