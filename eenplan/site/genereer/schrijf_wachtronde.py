"""Writing a call of the waiting round: safe, or nobody at home; unsafe is for the stories."""

from datetime import datetime

from eenplan.keten.vervolg.models import Veiligheidscontact
from eenplan.keten.vervolg.wachtronde.rules import Gebeld
from eenplan.site.genereer.boek import Boek


def bel(boek: Boek, op: datetime, uitkomst: str) -> None:
    """Whoever of Veilig Thuis answers for the case calls a family that waits."""
    by = boek.casushouder
    row = boek.rijen.nieuw(
        Veiligheidscontact, casus_id=boek.id, op=op, door_id=by.account_id, uitkomst=uitkomst,
        tekst="Het is rustig; zij weten wie zij kunnen bellen." if uitkomst == Gebeld.VEILIG else "",
    )  # fmt: skip
    boek.feit("wachtende_gebeld", op, uitkomst=uitkomst)
    boek.log("wachtronde.noteer", op, by, ding=("veiligheidscontact", row["id"]))
