"""Making a plan, its agreements and settling it. Checks and phases are in `voortgang`, offered here as well."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Max

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.deadlines.actions import finish
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus import actions as casus_actions
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.gezinssysteem.models import Huishouden
from eenplan.feiten.actions import leg_vast
from eenplan.keten.melding.models import Melding
from eenplan.keten.plan import nazorg
from eenplan.keten.plan.access import may_read
from eenplan.keten.plan.actions_afspraak import Ongeldig, trek_in, voeg_afspraak_toe, wijzig_afspraak
from eenplan.keten.plan.herstel import Doelstand
from eenplan.keten.plan.models import Afspraak, Instemming, Plan
from eenplan.keten.plan.rules import Stand, Wijze, fouten_in_instemming
from eenplan.keten.plan.samenloop import mag_gebruiken, plan_van
from eenplan.keten.plan.verloop import nog_te_stoppen
from eenplan.keten.plan.voortgang import (
    GROUND,
    OBJECT,
    bewaar,
    controleer,
    grijp,
    klaar_met_maken,
    naar_fase,
    rond_af,
    start_controle,
    terug_naar_direct,
    verwacht,
    wissel,
)

__all__ = [
    "Ongeldig", "controleer", "maak", "naar_fase", "rond_af", "stel_vast", "terug_naar_direct", "trek_in",
    "verwacht", "voeg_afspraak_toe", "wijzig_afspraak",
]  # fmt: skip


def maak(casus_id: int, *, by: Viewer, at: datetime, ground: str = GROUND) -> Plan:
    """Make a draft. Beside a running plan it starts with that plan's agreements and takes its place when settled.

    Machinery gets the draft that is there; a person is told that there is one.
    """
    with act("plan.maak", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="plan.maak")
        casus = casus_actions.lock(casus_id)
        Huishouden.objects.select_for_update().get(pk=casus.huishouden_id)  # two cases, one household, one draft
        if not casus_actions.is_open(casus):
            raise Refused("Deze casus is gesloten. Een nieuw plan begint bij een nieuwe melding.")
        draft = plan_van(by, casus.huishouden_id, Stand.CONCEPT)
        if draft and by.system:
            return draft
        if draft:
            mag_gebruiken(by, draft, casus_id, "plan.maak")
            raise Refused("Er ligt al een concept voor dit gezin. Werk dat verder uit.")
        plan = _nieuw(a, casus)
        a.log(casus_id=casus_id, object_type="plan", object_id=plan.pk)
        a.event("plan.gemaakt", casus_id=casus_id, plan_id=plan.pk)
    return plan


def _nieuw(a: Act, casus: Casus) -> Plan:
    running = plan_van(a.by, casus.huishouden_id, Stand.ACTIEF)
    if running:
        mag_gebruiken(a.by, running, casus.pk, "plan.maak")
    months = rule("stabiele_periode", a.at.date()).value
    plan = Plan.objects.create(
        casus=casus, huishouden_id=casus.huishouden_id, fase_sinds=running.fase_sinds if running else a.at,
        gemaakt_op=a.at, gemaakt_door_id=a.by.account_id, laatste_geweld=_laatste_geweld(a.by, casus, running),
        stabiele_maanden=running.stabiele_maanden if running else months,
    )  # fmt: skip
    if running:
        plan.fase = running.fase
        plan.save(update_fields=["fase"])
        _neem_over(a, running, plan)
    wissel(a, plan, "maak", "", "")
    return plan


def _laatste_geweld(by: Viewer, casus: Casus, running: Plan | None) -> date | None:
    """The last reported incident in the cases of this household that are open to him, or in the running plan."""
    cases = list(Casus.objects.filter(huishouden_id=casus.huishouden_id).values_list("pk", flat=True))
    reports = Melding.objects.filter(casus_id__in=may_read(by, cases))
    reported = reports.aggregate(op=Max("incident_datum"))["op"]
    return max(filter(None, (reported, running.laatste_geweld if running else None)), default=None)


def _neem_over(a: Act, running: Plan, plan: Plan) -> None:
    """A new plan starts with what holds now: safety is not lost between two plans."""
    kept = running.afspraken.filter(ingetrokken_op__isnull=True).order_by("nummer")
    Afspraak.objects.bulk_create(
        Afspraak(
            plan=plan, nummer=number, soort=item.soort, tekst=item.tekst, door=item.door,
            persoon_id=item.persoon_id, controleur=item.controleur, gevolg=item.gevolg,
            controle_op=max(item.controle_op, a.at.date()), stopt_id=item.stopt_id, komt_van=item,
            voor_allen=item.voor_allen, organisatie_id=item.organisatie_id,
            toegevoegd_op=a.at, toegevoegd_door_id=a.by.account_id,
        )
        for number, item in enumerate(kept, start=1)
    )  # fmt: skip
    for doel in running.hersteldoelen.filter(stand=Doelstand.LOOPT):
        doel.pk, doel.plan_id = None, plan.pk
        doel.save(force_insert=True)


def stel_vast(
    plan_id: int,
    instemming: Mapping[int, str],
    *,
    grond_opgelegd: str = "",
    by: Viewer,
    at: datetime,
    versie: int | None = None,
    ground: str = GROUND,
) -> Plan:
    """Settle the draft, or what was added since: `instemming` says per person akkoord, kennisgenomen or opgelegd.

    Another active plan of the household is replaced in the same transaction; every new agreement gets its term.
    """
    with act("plan.stel_vast", by=by, at=at, ground=ground) as a:
        plan, casus = grijp(plan_id, "stel_vast", by, versie)
        new = list(plan.afspraken.filter(ingetrokken_op__isnull=True, van_kracht_sinds__isnull=True))
        if not new:
            raise Refused("Er is geen nieuwe afspraak om vast te stellen. Voeg eerst een afspraak toe.")
        doers = [item.persoon_id for item in new if item.persoon_id]
        fouten = fouten_in_instemming(
            instemming, casus.betrokkenen.values_list("persoon_id", flat=True), doers, grond_opgelegd
        )
        if fouten:
            raise Refused(" ".join(fouten))
        if open_ := nog_te_stoppen(plan):
            raise Refused(f"Nog niet vaststellen: {'; '.join(open_)}. Voeg die afspraak toe of wijzig de top 3.")
        _vervang(a, plan)
        _leg_instemming_vast(plan, instemming, grond_opgelegd, at)
        for afspraak in new:
            start_controle(afspraak, casus, afspraak.controle_op, at)
        klaar_met_maken(plan, at)
        Afspraak.objects.filter(pk__in=[item.pk for item in new]).update(van_kracht_sinds=at)
        _maak_actief(a, plan, casus, len(new))
    return plan


def _leg_instemming_vast(plan: Plan, instemming: Mapping[int, str], grond: str, at: datetime) -> None:
    Instemming.objects.bulk_create(
        Instemming(plan=plan, persoon_id=pk, wijze=wijze, op=at) for pk, wijze in sorted(instemming.items())
    )
    imposed = Wijze.OPGELEGD in instemming.values()
    plan.wijze = Wijze.OPGELEGD if imposed else Wijze.AKKOORD
    plan.grond_opgelegd = grond.strip()[:400] if imposed else ""


def _vervang(a: Act, plan: Plan) -> None:
    """The plan that held until now ends at the moment that the new one holds."""
    old = plan_van(a.by, plan.huishouden_id, Stand.ACTIEF, lock=True)
    if old is None or old.pk == plan.pk:
        return
    mag_gebruiken(a.by, old, plan.casus_id, "plan.vervang")
    old.stand = Stand.VERVANGEN
    old.afgerond_op = a.at
    bewaar(old, "stand", "afgerond_op")
    for afspraak_id in old.afspraken.values_list("pk", flat=True):
        finish(["plan_afspraak"], OBJECT, afspraak_id, a.at)
    nazorg.neem_klok_over(old, plan, a.at)
    wissel(a, old, "vervang", Stand.ACTIEF, old.fase)


def _maak_actief(a: Act, plan: Plan, casus: Casus, afspraken: int) -> None:
    before = plan.stand
    plan.stand, plan.vastgesteld_op = Stand.ACTIEF, a.at
    if before == Stand.CONCEPT:
        plan.fase_sinds = a.at
        nazorg.volg_fase(plan, casus, a.at)
    bewaar(plan, "stand", "vastgesteld_op", "fase_sinds", "wijze", "grond_opgelegd")
    wissel(a, plan, "stel_vast", before, plan.fase)
    leg_vast(
        "plan_vastgesteld", at=a.at, casus_id=casus.pk, gemeente=casus.gemeente, wijze=plan.wijze, afspraken=afspraken,
        nieuw=before == Stand.CONCEPT,
    )  # fmt: skip
    _vraag_partners(plan, casus, a.at)
    people = tuple(plan.instemmingen.filter(op=a.at).values_list("persoon_id", flat=True))
    a.log(casus_id=casus.pk, object_type="plan", object_id=plan.pk, persons=people)
    a.event("plan.vastgesteld", casus_id=casus.pk, plan_id=plan.pk)


def _vraag_partners(plan: Plan, casus: Casus, at: datetime) -> None:
    """Partners with a new task hear that something waits for them; never what (misuse 2)."""
    new = plan.afspraken.filter(van_kracht_sinds=at, organisatie__isnull=False)
    for pk in sorted(set(new.values_list("organisatie_id", flat=True)) - {casus.verantwoordelijke_organisatie_id}):
        put(Kind.NIEUW, object_type="plan", object_id=plan.pk, at=at, organisation_id=pk)
