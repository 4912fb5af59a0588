"""Reading services: each one through the gate of its case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.access import per_look
from eenplan.dossier.casus.queries import Dossier, casus
from eenplan.keten.triage.rules import Dienst as Soort
from eenplan.keten.vervolg.access import casus_of, dienst_of
from eenplan.keten.vervolg.expertise.lezen import Vraag, vragen
from eenplan.keten.vervolg.informanten.lezen import Gevraagd, informanten
from eenplan.keten.vervolg.kinderen.lezen import Kind, kinderen
from eenplan.keten.vervolg.models import (
    Bevinding,
    Contact,
    Dienst,
    Expertvraag,
    Informant,
    Veiligheidscontact,
    Voorwaarde,
)
from eenplan.keten.vervolg.rules import TERM_VAN, VT


@dataclass(frozen=True, slots=True)
class Gezien:
    """One service as it lies on the screen."""

    dienst: Dienst
    dossier: Dossier
    contacten: list[Contact]
    voorwaarden: list[Voorwaarde]
    bevindingen: list[Bevinding]
    termijnen: list[Deadline]
    contact_te_laat: bool
    einde_te_laat: bool
    kinderen: list[Kind]
    informanten: list[Gevraagd]
    expertvragen: list[Vraag]

    @property
    def ongezien(self) -> list[str]:
        """Children of whom nothing was noted yet."""
        return [kind.naam for kind in self.kinderen if kind.laatste is None]

    @property
    def klaar(self) -> bool:
        """Whether it ended."""
        return self.dienst.stand == "afgerond"


def dienst(viewer: Viewer, dienst_id: int, *, now: datetime) -> Gezien:
    """One service. NotVisible when the viewer may not read about safety here."""
    casus_id = casus_of(dienst_id)
    dossier = casus(viewer, casus_id, what="vervolg.lees", now=now)
    if not dossier.veiligheid:
        klasse = frozenset({DataClass.VEILIGHEID})
        raise NotVisible(Line("vervolg.lees", casus_id=casus_id, classes=klasse, allowed=False))
    row = Dienst.objects.select_related("afgerond_door").get(pk=dienst_id)
    late = {item.key for item in dossier.termijnen if item.done_at is None and item.due_at < now}
    mine = [item for item in dossier.termijnen if (item.object_type, item.object_id) == ("dienst", dienst_id)]
    return Gezien(
        row, dossier, list(row.contacten.select_related("door").order_by("-op", "-pk")),
        list(row.voorwaarden.order_by("gecontroleerd_op", "controle_op", "pk")), list(row.bevindingen.order_by("vorm")),
        mine + inzet(dossier.termijnen),
        "vervolg_ingezet" in late, TERM_VAN[row.soort] in late, kinderen(viewer, dossier),
        informanten(viewer, dienst_id, dossier), vragen(viewer, dienst_id, dossier),
    )  # fmt: skip


def voorwaarde(viewer: Viewer, voorwaarde_id: int, *, now: datetime) -> tuple[Voorwaarde, Gezien]:
    """One condition with its service. NotVisible when it is not there for this viewer."""
    found = dienst(viewer, dienst_of(voorwaarde_id), now=now)
    return next(row for row in found.voorwaarden if row.pk == voorwaarde_id), found


@per_look
def van_casus(viewer: Viewer, casus_id: int) -> list[Dienst]:
    """The services of a case whose page passed the gate for safety; newest first, with conditions and findings."""
    rows = Dienst.objects.filter(casus_id=casus_id).prefetch_related("voorwaarden", "bevindingen")
    return list(rows.order_by("-geopend_op", "-pk"))


def contacten_van(viewer: Viewer, casus_id: int) -> list[Contact]:
    """Every contact of a case whose page passed the gate for safety; oldest first."""
    return list(Contact.objects.filter(dienst__casus_id=casus_id).order_by("op", "pk"))


def gebeld(viewer: Viewer, casus_id: int) -> list[Veiligheidscontact]:
    """The calls of the round of a case whose page passed the gate for safety; oldest first."""
    return list(Veiligheidscontact.objects.filter(casus_id=casus_id).order_by("op", "pk"))


def dienst_van_informant(viewer: Viewer, informant_id: int) -> int:
    """The service that this person was asked for; 0, which nobody sees, when there is none."""
    return Informant.objects.filter(pk=informant_id).values_list("dienst_id", flat=True).first() or 0


def dienst_van_uitspraak(viewer: Viewer, uitspraak_id: int) -> int:
    """The service for which this was said; 0, which nobody sees, when there is none."""
    rows = Informant.objects.filter(uitspraken=uitspraak_id)
    return rows.values_list("dienst_id", flat=True).first() or 0


def dienst_voor_kind(viewer: Viewer, persoon_ids: list[int]) -> dict[int, int]:
    """For each child with a running term, the latest service of its case that is open."""
    rows = Deadline.objects.filter(object_type="kind", object_id__in=persoon_ids, done_at__isnull=True)
    case_of = {pk: case for pk, case in rows.values_list("object_id", "casus_id") if case}
    services = Dienst.objects.filter(casus_id__in=case_of.values(), afgerond_op__isnull=True).order_by("geopend_op")
    by_case = dict(services.values_list("casus_id", "pk"))
    return {pk: by_case[case] for pk, case in case_of.items() if case in by_case}


def expertvragen_van(viewer: Viewer, casus_id: int) -> list[Expertvraag]:
    """Requests to experts of a case whose page passed the gate for safety; for Veilig Thuis only."""
    if viewer.role not in VT or not any(row.soort == Soort.OZ for row in van_casus(viewer, casus_id)):
        return []
    return list(Expertvraag.objects.filter(casus_id=casus_id).order_by("gevraagd_op", "pk"))


def diensten_van_vragen(viewer: Viewer, vraag_ids: list[int]) -> dict[int, int]:
    """The service of each of these requests, for the team of Veilig Thuis."""
    if viewer.role not in VT:
        return {}
    return dict(Expertvraag.objects.filter(pk__in=vraag_ids).values_list("pk", "dienst_id"))


def dienst_van_vraag(viewer: Viewer, vraag_id: int) -> int:
    """The service of a request; 0, which nobody sees, when there is none for this viewer."""
    return diensten_van_vragen(viewer, [vraag_id]).get(vraag_id, 0)


def inzet(terms: Iterable[Deadline]) -> list[Deadline]:
    """The term within which follow-up begins, once: of joined reports the one that still runs, else the last."""
    rows = sorted((row for row in terms if row.key == "vervolg_ingezet"), key=lambda row: row.due_at)
    running = [row for row in rows if row.done_at is None]
    return running[:1] or rows[-1:]
