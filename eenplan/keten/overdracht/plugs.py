"""What the handover gives the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.gate import ask
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.doors import TEAM
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.uitspraken import verborgen_naam
from eenplan.keten.overdracht import actions, actions_concept, brieven, demo, lijsten, queries
from eenplan.keten.overdracht.meegegeven import meegegeven
from eenplan.keten.overdracht.rules import VT

sockets.fact("overdracht_aangeboden", "Veilig Thuis bood een casus aan een ontvanger aan (domain 3.5).")
sockets.fact("overdracht_geaccepteerd", "De ontvanger nam over; waarde: dagen sinds het aanbod (domain 7.1.14).")
sockets.fact("overdracht_ingetrokken", "Veilig Thuis trok een aanbod in; waarde: dagen sinds het aanbod.")
sockets.fact("overdracht_geweigerd", "De ontvanger weigerde, met reden; waarde: dagen sinds het aanbod.")
sockets.fact("overdracht_verdeeld", "De verdeeltafel gaf een casus aan iemand; waarde: dagen sinds het aanbod.")
sockets.fact("overdracht_vastgelopen", "Na vijf werkdagen nog geen antwoord; waarde: dagen sinds het aanbod.")
EERST = 8  # after danger, before what follows from it
WOORDEN = {
    "stel_op": "Overdracht voorgesteld", "bied_aan": "Overdracht aangeboden aan", "accepteer": "Overgenomen door",
    "leg_aanvaarding_vast": "Overgenomen door", "leg_weigering_vast": "Overdracht geweigerd door",
    "weiger": "Overdracht geweigerd door", "trek_in": "Aanbod ingetrokken bij",
    "escaleer": "Overdracht loopt vast bij", "verdeel": "Overdracht verdeeld:",
}  # fmt: skip


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """Offers to answer for a casusregisseur; offers that wait too long for Veilig Thuis."""
    if viewer.role is Role.REGISSEUR:
        count = lijsten.aantal_postvak(viewer)
        yield sockets.MenuItem("partner", "Overdrachten", reverse("overdracht-postvak"), 30, count)
    elif viewer.role in VT:
        late = lijsten.aantal_te_laat(viewer, now=clock.now())
        yield sockets.MenuItem("werk", "Overdrachten", reverse("overdracht-lijst"), 40, late or None)


@sockets.case_panel
def panel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Where the handover is, with the way to it."""
    facts = facts_of(viewer, casus_id)
    if not ask(viewer, facts, DataClass.PROCES):
        return None
    rows = queries.van_casus(viewer, casus_id)
    may_start = queries.kan_opstellen(viewer, casus_id)
    team = viewer.organisation_id if viewer.role in TEAM else None  # who may read again what his team took over
    given = meegegeven(viewer, casus_id, rows, now=clock.now()) if team else None
    context = {
        "overdrachten": rows, "mag_opstellen": may_start, "casus_id": casus_id, "vt": viewer.role in VT, "team": team,
        "veilig": queries.veilig_contact(rows) if ask(viewer, facts, DataClass.VEILIGHEID) else None,
        "meegegeven": given,
    }  # fmt: skip
    if not (rows or may_start):
        return None
    if given:
        return sockets.Panel(EERST, "Waarom dit gezin bij u is", "overdracht/paneel.html", context)
    return sockets.Panel(40, "Overdracht", "overdracht/paneel.html", context, leeg=not rows)


@sockets.timeline
def timeline(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """Offered, taken over, refused."""
    if not ask(viewer, facts_of(viewer, casus_id), DataClass.PROCES) and not viewer.system:
        return
    for row in queries.stappen_van_casus(viewer, casus_id):
        if row.actie in WOORDEN:
            words = " ".join(part for part in (WOORDEN[row.actie], row.ontvanger_naam) if part)
            yield sockets.TimelineItem("besluiten", row.op, words, "besluit")


@sockets.deadline("overdracht")
def deadline(viewer: Viewer, ids: list[int]) -> dict[int, tuple[str, str]]:
    """What to do before the term ends: answer it, or get an answer."""
    found = {}
    for pk, (row, receiver) in lijsten.beschrijf(viewer, ids).items():
        found[pk] = (
            lijsten.te_doen(row, receiver),
            reverse("partner-overdracht" if receiver else "overdracht", args=[pk]),
        )
    return found


@sockets.deadline("verdeeltafel")
def terugkijken(viewer: Viewer, ids: list[int]) -> dict[int, tuple[str, str]]:
    """Looking back together, for who sits at the table."""
    tables = lijsten.tafels(viewer, now=clock.now())
    return {item.gemeente.pk: ("Evalueer de verdeling", reverse("overdracht-postvak")) for item in tables}


@sockets.on("overdracht.geaccepteerd")
def na_aanvaarden(event: sockets.Event) -> None:
    """Who helps them from now on is told to the people of the case."""
    brieven.na_aanvaarden(
        int(event.ids["casus_id"] or 0), int(event.ids["organisatie_id"] or 0), by=SYSTEM, at=event.at,
        ground=event.name,
    )  # fmt: skip


@sockets.on("bron.afgeschermd")
def na_afschermen(event: sockets.Event) -> None:
    """A source that is hidden from now on."""
    naam = verborgen_naam(int(event.ids["uitspraak_id"] or 0))
    actions_concept.verberg_bron(int(event.ids["casus_id"] or 0), naam)


@sockets.demo(60)
def maak_demo() -> None:
    """Handovers on paper."""
    demo.bouw()


@sockets.shredder
def shredder(casus_id: int) -> int:
    """Everything of the handover on this case."""
    return actions.vernietig(casus_id)
