"""When two persons look alike: words, sounds, and what speaks for and against."""

import pytest

from eenplan.dossier.radar.klank import klank
from eenplan.dossier.radar.rules import Band, Kenmerken, Oordeel, band, begins_like, same_word, weigh

SAME = [
    ("jansen", "jansen"), ("jansen", "janssen"), ("timmers", "timmer"), ("oksana", "oxana"), ("tsjernov", "chernov"),
    ("sjevtsova", "shevtsova"), ("mahmud", "mahmoed"), ("yilmaz", "jilmaz"), ("visscher", "visser"),
    ("khalid", "chalid"), ("wasil", "vasil"), ("sarah", "sara"), ("matthijs", "mathijs"),
]  # fmt: skip
OTHER = [
    ("jansen", "pietersen"), ("bo", "jo"), ("kim", "tim"), ("noa", "noah"), ("", ""), ("a", "a b"),
    ("bakker", "visser"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_word(one: str, other: str) -> None:
    assert same_word(one, other)
    assert same_word(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_word(one: str, other: str) -> None:
    assert not same_word(one, other)
    assert not same_word(other, one)


@pytest.mark.parametrize(("one", "other"), SAME[3:7])
def test_a_sound_has_one_spelling(one: str, other: str) -> None:
    assert klank(one) == klank(other)


@pytest.mark.parametrize(
    ("one", "other", "least", "yes"),
    [
        ("jo", "johanna", 2, True), ("johanna", "jo", 2, True), ("j", "johanna", 2, False), ("jo", "jo", 2, False),
        ("novak", "novakova", 5, True), ("nova", "novakova", 5, False), ("piet", "jan", 2, False),
    ],
)  # fmt: skip
def test_a_short_form(one: str, other: str, least: int, yes: bool) -> None:
    assert begins_like(one, other, least) is yes


def person(naam: str = "anna bakker", **more: object) -> Kenmerken:
    """Somebody with this name in its searchable form."""
    first, _, last = naam.partition(" ")
    return Kenmerken(zoeknaam=naam, voornaam=first, achternaam=last, **more)  # type: ignore[arg-type]  # test data


HOUSE = frozenset({"dorpsstraat 12 oudedijk"})
CASES: list[tuple[Kenmerken, Kenmerken, int]] = [
    (person(), person(), 30),
    (person(jaar=1990, maand=5, dag=2), person(jaar=1990, maand=5, dag=2), 60),
    (person(jaar=1990, maand=2, dag=5), person(jaar=1990, maand=5, dag=2), 54),
    (person(jaar=1990, maand=5, dag=3), person(jaar=1990, maand=5, dag=2), 42),
    (person(jaar=1990), person(jaar=1990, maand=5, dag=2), 38),
    (person(jaar=1991), person(jaar=1990, maand=5, dag=2), 5),
    (person(maand=5, dag=3), person(jaar=1990, maand=5, dag=2), 30),  # half known, half right: says nothing
    (person(bsn_index="x"), person(bsn_index="x"), 130),
    (person(bsn_index="x"), person(bsn_index="y"), -30),
    (person(zoekadressen=HOUSE), person(zoekadressen=HOUSE), 52),
    (person(zoekadressen=HOUSE), person(zoekadressen=frozenset({"havenweg 3 nieuwedijk"})), 20),
    (person(zoekadressen=HOUSE), person(), 30),
    (
        person(zoekadressen=frozenset({"dorpsstraat 21 of 12 oudedijk"})),
        person(zoekadressen=HOUSE),
        52,
    ),
    (person("anna"), person("anna bakker"), 12),
    (person("an"), person("anna bakker"), 8),
    (person("anna novakova"), person("anna novak"), 20),
    (person("anna smit"), person("anna bakker"), -3),
    (person("bert smit"), person("anna bakker"), -29),
    (person("a bakker"), person("anna bakker"), 22),
    (person("anna smit"), person(andere_namen=frozenset({"anna smit"})), 30),
]


@pytest.mark.parametrize(("new", "known", "weight"), CASES)
def test_the_weight_of_two_persons(new: Kenmerken, known: Kenmerken, weight: int) -> None:
    found = weigh(new, known)
    assert found.gewicht == weight
    assert bool(found.voor or found.tegen)


def test_a_rare_name_weighs_more_only_as_a_whole() -> None:
    assert weigh(person(), person(), rare=True).gewicht == 45
    assert "deze naam komt maar één keer voor" in weigh(person(), person(), rare=True).voor
    assert weigh(person("anna"), person("anna"), rare=True).gewicht == weigh(person("anna"), person("anna")).gewicht


@pytest.mark.parametrize(
    ("weight", "expected"),
    [(130, Band.ZEKER), (100, Band.ZEKER), (99, Band.WAARSCHIJNLIJK), (45, Band.WAARSCHIJNLIJK), (44, Band.MOGELIJK),
     (25, Band.MOGELIJK), (24, None), (-50, None)],
)  # fmt: skip
def test_the_bands(weight: int, expected: Band | None) -> None:
    assert band(weight) == expected


def test_a_judgement_keeps_its_reasons() -> None:
    found = Oordeel()
    found.pro(10, "voor")
    found.contra(4, "tegen")
    assert (found.gewicht, found.voor, found.tegen) == (6, ["voor"], ["tegen"])
