"""Reading assessments: each one through the gate of its case."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Value

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.access import per_look
from eenplan.dossier.casus.queries import Dossier, casus
from eenplan.dossier.casus.werkvoorraad import namen
from eenplan.keten.melding.models import Samenvoegvoorstel
from eenplan.keten.melding.queries import Gelezen, meldingen_van
from eenplan.keten.melding.vierogen.wie import mag
from eenplan.keten.triage.access import casus_of, wacht_op
from eenplan.keten.triage.instrument import Instrument
from eenplan.keten.triage.models import Beoordelingsstap, Terugkoppeling, Veiligheidsbeoordeling
from eenplan.keten.triage.opvallend import KOPPEN, Opval, opvallend
from eenplan.keten.triage.overgenomen import Gegeven, per_soort
from eenplan.keten.triage.plichten import gedaan, plichten
from eenplan.keten.triage.rules import ACUUT, PROTOCOL, WET, Rij, feiten_uit, in_woorden, termijnen, voorstel
from eenplan.keten.triage.schrijven import schreef_mee
from eenplan.keten.triage.versies import versie

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
    schreef_mee: bool
    instrument: Instrument

    @property
    def met_wat_opvalt(self) -> list[tuple[Gelezen, list[Opval], list[Opval]]]:
        """Each report with what its words say of danger, read before them, and what else they point at."""
        return [(item, *_gevaar_eerst(opvallend(item))) for item in self.meldingen]

    @property
    def rij(self) -> Rij:
        """What the rule table proposes on the stored answers."""
        return voorstel(feiten_uit(vars(self.vb), self.vb.acuut), self.instrument.tabel)

    @property
    def beantwoord(self) -> list[tuple[str, str]]:
        """The questions of the instrument that were answered, in its words of then."""
        said = self.vb.antwoorden
        return [(vraag.tekst, said[vraag.sleutel]) for vraag in self.instrument.vragen if vraag.sleutel in said]

    @property
    def vragen_a(self) -> list[str]:
        """What the instrument lets one think of at part A."""
        return [vraag.tekst for vraag in self.instrument.van_deel("A")]

    @property
    def bekend(self) -> dict[str, list[Gegeven]]:
        """What was taken over from before, by kind."""
        return per_soort(self.vb.overgenomen)

    @property
    def gedaan(self) -> list[str]:
        """What was done at once, in words."""
        return gedaan(self.vb.acuut_gedaan)

    @property
    def plichten(self) -> list[str]:
        """What the decision obliges to (domain 4.8)."""
        return plichten(self.vb.uitkomst) if self.vb.besloten_op else []

    @property
    def besluit(self) -> str:
        """Outcome and service in words."""
        return in_woorden(self.vb.uitkomst, self.vb.dienst)

    @property
    def teruggegeven(self) -> Beoordelingsstap | None:
        """Why the proposal came back, when that is the last thing that happened to it."""
        last = next((step for step in self.stappen if step.actie != "controleer_acuut"), None)
        return last if last and last.actie in ("geef_terug", "heroverweeg") else None


def _gevaar_eerst(found: list[Opval]) -> tuple[list[Opval], list[Opval]]:
    danger = [row for row in found if row.kop == KOPPEN["veiligheid"]]
    return danger, [row for row in found if row not in danger]


def beoordeling(viewer: Viewer, vb_id: int, *, now: datetime) -> Beoordeling:
    """One assessment beside its reports. NotVisible when the viewer may not read about safety here."""
    casus_id = casus_of(vb_id)
    dossier = casus(viewer, casus_id, what="triage.lees", now=now)
    if not dossier.veiligheid:
        klasse = frozenset({DataClass.VEILIGHEID})
        raise NotVisible(Line("triage.lees", casus_id=casus_id, classes=klasse, allowed=False))
    people = ("acuut_door", "bewaard_door", "voorgesteld_door", "besloten_door", "college_door")
    vb = Veiligheidsbeoordeling.objects.select_related(*people).get(pk=vb_id)
    klokken = _klokken(vb, dossier)
    return Beoordeling(
        vb=vb, dossier=dossier, meldingen=meldingen_van(viewer, casus_id), klokken=klokken,
        stappen=list(vb.stappen.select_related("door").order_by("-op", "-pk")),
        te_laat=any(row.done_at is None and row.due_at < now for row in klokken if row.key in termijnen(vb.dienst)),
        is_schrijver=vb.voorgesteld_door_id == viewer.account_id,
        schreef_mee=schreef_mee(vb, viewer.account_id or 0), instrument=versie(vb.instrument),
    )  # fmt: skip


def _klokken(vb: Veiligheidsbeoordeling, dossier: Dossier) -> list[Deadline]:
    """Acute check, protocol clock and statutory clock of this assessment and its reports."""
    mine = {("veiligheidsbeoordeling", vb.pk), *(("melding", pk) for pk in vb.meldingen.values_list("pk", flat=True))}
    return [row for row in dossier.termijnen if row.key in KLOKKEN and (row.object_type, row.object_id) in mine]


def casus_van(viewer: Viewer, vb_id: int) -> int:
    """The case of an assessment; the act that follows passes the gate."""
    return casus_of(vb_id)


@dataclass(frozen=True, slots=True)
class Wacht:
    """One proposal that waits, with the name of the family where the viewer may know it, and the first clock."""

    vb: Veiligheidsbeoordeling
    naam: str
    termijn: Deadline | None


def tweede_lezing(viewer: Viewer, *, now: datetime) -> list[Wacht]:
    """Proposals of colleagues that wait for this reader, danger first, then oldest first; the log of a list."""
    found = sorted(wacht_op(viewer).select_related("casus", "voorgesteld_door"), key=lambda row: not row.casus.acuut)
    names = namen(viewer, [row.casus_id for row in found], what="triage.lijst", now=now)
    running = Deadline.objects.filter(casus_id__in=[row.casus_id for row in found], key__in=(PROTOCOL, WET))
    terms: dict[int | None, Deadline] = {}
    for term in running.filter(done_at__isnull=True).order_by("-due_at"):
        terms[term.casus_id] = term
    return [Wacht(row, names.get(row.casus_id, ""), terms.get(row.casus_id)) for row in found]


def instrument_van(viewer: Viewer, vb_id: int) -> Instrument:
    """The version of the instrument of an assessment; no personal data."""
    return versie(Veiligheidsbeoordeling.objects.filter(pk=vb_id).values_list("instrument", flat=True).first() or "")


def aantal_tweede_lezing(viewer: Viewer) -> int:
    """How many wait, with the proposals to join; a number for the menu. One question while nobody proposes to join."""
    rows = wacht_op(viewer).order_by().annotate(van=F("casus_id"), naar=Value(0)).values_list("van", "naar")
    joins = Samenvoegvoorstel.objects.filter(stand="voorgesteld").exclude(voorgesteld_door=viewer.account_id)
    found = list(rows.union(joins.values_list("van_id", "naar_id"), all=True))
    return sum(naar == 0 or mag(viewer, (van, naar), Action.SCHRIJVEN) for van, naar in found)


def loopt_beoordeling(casus_id: int) -> bool:
    """Whether an assessment of this case was begun and is not decided yet; the act that asks passed the gate."""
    return Veiligheidsbeoordeling.objects.filter(casus_id=casus_id).exclude(stand="besloten").exists()


@per_look
def van_casus(viewer: Viewer, casus_id: int) -> list[Veiligheidsbeoordeling]:
    """The assessments of a case whose page passed the gate for safety; newest first."""
    rows = Veiligheidsbeoordeling.objects.filter(casus_id=casus_id)
    return list(
        rows.select_related("casus", "acuut_door", "voorgesteld_door", "besloten_door").order_by("-geopend_op", "-pk")
    )


def terug_te_koppelen(viewer: Viewer, casus_id: int) -> list[Terugkoppeling]:
    """Reporters of this case who still have to be told; the page passed the gate."""
    rows = Terugkoppeling.objects.filter(beoordeling__casus_id=casus_id, gegeven_op__isnull=True)
    return list(rows.select_related("melding").order_by("gemaakt_op", "pk"))


def casus_van_terugkoppeling(viewer: Viewer, terugkoppeling_id: int) -> int:
    """The case to go back to after telling a reporter; who may look there is for that page to say."""
    found = Terugkoppeling.objects.filter(pk=terugkoppeling_id).values_list("beoordeling__casus_id", flat=True).first()
    return found or 0
