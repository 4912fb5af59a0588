"""A refusal in what must follow rolls back the act that caused it: nothing of it stays, in any table."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.keten import route
from eenplan.keten.melding.actions import neem_aan, neem_op
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.nameting import actions as nameting
from eenplan.keten.plan import actions as plan
from eenplan.keten.tests.handelingen import KLAAR, Doe, aan_het_eind
from eenplan.keten.tests.levensloop import GEEN, OVERDRAGEN, ZELF, foto, opgenomen, overgedragen, verschil
from eenplan.keten.triage import actions as triage
from eenplan.keten.triage.rules import Invoer
from eenplan.keten.vervolg import actions as vervolg
from eenplan.keten.vervolg.models import Dienst
from eenplan.keten.vervolg.rules import NieuwContact
from tests.regio import Regio, nieuwe_melding


def opnemen(regio: Regio) -> Doe:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    return lambda: neem_op(bewijs.melding_id, by=regio["triagist"], at=regio.at)


def koppelen(regio: Regio) -> Doe:
    loop = overgedragen(regio)
    bewijs = neem_aan(nieuwe_melding(tekst="Opnieuw klappen."), by=regio["agent"], at=clock.now())
    return lambda: koppel(bewijs.melding_id, loop.casus_id, {}, by=regio["triagist"], at=regio.at)


def besluiten(invoer: Invoer) -> Callable[[Regio], Doe]:
    def make(regio: Regio) -> Doe:
        pk = opgenomen(regio).stel_voor(invoer)
        return lambda: triage.bevestig(pk, by=regio["lead"], at=regio.at)

    return make


def onveilig(regio: Regio) -> Doe:
    loop = overgedragen(regio).maak_plan().controleer(regio.at).naar("stabiel_veilig", regio.at)
    pk, talks, later = loop.ronde().pk, [loop.zegt("kind", veilig=False)], regio.at + timedelta(days=92)
    return lambda: nameting.leg_vast(pk, "onveilig", talks, waarom="Bang", by=regio["lead"], at=later)


def laatste_ronde(regio: Regio) -> Doe:
    loop = overgedragen(regio)
    enter(SYSTEM)
    Casus.objects.filter(pk=loop.casus_id).update(stand="in_monitoring")
    talks = [loop.zegt("kind"), loop.zegt("slachtoffer")]
    nameting.leg_vast(loop.ronde().pk, "veilig", talks, by=regio["lead"], at=regio.at)
    pk = loop.ronde().pk
    return lambda: nameting.leg_vast(pk, "veilig", talks, by=regio["lead"], at=regio.at)


def dienst(regio: Regio) -> Dienst:
    loop = opgenomen(regio).besluit(ZELF)
    enter(SYSTEM)
    return Dienst.objects.get(casus_id=loop.casus_id)


def voortijdig(regio: Regio) -> Doe:
    pk, words = dienst(regio).pk, "Het gezin is verhuisd naar een andere regio en wil geen hulp meer."
    return lambda: vervolg.sluit_voortijdig(pk, by=regio["triagist"], at=regio.at, reden=words)


# After this act, that follow-up; broken, the act itself is undone.
KETTING: dict[str, tuple[Callable[[Regio], Doe], object, str]] = {
    "oppakken begint een beoordeling": (opnemen, route.triage, "start"),
    "koppelen begint een beoordeling": (koppelen, route.triage, "start"),
    "koppelen zet de casus terug": (koppelen, route, "step"),
    "koppelen laat rondes van de oude casus vervallen": (koppelen, route.nameting, "laat_vervallen"),
    "OVD stelt een overdracht op": (besluiten(OVERDRAGEN), route.overdracht, "stel_op"),
    "VT opent een dienst": (besluiten(ZELF), route.vervolg, "open_dienst"),
    "VT zet de casus in vervolg": (besluiten(ZELF), route, "step"),
    "GEEN sluit de casus": (besluiten(GEEN), route, "close"),
    "GEEN laat rondes vervallen": (besluiten(GEEN), route.nameting, "laat_vervallen"),
    "GEEN beeindigt de regie": (besluiten(GEEN), route.regie, "beeindig_bij_sluiten"),
    "een dienst eindigt in een overdracht": (voortijdig, route.overdracht, "stel_op"),
    "overnemen wijst de regie toe": (KLAAR["overdracht.accepteer"], route.regie, "wijs_toe"),
    "overnemen verlengt het delen": (KLAAR["overdracht.accepteer"], route, "share_with_director"),
    "overnemen plant de rondes": (KLAAR["overdracht.accepteer"], route.nameting, "plan_rondes"),
    "overnemen rondt de termijn af": (KLAAR["overdracht.accepteer"], route, "finish"),
    "een wissel verlengt het delen": (KLAAR["regie.wissel"], route, "share_with_director"),
    "een plan dat klaar is leidt tot monitoring": (KLAAR["plan.rond_af"], route, "step"),
    "onveilig begint een beoordeling": (onveilig, route.triage, "start"),
    "onveilig zet de casus terug": (onveilig, route, "step"),
    "onveilig zet het plan terug": (onveilig, route.plan, "terug_naar_direct"),
    "onveilig wordt verteld": (onveilig, route, "put"),
    "een gebroken afspraak wordt verteld": (KLAAR["plan.controleer, niet nagekomen"], route, "put"),
    "de laatste ronde sluit de casus": (laatste_ronde, route, "close"),
    "sluiten beeindigt de regie": (laatste_ronde, route.regie, "beeindig_bij_sluiten"),
}


@pytest.mark.parametrize("name", KETTING)
def test_what_follows_fails_and_nothing_happened(regio: Regio, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make, where, function = KETTING[name]
    do = make(regio)
    before = foto()

    def refuse(*args: object, **rest: object) -> None:
        raise Refused("Dit kan nu niet.")

    with monkeypatch.context() as broken:
        broken.setattr(where, function, refuse)
        with pytest.raises(Refused, match="Dit kan nu niet"), transaction.atomic():
            do()
    assert verschil(before) == set()
    do()
    assert verschil(before) >= {"audit_logline"}


def test_a_real_refusal_downstream(regio: Regio) -> None:
    """The plan cannot be done while Veilig Thuis assesses again: the case has no way to monitoring from there."""
    loop = aan_het_eind(regio)
    enter(SYSTEM)
    Casus.objects.filter(pk=loop.casus_id).update(stand="in_beoordeling")
    before = foto()
    with pytest.raises(Refused, match="in beoordeling"), transaction.atomic():
        plan.rond_af(loop.plan.pk, by=regio["regisseur"], at=regio.at + timedelta(days=400))
    assert verschil(before) == set()
    assert loop.plan.stand == "actief"


@pytest.mark.parametrize(("veiligheid", "stand"), [("onveilig", "in_beoordeling"), ("veilig", "in_vervolg")])
def test_unsafe_in_a_service_is_assessed_again(regio: Regio, veiligheid: str, stand: str) -> None:
    row = dienst(regio)
    contact = NieuwContact("mevrouw", "telefoon", True, "Zij is bang voor vanavond.", veiligheid)
    vervolg.leg_contact(row.pk, contact, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert Casus.objects.get(pk=row.casus_id).stand == stand
