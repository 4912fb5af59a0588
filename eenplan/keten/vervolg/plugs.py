"""What follow-up gives the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.gate import ask
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT
from eenplan.dossier.casus.access import facts_of
from eenplan.keten.vervolg import actions, queries

sockets.fact("dienst_geopend", "Veilig Thuis begon een dienst na de veiligheidsbeoordeling (domain 6.8).")
sockets.fact("dienst_afgerond", "Een dienst van Veilig Thuis is afgerond, of voortijdig gestopt (domain 6.8, 6.9).")


def _safety(viewer: Viewer, casus_id: int) -> bool:
    return bool(ask(viewer, facts_of(viewer, casus_id), DataClass.VEILIGHEID))


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


@sockets.deadline("dienst")
def termijnen(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """The term of an investigation."""
    return {pk: ("Onderzoek afronden", reverse("vervolg-dienst", args=[pk])) for pk in object_ids}


@sockets.deadline("voorwaarde")
def controles(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """The check of a condition."""
    return {pk: ("Voorwaarde controleren", reverse("vervolg-controleer", args=[pk])) for pk in object_ids}


@sockets.shredder
def vernietig(casus_id: int) -> int:
    """Everything that this package holds on a case."""
    return actions.vernietig(casus_id)
