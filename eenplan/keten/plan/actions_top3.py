"""The TOP-3 analysis: record what is unsafe, make it concrete, choose with the family what stops first."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act, check_version
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import is_open, lock
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.feiten.actions import leg_vast
from eenplan.keten.melding.models import Melding
from eenplan.keten.overdracht.geheim import zonder_plek
from eenplan.keten.plan.access import find_onveiligheid, role_of
from eenplan.keten.plan.actions import Ongeldig
from eenplan.keten.plan.models import Factor, Onveiligheid
from eenplan.keten.plan.rules import COURSE, Stand
from eenplan.keten.plan.top3 import Factorsoort, NieuweOnveiligheid, fouten_in_keuze
from eenplan.keten.plan.verloop import punten_van
from eenplan.keten.plan.voortgang import GROUND

OBJECT = "plan_onveiligheid"


def _open(by: Viewer, casus_id: int, verb: str) -> Casus:
    """Pass the gate and lock the case; whoever may add an agreement may work on the analysis."""
    may_write(by, casus_id, DataClass.VEILIGHEID, what=verb)
    COURSE.step(Stand.CONCEPT, "voeg_toe", role_of(by))
    casus = lock(casus_id)
    if not is_open(casus):
        raise Refused("Deze casus is gesloten; aan de analyse verandert niets meer.")
    return casus


def _velden(nieuw: NieuweOnveiligheid, casus: Casus, by: Viewer, at: datetime) -> dict[str, Any]:
    fouten = nieuw.fouten(at.date())
    if fouten:
        raise Ongeldig(fouten)
    if nieuw.melding_id and not Melding.objects.filter(pk=nieuw.melding_id, casus_id=casus.pk).exists():
        raise Refused("Deze melding hoort niet bij deze casus.")
    zonder_plek(by, casus, nieuw.tekst)
    return {name: value.strip() if isinstance(value, str) else value for name, value in asdict(nieuw).items()}


def leg_onveiligheid_vast(
    casus_id: int, nieuw: NieuweOnveiligheid, *, by: Viewer, at: datetime, ground: str = GROUND
) -> Onveiligheid:
    """Record one thing that is unsafe; vague at first is fine."""
    with act("plan.onveiligheid", by=by, at=at, ground=ground) as a:
        casus = _open(by, casus_id, "plan.onveiligheid")
        made = Onveiligheid.objects.create(
            casus=casus, vastgelegd_op=at, vastgelegd_door_id=by.account_id, **_velden(nieuw, casus, by, at)
        )
        a.log(casus_id=casus_id, object_type=OBJECT, object_id=made.pk)
    return made


def maak_concreet(
    onveiligheid_id: int, nieuw: NieuweOnveiligheid, *, by: Viewer, at: datetime, versie: int | None = None,
    ground: str = GROUND,
) -> Onveiligheid:  # fmt: skip
    """Rewrite it, more precise than it was."""
    with act("plan.maak_concreet", by=by, at=at, ground=ground) as a:
        casus = _open(by, find_onveiligheid(onveiligheid_id).casus_id, "plan.maak_concreet")
        row = Onveiligheid.objects.get(pk=onveiligheid_id)
        check_version(row.versie, versie)
        velden = _velden(nieuw, casus, by, at)
        velden["melding_id"] = velden["melding_id"] or row.melding_id
        Onveiligheid.objects.filter(pk=row.pk).update(**velden, versie=row.versie + 1)
        a.log(casus_id=casus.pk, object_type=OBJECT, object_id=row.pk)
    row.refresh_from_db()
    return row


def noem_factor(
    onveiligheid_id: int, soort: str, tekst: str, *, by: Viewer, at: datetime, ground: str = GROUND
) -> Factor:
    """Name what makes it more likely (risk) or keeps it away (protection)."""
    with act("plan.factor", by=by, at=at, ground=ground) as a:
        casus = _open(by, find_onveiligheid(onveiligheid_id).casus_id, "plan.factor")
        if soort not in set(Factorsoort) or not tekst.strip():
            raise Refused("Kies risico of bescherming, en schrijf op wat het is.")
        zonder_plek(by, casus, tekst)
        made = Factor.objects.create(
            onveiligheid_id=onveiligheid_id, soort=soort, tekst=tekst.strip()[:400], op=at, door_id=by.account_id
        )
        a.log(casus_id=casus.pk, object_type="plan_factor", object_id=made.pk)
    return made


def kies_top3(
    casus_id: int, keuze: Sequence[int], met_gezin: str, *, by: Viewer, at: datetime, ground: str = GROUND
) -> list[Onveiligheid]:
    """Choose, in this order, what must stop first. Said with whom of the family it was chosen (domain 3.8)."""
    with act("plan.kies_top3", by=by, at=at, ground=ground) as a:
        casus = _open(by, casus_id, "plan.kies_top3")
        if fouten := fouten_in_keuze(keuze, punten_van(casus_id)):
            raise Refused(" ".join(fouten))
        if not met_gezin.strip():
            raise Refused("Schrijf op met wie van het gezin u koos, of waarom dat nu niet kon.")
        rows = Onveiligheid.objects.filter(casus_id=casus_id)
        rows.update(rang=None)
        for rang, pk in enumerate(keuze, start=1):
            rows.filter(pk=pk).update(rang=rang, met_gezin=met_gezin.strip()[:400])
        leg_vast("top3_gekozen", at=at, casus_id=casus_id, gemeente=casus.gemeente, waarde=len(keuze))
        a.log(casus_id=casus_id, object_type="casus", object_id=casus_id)
        return list(rows.filter(rang__isnull=False).order_by("rang"))
