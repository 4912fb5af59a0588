"""What the page and the family page know of a plan: rows, what blocks, the bars of the timeline."""

from datetime import date

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.plan import queries
from eenplan.keten.plan.access import find_afspraak, find_plan, role_of
from eenplan.keten.plan.actions import controleer, maak, naar_fase, stel_vast, terug_naar_direct, trek_in
from eenplan.keten.plan.actions import voeg_afspraak_toe as voeg_toe
from eenplan.keten.plan.models import Plan
from eenplan.keten.plan.tests.conftest import Gezin, afspraak, fresh, nummer
from eenplan.keten.plan.verloop import blokkades_afronden, laatste_geweld, verloop_van


def _blad(gezin: Gezin, who: str = "casus", days: float = 0) -> queries.Blad:
    enter(gezin.regio[who])
    return queries.blad(gezin.regio[who], gezin.casus_id, now=gezin.later(days=days))


def _phases(gezin: Gezin) -> list[tuple[str, object, object]]:
    enter(gezin.regio["casus"])
    bars, _ = queries.perioden(gezin.regio["casus"], gezin.casus_id)
    return [(bar.fase, bar.van, bar.tot) for bar in bars]


def test_nothing_yet(gezin: Gezin) -> None:
    blad = _blad(gezin)
    assert (blad.actief, blad.concept, blad.werk, blad.volgende, blad.blokkades) == (None, None, None, "", ())
    assert blad.mag_schrijven


def test_a_draft_is_what_one_works_on(gezin: Gezin) -> None:
    plan = gezin.concept()
    blad = _blad(gezin)
    assert blad.actief is None
    assert blad.werk is not None
    assert (blad.werk.plan.pk, blad.werk.nieuw) == (plan.pk, blad.werk.regels)
    assert [regel.geldt for regel in blad.werk.regels] == [False]


def test_an_active_plan_shows_its_terms_and_what_blocks(gezin: Gezin) -> None:
    gezin.actief(afspraak("Een"), afspraak("Twee"))
    blad = _blad(gezin)
    assert blad.actief is not None
    assert [regel.termijn.due_at.date() for regel in blad.actief.regels if regel.termijn] == [date(2026, 3, 27)] * 2
    assert blad.volgende == "stabiel_veilig"
    assert (len(blad.blokkades), blad.te_vroeg) == (3, True)
    assert "blijven tot en met 27 maart 2026" in blad.blokkades[-1]
    assert {item.wijze for item in blad.instemmingen} == {"akkoord"}
    assert [item.actie for item in blad.wisselingen] == ["stel_vast", "maak"]


def test_what_blocks_shrinks_with_each_check(gezin: Gezin) -> None:
    plan = gezin.actief(afspraak("Een"), afspraak("Twee"))
    for number, left in ((1, 1), (2, 0)):
        controleer(nummer(plan, number).pk, True, by=gezin.regio["regisseur"], at=gezin.at)
        assert len(_blad(gezin, days=8).blokkades) == left


def test_a_withdrawn_agreement_is_shown_but_does_not_hold(gezin: Gezin) -> None:
    plan = gezin.actief(afspraak("Een"), afspraak("Twee"))
    trek_in(nummer(plan, 2).pk, "Niet nodig", by=gezin.regio["regisseur"], at=gezin.at)
    blad = _blad(gezin, days=8)
    assert blad.actief is not None
    assert [(regel.afspraak.tekst, regel.geldt) for regel in blad.actief.regels] == [("Een", True), ("Twee", False)]
    assert not blad.actief.nieuw
    assert len(blad.blokkades) == 1


def test_the_latest_check_counts(gezin: Gezin) -> None:
    plan = gezin.actief()
    pk = nummer(plan).pk
    controleer(
        pk, False, toelichting="Hij belde", volgende=date(2026, 3, 25), by=gezin.regio["casus"], at=gezin.later(days=1)
    )
    controleer(pk, True, by=gezin.regio["casus"], at=gezin.later(days=2))
    beeld, regel = _blad(gezin).regel(pk)
    assert beeld.plan.pk == plan.pk
    assert regel.laatste is not None
    assert (regel.laatste.nagekomen, regel.laatste.op) == (True, gezin.later(days=2))
    verloop = verloop_van(fresh(plan))
    assert verloop.laatste_breuk == gezin.later(days=1)
    assert [item.nagekomen for item in verloop.afspraken] == [True]


