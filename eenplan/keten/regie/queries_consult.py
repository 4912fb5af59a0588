"""Reading whether Veilig Thuis must be consulted, on which facts, and what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.core.deadlines.actions import end_of
from eenplan.core.deadlines.models import Deadline
from eenplan.core.rulebook.queries import rule
from eenplan.core.web.words import datum
from eenplan.dossier.casus.access import facts_of, per_look
from eenplan.dossier.casus.kinderen import kind_op
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.casus.queries import Dossier
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.dossier.casus.rules import Stand
from eenplan.keten.melding.models import Melding
from eenplan.keten.overdracht.models import Overdrachtstap
from eenplan.keten.regie.consult import Feit, Grond, Plicht, weeg
from eenplan.keten.regie.models import Consult, Consultgrond
from eenplan.keten.regie.rules import CONSULT, VRAGEN
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.rules import COMBINATIE

PLAN_EFFECT = "plan_effect"  # a term of the plan, a later step: late means no noticeable effect (domain 5 #19)


@dataclass(frozen=True, slots=True)
class Loopt:
    """A duty as the deadline pill shows it: computed from the facts, so that it cannot be forgotten."""

    started_at: datetime | None
    due_at: datetime
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kaart:
    """The card on the page of the case."""

    feiten: tuple[Feit, ...]
    plicht: Plicht
    uiterlijk: datetime | None
    consulten: tuple[Consult, ...]
    mag_vragen: bool
    mag_adviseren: bool

    @property
    def wacht(self) -> Consult | None:
        """The question that Veilig Thuis has not answered yet."""
        return next((row for row in self.consulten if row.stand == "gevraagd"), None)

    @property
    def termijn(self) -> Loopt:
        """How long there is still to ask."""
        assert self.uiterlijk is not None
        return Loopt(self.plicht.sinds, self.uiterlijk)

    @property
    def te_doen(self) -> bool:
        """The duty holds and nobody asked yet."""
        return self.plicht.geldt and self.wacht is None


def feiten_en_plicht(casus: Casus) -> tuple[tuple[Feit, ...], Plicht]:
    """The grounds that hold, each with its fact, and what the rule says; the page or act passed the gate."""
    if casus.verantwoordelijke_organisatie_id == casus.bronhouder_id or casus.stand == Stand.AFGESLOTEN:
        return (), Plicht(False, "Veilig Thuis heeft deze casus zelf.")
    facts = tuple(sorted(_feiten(casus), key=lambda item: item.sinds))
    together = rule(COMBINATIE, clock.today()).value
    return facts, weeg(facts, _laatst_bekeken(casus.pk), together)


def _feiten(casus: Casus) -> Iterator[Feit]:
    reports = list(Melding.objects.filter(casus=casus).order_by("ontvangen_op", "pk"))
    for row in reports:
        signs = [word for word, there in (("een wapen", row.wapen), ("verwurging", row.strangulatie)) if there]
        if signs:
            words = f"Melding van {datum(row.ontvangen_op)}: {' en '.join(signs)}"
            yield Feit(Grond.DREIGING, words, row.ontvangen_op)
    if len(reports) > 1:
        last = reports[-1].ontvangen_op
        yield Feit(Grond.HERHALING, f"{len(reports)} meldingen, de laatste op {datum(last)}", last)
    children = list(Betrokkene.objects.filter(kind_op(clock.today()), casus=casus).values_list("vanaf", flat=True))
    if children:
        yield Feit(Grond.KINDEREN, f"Kinderen in deze casus: {len(children)}", min(children))
    late = Deadline.objects.filter(casus_id=casus.pk, key=PLAN_EFFECT, done_at__isnull=True)
    for due_at in late.filter(due_at__lt=clock.now()).values_list("due_at", flat=True):
        yield Feit(Grond.GEEN_EFFECT, f"Het plan is sinds {datum(due_at)} nog niet aan herstel toe", due_at)
    for ground in Consultgrond.objects.filter(casus=casus):
        yield Feit(Grond(ground.grond), ground.feit, ground.op)


def _laatst_bekeken(casus_id: int) -> datetime | None:
    """When Veilig Thuis last looked: it handed over, assessed, or gave advice."""
    accepted = Overdrachtstap.objects.filter(overdracht__casus_id=casus_id, actie="accepteer")
    assessed = Veiligheidsbeoordeling.objects.filter(casus_id=casus_id)
    advised = Consult.objects.filter(casus_id=casus_id, beantwoord_op__isnull=False)
    moments = [
        *accepted.values_list("op", flat=True), *assessed.values_list("geopend_op", flat=True),
        *advised.values_list("beantwoord_op", flat=True),
    ]  # fmt: skip
    return max((item for item in moments if item), default=None)


@per_look
def kaart(viewer: Viewer, casus_id: int) -> Kaart | None:
    """The card for a page that was opened; only for who asks and who advises, where safety is open to him."""
    facts = facts_of(viewer, casus_id)
    if viewer.role not in CONSULT.roles or not ask(viewer, facts, DataClass.VEILIGHEID):
        return None
    questions = Consult.objects.filter(casus_id=casus_id)
    casus = Casus.objects.annotate(gevraagd=Exists(questions)).get(pk=casus_id)
    known, duty = feiten_en_plicht(casus)
    rows = questions.select_related("gevraagd_door", "beantwoord_door") if casus.gevraagd else questions.none()
    writes = bool(ask(viewer, facts, DataClass.VEILIGHEID, Action.SCHRIJVEN)) and casus.stand != Stand.AFGESLOTEN
    may = {row.action for state in ("geen", "gevraagd") for row in CONSULT.allowed(state, viewer.role)}
    until = end_of(rule(VRAGEN, duty.sinds.date()), duty.sinds) if duty.sinds else None
    return Kaart(
        known, duty, until, tuple(rows.order_by("-gevraagd_op", "-pk")), writes and "raadpleeg" in may,
        writes and "adviseer" in may,
    )  # fmt: skip


def pagina(viewer: Viewer, casus_id: int, *, now: datetime) -> tuple[Dossier, Kaart]:
    """The card with its case, for a page of its own; NotVisible as for the case."""
    dossier = open_casus(viewer, casus_id, what="consult.lees", now=now)
    found = kaart(viewer, casus_id)
    if found is None or not (found.mag_vragen or found.mag_adviseren):
        raise NotVisible(Line("consult.lees", casus_id=casus_id, rule="R5", allowed=False))
    return dossier, found


def momenten(viewer: Viewer, casus_id: int) -> list[tuple[datetime, str]]:
    """When was asked and when was answered, for the timeline."""
    found = kaart(viewer, casus_id)
    rows = found.consulten if found else ()
    asked = [(row.gevraagd_op, "Veilig Thuis geraadpleegd") for row in rows]
    return asked + [(row.beantwoord_op, "Veilig Thuis gaf advies") for row in rows if row.beantwoord_op]


def van_vragen(viewer: Viewer, consult_ids: list[int]) -> dict[int, int]:
    """The case of each of these questions, where the gate lets the viewer read."""
    rows = dict(Consult.objects.filter(pk__in=consult_ids).values_list("pk", "casus_id"))
    return {pk: casus_id for pk, casus_id in rows.items() if kaart(viewer, casus_id)}
