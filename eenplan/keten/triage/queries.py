"""Reading assessments: each one through the gate of its case."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.access import per_look
from eenplan.dossier.casus.queries import Dossier, casus
from eenplan.keten.melding.queries import Gelezen, meldingen_van
from eenplan.keten.triage.access import casus_of, wacht_op
from eenplan.keten.triage.models import Beoordelingsstap, Terugkoppeling, Veiligheidsbeoordeling
from eenplan.keten.triage.opvallend import Opval, opvallend
from eenplan.keten.triage.rules import ACUUT, PROTOCOL, WET, Rij, feiten_uit, in_woorden, termijnen, voorstel

KLOKKEN = (ACUUT, PROTOCOL, WET)


@dataclass(frozen=True, slots=True)
class Beoordeling:
    """One assessment with what lies beside it on the screen."""

    vb: Veiligheidsbeoordeling
    dossier: Dossier
    meldingen: list[Gelezen]
    klokken: list[Deadline]
    stappen: list[Beoordelingsstap]
    te_laat: bool
    is_schrijver: bool

    @property
    def met_wat_opvalt(self) -> list[tuple[Gelezen, list[Opval]]]:
        """Each report with what its words point at."""
        return [(item, opvallend(item)) for item in self.meldingen]

    @property
    def rij(self) -> Rij:
        """What the rule table proposes on the stored answers."""
        return voorstel(feiten_uit(vars(self.vb), self.vb.acuut))

    @property
    def besluit(self) -> str:
        """Outcome and service in words."""
        return in_woorden(self.vb.uitkomst, self.vb.dienst)

    @property
    def teruggegeven(self) -> Beoordelingsstap | None:
        """Why the proposal came back, when that is the last thing that happened to it."""
        last = next((step for step in self.stappen if step.actie != "controleer_acuut"), None)
        return last if last and last.actie in ("geef_terug", "heroverweeg") else None


def beoordeling(viewer: Viewer, vb_id: int, *, now: datetime) -> Beoordeling:
    """One assessment beside its reports. NotVisible when the viewer may not read about safety here."""
    casus_id = casus_of(vb_id)
    dossier = casus(viewer, casus_id, what="triage.lees", now=now)
    if not dossier.veiligheid:
        klasse = frozenset({DataClass.VEILIGHEID})
        raise NotVisible(Line("triage.lees", casus_id=casus_id, classes=klasse, allowed=False))
    people = ("acuut_door", "bewaard_door", "voorgesteld_door", "besloten_door")
    vb = Veiligheidsbeoordeling.objects.select_related(*people).get(pk=vb_id)
    klokken = _klokken(vb, dossier)
    return Beoordeling(
        vb=vb, dossier=dossier, meldingen=meldingen_van(viewer, casus_id), klokken=klokken,
        stappen=list(vb.stappen.select_related("door").order_by("-op", "-pk")),
        te_laat=any(row.done_at is None and row.due_at < now for row in klokken if row.key in termijnen(vb.dienst)),
        is_schrijver=vb.voorgesteld_door_id == viewer.account_id,
    )  # fmt: skip


def _klokken(vb: Veiligheidsbeoordeling, dossier: Dossier) -> list[Deadline]:
    """Acute check, protocol clock and statutory clock of this assessment and its reports."""
    mine = {("veiligheidsbeoordeling", vb.pk), *(("melding", pk) for pk in vb.meldingen.values_list("pk", flat=True))}
    return [row for row in dossier.termijnen if row.key in KLOKKEN and (row.object_type, row.object_id) in mine]


def casus_van(viewer: Viewer, vb_id: int) -> int:
    """The case of an assessment; the act that follows passes the gate."""
    return casus_of(vb_id)


def tweede_lezing(viewer: Viewer) -> list[Veiligheidsbeoordeling]:
    """Proposals of colleagues that wait for this reader, oldest first; a log line for each case listed."""
    found = list(wacht_op(viewer).select_related("casus", "voorgesteld_door"))
    write(viewer, [Line("triage.lijst", casus_id=row.casus_id, rule="lijst") for row in found])
    return found


def aantal_tweede_lezing(viewer: Viewer) -> int:
    """How many wait; a number for the menu."""
    return wacht_op(viewer).order_by().count()


@per_look
def van_casus(viewer: Viewer, casus_id: int) -> list[Veiligheidsbeoordeling]:
    """The assessments of a case whose page passed the gate for safety; newest first."""
    rows = Veiligheidsbeoordeling.objects.filter(casus_id=casus_id)
    return list(rows.select_related("voorgesteld_door", "besloten_door").order_by("-geopend_op", "-pk"))


def terug_te_koppelen(viewer: Viewer, casus_id: int) -> list[Terugkoppeling]:
    """Reporters of this case who still have to be told; the page passed the gate."""
    rows = Terugkoppeling.objects.filter(beoordeling__casus_id=casus_id, gegeven_op__isnull=True)
    return list(rows.select_related("melding").order_by("gemaakt_op", "pk"))


def casus_van_terugkoppeling(viewer: Viewer, terugkoppeling_id: int) -> int:
    """The case to go back to after telling a reporter; who may look there is for that page to say."""
    found = Terugkoppeling.objects.filter(pk=terugkoppeling_id).values_list("beoordeling__casus_id", flat=True).first()
    return found or 0
