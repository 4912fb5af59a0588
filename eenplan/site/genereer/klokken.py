"""Terms of invented cases: started, ended and handed over as in core.deadlines, on rows still to be written."""

from collections.abc import Collection
from datetime import datetime

from eenplan.site.genereer.regels import Regels
from eenplan.site.genereer.tabel import Rij


class Klokken:
    """The terms of one case."""

    def __init__(self, regels: Regels) -> None:
        self.regels = regels
        self.rijen: list[Rij] = []

    def start(
        self, key: str, ding: tuple[str, int], wie: tuple[int, int], at: datetime, tot: datetime | None = None
    ) -> None:
        """Start a term on this thing, on the name of this organisation and account."""
        self.rijen.append(
            self.regels.rij(key, at, tot)
            | {"object_type": ding[0], "object_id": ding[1], "organisation_id": wie[0], "account_id": wie[1]}
        )

    def loopt(self, *keys: str, ding: tuple[str, int] | None = None) -> list[Rij]:
        """The running terms of these kinds (all when none is named), of this thing."""
        return [
            row for row in self.rijen
            if "done_at" not in row and (not keys or row["key"] in keys)
            and (ding is None or ding == (row["object_type"], row["object_id"]))
        ]  # fmt: skip

    def klaar(self, at: datetime, *keys: str, ding: tuple[str, int] | None = None, reden: str = "") -> bool:
        """Finish them; a late one keeps the reason. Whether there was one."""
        running = self.loopt(*keys, ding=ding)
        for row in running:
            row["done_at"] = at
            row["late_reason"] = reden if row["due_at"] < at else ""
        return bool(running)

    def geef(self, wie: tuple[int, int], blijft: Collection[str] = ()) -> None:
        """Give what runs to whoever is responsible now."""
        for row in self.loopt():
            if row["object_type"] not in blijft:
                row["organisation_id"], row["account_id"] = wie
