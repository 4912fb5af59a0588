"""Making a plan, its agreements and settling it. Checks and phases are in `voortgang`, offered here as well."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

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
from eenplan.dossier.casus.models import Casus, Deelname
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.gezinssysteem.models import Huishouden
from eenplan.dossier.personen.models import Persoon
from eenplan.feiten.actions import leg_vast
from eenplan.keten.melding.models import Melding
from eenplan.keten.overdracht.geheim import zonder_geheim
from eenplan.keten.plan import nazorg
from eenplan.keten.plan.access import find_afspraak, may_read
from eenplan.keten.plan.controleur import ZELF_KIJKEN, kijkt_niet
from eenplan.keten.plan.herstel import Doelstand
from eenplan.keten.plan.models import Afspraak, Instemming, Onveiligheid, Plan
from eenplan.keten.plan.rules import NieuweAfspraak, Stand, Wijze, fouten_in_instemming
from eenplan.keten.plan.samenloop import mag_gebruiken, plan_van
from eenplan.keten.plan.verloop import nog_te_stoppen
from eenplan.keten.plan.voortgang import (
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
GROUND = "Wmo 4.1.1; Jeugdwet 4.1.3"


class Ongeldig(Refused):
    """The agreement cannot be stored as it is; `fouten` says per field why, in Dutch."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__(" ".join(dict.fromkeys(fouten.values())))
        self.fouten = fouten


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


def voeg_afspraak_toe(
    plan_id: int, nieuw: NieuweAfspraak, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = GROUND
) -> Afspraak:
    """Add an agreement. It holds from the moment the plan is settled with it."""
    with act("plan.voeg_toe", by=by, at=at, ground=ground) as a:
        plan, casus = grijp(plan_id, "voeg_toe", by, versie)
        velden = _velden(nieuw, casus, by, at)
        last = plan.afspraken.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
        afspraak = Afspraak.objects.create(
            plan=plan, nummer=last + 1, toegevoegd_op=at, toegevoegd_door_id=by.account_id, **velden
        )
        bewaar(plan)
        a.log(casus_id=casus.pk, object_type=OBJECT, object_id=afspraak.pk)
    return afspraak


def _velden(nieuw: NieuweAfspraak, casus: Casus, by: Viewer, at: datetime) -> dict[str, Any]:
    """What of it is stored. Raises Ongeldig when something is missing or cannot be."""
    fouten = nieuw.fouten(at.date())
    if nieuw.persoon_id and not casus.betrokkenen.filter(persoon_id=nieuw.persoon_id).exists():
        fouten["persoon"] = "Deze persoon hoort niet bij deze casus."
    if nieuw.stopt_id and not Onveiligheid.objects.filter(pk=nieuw.stopt_id, casus_id=casus.pk).exists():
        fouten["stopt"] = "Dit punt hoort niet bij deze casus."
    part = Deelname.objects.filter(casus=casus, organisatie_id=nieuw.organisatie_id, tot__isnull=True)
    if nieuw.organisatie_id and not part.exists():
        fouten["organisatie"] = "Deze organisatie doet niet mee in deze casus."
    if kijkt_niet(nieuw, _plegers(casus), _naam(nieuw.persoon_id)):
        fouten["controleur"] = ZELF_KIJKEN
    if fouten:
        raise Ongeldig(fouten)
    if by.organisation_id == casus.bronhouder_id:  # a partner could guess until he is refused
        zonder_geheim(casus.pk, nieuw.tekst, nieuw.door, nieuw.controleur, nieuw.gevolg)
    return {
        "soort": nieuw.soort, "tekst": nieuw.tekst.strip(), "door": nieuw.door.strip(),
        "persoon_id": nieuw.persoon_id, "controleur": nieuw.controleur.strip(), "controle_op": nieuw.controle_op,
        "gevolg": nieuw.gevolg.strip(), "stopt_id": nieuw.stopt_id, "voor_allen": nieuw.voor_allen,
        "organisatie_id": nieuw.organisatie_id,
    }  # fmt: skip


def _plegers(casus: Casus) -> list[str]:
    rows = casus.betrokkenen.filter(rol=Rol.PLEGER).select_related("persoon")
    return [item.persoon.naam for item in rows]


def _naam(persoon_id: int | None) -> str:
    found = Persoon.objects.filter(pk=persoon_id or 0).first()
    return found.naam if found else ""


def wijzig_afspraak(
    afspraak_id: int,
    nieuw: NieuweAfspraak,
    *,
    by: Viewer,
    at: datetime,
    versie: int | None = None,
    ground: str = GROUND,
) -> Afspraak:
    """Rewrite an agreement that does not hold yet; once it is settled its words stay as they were agreed."""
    with act("plan.wijzig", by=by, at=at, ground=ground) as a:
        plan, casus = grijp(find_afspraak(afspraak_id).plan_id, "wijzig", by, versie)
        afspraak = plan.afspraken.get(pk=afspraak_id)
        if afspraak.van_kracht_sinds or afspraak.ingetrokken_op:
            raise Refused("Deze afspraak is al vastgesteld of ingetrokken. Voeg een nieuwe afspraak toe.")
        velden = _velden(nieuw, casus, by, at)
        for name, value in velden.items():
            setattr(afspraak, name, value)
        afspraak.save(update_fields=list(velden))
        bewaar(plan)
        a.log(casus_id=casus.pk, object_type=OBJECT, object_id=afspraak.pk)
    return afspraak


def trek_in(
    afspraak_id: int, reden: str, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = GROUND
) -> None:
    """Withdraw an agreement, with the reason; it stays readable and blocks nothing any more."""
    with act("plan.trek_in", by=by, at=at, ground=ground) as a:
        plan, casus = grijp(find_afspraak(afspraak_id).plan_id, "trek_in", by, versie)
        afspraak = plan.afspraken.get(pk=afspraak_id)
        if afspraak.ingetrokken_op:
            raise Refused("Deze afspraak is al ingetrokken.")
        if not reden.strip():
            raise Refused("Schrijf op waarom deze afspraak niet meer nodig is.")
        afspraak.ingetrokken_op, afspraak.ingetrokken_reden = at, reden.strip()[:400]
        afspraak.save(update_fields=["ingetrokken_op", "ingetrokken_reden"])
        finish(["plan_afspraak"], OBJECT, afspraak.pk, at)
        bewaar(plan)
        a.log(casus_id=casus.pk, object_type=OBJECT, object_id=afspraak.pk)


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
