"""Recovery goals per person, the plan in somebody's own words, and the finger on the pulse."""

from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.actions import leg_vast
from eenplan.keten.overdracht.geheim import zonder_plek
from eenplan.keten.plan.access import find_doel
from eenplan.keten.plan.actions import Ongeldig
from eenplan.keten.plan.herstel import Doelstand, NieuwDoel
from eenplan.keten.plan.models import Gezinswoorden, Hersteldoel, Polscontact
from eenplan.keten.plan.nazorg import herstart_pols
from eenplan.keten.plan.pols import Pols, fouten
from eenplan.keten.plan.rules import Fase
from eenplan.keten.plan.voortgang import GROUND, bewaar, grijp

LONGEST_WORDS = 4000


def _hoort_bij(casus: Casus, persoon_id: int) -> None:
    if not casus.betrokkenen.filter(persoon_id=persoon_id).exists():
        raise Ongeldig({"persoon": "Deze persoon hoort niet bij deze casus."})


def stel_doel(
    plan_id: int, nieuw: NieuwDoel, *, by: Viewer, at: datetime, versie: int | None = None, ground: str = GROUND
) -> Hersteldoel:
    """Add a recovery goal of one person. Preparing may begin in any phase (domain 3.7)."""
    with act("plan.stel_doel", by=by, at=at, ground=ground) as a:
        plan, casus = grijp(plan_id, "voeg_toe", by, versie)
        if wrong := nieuw.fouten():
            raise Ongeldig(wrong)
        _hoort_bij(casus, nieuw.persoon_id)
        zonder_plek(by, casus, nieuw.tekst, nieuw.merkbaar)
        made = Hersteldoel.objects.create(
            plan=plan, persoon_id=nieuw.persoon_id, domein=nieuw.domein, tekst=nieuw.tekst.strip()[:400],
            merkbaar=nieuw.merkbaar.strip()[:400], gesteld_op=at, gesteld_door_id=by.account_id,
        )  # fmt: skip
        bewaar(plan)
        a.log(casus_id=casus.pk, object_type="plan_doel", object_id=made.pk, persons=(nieuw.persoon_id,))
    return made


def bekijk_doel(
    doel_id: int, stand: str, bevinding: str, *, by: Viewer, at: datetime, versie: int | None = None,
    ground: str = GROUND,
) -> None:  # fmt: skip
    """Say how far a goal is, and by what one sees that."""
    with act("plan.bekijk_doel", by=by, at=at, ground=ground) as a:
        row = find_doel(doel_id)
        plan, casus = grijp(row.plan_id, "voeg_toe", by, versie)
        if stand not in set(Doelstand) or not bevinding.strip():
            raise Refused("Kies hoe ver het doel is, en schrijf op waaraan u dat merkt.")
        zonder_plek(by, casus, bevinding)
        row.stand, row.bevinding, row.bekeken_op = stand, bevinding.strip()[:400], at
        row.save(update_fields=["stand", "bevinding", "bekeken_op"])
        bewaar(plan)
        leg_vast(
            "hersteldoel_bekeken", at=at, casus_id=casus.pk, gemeente=casus.gemeente, domein=row.domein, stand=stand
        )
        a.log(casus_id=casus.pk, object_type="plan_doel", object_id=row.pk, persons=(row.persoon_id,))


def zet_in_woorden(
    plan_id: int, persoon_id: int, tekst: str, *, by: Viewer, at: datetime, versie: int | None = None,
    ground: str = GROUND,
) -> Gezinswoorden:  # fmt: skip
    """Write down the plan as this person says it; it stands on top of his own copy."""
    with act("plan.zet_in_woorden", by=by, at=at, ground=ground) as a:
        plan, casus = grijp(plan_id, "voeg_toe", by, versie)
        _hoort_bij(casus, persoon_id)
        if not tekst.strip():
            raise Refused("Schrijf het plan op in de woorden van deze persoon.")
        zonder_plek(by, casus, tekst)
        made, _ = Gezinswoorden.objects.update_or_create(
            plan=plan, persoon_id=persoon_id,
            defaults={"tekst": tekst.strip()[:LONGEST_WORDS], "op": at, "door_id": by.account_id},
        )  # fmt: skip
        bewaar(plan)
        a.log(casus_id=casus.pk, object_type="plan_woorden", object_id=made.pk, persons=(persoon_id,))
    return made


def voel_pols(
    plan_id: int, met_wie: str, uitslag: str, tekst: str = "", *, by: Viewer, at: datetime, ground: str = GROUND
) -> Polscontact:
    """Record a contact in aftercare. Unsafe is never silent: the chain begins again (domain 3.6, 3.7)."""
    with act("plan.voel_pols", by=by, at=at, ground=ground) as a:
        plan, casus = grijp(plan_id, "naar_fase", by, None)
        if plan.fase != Fase.NAZORG:
            raise Refused("Vinger aan de pols hoort bij de fase nazorg. Leg dit nu vast bij een afspraak.")
        if wrong := fouten(met_wie, uitslag, tekst):
            raise Ongeldig(wrong)
        zonder_plek(by, casus, met_wie, tekst)
        made = Polscontact.objects.create(
            plan=plan, op=at, met_wie=met_wie.strip()[:200], uitslag=uitslag, tekst=tekst.strip(), door_id=by.account_id
        )
        if uitslag != Pols.GEEN_GEHOOR:  # not reached: the term keeps running
            herstart_pols(plan, casus, at)
        leg_vast("pols_gevoeld", at=at, casus_id=casus.pk, gemeente=casus.gemeente, uitslag=uitslag)
        a.log(casus_id=casus.pk, object_type="polscontact", object_id=made.pk)
        if uitslag == Pols.ONVEILIG:
            a.event("plan.onveilig", casus_id=casus.pk, plan_id=plan.pk)
    return made
