"""What the report gives the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.gate import ask
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.clock import AMSTERDAM
from eenplan.core.doors import PARTNER, VT
from eenplan.dossier.casus.access import facts_of
from eenplan.keten.melding import actions, brieven, queries
from eenplan.keten.melding.gemeente import genoemde_gemeente, onbekend
from eenplan.keten.melding.informeren import casussen_van_plicht, te_informeren
from eenplan.keten.melding.rules import COURSE
from eenplan.keten.melding.vierogen import actions as vierogen
from eenplan.keten.melding.vierogen import queries as voorstellen

sockets.fact("melding_ontvangen", "Een melding kwam binnen bij Veilig Thuis, op de dag van ontvangst (domain 7.1.2).")
sockets.fact(
    "melding_gekoppeld",
    "Een mens legde een melding bij een bekende casus (domain 6.10). Bij een hermelding staat erbij hoe lang na het "
    "einde zij binnenkwam (na_sluiting: binnen_12_maanden, binnen_24_maanden, later), of er een nieuw incident was, en "
    "de eerdere keten (huishouden_van); voor recidive (domain 7.2). zelfde_incident: de "
    "melding vertelt wat een eerdere melding ook al vertelde en telt als incident niet opnieuw.",
)


sockets.fact("melding_losgemaakt", "Een mens maakte ongedaan dat een melding bij een bekende casus was gevoegd.")
sockets.fact("informeren_uitgesteld", "Er is besloten iemand later te informeren, met de grond (Wmo 5.3.1-2).")
sockets.fact("persoon_geinformeerd", "Iemand is verteld dat Veilig Thuis gegevens over hem bewaart (Wmo 5.3.1).")


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """One's own reports, for a partner."""
    if viewer.role in PARTNER:
        yield sockets.MenuItem("partner", "Meldingen", reverse("partner"), 10)


@sockets.case_panel
def paneel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """The reports themselves, for who takes them in; others see what was made of them."""
    if viewer.role not in VT or not ask(viewer, facts_of(viewer, casus_id), DataClass.VEILIGHEID):
        return None
    found = queries.meldingen_van(viewer, casus_id)
    steps = tuple(
        sockets.Step(row.button, reverse("melding-neem-op", args=[item.melding.pk]), posts=True)
        for item in found
        for row in COURSE.allowed(item.melding.stand, viewer.role)
        if row.action == "neem_op"
    )
    return sockets.Panel(10, "Meldingen", "melding/paneel.html", {"meldingen": found}, steps) if found else None


@sockets.case_panel
def gemeente(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Nobody knows yet in which municipality the family lives: somebody has to say it, with a suggestion to choose."""
    facts = facts_of(viewer, casus_id)
    may = viewer.role in VT and ask(viewer, facts, DataClass.PROCES, Action.SCHRIJVEN)
    if not may or not ask(viewer, facts, DataClass.VEILIGHEID) or not onbekend(viewer, casus_id):
        return None
    said, near = genoemde_gemeente(viewer, casus_id)
    given = {"casus_id": casus_id, "gezegd": said, "lijkt": near}
    return sockets.Panel(8, "Gemeente onbekend", "melding/gemeente.html", given)


@sockets.case_panel
def informeren(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Who still has to be told that Veilig Thuis holds data about him."""
    if viewer.role not in VT or not ask(viewer, facts_of(viewer, casus_id), DataClass.IDENTITEIT):
        return None
    people = te_informeren(viewer, casus_id)
    return sockets.Panel(15, "Informeren", "melding/informeren.html", {"mensen": people}) if people else None


@sockets.case_panel
def samenvoegen(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """A proposal that this case and another become one, for who may know both."""
    found = voorstellen.open_bij(viewer, casus_id) if viewer.role in VT else []
    if not found:
        return None
    theirs = [row.pk for row in found if row.voorgesteld_door_id != viewer.account_id]
    steps = tuple(sockets.Step("Lees het voorstel als tweede", reverse("melding-voorstel", args=[pk])) for pk in theirs)
    return sockets.Panel(9, "Samenvoegen voorgesteld", "melding/voorstel_paneel.html", {"voorstellen": found}, steps)


@sockets.timeline
def voorstellen_op_de_tijdlijn(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """When joining with another case was proposed, and what the second person said."""
    for row in voorstellen.van_casus(viewer, casus_id) if viewer.role in VT else []:
        yield sockets.TimelineItem("besluiten", row.voorgesteld_op, "Samenvoegen voorgesteld", kind="besluit")
        if row.besloten_op:
            yield sockets.TimelineItem("besluiten", row.besloten_op, f"Samenvoegen {row.stand}", kind="besluit")


@sockets.timeline
def tijdlijn(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """When reports came in, and when it happened; outside Veilig Thuis the day only, for the moment says who told."""
    facts = facts_of(viewer, casus_id)
    if not (viewer.system or ask(viewer, facts, DataClass.VEILIGHEID)):
        return
    for row in queries.momenten(viewer, casus_id):
        if viewer.system or (facts.own_organisation and viewer.role in VT):
            yield sockets.TimelineItem("meldingen", row.ontvangen_op, f"Melding {row.nummer}", kind="melding")
        else:
            yield sockets.TimelineItem("meldingen", row.ontvangen_op.astimezone(AMSTERDAM).date(), "Melding", "melding")
        if row.incident_datum:
            yield sockets.TimelineItem("meldingen", row.incident_datum, "Incident", kind="geweld")


@sockets.deadline("melding")
def termijnen(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """A term on a report is worked off on its own page."""
    return {pk: ("Melding beoordelen", reverse("melding", args=[pk])) for pk in object_ids}


@sockets.deadline(vierogen.OBJECT)
def tweede_lezer(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """To confirm a joining is done on the page of the proposal; nothing for who may no longer know both cases."""
    known = voorstellen.te_zien(viewer, object_ids)
    return {pk: (label, reverse("melding-voorstel", args=[pk])) for pk, label in known.items()}


@sockets.on("casus.gesloten")
@sockets.on("triage.besloten")
@sockets.on("melding.gekoppeld")
def voorstel_vervalt(event: sockets.Event) -> None:
    """A report that was assessed or laid elsewhere, and a case that closed, wait for no second person any more."""
    closed = event.name == "casus.gesloten"
    vierogen.laat_vervallen(int(event.ids["casus_id"] or 0), at=event.at, ook_naar=closed, ground=event.name)


@sockets.deadline("persoon")
def informeerplicht(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """To tell somebody that Veilig Thuis holds data about him is noted on its own page (domain 5 #9)."""
    cases = casussen_van_plicht(viewer, object_ids)
    return {
        pk: ("Persoon informeren", reverse("melding-informeer", args=[casus_id, pk])) for pk, casus_id in cases.items()
    }


@sockets.on("brief.verzonden")
def na_brief(event: sockets.Event) -> None:
    """Who got the letter was informed."""
    if event.ids["persoon_id"]:
        brieven.na_brief(
            int(event.ids["casus_id"] or 0), int(event.ids["persoon_id"]), str(event.ids["soort"]),
            str(event.ids["nummer"]), str(event.ids["kanaal"]), by=event.by, at=event.at,
        )  # fmt: skip


brieven.leen_uit()


@sockets.shredder
def vernietig(casus_id: int) -> int:
    """Everything that this package holds on a case."""
    return actions.vernietig(casus_id)
