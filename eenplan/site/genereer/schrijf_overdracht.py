"""Writing a handover: drawn up, offered, refused or accepted; and who is the director then."""

from dataclasses import asdict
from datetime import datetime, timedelta

from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.outbox.rules import Kind
from eenplan.core.web.words import datum_kort
from eenplan.keten.overdracht.models import Overdracht, Overdrachtstap
from eenplan.keten.overdracht.rules import (
    AANBIEDEN,
    ALTIJD,
    ANTWOORD,
    DEELDAGEN,
    GEEN_AFSPRAKEN,
    GEWOONLIJK,
    GRONDEN,
    KNELPUNT,
    Pakket,
)
from eenplan.keten.plan.rules import VERWACHT
from eenplan.site.genereer import schrijf_triage
from eenplan.site.genereer.boek import Boek
from eenplan.site.genereer.schrijf_nameting import plan_rondes
from eenplan.site.genereer.tabel import Rij

OVERDRACHT, GROND = "overdracht", "wmo_belang"
WMO = "Wmo 4.1.1 lid 2"
KLASSEN = sorted(item.value for item in GEWOONLIJK | ALTIJD)


def stel_op(boek: Boek, op: datetime) -> None:
    """On the drawing table, with a term before which it must be offered."""
    row = boek.open[OVERDRACHT] = boek.rijen.nieuw(
        Overdracht, casus_id=boek.id, opgesteld_op=op, stand="voorgesteld", versie=1
    )
    _stap(boek, row, op, "stel_op", SYSTEM)
    boek.klokken.start(AANBIEDEN, (OVERDRACHT, row["id"]), boek.wie, op)
    boek.log("overdracht.stel_op", op, SYSTEM, ding=(OVERDRACHT, row["id"]), grond=WMO)


def _stap(boek: Boek, row: Rij, op: datetime, actie: str, door: Viewer, **rest: str) -> None:
    boek.rijen.voeg(
        Overdrachtstap, overdracht_id=row["id"], op=op, actie=actie, naar_stand=row["stand"],
        door_id=door.account_id, organisatie_id=row.get("organisatie_id"), **rest,
    )  # fmt: skip


def bied_aan(boek: Boek, op: datetime, soort: str) -> None:
    """Offered to a director who may look from now on; Veilig Thuis stays responsible."""
    row, by = boek.open[OVERDRACHT], boek.casushouder
    to = boek.ontvanger = boek.pen.regio.regisseur(boek.pen.rng, soort, boek.thuis.gezin.gemeente)
    until = op + timedelta(days=DEELDAGEN)
    row |= {"stand": "aangeboden", "organisatie_id": to.organisation_id, "contactpersoon_id": to.account_id,
            "pakket": asdict(_pakket(boek)), "klassen": KLASSEN, "grond": GROND, "deel_tot": until,
            "warm_gesprek": True, "aangeboden_op": op, "versie": row["versie"] + 1}  # fmt: skip
    _stap(boek, row, op, "bied_aan", by)
    boek.stap(op, "bied_aan", by)
    boek.betrek(
        to, op, "uitgenodigd", doel="regie", grond=GRONDEN[GROND], klassen=KLASSEN, tot=until,
        besloten_door_id=by.account_id, client_geinformeerd="Ja, in het gesprek.",
    )  # fmt: skip
    ding = (OVERDRACHT, row["id"])
    boek.klokken.klaar(op, AANBIEDEN, ding=ding)
    boek.klokken.start(ANTWOORD, ding, (to.organisation_id or 0, to.account_id or 0), op)
    boek.klokken.start(KNELPUNT, ding, boek.wie, op)
    boek.bericht(Kind.OVERDRACHT, ding, op, account_id=to.account_id, organisation_id=to.organisation_id)
    boek.log("overdracht.bied_aan", op, by, ding=("deelbesluit", to.organisation_id or 0), klassen=KLASSEN, grond=WMO)
    _gemeld(boek, row, op, by, "aangeboden")


