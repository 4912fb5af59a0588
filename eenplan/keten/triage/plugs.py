"""What the safety assessment gives the sockets."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.db import DatabaseError
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.gate import ask
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.doors import PARTNER, VT
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.uitspraken import verborgen_naam
from eenplan.keten.triage import actions_besluit, actions_overgenomen, brieven, queries, queries_gevaar, werk
from eenplan.keten.triage.gronden import gronden
from eenplan.keten.triage.interventie import queries as interventies
from eenplan.keten.triage.interventie.demo import bouw
from eenplan.keten.triage.plichten import TEAM, gedaan
from eenplan.keten.triage.rules import AF, in_woorden

sockets.fact("interventie_gevraagd", "Het interventieteam is gevraagd te gaan bij direct gevaar (S2).")
sockets.fact("interventie_gedaan", "Het interventieteam legde vast wat het vond; minuten van vraag tot aankomst (S2).")
sockets.fact("college_geinformeerd", "Het college hoorde van een verzoek aan de Raad (Wmo 4.1.1-2f).")
sockets.fact("veiligheid_beoordeeld", "Een tweede lezer bevestigde een veiligheidsbeoordeling (domain 6.6-6.8, 7.1).")


def _safety(viewer: Viewer, casus_id: int) -> bool:
    return bool(ask(viewer, facts_of(viewer, casus_id), DataClass.VEILIGHEID))


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """What waits for a second reader. A page that tells of a fault must not stumble over its menu."""
    if viewer.role in VT:
        try:
            count = queries.aantal_tweede_lezing(viewer)
        except DatabaseError:
            return
        yield sockets.MenuItem("werk", "Tweede lezing", reverse("triage-tweede-lezing"), 30, count)
        yield sockets.MenuItem("werk", "Interventieteam", reverse("interventies"), 35)
    if viewer.role is Role.BEHEER:
        yield sockets.MenuItem("werk", "Instrument", reverse("instrument"), 91)
    if viewer.role in PARTNER:
        yield sockets.MenuItem("partner", "Terugkoppelingen", reverse("terugkoppelingen"), 20)


def _inzetten(viewer: Viewer, casus_id: int) -> list[Any]:
    """The dispatches of a case; asked for only where the team was ever sent."""
    sent = any(TEAM in row.acuut_gedaan for row in queries.van_casus(viewer, casus_id))
    return interventies.van_casus(viewer, casus_id) if sent else []


@partial(sockets.case_panel, first=True)
def gevaar(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """The question that comes first, while it is open; what the danger is; and the team that was called."""
    if not _safety(viewer, casus_id):
        return None
    vt = viewer.role in VT  # who carries the case on reads of what the danger is; the rest is work of the front door
    term = queries_gevaar.gevaar_gevraagd(viewer, casus_id) if vt else None
    inzetten = _inzetten(viewer, casus_id) if vt else []
    nu = queries_gevaar.gevaar_nu(viewer, casus_id)
    if term is None and nu is None and not inzetten:
        return None
    given = {
        "casus_id": casus_id,
        "termijn": term,
        "gronden": gronden(viewer, casus_id, now=clock.now()) if term else None,
        "inzetten": inzetten,
        "gevaar": nu,
        "gedaan": gedaan(nu.acuut_gedaan if nu else ()),
        "geweken": queries_gevaar.kan_geweken(viewer, nu),
    }
    title = "Is er nu direct gevaar?" if term else "Direct gevaar" if nu else "Interventieteam"
    return sockets.Panel(5, title, "triage/gevaar.html", given)


@sockets.case_panel
def paneel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """The assessments: all for Veilig Thuis, the decision only for whom safety is shared with."""
    if not _safety(viewer, casus_id):
        return None
    vt = viewer.role in VT
    rows = [row for row in queries.van_casus(viewer, casus_id) if vt or row.besloten_op]
    if not rows and not vt:
        return None
    items = [{"vb": row, "besluit": in_woorden(row.uitkomst, row.dienst) if row.besloten_op else ""} for row in rows]
    open_ = any(row.stand not in AF for row in rows)
    terug = queries.terug_te_koppelen(viewer, casus_id) if vt else []
    given = {"items": items, "vt": vt, "loopt": open_, "terug": terug, "casus_id": casus_id}
    steps = _stappen(viewer, casus_id, rows) if vt else ()
    return sockets.Panel(20, "Veiligheidsbeoordeling", "triage/paneel.html", given, steps)


def _stappen(viewer: Viewer, casus_id: int, rows: Sequence[Any]) -> tuple[sockets.Step, ...]:
    """Begin, write on, or read as the second; to assess again is a choice and no next step."""
    if not rows:
        return (sockets.Step("Begin de beoordeling", reverse("triage-beginnen", args=[casus_id]), posts=True),)
    if rows[0].stand in AF or (rows[0].stand == "voorgesteld" and rows[0].voorgesteld_door_id == viewer.account_id):
        return ()
    label = "Lees als tweede" if rows[0].stand == "voorgesteld" else "Ga verder met beoordelen"
    return (sockets.Step(label, reverse("triage-beoordeling", args=[rows[0].pk])),)


@sockets.timeline
def tijdlijn(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """When was decided what, for whom safety is open."""
    for row in queries.van_casus(viewer, casus_id) if _safety(viewer, casus_id) else []:
        if row.besloten_op:
            label = f"Beoordeeld: {in_woorden(row.uitkomst, row.dienst).lower()}"
            yield sockets.TimelineItem("besluiten", row.besloten_op, label, kind="besluit")
    for step in queries_gevaar.geweken(viewer, casus_id) if _safety(viewer, casus_id) else []:
        yield sockets.TimelineItem("besluiten", step.op, "Direct gevaar voorbij", kind="besluit")
    if viewer.role in VT and _safety(viewer, casus_id):
        for inzet in _inzetten(viewer, casus_id):
            yield sockets.TimelineItem("maatregelen", inzet.gevraagd_op, "Interventieteam gevraagd", kind="besluit")
            if inzet.aangekomen_op:
                yield sockets.TimelineItem("contacten", inzet.aangekomen_op, "Interventieteam", kind="contact")


@sockets.deadline("veiligheidsbeoordeling")
def termijnen(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """A term on an assessment is worked off on its own page."""
    return {pk: ("Veiligheid beoordelen", reverse("triage-beoordeling", args=[pk])) for pk in object_ids}


@sockets.deadline("interventie")
def inzetten(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """A term on a dispatch is worked off on its own page."""
    return {pk: ("Interventieteam", reverse("interventie", args=[pk])) for pk in object_ids}


@sockets.on("bron.afgeschermd")
def na_afschermen(event: sockets.Event) -> None:
    """A source that is hidden from now on."""
    naam = verborgen_naam(int(event.ids["uitspraak_id"] or 0))
    actions_overgenomen.verberg_bron(int(event.ids["casus_id"] or 0), naam)


@sockets.on("triage.besloten")
def brieven_na_besluit(event: sockets.Event) -> None:
    """Before the chain goes on: what follows may close the case."""
    brieven.na_besluit(
        int(event.ids["casus_id"] or 0), str(event.ids["uitkomst"]), str(event.ids["dienst"] or ""), by=SYSTEM,
        at=event.at, ground=event.name,
    )  # fmt: skip


@sockets.on("brief.verzonden")
def na_brief(event: sockets.Event) -> None:
    """A reporter got his feedback by letter."""
    if event.ids["soort"] == "melder":
        brieven.na_brief(int(event.ids["bron_id"] or 0), by=event.by, at=event.at)


brieven.leen_uit()


@sockets.on("melding.koppelt")
def voor_koppelen(event: sockets.Event) -> None:
    """A case in which somebody worked goes into another only when two people say so."""
    werk.vraag_een_tweede(int(event.ids["casus_id"] or 0), event.at)


@sockets.demo(40)
def demo() -> None:
    """A team on call, asked for one family."""
    bouw()


@sockets.shredder
def vernietig(casus_id: int) -> int:
    """Everything that this package holds on a case."""
    return actions_besluit.vernietig(casus_id)
