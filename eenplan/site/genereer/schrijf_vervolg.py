"""Writing a service of Veilig Thuis: contact, conditions and their checks, findings, the end."""

from datetime import date, datetime, time

from eenplan.core.access.viewer import SYSTEM
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.outbox.rules import Kind
from eenplan.keten.vervolg.models import Bevinding, Contact, Dienst, Dienststap, Voorwaarde
from eenplan.keten.vervolg.rules import COURSES, EINDE_ONDERZOEK, TERM_VAN
from eenplan.site.genereer.boek import Boek
from eenplan.site.genereer.schrijf_triage import meld_terug
from eenplan.site.genereer.tabel import Rij

DIENST, VOORWAARDE = "dienst", "voorwaarde"
END_OF_DAY = time(23, 59, 59)
GESPROKEN = "Gesproken over wat er is gebeurd en wat nodig is om veilig te zijn."
TEKST = "Bij oplopende ruzie gaat één van beiden een uur naar buiten en belt dan; niemand slaat of bedreigt."
KLAAR = "De directe veiligheid is hersteld. Het gezin gaat verder met een casusregisseur."
VOORTIJDIG = "Het gezin werkt nu mee met hulp; verder werken vanuit Veilig Thuis is niet nodig."


def open_dienst(boek: Boek, op: datetime, soort: str) -> bool:
    """The service that was decided on, with its term; one that runs goes on. Whether it is a new one."""
    row = boek.open.get(DIENST)
    if new := row is None:
        row = boek.open[DIENST] = boek.rijen.nieuw(
            Dienst, casus_id=boek.id, soort=soort, geopend_op=op, stand=COURSES[soort].start, versie=1
        )
        _stap(boek, row, op, "open_dienst", "", None)
        boek.klokken.start(TERM_VAN[soort], (DIENST, row["id"]), boek.wie, op)
        boek.feit("dienst_geopend", op, dienst=soort)
    assert row is not None  # there was one, or it was made here
    boek.log("vervolg.open_dienst", op, SYSTEM, ding=(DIENST, row["id"]), grond="triage.besloten")
    return new


def _stap(boek: Boek, row: Rij, op: datetime, actie: str, van: str, door: int | None) -> None:
    boek.rijen.voeg(
        Dienststap, dienst_id=row["id"], op=op, actie=actie, van_stand=van, naar_stand=row["stand"], door_id=door
    )


def _verder(boek: Boek, row: Rij, op: datetime, actie: str, naar: str) -> None:
    """The next stand, with its step when it is another."""
    before, row["stand"] = row["stand"], naar
    row["versie"] += 1
    if before != naar:
        _stap(boek, row, op, actie, before, boek.casushouder.account_id)


def deel_toe(boek: Boek, op: datetime, gegeven: None) -> None:
    """The lead gives the case to a case worker; the front office leaves it."""
    boek.casushouder = boek.nameter = boek.pen.regio.van_vt(boek.pen.rng, "vt_casus")  # type: ignore[arg-type]  # a role by its word
    boek.geef_aan(op, boek.casushouder, boek.lezer)
    boek.uit_team(op, boek.casushouder)
    boek.log("casus.verdeel", op, boek.lezer, ding=("casus", boek.id))


def leg_contact(boek: Boek, op: datetime, kind_gezien: bool) -> None:
    """The first contact that succeeds: follow-up is in place (domain 5 #6)."""
    row, by = boek.open[DIENST], boek.casushouder
    contact = boek.rijen.nieuw(
        Contact, dienst_id=row["id"], op=op, door_id=by.account_id, met_wie="het gezin", hoe="huisbezoek",
        gelukt=True, kind_gezien=kind_gezien, veiligheid="veilig",
        tekst=GESPROKEN,
    )  # fmt: skip
    _verder(boek, row, op, "leg_contact", "contact_gelegd" if row["soort"] == "VV" else "informatie")
    boek.klokken.klaar(op, "vervolg_ingezet", reden="gezin_onbereikbaar")
    boek.log("vervolg.leg_contact", op, by, ding=("contact", contact["id"]))


