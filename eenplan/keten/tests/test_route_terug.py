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
from eenplan.keten.tests.levensloop import GEEN, OVERDRAGEN, ZELF, opgenomen, overgedragen
from eenplan.keten.tests.rollen import undone
from eenplan.keten.triage import actions as triage
from eenplan.keten.triage.rules import Invoer
from eenplan.keten.vervolg import actions as vervolg
from eenplan.keten.vervolg.models import Dienst
from eenplan.keten.vervolg.rules import NieuwContact
from tests.foto import foto, verschil
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
    nameting.leg_vast(loop.ronde().pk, "veilig", talks, by=regio["lead"], at=regio.at + timedelta(days=92))
    pk, at = loop.ronde().pk, regio.at + timedelta(days=365)
    return lambda: nameting.leg_vast(pk, "veilig", talks, by=regio["lead"], at=at)


def dienst(regio: Regio) -> Dienst:
    loop = opgenomen(regio).besluit(ZELF)
    enter(SYSTEM)
    return Dienst.objects.get(casus_id=loop.casus_id)


def voortijdig(regio: Regio) -> Doe:
    pk, words = dienst(regio).pk, "Het gezin is verhuisd naar een andere regio en wil geen hulp meer."
    return lambda: vervolg.sluit_voortijdig(pk, by=regio["triagist"], at=regio.at, reden=words)


Volg = dict[str, tuple[object, str]]
# After this act, each of these follows; broken, the act itself is undone.
KETTING: dict[str, tuple[Callable[[Regio], Doe], Volg]] = {
    "oppakken": (opnemen, {"begint een beoordeling": (route.triage, "start")}),
    "koppelen": (koppelen, {
        "begint een beoordeling": (route.triage, "start"),
        "zet de casus terug": (route, "step"),
        "laat rondes van de oude casus vervallen": (route.nameting, "laat_vervallen"),
    }),
    "OVD": (besluiten(OVERDRAGEN), {"stelt een overdracht op": (route.overdracht, "stel_op")}),
    "VT": (besluiten(ZELF), {
        "opent een dienst": (route.vervolg, "open_dienst"),
        "zet de casus in vervolg": (route, "step"),
    }),
    "GEEN": (besluiten(GEEN), {
        "sluit de casus": (route, "close"),
        "laat rondes vervallen": (route.nameting, "laat_vervallen"),
        "beeindigt de regie": (route.regie, "beeindig_bij_sluiten"),
    }),
    "een dienst eindigt": (voortijdig, {"in een overdracht": (route.overdracht, "stel_op")}),
    "overnemen": (KLAAR["overdracht.accepteer"], {
        "wijst de regie toe": (route.regie, "wijs_toe"),
        "verlengt het delen": (route, "share_with_director"),
        "plant de rondes": (route.nameting, "plan_rondes"),
        "rondt de termijn af": (route, "finish"),
    }),
    "een wissel": (KLAAR["regie.wissel"], {"verlengt het delen": (route, "share_with_director")}),
    "een plan dat klaar is": (KLAAR["plan.rond_af"], {"leidt tot monitoring": (route, "step")}),
    "onveilig": (onveilig, {
        "begint een beoordeling": (route.triage, "start"),
        "zet de casus terug": (route, "step"),
        "zet het plan terug": (route.plan, "terug_naar_direct"),
        "wordt verteld": (route, "put"),
    }),
    "een gebroken afspraak": (KLAAR["plan.controleer, niet nagekomen"], {"wordt verteld": (route, "put")}),
    "de laatste ronde": (laatste_ronde, {
        "sluit de casus": (route, "close"),
        "beeindigt de regie": (route.regie, "beeindig_bij_sluiten"),
    }),
}  # fmt: skip


def refuse(*args: object, **rest: object) -> None:
    raise Refused("Dit kan nu niet.")


def told(do: Doe) -> str:
    """What the act tells whoever does it, when it is refused."""
    try:
        with transaction.atomic():
            do()
    except Refused as refusal:
        return refusal.message
    return "gedaan"


@pytest.mark.parametrize("name", KETTING)
def test_what_follows_fails_and_nothing_happened(regio: Regio, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make, follows = KETTING[name]
    do = make(regio)
    before, found = foto(), {}
    for what, (where, function) in follows.items():
        with monkeypatch.context() as broken:
            broken.setattr(where, function, refuse)
            found[what] = (told(do), verschil(before))
    assert found == dict.fromkeys(follows, ("Dit kan nu niet.", set()))
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


def test_unsafe_in_a_service_is_assessed_again(regio: Regio) -> None:
    row, found = dienst(regio), {}
    for veiligheid in ("onveilig", "veilig"):
        with undone():
            contact = NieuwContact("mevrouw", "telefoon", True, "Zij is bang voor vanavond.", veiligheid)
            vervolg.leg_contact(row.pk, contact, by=regio["triagist"], at=regio.at)
            enter(SYSTEM)
            found[veiligheid] = Casus.objects.get(pk=row.casus_id).stand
    assert found == {"onveilig": "in_beoordeling", "veilig": "in_vervolg"}
