"""What the plan gives the sockets."""

from collections.abc import Iterable

from django.db import DatabaseError
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.doors import PARTNER, WERK
from eenplan.keten.plan import actions_oud_team, queries, queries_partner
from eenplan.keten.plan.access import may_read
from eenplan.keten.plan.pols import POLS_WOORDEN, Pols
from eenplan.keten.plan.rules import VERWACHT, Fase

sockets.fact("plan_vastgesteld", "Een plan, of een aanvulling daarop, werd vastgesteld met het gezin of opgelegd.")
sockets.fact("plan_fase", "Een gezin ging naar een andere fase van het plan.")
sockets.fact("plan_afgerond", "Een plan werd afgerond, na de nazorg.")
sockets.fact("afspraak_gecontroleerd", "Bij een afspraak uit een plan werd vastgelegd of zij is nagekomen.")
sockets.fact("top3_gekozen", "Een gezin en zijn werker kozen wat als eerste moet stoppen; waarde: hoeveel punten.")
sockets.fact("hersteldoel_bekeken", "Van een hersteldoel werd vastgelegd hoe ver het is (domain 3.7).")
sockets.fact("pols_gevoeld", "In de nazorg vroeg iemand hoe het gaat, met de uitslag (domain 5 #17).")
sockets.fact("partner_antwoordde", "Een partner meldde hoe zijn afspraak in een plan gaat.")
WAS = ("was_organisatie_id", "was_casus_id")
MOMENTS = {"stel_vast": "Plan vastgesteld", "vervang": "Plan vervangen", "rond_af": "Plan afgerond"}


def deur_van(viewer: Viewer) -> str:
    """Which set of addresses this viewer works with."""
    return "" if viewer.role in WERK else "partner-"


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """What plans ask of a partner, with how many answers are overdue; a page of a fault must not stumble over it."""
    if viewer.role not in PARTNER | {Role.REGISSEUR}:
        return
    try:
        tasks = queries_partner.taken(viewer, now=clock.now())
    except DatabaseError:
        return
    if tasks:
        late = sum(item.wacht for item in tasks)
        yield sockets.MenuItem("partner", "Afspraken", reverse("partner-taken"), 35, late or None)


@sockets.menu
def wachtend(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """Answers of partners that are overdue; nothing stands in the menu when there are none."""
    if viewer.role not in {Role.REGISSEUR, Role.VT_LEAD, Role.VT_CASUS}:
        return
    try:
        late = len(queries_partner.wachtend(viewer, now=clock.now()))
    except DatabaseError:
        return
    if late:
        yield sockets.MenuItem("werk", "Wacht op partners", reverse("plan-wachtend"), 55, late)


@sockets.case_panel
def paneel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Phase band and agreements, in the middle of the family page."""
    found = queries.kort(viewer, casus_id)
    if found is None:
        return None
    context = {"kort": found, "deur": deur_van(viewer), "casus_id": casus_id}
    return sockets.Panel(40, "Plan", "plan/paneel.html", context, leeg=not (found.actief or found.concept))


@sockets.timeline
def tijdlijn(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """The phases as bars, the moments at which the plan was decided on, and the contacts in aftercare."""
    bars, moments = queries.perioden(viewer, casus_id)
    for bar in bars:
        yield sockets.TimelineItem("fase", bar.van, Fase(bar.fase).bezig.capitalize(), kind="fase", end=bar.tot)
    for row in moments:
        yield sockets.TimelineItem("besluiten", row.op, MOMENTS[row.actie], kind="besluit")
    if any(bar.fase == Fase.NAZORG for bar in bars):
        for pulse in queries.pols_momenten(viewer, casus_id):
            words = f"Nazorg: {POLS_WOORDEN[Pols(pulse.uitslag)].lower()}"
            yield sockets.TimelineItem("contacten", pulse.op, words, kind="contact")


@sockets.deadline("plan")
def termijnen_plan(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """Aftercare, the pulse and effect are looked at on the plan."""
    page = f"{deur_van(viewer)}plan"
    cases = queries.van_plannen(viewer, object_ids)
    return {pk: ("Het plan bekijken", reverse(page, args=[casus_id])) for pk, casus_id in cases.items()}


@sockets.deadline("plan_afspraak")
def termijnen(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """An agreement is checked on its own page."""
    return {
        pk: (f"Afspraak {number} controleren", reverse(f"{deur_van(viewer)}plan-controle", args=[casus_id, pk]))
        for pk, (number, casus_id) in queries.plaatsen(viewer, object_ids).items()
    }


@sockets.deadline(VERWACHT)
def te_maken(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """A plan that is still to be made begins on its page."""
    page = f"{deur_van(viewer)}plan"
    return {pk: ("Plan maken", reverse(page, args=[pk])) for pk in may_read(viewer, object_ids)}


@sockets.on("regie.toegewezen")
def oud_team(event: sockets.Event) -> None:
    """Who directed before, in another organisation, sees the family no longer than there is a reason for."""
    ids = {name: int(event.ids.get(name) or 0) for name in ("casus_id", "organisatie_id", *WAS)}
    place = ids["was_organisatie_id"]
    if place and place != ids["organisatie_id"]:
        for casus_id in sorted({ids["casus_id"], ids["was_casus_id"]}):
            actions_oud_team.laat_gaan(casus_id, place, by=SYSTEM, at=event.at, ground=event.name)


@sockets.shredder
def vernietig(casus_id: int) -> int:
    """Plans go with their case."""
    return queries.vernietig(casus_id)
