"""Keeping an offer that is still being written; and taking a source out of it that may not be named any more."""

import re
from datetime import datetime

from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act, check_version
from eenplan.dossier.casus.bron import ANONIEM
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.ontvanger import take
from eenplan.keten.overdracht.rules import COURSE


def bewaar(
    overdracht_id: int, getypt: dict[str, object], *, by: Viewer, at: datetime, versie: int | None = None,
    ground: str = "Wmo 4.1.1 lid 2",
) -> Overdracht:  # fmt: skip
    """Keep what was typed, whole or not, for who of Veilig Thuis writes on. It offers nothing and starts no term.

    Stale when a colleague kept something after `versie`; refused once the offer lies at a receiver.
    """
    with act("overdracht.bewaar", by=by, at=at, ground=ground) as a:
        row, casus = take(by, overdracht_id, DataClass.VEILIGHEID, "bewaar")
        COURSE.step(row.stand, "bied_aan", Role.VT_CASUS if by.system else by.role)  # who may offer may prepare it
        check_version(row.versie, versie)
        row.concept, row.versie = getypt, row.versie + 1
        row.bewaard_op, row.bewaard_door_id = at, by.account_id
        row.save(update_fields=["concept", "versie", "bewaard_op", "bewaard_door"])
        a.log(casus_id=casus.pk, object_type="overdracht", object_id=row.pk)
    return row


def verberg_bron(casus_id: int, naam: str) -> None:
    """What a child said stays in the package; who said it is not named any more. Inside the act that hides him."""
    speaks = re.compile(rf"^{re.escape(naam)}(?=, )", re.MULTILINE)
    for row in Overdracht.objects.filter(casus_id=casus_id):
        for held in (row.pakket, row.concept):
            if held.get("kind"):
                held["kind"] = speaks.sub(ANONIEM, str(held["kind"]))
        row.save(update_fields=["pakket", "concept"])
