"""What follow-up gives the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.gate import ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.doors import VT
from eenplan.dossier.casus.access import facts_of
from eenplan.keten.vervolg import actions, brieven, queries
from eenplan.keten.vervolg.demo import bouw
from eenplan.keten.vervolg.expertise.acties import stop_bij
from eenplan.keten.vervolg.expertise.lezen import aantal
from eenplan.keten.vervolg.expertise.rules import EXPERT
from eenplan.keten.vervolg.kinderen.acties import begin, begin_later
from eenplan.keten.vervolg.wachtronde.rules import WOORDEN, Gebeld

sockets.fact("kind_gezien", "Vastgelegd is of een kind is gezien of gesproken, of waarom niet (domain 3.4).")
sockets.fact("informant_gevraagd", "Bij een onderzoek is iemand om informatie gevraagd, met de grond (domain 10.1).")
sockets.fact("expert_gevraagd", "In een onderzoek is een GGZ-deskundige gevraagd mee te denken, met de grond (S2).")
sockets.fact("expertvraag_klaar", "Een vraag aan een GGZ-deskundige is beantwoord, afgewezen of teruggenomen (S2).")
sockets.fact("wachtende_gebeld", "Een gezin dat wacht is gebeld: veilig, onveilig of geen gehoor (D3).")
sockets.fact("dienst_geopend", "Veilig Thuis begon een dienst na de veiligheidsbeoordeling (domain 6.8).")
sockets.fact("dienst_afgerond", "Een dienst van Veilig Thuis is afgerond, of voortijdig gestopt (domain 6.8, 6.9).")


def _safety(viewer: Viewer, casus_id: int) -> bool:
    return bool(ask(viewer, facts_of(viewer, casus_id), DataClass.VEILIGHEID))


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """The round of waiting households; and for an expert what he was asked, when he was."""
    if viewer.role in VT:
        yield sockets.MenuItem("werk", "Wachtronde", reverse("wachtronde"), 40)
    if viewer.role in EXPERT and (waiting := aantal(viewer)):
        yield sockets.MenuItem("partner", "Meedenken", reverse("expertvragen"), 45, waiting)


@sockets.on("vervolg.geopend")
def na_openen(event: sockets.Event) -> None:
    """From now on every child of the case must be seen (domain 3.4); an investigation is announced."""
    begin(int(event.ids["casus_id"] or 0), event.at)
    brieven.na_openen(int(event.ids["dienst_id"] or 0), by=SYSTEM, at=event.at, ground=event.name)


@sockets.on("melding.persoon_bevestigd")
@sockets.on("melding.gekoppeld")
def na_erbij_komen(event: sockets.Event) -> None:
    """So must a child that is named, or known as a child, when the service runs already."""
    begin_later(int(event.ids["casus_id"] or 0), event.at)


@sockets.on("vervolg.afgerond")
def na_afronden(event: sockets.Event) -> None:
    """With the service what was asked of an expert for it ends."""
    stop_bij(event.at, event.by.account_id, dienst_id=int(event.ids["dienst_id"] or 0))
    brieven.na_afronden(int(event.ids["dienst_id"] or 0), by=SYSTEM, at=event.at, ground=event.name)


brieven.leen_uit()


@sockets.on("casus.gesloten")
def na_sluiten(event: sockets.Event) -> None:
    """A closed case asks nobody anything."""
    stop_bij(event.at, event.by.account_id, casus_id=int(event.ids["casus_id"] or 0))


@sockets.case_panel
def paneel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Services with their conditions: whoever works on safety must know them; findings for Veilig Thuis only."""
    rows = queries.van_casus(viewer, casus_id) if _safety(viewer, casus_id) else []
    if not rows:
        return None
    given = {"diensten": rows, "vt": viewer.role in VT}
    return sockets.Panel(30, "Vervolg bij Veilig Thuis", "vervolg/paneel.html", given)


@sockets.timeline
def tijdlijn(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """Services as bars and contacts as points, for whom safety is open."""
    if not _safety(viewer, casus_id):
        return
    for row in queries.van_casus(viewer, casus_id):
        label = row.get_soort_display()
        yield sockets.TimelineItem("hulp", row.geopend_op, label, kind="hulp", end=row.afgerond_op)
    for contact in queries.contacten_van(viewer, casus_id):
        if contact.gelukt:
            label = "Kind gezien" if contact.kind_gezien else contact.hoe.capitalize()
            yield sockets.TimelineItem("contacten", contact.op, label, kind="contact")
    for call in queries.gebeld(viewer, casus_id):
        words = WOORDEN[Gebeld(call.uitkomst)].lower()
        yield sockets.TimelineItem("contacten", call.op, f"Gebeld: {words}", kind="contact")
    for asked in queries.expertvragen_van(viewer, casus_id):
        yield sockets.TimelineItem("hulp", asked.gevraagd_op, "GGZ denkt mee", kind="wachten", end=asked.afgesloten_op)


@sockets.deadline("dienst")
def termijnen(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """The term of a service."""
    return {pk: ("Dienst afronden", reverse("vervolg-dienst", args=[pk])) for pk in object_ids}


@sockets.deadline("kind")
def kinderen(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """The term to see and speak to a child, while a service is open."""
    found = queries.dienst_voor_kind(viewer, object_ids)
    return {pk: ("Kind zien en spreken", reverse("vervolg-kind", args=[dienst, pk])) for pk, dienst in found.items()}


@sockets.deadline("voorwaarde")
def controles(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """The check of a condition."""
    return {pk: ("Voorwaarde controleren", reverse("vervolg-controleer", args=[pk])) for pk in object_ids}


@sockets.deadline("expertvraag")
def meedenken(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """The day before which the expert answers; Veilig Thuis keeps an eye on it at the service."""
    found = queries.diensten_van_vragen(viewer, object_ids)
    return {pk: ("Antwoord van de GGZ", reverse("vervolg-dienst", args=[dienst])) for pk, dienst in found.items()}


@sockets.demo(45)
def demo() -> None:
    """Calls of the waiting round, and an informant."""
    bouw()


@sockets.shredder
def vernietig(casus_id: int) -> int:
    """Everything that this package holds on a case."""
    return actions.vernietig(casus_id)