def stel_voorwaarde(boek: Boek, op: datetime, controle_op: date) -> None:
    """A condition for safety with the day on which it is checked."""
    row, by = boek.open[DIENST], boek.casushouder
    found = boek.open[VOORWAARDE] = boek.rijen.nieuw(
        Voorwaarde, dienst_id=row["id"], voor_wie="beide volwassenen", tekst=TEKST, gesteld_op=op,
        gesteld_door_id=by.account_id, controle_op=controle_op,
    )  # fmt: skip
    _verder(boek, row, op, "stel_voorwaarde", "voorwaarden_gesteld")
    end = datetime.combine(controle_op, END_OF_DAY, AMSTERDAM)
    boek.klokken.start("voorwaarde_controle", (VOORWAARDE, found["id"]), boek.wie, op, end)
    boek.log("vervolg.stel_voorwaarde", op, by, ding=(VOORWAARDE, found["id"]))


def controleer_voorwaarde(boek: Boek, op: datetime, nagekomen: str) -> None:
    """Whether the condition was met; a broken one is told at once (route.na_breuk)."""
    found, by = boek.open.pop(VOORWAARDE), boek.casushouder
    found |= {
        "nagekomen": nagekomen, "gecontroleerd_op": op, "gecontroleerd_door_id": by.account_id,
        "bevinding": "" if nagekomen == "ja" else "Eén keer niet gelukt; opnieuw besproken met het gezin.",
    }  # fmt: skip
    boek.klokken.klaar(op, "voorwaarde_controle", ding=(VOORWAARDE, found["id"]))
    boek.log("vervolg.controleer_voorwaarde", op, by, ding=(VOORWAARDE, found["id"]))
    if nagekomen == "nee":
        boek.bericht(Kind.VERVOLGMELDING, ("casus", boek.id), op, account_id=boek.wie[1])


def leg_bevinding(boek: Boek, op: datetime, gegeven: tuple[str, str]) -> None:
    """What the investigation found about one form of violence."""
    row, by = boek.open[DIENST], boek.casushouder
    found = boek.rijen.nieuw(
        Bevinding, dienst_id=row["id"], vorm=gegeven[0], uitslag=gegeven[1], op=op, door_id=by.account_id,
        onderbouwing="Uit gesprekken met het gezin, de school en de huisarts.",
    )  # fmt: skip
    _verder(boek, row, op, "leg_bevinding", "bevindingen")
    boek.log("vervolg.leg_bevinding", op, by, ding=("bevinding", found["id"]))


def rond_af(boek: Boek, op: datetime, voortijdig: bool, niet_gezien: int) -> None:
    """The service ends; after an investigation each reporter hears so (domain 5 #13). A condition not checked stays."""
    row, by = boek.open.pop(DIENST), boek.casushouder
    ding, key = (DIENST, row["id"]), TERM_VAN[row["soort"]]
    late = any(term["due_at"] < op for term in boek.klokken.loopt(key, ding=ding))
    reden = "wacht_op_informatie" if late else ""
    action = "sluit_voortijdig" if voortijdig else "rond_af"
    row |= {"samenvatting": VOORTIJDIG if voortijdig else KLAAR, "voortijdig": voortijdig, "afgerond_op": op,
            "afgerond_door_id": by.account_id, "late_reden": reden}  # fmt: skip
    _verder(boek, row, op, action, "afgerond")
    boek.klokken.klaar(op, key, ding=ding, reden=reden)
    if row["soort"] == "OZ" and boek.besloten:
        for melding in boek.besloten[1]:
            meld_terug(boek, boek.besloten[0], melding, EINDE_ONDERZOEK, op)
    boek.feit(
        "dienst_afgerond", op, dienst=row["soort"], voortijdig=voortijdig, op_tijd=not reden, late_reden=reden,
        kinderen_niet_gezien=niet_gezien,
    )  # fmt: skip
    boek.log(f"vervolg.{action}", op, by, ding=ding)
