"""Writing whether the children of a case were seen: the term from the opening of a service, and each contact."""

from datetime import datetime, time

from eenplan.core.calendar import AMSTERDAM
from eenplan.keten.vervolg.kinderen.rules import DIENST_KLAAR, KIND, KINDTERM, Gezien
from eenplan.keten.vervolg.models import Kindcontact
from eenplan.site.genereer.boek import Boek
from eenplan.site.genereer.kinderen import Kindbezoek
from eenplan.site.genereer.schrijf_vervolg import DIENST

END_OF_DAY = time(23, 59, 59)


def begin(boek: Boek, op: datetime) -> None:
    """The term for every child of the case that has none running (vervolg.kinderen.acties.begin)."""
    for place in boek.thuis.gezin.minderjarig(op.date()):
        ding = (KINDTERM, boek.thuis.ids[place])
        if not boek.klokken.loopt(KIND, ding=ding):
            boek.klokken.start(KIND, ding, boek.wie, op)


def zie_kind(boek: Boek, op: datetime, gegeven: Kindbezoek) -> None:
    """Seen or spoken to ends the term; not seen says why, and when it is tried again."""
    row, by, person = boek.open[DIENST], boek.casushouder, boek.thuis.ids[gegeven.nummer]
    seen, ding = gegeven.gezien != Gezien.NIET, (KINDTERM, person)
    boek.klokken.klaar(op, KIND, ding=ding, reden=gegeven.waarom)
    if gegeven.opnieuw_op:
        until = datetime.combine(gegeven.opnieuw_op, END_OF_DAY, AMSTERDAM)
        boek.klokken.start(KIND, ding, boek.wie, op, until)
    found = boek.rijen.nieuw(
        Kindcontact, dienst_id=row["id"], persoon_id=person, op=op, door_id=by.account_id, gezien=gegeven.gezien,
        waarom=gegeven.waarom, opnieuw_op=gegeven.opnieuw_op,
        tekst="Vertelde zelf hoe het thuis gaat." if gegeven.gezien == Gezien.GESPROKEN else "",
    )  # fmt: skip
    boek.feit("kind_gezien", op, gezien=gegeven.gezien, waarom=gegeven.waarom)
    boek.log("vervolg.leg_kind", op, by, ding=("kindcontact", found["id"]), personen=(person,))
    assert seen or gegeven.waarom  # the act refuses a child that was not seen without a reason


def niet_gezien(boek: Boek, op: datetime) -> int:
    """With the service the terms of children whom nobody saw end; how many they are."""
    unseen = boek.klokken.loopt(KIND)
    for row in unseen:
        row |= {"done_at": op, "late_reason": DIENST_KLAAR if row["due_at"] < op else ""}
    return len(unseen)
