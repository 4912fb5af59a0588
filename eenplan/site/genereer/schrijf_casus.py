"""Writing one drawn household: each event by its handler, and what must follow from a decision (keten/route.py)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.rules import Sluitreden
from eenplan.site.genereer import schrijf_informant as informant
from eenplan.site.genereer import schrijf_kinderen as kinderen
from eenplan.site.genereer import schrijf_melding as melding
from eenplan.site.genereer import schrijf_nameting as nameting
from eenplan.site.genereer import schrijf_nazorg as nazorg
from eenplan.site.genereer import schrijf_overdracht as overdracht
from eenplan.site.genereer import schrijf_plan as plan
from eenplan.site.genereer import schrijf_top3 as top3
from eenplan.site.genereer import schrijf_triage as triage
from eenplan.site.genereer import schrijf_vervolg as vervolg
from eenplan.site.genereer import schrijf_wachtronde as wachtronde
from eenplan.site.genereer.bezetting import VT_ROLLEN
from eenplan.site.genereer.boek import Boek, Pen, Thuis, nieuw_huishouden
from eenplan.site.genereer.verloop import HER, VERVOLG, Huishouden, Melding, Oordeel, Zaak


def besluit(boek: Boek, op: datetime, gegeven: Oordeel) -> None:
    """The decision, and what it brings along at once."""
    triage.besluit(boek, op, gegeven)
    if gegeven.uitkomst in ("VT", "MAAT"):
        _stap(boek, op, "start_vervolg")
        if vervolg.open_dienst(boek, op, gegeven.dienst or "VV"):
            kinderen.begin(boek, op)
    elif boek.elders:
        _stap(boek, op, "hervat")
        boek.klokken.klaar(op, "vervolg_ingezet")
        triage.gevaar_geweken(boek, op, boek.ontvanger)
        boek.uit_team(op, boek.nameter)
    elif gegeven.uitkomst == "OVD":
        _stap(boek, op, "start_vervolg")
        overdracht.stel_op(boek, op)
    else:
        boek.sluit(op, Sluitreden.GEEN_VERVOLG)


def _stap(boek: Boek, op: datetime, actie: str) -> None:
    boek.stap(op, actie)
    boek.log(f"route.{actie}", op, SYSTEM, ding=("casus", boek.id), grond="triage.besloten")


def rond_dienst_af(boek: Boek, op: datetime, voortijdig: bool) -> None:
    """After a service the family is handed over."""
    vervolg.rond_af(boek, op, voortijdig, kinderen.niet_gezien(boek, op))
    overdracht.stel_op(boek, op)


def voorwaarde_controle(boek: Boek, op: datetime, nagekomen: str) -> None:
    """A condition is checked while its service runs."""
    if vervolg.VOORWAARDE in boek.open:
        vervolg.controleer_voorwaarde(boek, op, nagekomen)


HANDELINGEN: dict[str, Callable[[Boek, datetime, Any], None]] = {
    "oppakken": melding.pak_op, "informeer": melding.informeer, "acuut": triage.controleer_acuut,
    "voorstel": triage.stel_voor, "besluit": besluit, "toedelen": vervolg.deel_toe, "contact": vervolg.leg_contact,
    "voorwaarde": vervolg.stel_voorwaarde, "voorwaarde_controle": voorwaarde_controle,
    "bevinding": vervolg.leg_bevinding, "rond_af": rond_dienst_af, "bied_aan": overdracht.bied_aan,
    "weiger": overdracht.weiger, "accepteer": overdracht.accepteer, "plan_maak": plan.maak,
    "plan_vast": plan.stel_vast, "controle": plan.controleer, "fase": plan.naar_fase, "plan_af": plan.rond_af,
    "ronde": nameting.meet_na, "kind": kinderen.zie_kind, "gebeld": wachtronde.bel, "pols": nazorg.voel_pols,
    "doel": top3.bekijk_doel, "informant": informant.vraag_informant, "antwoord": informant.leg_antwoord,
}  # fmt: skip


def schrijf_huishouden(pen: Pen, drawn: Huishouden) -> None:
    """Everything of this household until now."""
    thuis: Thuis | None = None
    for zaak in drawn.zaken:
        if zaak.begin <= pen.nu:
            thuis = _zaak(pen, zaak, thuis) or thuis


def _zaak(pen: Pen, zaak: Zaak, bekend: Thuis | None) -> Thuis | None:
    """One case; returns its household when it is the first one there."""
    events = zaak.tot(pen.nu)
    laid = {id(item.gegeven) for item in events if item.wat == "koppel"}
    known = bekend if bekend and id(events[0].gegeven) in laid else None
    op = zaak.begin
    thuis = known or nieuw_huishouden(pen, zaak.gezin, op)
    boek = Boek(pen, thuis, op, pen.regio.van_vt(pen.rng, VT_ROLLEN[0]))
    eigen: dict[int, Boek] = {}
    for item in events:
        if item.wat == "melding" and item.gegeven.soort == VERVOLG:
            eigen[id(item.gegeven)] = _eigen(pen, thuis, item.op, item.gegeven, laid)
        elif item.wat == "melding":
            melding.neem_aan(boek, item.op, item.gegeven, gekoppeld=known is not None)
        elif item.wat == "koppel":
            _koppel(boek, eigen, item.op, item.gegeven)
        else:
            HANDELINGEN[item.wat](boek, item.op, item.gegeven)
    for case in (boek, *eigen.values()):
        case.bewaar()
    thuis.vorige = boek.casus
    return None if bekend else thuis


def _eigen(pen: Pen, thuis: Thuis, op: datetime, gegeven: Melding, laid: set[int]) -> Boek:
    """A report about a known family opens its own case first, as every report does (adr/0005)."""
    laid_at = id(gegeven) in laid
    home = nieuw_huishouden(pen, thuis.gezin, op)
    home.personen = thuis.personen if laid_at else []
    case = Boek(pen, home, op, pen.regio.van_vt(pen.rng, VT_ROLLEN[0]))
    melding.neem_aan(case, op, gegeven, gekoppeld=laid_at)
    return case


def _koppel(boek: Boek, eigen: dict[int, Boek], op: datetime, gegeven: Melding) -> None:
    if gegeven.soort == HER:
        melding.koppel_eigen(boek, op, gegeven)
    else:
        melding.koppel_aan(boek, eigen[id(gegeven)], op, gegeven)