def _pakket(boek: Boek) -> Pakket:
    """The A4, from what is known of an invented family."""
    waarom, kinds = "Veilig Thuis besloot dat een ander met dit gezin aan veiligheid werkt.", list[str]()
    if boek.besloten:
        vb, reports = boek.besloten
        kinds = list(dict.fromkeys(item.replace("_", " ") for row in reports for item in row["incident_soorten"]))
        waarom = f"Besluit van {datum_kort(vb['besloten_op'])}: {vb['motivering']}"
    people = [f"{mens.naam}, geboren {mens.geboren:%d-%m-%Y} ({mens.rol})" for mens in boek.thuis.gezin.mensen]
    return Pakket(
        waarom=waarom, geweld=f"Soort geweld: {', '.join(kinds)}." if kinds else "", wie="\n".join(people),
        chronologie=f"{boek.casus['geopend_op']:%d-%m-%Y}: melding bij Veilig Thuis",
        voorwaarden="Bij oplopende ruzie gaat één van beiden naar buiten en belt daarna.",
        kind="Nog niet vastgelegd.", onbekend="Geen open punten vastgelegd.", veilig_contact=GEEN_AFSPRAKEN,
        plan="Nog geen plan. De ontvanger maakt een plan met het gezin.",
        nameting="Veilig Thuis meet na 3 en 12 maanden.", gezin_weet="Het gezin weet van de overdracht.",
    )  # fmt: skip


def _gemeld(boek: Boek, row: Rij, op: datetime, by: Viewer, wat: str, **codes: str) -> None:
    days = (op.date() - row["aangeboden_op"].date()).days
    boek.feit(f"overdracht_{wat}", op, days, ontvanger=boek.pen.regio.soorten[row["organisatie_id"]], **codes)
    verb = {"aangeboden": "bied_aan", "geaccepteerd": "accepteer", "geweigerd": "weiger"}[wat]
    boek.log(f"overdracht.{verb}", op, by, ding=(OVERDRACHT, row["id"]), grond=WMO)


def weiger(boek: Boek, op: datetime, reden: str) -> None:
    """Refused with a reason: Veilig Thuis's again, and what was shared closes at once (R11)."""
    row, by = boek.open[OVERDRACHT], boek.ontvanger
    row["stand"] = "geweigerd"
    _stap(boek, row, op, "weiger", by, reden=reden, tekst="Dit past nu niet bij ons; wij belden hierover.")
    boek.stap(op, "weiger", by)
    ding = (OVERDRACHT, row["id"])
    boek.klokken.klaar(op, ANTWOORD, KNELPUNT, ding=ding)
    boek.eindig_deelname(op)
    boek.klokken.start(AANBIEDEN, ding, boek.wie, op)
    boek.bericht(Kind.ANTWOORD, ding, op, account_id=boek.wie[1])
    _gemeld(boek, row, op, by, "geweigerd", reden=reden)


def accepteer(boek: Boek, op: datetime, gegeven: None) -> None:
    """From now on the receiver has sight on safety: director, a plan to make, two checks (route.na_overdracht)."""
    row, by = boek.open.pop(OVERDRACHT), boek.ontvanger
    row["stand"] = "geaccepteerd"
    _stap(boek, row, op, "accepteer", by)
    boek.klokken.klaar(op, ANTWOORD, KNELPUNT, ding=(OVERDRACHT, row["id"]))
    boek.stap(op, "neem_over", by)
    sender = boek.wie[1]
    boek.geef_aan(op, by, by)
    boek.deelname[0]["soort"] = "deelnemer"
    boek.keek(op, by)
    boek.bericht(Kind.ANTWOORD, (OVERDRACHT, row["id"]), op, account_id=sender)
    _gemeld(boek, row, op, by, "geaccepteerd")
    boek.klokken.klaar(op, "vervolg_ingezet", reden="capaciteit")
    boek.wijs_toe(op, by)
    boek.deelname[1]["tot"] = max(row["deel_tot"], boek.pen.regels.einde("deelbesluit_regie", op))
    boek.log("route.deel", op, SYSTEM, ding=("deelbesluit", by.organisation_id or 0), grond="regie.toegewezen")
    schrijf_triage.gevaar_geweken(boek, op, by)
    boek.klokken.start(VERWACHT, (VERWACHT, boek.id), boek.wie, op)
    boek.log("plan.verwacht", op, SYSTEM, ding=("casus", boek.id), grond="overdracht.geaccepteerd")
    plan_rondes(boek, op)