def test_a_broken_agreement_on_recovery_does_not_restart_the_stable_time(gezin: Gezin) -> None:
    plan = gezin.actief(afspraak(), afspraak("Sporten", "toekomst"))
    controleer(
        nummer(plan, 2).pk, False, toelichting="Ziek", volgende=date(2026, 3, 25), by=gezin.regio["casus"], at=gezin.at
    )
    assert verloop_van(fresh(plan)).laatste_breuk is None


def test_an_agreement_that_is_not_on_this_page(gezin: Gezin) -> None:
    gezin.actief()
    with pytest.raises(NotVisible):
        _blad(gezin).regel(-1)


def test_what_is_not_there_is_not_visible(gezin: Gezin) -> None:
    enter(SYSTEM)
    for find in (find_plan, find_afspraak):
        with pytest.raises(NotVisible) as refusal:
            find(-1)
        assert refusal.value.line is not None
        assert not refusal.value.line.allowed


@pytest.mark.parametrize("who", ["triagist", "regisseur", "school"])
def test_machinery_acts_as_veilig_thuis_and_a_person_as_himself(gezin: Gezin, who: str) -> None:
    assert role_of(SYSTEM) == Role.VT_LEAD
    assert role_of(gezin.regio[who]) == gezin.regio[who].role


@pytest.mark.parametrize(
    ("fase", "buttons"),
    [
        ("direct_veilig", ["Naar stabiele veiligheid"]),
        ("stabiel_veilig", ["Naar herstel", "Terug naar directe veiligheid"]),
        ("herstel", ["Naar nazorg", "Terug naar directe veiligheid"]),
        ("nazorg", ["Terug naar directe veiligheid"]),
    ],
)
def test_the_buttons_of_each_phase(gezin: Gezin, fase: str, buttons: list[str]) -> None:
    plan = Plan(fase=fase)
    assert [words for _, words in queries.fasen_na(gezin.regio["regisseur"], plan)] == buttons
    assert queries.fasen_na(gezin.regio["school"], plan) == []


def test_in_aftercare_the_end_is_next(gezin: Gezin) -> None:
    plan = gezin.actief()
    enter(SYSTEM)
    Plan.objects.filter(pk=plan.pk).update(fase="nazorg", laatste_geweld=date(2026, 3, 1))
    blad = _blad(gezin, days=100)
    assert blad.volgende == "afgerond"
    assert blad.blokkades == ("nazorg duurt tot en met 1 maart 2027, een jaar na het laatste geweld",)
    assert _blad(gezin, days=347).blokkades == ()


def test_without_a_known_day_the_year_runs_from_the_settlement(gezin: Gezin) -> None:
    plan = gezin.actief()
    assert plan.laatste_geweld is None
    assert laatste_geweld(fresh(plan)).date() == date(2026, 3, 20)
    assert blokkades_afronden(fresh(plan), gezin.at) == ["het gezin is nog in de fase directe veiligheid"]


def test_bars_follow_the_phases_back_and_forth(gezin: Gezin) -> None:
    plan = gezin.actief()
    by = gezin.regio["regisseur"]
    controleer(nummer(plan).pk, True, by=by, at=gezin.later(days=1))
    naar_fase(plan.pk, "stabiel_veilig", eerder="Rust", by=by, at=gezin.later(days=2))
    terug_naar_direct(gezin.casus_id, "Nieuwe melding", by=SYSTEM, at=gezin.later(days=5))
    assert _phases(gezin) == [
        ("direct_veilig", gezin.at, gezin.later(days=2)),
        ("stabiel_veilig", gezin.later(days=2), gezin.later(days=5)),
        ("direct_veilig", gezin.later(days=5), None),
    ]


def test_an_addition_does_not_break_the_bar(gezin: Gezin) -> None:
    plan = gezin.actief()
    by = gezin.regio["regisseur"]
    voeg_toe(plan.pk, afspraak("Nieuw slot"), by=by, at=gezin.later(days=1))
    stel_vast(plan.pk, gezin.allen, by=by, at=gezin.later(days=2))
    assert _phases(gezin) == [("direct_veilig", gezin.at, None)]


def test_a_replaced_plan_hands_its_bar_over(gezin: Gezin) -> None:
    gezin.actief()
    by = gezin.regio["regisseur"]
    new = maak(gezin.casus_id, by=by, at=gezin.later(days=3))
    stel_vast(new.pk, gezin.allen, by=by, at=gezin.later(days=4))
    assert _phases(gezin) == [
        ("direct_veilig", gezin.at, gezin.later(days=4)),
        ("direct_veilig", gezin.later(days=4), None),
    ]


def test_a_draft_has_no_bar(gezin: Gezin) -> None:
    gezin.concept()
    assert _phases(gezin) == []
