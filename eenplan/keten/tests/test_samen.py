"""Two people click at once: one wins, the other is told in a clear sentence; never both, never neither.

Real commits on two connections. What must follow follows: the route of the chain is on.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction

from eenplan.core.accounts.models import Appointment
from eenplan.keten.nameting.actions import extra_ronde, leg_vast
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.overdracht import actions as overdracht
from eenplan.keten.overdracht.actions import accepteer, trek_in, weiger
from eenplan.keten.overdracht.actions_buiten import leg_aanvaarding_vast, leg_weigering_vast
from eenplan.keten.overdracht.buiten import Buiten
from eenplan.keten.overdracht.models import Ontvangstbewijs
from eenplan.keten.overdracht.ontvangst import Ontvangst
from eenplan.keten.overdracht.rules import Aanbod
from eenplan.keten.plan.actions import controleer, maak, naar_fase
from eenplan.keten.plan.actions import trek_in as trek_afspraak_in
from eenplan.keten.plan.models import Controle, Plan
from eenplan.keten.regie.actions import wijs_toe
from eenplan.keten.regie.actions_mandaat import beeindig_mandaat, geef_mandaat
from eenplan.keten.regie.mandaat import NieuwMandaat
from eenplan.keten.regie.models import Regie
from eenplan.keten.regie.opvolging import vang_op
from eenplan.keten.tests.levensloop import OVERDRAGEN, Loop, opgenomen, overgedragen
from eenplan.keten.tests.samen import GELUKT, een_wint, kijk, samen
from tests.regio import Regio

pytestmark = pytest.mark.django_db(transaction=True)


def aangeboden(regio: Regio, key: str | None = "regisseur") -> Loop:
    with transaction.atomic():
        return opgenomen(regio).besluit(OVERDRAGEN).bied_aan(key)


def by(regio: Regio, key: str) -> dict[str, object]:
    return {"by": regio[key], "at": regio.at}


def een_verantwoordelijke(loop: Loop) -> tuple[int, int]:
    """Exactly one, and the director is he when the team has it."""
    casus = kijk(lambda: loop.casus)
    assert casus.verantwoordelijke_id
    assert casus.verantwoordelijke_organisatie_id
    directors = kijk(lambda: Regie.objects.filter(huishouden=casus.huishouden_id, tot__isnull=True).count())
    mine = casus.verantwoordelijke_organisatie_id == casus.bronhouder_id
    assert directors == (0 if mine else 1)
    return casus.verantwoordelijke_organisatie_id, directors


def test_accept_and_withdraw(regio: Regio) -> None:
    loop = aangeboden(regio)
    pk = kijk(lambda: loop.overdracht.pk)
    found = samen(
        lambda: accepteer(pk, **by(regio, "regisseur")), lambda: trek_in(pk, "Verkeerd team.", **by(regio, "triagist"))
    )
    lost = een_wint(found)
    assert "intussen" in lost or found[0] == "404"  # with the offer ends the right to see it (R11): when, is a race
    een_verantwoordelijke(loop)


def test_two_colleagues_accept(regio: Regio) -> None:
    loop = aangeboden(regio, None)
    pk = kijk(lambda: loop.overdracht.pk)
    found = samen(*(partial(accepteer, pk, **by(regio, key)) for key in ("regisseur", "collega")))
    assert "intussen" in een_wint(found)
    assert een_verantwoordelijke(loop) == (regio.organisations["team"].pk, 1)


def test_accept_and_refuse(regio: Regio) -> None:
    loop = aangeboden(regio, None)
    pk = kijk(lambda: loop.overdracht.pk)
    found = samen(lambda: accepteer(pk, **by(regio, "regisseur")), lambda: weiger(pk, "Vol.", **by(regio, "collega")))
    een_wint(found)
    een_verantwoordelijke(loop)


def test_two_people_write_down_the_answer_of_one_receiver(regio: Regio) -> None:
    with transaction.atomic():
        loop = opgenomen(regio).besluit(OVERDRAGEN)
        offer = Aanbod(None, buiten=Buiten("lopende_hulp", "Huisartsenpraktijk De Linde"))
        pk = overdracht.bied_aan(loop.overdracht.pk, offer, **by(regio, "triagist")).pk
    answer = Ontvangst("dokter Smit", "huisarts", regio.at, "telefoon")
    found = samen(
        lambda: leg_aanvaarding_vast(pk, answer, **by(regio, "triagist")),
        lambda: leg_weigering_vast(pk, answer, "Vol.", **by(regio, "lead")),
    )
    assert "Er ligt geen aanbod" in een_wint(found)
    assert kijk(Ontvangstbewijs.objects.count) == 1


def test_two_clicks_name_one_other_director(regio: Regio) -> None:
    with transaction.atomic():
        loop = overgedragen(regio)
    casus, team = kijk(lambda: loop.casus), regio.organisations["team"].pk
    name = partial(
        wijs_toe, loop.casus_id, team, regio["collega"].account_id, at=regio.at + timedelta(days=1), reden="Ziek.",
        regel="4.4-1", versie=casus.versie,
    )  # fmt: skip
    found = samen(*[partial(name, by=regio["lead"])] * 2)
    assert "intussen gewijzigd" in een_wint(found)
    een_verantwoordelijke(loop)


def test_two_people_decide_one_round(regio: Regio) -> None:
    with transaction.atomic():
        loop = overgedragen(regio)
        first = loop.ronde().pk
        talks = [loop.zegt("slachtoffer"), loop.zegt("kind")]
        unsafe = [loop.zegt("kind", veilig=False)]
    later = regio.at + timedelta(days=92)
    found = samen(
        lambda: leg_vast(first, "veilig", talks, by=regio["triagist"], at=later),
        lambda: leg_vast(first, "onveilig", unsafe, waarom="Hij slaat weer.", by=regio["lead"], at=later),
    )
    assert "heeft al een resultaat" in een_wint(found)


def test_the_last_round_closes_while_another_is_planned(regio: Regio) -> None:
    """Either the case is closed and nothing is planned on it, or it is open and looked at again; never a gap."""
    with transaction.atomic():
        loop = overgedragen(regio)
        kijk(lambda: Ronde.objects.filter(casus_id=loop.casus_id, soort="12_maanden").delete())
        (last,) = kijk(lambda: list(Ronde.objects.filter(casus_id=loop.casus_id)))
        type(loop.casus).objects.filter(pk=loop.casus_id).update(stand="in_monitoring")
        talks = [loop.zegt("slachtoffer"), loop.zegt("kind")]
    later = regio.at + timedelta(days=92)
    found = samen(
        lambda: leg_vast(last.pk, "veilig", talks, by=regio["triagist"], at=later),
        lambda: extra_ronde(
            loop.casus_id, (later + timedelta(days=9)).date(), "Oma belde.", by=regio["lead"], at=later
        ),
    )
    closed = kijk(lambda: loop.casus.afgesloten_op) is not None
    planned = kijk(lambda: Ronde.objects.filter(casus_id=loop.casus_id, stand="gepland").count())
    assert (closed, planned) in {(True, 0), (False, 1)}
    if closed:
        assert "gesloten" in een_wint(found)


def test_two_cases_of_one_household_begin_one_plan(regio: Regio) -> None:
    with transaction.atomic():
        first, second = opgenomen(regio), opgenomen(regio)
        home = first.casus.huishouden_id
        kijk(lambda: type(second.casus).objects.filter(pk=second.casus_id).update(huishouden=home))
    tasks: list[Callable[[], object]] = [
        partial(maak, loop.casus_id, **by(regio, "triagist")) for loop in (first, second)
    ]
    assert "Er ligt al een concept" in een_wint(samen(*tasks))
    assert kijk(Plan.objects.count) == 1


def met_plan(regio: Regio) -> tuple[Loop, Plan]:
    """Taken over, with a plan in force."""
    with transaction.atomic():
        loop = overgedragen(regio).maak_plan()
        return loop, loop.plan


def test_two_people_withdraw_one_agreement(regio: Regio) -> None:
    loop, _ = met_plan(regio)
    pk = kijk(lambda: loop.afspraak.pk)
    withdraw = partial(trek_afspraak_in, pk, "Niet meer nodig.")
    found = samen(*(partial(withdraw, **by(regio, key)) for key in ("triagist", "lead")))
    assert "al ingetrokken" in een_wint(found)


def test_kept_and_withdrawn_at_once(regio: Regio) -> None:
    """Either it was kept and then withdrawn, or it was withdrawn and nobody ticks it any more."""
    loop, _ = met_plan(regio)
    pk = kijk(lambda: loop.afspraak.pk)
    found = samen(
        lambda: controleer(pk, True, **by(regio, "regisseur")),
        lambda: trek_afspraak_in(pk, "Niet meer nodig.", **by(regio, "lead")),
    )
    assert found[1] == GELUKT
    assert found[0] in {GELUKT, "Deze afspraak geldt niet. Alleen een vastgestelde afspraak is nagekomen of niet."}
    checks = kijk(lambda: Controle.objects.filter(afspraak_id=pk).count())
    assert checks == (1 if found[0] == GELUKT else 0)


def test_forward_while_it_turns_out_to_be_unsafe(regio: Regio) -> None:
    """Whoever is first: in the end the plan is in its first phase and the case is assessed."""
    loop, plan = met_plan(regio)
    later = regio.at + timedelta(days=8)
    with transaction.atomic():
        loop.controleer(later)
        round_, said = loop.ronde().pk, [loop.zegt("kind", veilig=False)]
    samen(
        lambda: naar_fase(plan.pk, "stabiel_veilig", eerder="Hij woont elders.", by=regio["regisseur"], at=later),
        lambda: leg_vast(round_, "onveilig", said, waarom="Hij is terug.", by=regio["lead"], at=later),
    )
    assert kijk(lambda: (loop.casus.stand, loop.plan.fase)) == ("in_beoordeling", "direct_veilig")


def test_two_people_end_one_mandate(regio: Regio) -> None:
    with transaction.atomic():
        loop = overgedragen(regio)
        given = NieuwMandaat(regio.organisations["vt"].pk, "M. de Vries", "Overleg plannen.", regio.at.date())
        pk = geef_mandaat(loop.casus_id, given, **by(regio, "regisseur")).pk
    found = samen(*(partial(beeindig_mandaat, pk, "Klaar.", **by(regio, key)) for key in ("regisseur", "lead")))
    assert "al beëindigd" in een_wint(found)


def test_a_director_is_named_while_he_leaves(regio: Regio) -> None:
    """The worker and the lead at once: one director in the end, and the history without a gap."""
    with transaction.atomic():
        loop = overgedragen(regio)
        Appointment.objects.filter(account=regio.accounts["regisseur"]).update(tot=regio.at)
    later, team = regio.at + timedelta(hours=1), regio.organisations["team"].pk
    name = partial(wijs_toe, loop.casus_id, team, regio["collega"].account_id, reden="Vertrek.", regel="4.4-1")
    assert set(samen(lambda: name(by=regio["lead"], at=later), lambda: vang_op(later))) == {GELUKT}
    rows = kijk(lambda: list(Regie.objects.filter(casus_id=loop.casus_id).order_by("van", "pk")))
    assert [row.account_id for row in rows] == [regio.accounts[key].pk for key in ("regisseur", "collega")]
    assert (rows[0].tot, rows[1].tot) == (later, None)
