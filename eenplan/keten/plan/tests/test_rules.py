"""The course, the phases, their guards and what makes an agreement complete; all as tables."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.workflow import Refused
from eenplan.keten.plan.bewaking import Lopend, Verloop, belemmeringen, nazorg_tot, weiger_fase
from eenplan.keten.plan.rules import COURSE, FASES, RULES, Fase, fouten_in_instemming
from eenplan.keten.plan.tests.conftest import afspraak

START = datetime(2026, 3, 20, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
DAY = timedelta(days=1)
OTHERS = [Role.ZORGPARTNER, Role.JUSTITIE, Role.PROCESREGISSEUR, Role.BELEID, Role.FG, Role.BEHEER]


def _lopend(soort: str = "veiligheid", nummer: int = 1, **changes: object) -> Lopend:
    good = Lopend(nummer, f"Afspraak over {soort}", soort, True, True, START + DAY)
    return replace(good, **changes)  # type: ignore[arg-type]  # tests vary single fields


def _verloop(*items: Lopend, **changes: object) -> Verloop:
    return replace(Verloop(tuple(items), START, 3), **changes)  # type: ignore[arg-type]  # tests vary single fields


ALL = (_lopend(), _lopend("hulp", 2), _lopend("toekomst", 3))


@pytest.mark.parametrize(
    ("fase", "bezig"),
    [
        ("direct_veilig", "werken aan directe veiligheid"), ("stabiel_veilig", "werken aan stabiele veiligheid"),
        ("herstel", "werken aan herstel"), ("nazorg", "nazorg"),
    ],
)  # fmt: skip
def test_a_phase_is_a_goal_that_is_worked_on(fase: str, bezig: str) -> None:
    assert Fase(fase).bezig == bezig
    assert Fase(fase).woord in bezig


@pytest.mark.parametrize(
    ("stand", "actie", "naar"),
    [
        ("concept", "voeg_toe", "concept"),
        ("actief", "voeg_toe", "actief"),
        ("concept", "trek_in", "concept"),
        ("actief", "trek_in", "actief"),
        ("concept", "stel_vast", "actief"),
        ("actief", "stel_vast", "actief"),
        ("actief", "controleer", "actief"),
        ("actief", "naar_fase", "actief"),
        ("actief", "rond_af", "afgerond"),
        ("actief", "vervang", "vervangen"),
    ],
)
@pytest.mark.parametrize("role", [Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD, Role.REGISSEUR])
def test_the_team_takes_each_step(stand: str, actie: str, naar: str, role: Role) -> None:
    assert COURSE.step(stand, actie, role).target == naar


@pytest.mark.parametrize("stand", ["afgerond", "vervangen"])
@pytest.mark.parametrize("actie", ["voeg_toe", "trek_in", "stel_vast", "controleer", "naar_fase", "rond_af"])
def test_a_finished_plan_stays_as_it_is(stand: str, actie: str) -> None:
    with pytest.raises(Refused):
        COURSE.step(stand, actie, Role.REGISSEUR)


@pytest.mark.parametrize("role", OTHERS)
def test_others_change_nothing(role: Role) -> None:
    assert not any(COURSE.allowed(stand, role) for stand in COURSE.states)
    assert not any(FASES.allowed(fase, role) for fase in FASES.states)


@pytest.mark.parametrize(
    ("fase", "naar"),
    [
        ("direct_veilig", {"stabiel_veilig"}),
        ("stabiel_veilig", {"herstel", "direct_veilig"}),
        ("herstel", {"nazorg", "direct_veilig"}),
        ("nazorg", {"direct_veilig"}),
    ],
)
def test_one_phase_forward_or_back_to_the_first(fase: str, naar: set[str]) -> None:
    assert {row.target for row in FASES.allowed(fase, Role.REGISSEUR)} == naar


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ((), "geen afspraak die het geweld nu stopt"),
        ((_lopend("hulp"),), "geen afspraak die het geweld nu stopt"),
        ((_lopend(van_kracht=False),), "nog niet vastgesteld"),
        ((_lopend(nagekomen=None, gecontroleerd_op=None),), "nog niet gecontroleerd"),
        ((_lopend(nagekomen=False),), "is niet nagekomen"),
        ((_lopend(gecontroleerd_op=START - DAY),), "na de terugval nog niet opnieuw"),
        ((_lopend(), _lopend(nummer=2, nagekomen=False)), "afspraak 2"),
    ],
)
def test_direct_safety_holds_until_every_agreement_is_kept(items: tuple[Lopend, ...], reason: str) -> None:
    (found,) = belemmeringen("stabiel_veilig", _verloop(*items), START + DAY)
    assert reason in found


def test_help_and_future_do_not_hold_direct_safety() -> None:
    items = (_lopend(), _lopend("hulp", 2, nagekomen=None), _lopend("toekomst", 3, van_kracht=False))
    assert belemmeringen("stabiel_veilig", _verloop(*items), START) == []


@pytest.mark.parametrize(
    ("verloop", "moment", "reasons"),
    [
        (_verloop(*ALL), START + 93 * DAY, []),
        (_verloop(*ALL), START + 92 * DAY, ["tot en met 20 juni 2026"]),
        (_verloop(*ALL, laatste_breuk=START + 10 * DAY), START + 93 * DAY, ["tot en met 30 juni 2026"]),
        (_verloop(*ALL, laatste_breuk=START - 10 * DAY), START + 93 * DAY, []),
        (_verloop(*ALL, maanden=1), START + 32 * DAY, []),
        (_verloop(_lopend()), START + 93 * DAY, ["geen afspraak over hulp"]),
        (_verloop(_lopend(), _lopend("hulp", 2, nagekomen=False)), START + 93 * DAY, ["afspraak 2"]),
        (_verloop(_lopend(nagekomen=False), _lopend("hulp", 2)), START + DAY, ["afspraak 1", "tot en met"]),
        (_verloop(_lopend(), _lopend("hulp", 2), _lopend("toekomst", 3, nagekomen=None)), START + 93 * DAY, []),
    ],
)
def test_stable_safety_takes_its_time(verloop: Verloop, moment: datetime, reasons: list[str]) -> None:
    found = belemmeringen("herstel", verloop, moment)
    assert len(found) == len(reasons)
    assert all(reason in words for reason, words in zip(reasons, found, strict=True))


@pytest.mark.parametrize(
    ("items", "reasons"),
    [
        (ALL, []),
        (ALL[:2], ["geen afspraak over herstel"]),
        ((*ALL[:2], _lopend("toekomst", 3, nagekomen=None)), ["afspraak 3"]),
        ((_lopend(nagekomen=False), *ALL[1:]), ["afspraak 1"]),
    ],
)
def test_recovery_leaves_nothing_undone(items: tuple[Lopend, ...], reasons: list[str]) -> None:
    found = belemmeringen("nazorg", _verloop(*items), START)
    assert len(found) == len(reasons)
    assert all(reason in words for reason, words in zip(reasons, found, strict=True))


def test_nothing_blocks_the_way_back() -> None:
    assert belemmeringen("direct_veilig", _verloop(), START) == []


@pytest.mark.parametrize(
    ("start", "months", "until"),
    [
        ((2026, 1, 31), 1, (2026, 2, 28)),
        ((2024, 1, 31), 1, (2024, 2, 29)),
        ((2026, 8, 31), 3, (2026, 11, 30)),
        ((2023, 11, 30), 3, (2024, 2, 29)),
    ],
)
def test_the_agreed_time_ends_on_a_day_that_exists(
    start: tuple[int, int, int], months: int, until: tuple[int, int, int]
) -> None:
    moment = datetime(*start, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert _verloop(fase_sinds=moment, maanden=months).stabiel_tot.date() == date(*until)


@pytest.mark.parametrize(
    ("last", "until"), [((2024, 2, 29), (2025, 2, 28)), ((2026, 3, 20), (2027, 3, 20)), ((2023, 2, 28), (2024, 2, 28))]
)
def test_aftercare_lasts_a_year_after_the_violence(last: tuple[int, int, int], until: tuple[int, int, int]) -> None:
    moment = datetime(*last, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert nazorg_tot(moment, 1, "Y").date() == date(*until)


def test_the_refusal_of_a_phase_says_what_and_what_instead() -> None:
    words = weiger_fase("stabiel_veilig", ["afspraak 1 is niet nagekomen", "afspraak 2 is nog niet gecontroleerd"])
    assert words.startswith("Nog niet naar stabiele veiligheid: afspraak 1 is niet nagekomen; afspraak 2")
    assert "Voorbereiden mag al" in words
    assert weiger_fase("afgerond", ["het is te vroeg"]) == "Het plan kan nog niet worden afgerond: het is te vroeg."


def test_a_long_agreement_is_shortened_in_a_refusal() -> None:
    assert _lopend(tekst="x" * 61).naam == f"afspraak 1 ('{'x' * 60}...')"
    assert _lopend(tekst="x" * 60).naam == f"afspraak 1 ('{'x' * 60}')"


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, set()),
        ({"controle_op": date(2026, 3, 20)}, set()),
        ({"controle_op": date(2026, 3, 19)}, {"controle_op"}),
        ({"tekst": "\n", "door": " ", "controleur": "", "gevolg": ""}, {"tekst", "door", "controleur", "gevolg"}),
        ({"soort": ""}, {"soort"}),
    ],
)
def test_an_agreement_says_what_who_when_and_what_else(changes: dict[str, object], fields: set[str]) -> None:
    assert set(afspraak(**changes).fouten(date(2026, 3, 20))) == fields


@pytest.mark.parametrize(
    ("instemming", "doeners", "grond", "message"),
    [
        ({1: "akkoord", 2: "kennisgenomen"}, [1], "", ""),
        ({1: "akkoord"}, [], "", ""),
        ({1: "akkoord", 2: "opgelegd"}, [1, 2], "OTS", ""),
        ({}, [], "", "minstens één persoon"),
        ({9: "akkoord"}, [], "", "niet bij deze casus"),
        ({1: "ja"}, [], "", "Kies akkoord"),
        ({1: "akkoord"}, [2], "", "iedereen die een afspraak moet nakomen"),
        ({1: "opgelegd"}, [], " ", "welke grond"),
    ],
)
def test_each_person_agrees_knows_or_is_bound(
    instemming: dict[int, str], doeners: list[int], grond: str, message: str
) -> None:
    found = fouten_in_instemming(instemming, [1, 2], doeners, grond)
    assert [message in words for words in found] == ([True] if message else [])


def test_what_the_design_invented_is_not_shown_as_law() -> None:
    assert {rule.key for rule in RULES if not rule.sure} == {
        "plan_afspraak",
        "stabiele_periode",
        "plan_maken",
        "vinger_aan_de_pols",
        "direct_periode",
    }
