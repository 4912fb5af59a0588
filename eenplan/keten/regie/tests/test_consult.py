"""The duty to consult: the rule as a table, the facts of the record, asking, advising, and being late."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import involve, lock
from eenplan.dossier.casus.models import Casus
from eenplan.feiten.models import Feit as Gebeurtenis
from eenplan.keten.melding.models import Melding
from eenplan.keten.regie import queries_consult
from eenplan.keten.regie.actions import wijs_toe
from eenplan.keten.regie.actions_consult import adviseer, noem_grond, raadpleeg
from eenplan.keten.regie.consult import WOORDEN, ZELF_TE_NOEMEN, Feit, Grond, weeg
from eenplan.keten.regie.models import Consult, Regie
from eenplan.keten.regie.rules import CONSULT
from eenplan.keten.tests.rollen import antwoorden, uitkomsten
from tests.decor import NOW
from tests.regio import Regio

TEAM_VAN_VT = {"triagist", "triagist2", "casus", "lead"}


def feit(grond: Grond, dagen: int) -> Feit:
    return Feit(grond, "omdat", NOW + timedelta(days=dagen))


@pytest.mark.voorziening(17)
@pytest.mark.parametrize(
    ("feiten", "geldt", "woord"),
    [
        ((), False, "geen gronden"),
        # (a) alone is enough
        ((feit(Grond.DREIGING, 1),), True, "ernstige dreiging"),
        # one of (b) is not, two together are [D]
        ((feit(Grond.KINDEREN, 1),), False, "2 gronden samen"),
        ((feit(Grond.KINDEREN, 1), feit(Grond.GEEN_TOEGANG, 2)), True, "2 gronden komen samen"),
        ((feit(Grond.KINDEREN, -9), feit(Grond.GEEN_EFFECT, 2)), True, "2 gronden komen samen"),
        # the same ground twice is one
        ((feit(Grond.GEEN_TOEGANG, 1), feit(Grond.GEEN_TOEGANG, 2)), False, "2 gronden samen"),
        # what Veilig Thuis looked at already does not ask for it again
        ((feit(Grond.DREIGING, -1),), False, "niets nieuws"),
        ((feit(Grond.KINDEREN, -3), feit(Grond.HERHALING, -1)), False, "niets nieuws"),
        # an old threat with one new other ground: the combination needs two others
        ((feit(Grond.DREIGING, -1), feit(Grond.ZORGAFHANKELIJK, 1)), False, "2 gronden samen"),
    ],
)
def test_the_rule(feiten: tuple[Feit, ...], geldt: bool, woord: str) -> None:
    duty = weeg(feiten, NOW, 2)
    assert duty.geldt is geldt
    assert woord in duty.reden
    assert (duty.sinds is not None) is geldt


@pytest.mark.parametrize(("samen", "geldt"), [(1, True), (2, True), (3, True), (4, False)])
def test_how_many_grounds_are_a_combination_is_for_the_region_to_say(samen: int, geldt: bool) -> None:
    """The text gives no number (domain 4.5 [D]); a serious threat alone is enough whatever the number is."""
    three = tuple(feit(grond, 1) for grond in (Grond.KINDEREN, Grond.HERHALING, Grond.HUISVERBOD))
    duty = weeg(three, NOW, samen)
    assert duty.geldt is geldt
    assert ("komen samen" if geldt else f"{samen} gronden samen nodig") in duty.reden
    assert weeg((feit(Grond.DREIGING, 1),), NOW, samen).geldt


def test_the_duty_counts_from_the_first_new_fact() -> None:
    assert weeg((feit(Grond.KINDEREN, 1), feit(Grond.HERHALING, 4)), NOW, 2).sinds == NOW + timedelta(days=1)
    assert weeg((feit(Grond.DREIGING, 5),), None, 2).sinds == NOW + timedelta(days=5)


def test_every_ground_has_words_and_only_what_the_record_misses_is_asked() -> None:
    assert set(WOORDEN) == set(Grond)
    assert Grond.KINDEREN not in ZELF_TE_NOEMEN
    assert Grond.HERHALING not in ZELF_TE_NOEMEN


def later(regio: Regio, **delta: float) -> datetime:
    return regio.at + timedelta(**delta)


def kaart(regio: Regio, casus: Casus, key: str = "regisseur") -> queries_consult.Kaart:
    enter(regio[key])
    found = queries_consult.kaart(regio[key], casus.pk)
    assert found is not None
    return found


def test_right_after_the_handover_nothing_is_due(regio: Regio, casus: Casus, regie: Regie) -> None:
    card = kaart(regio, casus)
    assert [item.grond for item in card.feiten] == [Grond.KINDEREN]
    assert not card.te_doen


def test_a_named_ground_starts_the_term_once(regio: Regio, casus: Casus, regie: Regie) -> None:
    noem_grond(casus.pk, "geen_toegang", "Drie keer dicht.", by=regio["regisseur"], at=later(regio, hours=1))
    noem_grond(casus.pk, "zorgafhankelijk", "Opa valt.", by=regio["regisseur"], at=later(regio, hours=2))
    assert kaart(regio, casus).te_doen
    enter(SYSTEM)
    row = Deadline.objects.get(key="consult_vragen")
    assert (row.account_id, row.casus_id, row.done_at) == (regio.accounts["regisseur"].pk, casus.pk, None)
    with clock.at(later(regio, days=1)):
        viewer = regio["regisseur"]
        enter(viewer)
        words, url = sockets.describe(viewer, "consult_casus", [casus.pk])[casus.pk]
    assert (words, url) == ("Veilig Thuis raadplegen", reverse("consult", args=[casus.pk]))


def test_a_weapon_in_a_new_report_is_a_fact_of_the_record(regio: Regio, casus: Casus, regie: Regie) -> None:
    enter(SYSTEM)
    Melding.objects.filter(casus=casus).update(wapen=True, ontvangen_op=later(regio, days=2))
    card = kaart(regio, casus)
    assert card.te_doen
    assert any("een wapen" in item.feit for item in card.feiten)


def test_a_plan_without_effect_is_a_fact(regio: Regio, casus: Casus, regie: Regie) -> None:
    enter(SYSTEM)
    one = Deadline.objects.first()
    assert one is not None
    Deadline.objects.create(
        rule=one.rule, key="plan_effect", label="effect", casus_id=casus.pk, object_type="plan", object_id=1,
        organisation=one.organisation, account=one.account, started_at=regio.at, half_at=regio.at,
        late_soon_at=regio.at, due_at=later(regio, days=180),
    )  # fmt: skip
    with clock.at(later(regio, days=170)):
        assert not kaart(regio, casus).te_doen
    with clock.at(later(regio, days=190)):
        assert {item.grond for item in kaart(regio, casus).feiten} == {Grond.KINDEREN, Grond.GEEN_EFFECT}
        assert kaart(regio, casus).te_doen


def test_asking_and_advising_end_the_duty(regio: Regio, casus: Casus, regie: Regie) -> None:
    noem_grond(casus.pk, "ernstige_dreiging", "Hij dreigt.", by=regio["regisseur"], at=later(regio, hours=1))
    asked = raadpleeg(casus.pk, "Wat nu?", by=regio["regisseur"], at=later(regio, hours=2))
    assert (asked.verplicht, asked.gronden) == (True, ["kinderen", "ernstige_dreiging"])
    enter(SYSTEM)
    assert Deadline.objects.get(key="consult_vragen").done_at == later(regio, hours=2)
    answer = Deadline.objects.get(key="consult_antwoord")
    assert (answer.organisation_id, answer.done_at) == (regio.organisations["vt"].pk, None)
    with clock.at(later(regio, hours=2)), pytest.raises(Refused, match="ligt al een vraag"):
        raadpleeg(casus.pk, "En nu?", by=regio["regisseur"], at=later(regio, hours=3))
    adviseer(asked.pk, "Bel de politie.", by=regio["lead"], at=later(regio, days=1))
    card = kaart(regio, casus)
    assert (card.wacht, card.te_doen) == (None, False)
    assert card.consulten[0].advies == "Bel de politie."
    enter(SYSTEM)
    assert Deadline.objects.get(key="consult_antwoord").done_at == later(regio, days=1)
    assert [row.waarde for row in Gebeurtenis.objects.filter(naam="consult_beantwoord")] == [1]
    enter(regio["regisseur"])
    shown = [item.label for item in sockets.timelines(regio["regisseur"], casus.pk)]
    assert {"Veilig Thuis geraadpleegd", "Veilig Thuis gaf advies"} <= set(shown)


@pytest.mark.parametrize(
    ("doe", "woord"),
    [
        (lambda pk, by, at: noem_grond(pk, "kinderen", "Er is een kind.", by=by, at=at), "Kies welke grond"),
        (lambda pk, by, at: noem_grond(pk, "geen_toegang", " ", by=by, at=at), "welk feit"),
        (lambda pk, by, at: raadpleeg(pk, " ", by=by, at=at), "waar u advies over wilt"),
        (lambda pk, by, at: raadpleeg(pk, "Zij zit Dorpsstraat 12.", by=by, at=at), "Haal het adres 'Dorpsstraat 12'"),
        (
            lambda pk, by, at: noem_grond(pk, "geen_toegang", "Kerklaan 3 bleef dicht.", by=by, at=at),
            "anderen lezen mee",
        ),
    ],
)
def test_what_is_missing_is_said(
    regio: Regio, casus: Casus, regie: Regie, doe: Callable[..., object], woord: str
) -> None:
    with pytest.raises(Refused, match=woord):
        doe(casus.pk, regio["regisseur"], regio.at)


def test_advice_is_given_once_and_not_empty(regio: Regio, casus: Casus, regie: Regie) -> None:
    pk = raadpleeg(casus.pk, "Wat nu?", by=regio["regisseur"], at=regio.at).pk
    with pytest.raises(Refused, match="welk advies"):
        adviseer(pk, " ", by=regio["lead"], at=regio.at)
    adviseer(pk, "Bel.", by=regio["lead"], at=regio.at)
    with pytest.raises(Refused, match="al advies gegeven"):
        adviseer(pk, "Bel nog eens.", by=regio["lead"], at=regio.at)
    with pytest.raises(NotVisible):
        adviseer(pk + 99, "Bel.", by=regio["lead"], at=regio.at)


def test_who_may_ask_and_who_may_advise(regio: Regio, casus: Casus, regie: Regie) -> None:
    """The course says by role; who is not in the case finds nothing."""
    pk = raadpleeg(casus.pk, "Wat nu?", by=regio["regisseur"], at=regio.at).pk
    advice = uitkomsten(regio, lambda by: adviseer(pk, "Bel.", by=by, at=regio.at))
    ground = uitkomsten(regio, lambda by: noem_grond(casus.pk, "geen_toegang", "Dicht.", by=by, at=regio.at))
    inside = {key for key, outcome in advice.items() if outcome != "404"}
    assert {key for key, outcome in advice.items() if outcome == "ja"} == inside - {"regisseur"}
    assert {key for key, outcome in ground.items() if outcome == "ja"} == {"regisseur"}
    assert inside <= TEAM_VAN_VT | {"regisseur"}
    assert {row.action for row in CONSULT.transitions} == {"noem_grond", "raadpleeg", "adviseer"}


def test_the_card_and_its_pages(client: Client, regio: Regio, casus: Casus, regie: Regie) -> None:
    urls = {name: reverse(name, args=[casus.pk]) for name in ("consult", "consult-grond", "consult-advies")}
    client.force_login(regio.accounts["regisseur"])
    given = {"grond": "ernstige_dreiging", "feit": "Hij dreigt met een mes."}
    with clock.at(later(regio, hours=1)):
        assert client.post(urls["consult-grond"], given).status_code == 302
    with clock.at(later(regio, days=12)):
        shown = client.get(reverse("casus", args=[casus.pk])).content.decode()
    for words in ("Raadplegen moet: er is ernstige dreiging", "Hij dreigt met een mes", "te laat"):
        assert words in shown
    assert client.post(urls["consult"], {"vraag": "Mag hij thuis komen?"}).status_code == 302
    assert antwoorden(regio, lambda browser: browser.get(urls["consult"]), ("ander", "school", "lead")) == {
        "ander": 404, "school": 404, "lead": 404,
    }  # fmt: skip
    client.force_login(regio.accounts["lead"])
    assert "Mag hij thuis komen?" in client.get(urls["consult-advies"]).content.decode()
    assert client.post(urls["consult-advies"], {"advies": "Nee, nog niet."}).status_code == 302
    assert client.get(urls["consult-advies"]).status_code == 404
    assert "Nee, nog niet." in client.get(reverse("casus", args=[casus.pk])).content.decode()
    enter(SYSTEM)
    assert Consult.objects.get().beantwoord_door_id == regio.accounts["lead"].pk


def test_the_card_is_not_for_other_partners(regio: Regio, casus: Casus, regie: Regie) -> None:
    """What the team asks and Veilig Thuis answers is between the two, also when safety is shared with a school."""
    raadpleeg(casus.pk, "Wat nu?", by=regio["regisseur"], at=regio.at)
    shared = frozenset({DataClass.BESTAAN, DataClass.PROCES, DataClass.VEILIGHEID})
    with act("toets.deel", by=regio["casus"], at=regio.at, system=True) as a:
        involve(
            a, lock(casus.pk), regio.organisations["school"].pk, None, shared, doel="regie", grond="Wmo 5.2.6",
            tot=later(regio, days=9), client_geinformeerd="ja",
        )  # fmt: skip
    enter(regio["school"])
    assert queries_consult.kaart(regio["school"], casus.pk) is None
    assert queries_consult.momenten(regio["school"], casus.pk) == []
    assert "Veilig Thuis raadplegen" not in [row.title for row in sockets.case_panels(regio["school"], casus.pk)]


def test_the_term_to_answer_stays_with_veilig_thuis(regio: Regio, casus: Casus, regie: Regie) -> None:
    pk = raadpleeg(casus.pk, "Wat nu?", by=regio["regisseur"], at=regio.at).pk
    team = regio["collega"]
    assert team.organisation_id is not None
    assert team.account_id is not None
    wijs_toe(
        casus.pk, team.organisation_id, team.account_id, by=regio["lead"], at=regio.at, reden="Ziekte", regel="4.4-5"
    )
    enter(SYSTEM)
    assert Deadline.objects.get(key="consult_antwoord").organisation_id == regio.organisations["vt"].pk
    enter(regio["lead"])
    words, url = sockets.describe(regio["lead"], "consult_vraag", [pk])[pk]
    assert (words, url) == ("Advies geven", reverse("consult-advies", args=[casus.pk]))
    enter(regio["ander"])
    with pytest.raises(NotVisible):
        queries_consult.pagina(regio["ander"], casus.pk, now=regio.at)
