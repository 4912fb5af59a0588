"""Writing the agreements of a plan: add, rewrite while it does not hold yet, withdraw. Part of `actions`."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.deadlines.actions import finish
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Deelname
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.personen.models import Persoon
from eenplan.keten.overdracht.geheim import zonder_plek
from eenplan.keten.plan.access import find_afspraak
from eenplan.keten.plan.controleur import ZELF_KIJKEN, kijkt_niet
from eenplan.keten.plan.models import Afspraak, Onveiligheid
from eenplan.keten.plan.rules import NieuweAfspraak
from eenplan.keten.plan.voortgang import GROUND, OBJECT, bewaar, grijp


class Ongeldig(Refused):
    """The agreement cannot be stored as it is; `fouten` says per field why, in Dutch."""

    def __init__(self, fouten: dict[str, str]) -> None:
        super().__init__(" ".join(dict.fromkeys(fouten.values())))
        self.fouten = fouten


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
    zonder_plek(by, casus, nieuw.tekst, nieuw.door, nieuw.controleur, nieuw.gevolg)
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
