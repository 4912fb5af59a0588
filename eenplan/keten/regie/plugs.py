"""What the direction gives the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.gate import ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.dossier.casus.access import facts_of
from eenplan.keten.regie import (
    actions,
    demo,
    mandaat_keuzes,
    opvolging,
    queries,
    queries_consult,
    queries_mandaat,
    vertrek,
)

sockets.fact("regie_toegewezen", "Een huishouden kreeg een casusregisseur, of een andere (domain 4.4).")
sockets.fact("regie_beeindigd", "De regie eindigde met de laatste open casus; waarde: dagen van deze regisseur.")
sockets.fact("mandaat_gegeven", "Een organisatie gaf de regisseur een mandaat (S2 3.2.4).")

sockets.fact("consult_gevraagd", "Een lokaal team raadpleegde Veilig Thuis; verplicht of niet (domain 4.5).")
sockets.fact("consult_beantwoord", "Veilig Thuis gaf een lokaal team advies; waarde: dagen sinds de vraag.")


@sockets.case_panel
def consult(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Whether Veilig Thuis must be consulted, and what came of it; for the team, and for who was asked."""
    card = queries_consult.kaart(viewer, casus_id)
    if card is None or not (card.mag_vragen or card.consulten):
        return None
    may = card.mag_adviseren and card.wacht
    step = (sockets.Step("Advies geven", reverse("consult-advies", args=[casus_id])),) if may else ()
    ask_first = card.mag_vragen and card.te_doen
    step = (sockets.Step("Veilig Thuis raadplegen", reverse("consult", args=[casus_id])),) if ask_first else step
    return sockets.Panel(16, "Veilig Thuis raadplegen", "regie/kaart.html", {"kaart": card, "casus_id": casus_id}, step)


@sockets.timeline
def consulten(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """Asked and answered."""
    for op, words in queries_consult.momenten(viewer, casus_id):
        yield sockets.TimelineItem("contacten", op, words, "contact")


@sockets.deadline("consult_casus")
def te_vragen(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """The duty to consult is met on its own page."""
    mine = [pk for pk in object_ids if queries_consult.kaart(viewer, pk)]
    return {pk: ("Veilig Thuis raadplegen", reverse("consult", args=[pk])) for pk in mine}


@sockets.deadline("consult_vraag")
def te_beantwoorden(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """A question of a local team is answered on its own page."""
    cases = queries_consult.van_vragen(viewer, object_ids)
    return {pk: ("Advies geven", reverse("consult-advies", args=[casus_id])) for pk, casus_id in cases.items()}


@sockets.deadline("mandaat")
def mandaten(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """A mandate that ends is asked again, or ended."""
    found = mandaat_keuzes.van_termijnen(viewer, object_ids)
    return {
        pk: (f"Mandaat van {name} loopt af", reverse("mandaat-einde", args=[pk])) for pk, (_, name) in found.items()
    }


@sockets.case_panel
def panel(viewer: Viewer, casus_id: int) -> sockets.Panel | None:
    """Who directs, and who did."""
    if not ask(viewer, facts_of(viewer, casus_id), DataClass.PROCES):
        return None
    rows = queries.geschiedenis(viewer, casus_id)
    current = next((row for row in rows if row.tot is None), None)
    may = queries.mag_wijzigen(viewer, current)
    if not rows and not may:
        return None
    given = queries_mandaat.mandaten(viewer, casus_id, now=clock.now())
    context = {"nu_regie": current, "eerder": rows, "mag_wijzigen": may, "casus_id": casus_id, "mandaten": given}
    return sockets.Panel(15, "Regie", "regie/paneel.html", context, leeg=not rows)


@sockets.timeline
def timeline(viewer: Viewer, casus_id: int) -> Iterable[sockets.TimelineItem]:
    """Each director as a decision."""
    if viewer.system or ask(viewer, facts_of(viewer, casus_id), DataClass.PROCES):
        for row in queries.geschiedenis(viewer, casus_id):
            words = f"{row.beweging.capitalize() or 'Regie'}: {row.account.naam}, {row.organisatie.naam}"
            yield sockets.TimelineItem("besluiten", row.van, words, "besluit")
        for op, naam in queries_mandaat.momenten(viewer, casus_id):
            yield sockets.TimelineItem("besluiten", op, f"Mandaat van {naam}", "besluit")


@sockets.on("deelbesluit.beeindigd")
def wie_regie_heeft_ziet_het(event: sockets.Event) -> None:
    """A director is never left without sight."""
    actions.houdt_zicht(int(event.ids["casus_id"] or 0), int(event.ids["organisatie_id"] or 0), event.at)


@sockets.on("tik")
def vertrokken(event: sockets.Event) -> None:
    """Who left is followed up at once; there is never a family without a director or a responsible person."""
    opvolging.vang_op(event.at)


@sockets.on("account.geblokkeerd")
def geblokkeerd(event: sockets.Event) -> None:
    """Who is blocked loses his cases in that same act, not a minute later."""
    opvolging.vang_op(event.at)
    enter(event.by)


@sockets.on("account.functie_eindigt")
def functie_eindigt(event: sockets.Event) -> None:
    """Who stops today hands over first, with his own words; refused while cases still stand on his name."""
    vertrek.weiger_met_casussen(event)


@sockets.demo(61)
def maak_demo() -> None:
    """Mandates."""
    demo.bouw()


@sockets.shredder
def shredder(casus_id: int) -> int:
    """Every period of direction on this case."""
    return actions.vernietig(casus_id)
