"""The course, the A4, the choice of twelve and the watch on secret places; no database."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from eenplan.core.access.policy import DataClass, Role
from eenplan.core.calendar import due
from eenplan.core.workflow import Refused
from eenplan.keten.overdracht.chronologie import kies
from eenplan.keten.overdracht.rules import (
    ALTIJD,
    BLOKKEN,
    COURSE,
    GEWOONLIJK,
    GRONDEN,
    KLASSEN,
    LANGSTE_BLOK,
    LANGSTE_PAKKET,
    NODIG,
    RULES,
    VEILIG_CONTACT,
    Aanbod,
    Pakket,
    Weigerreden,
    pakket_fouten,
)

NU = datetime(2026, 3, 20, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
VOL = Pakket(waarom="a", voorwaarden="b", veilig_contact="v", plan="c", nameting="d", gezin_weet="e")
VT = {Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD}
MAY = {
    ("voorgesteld", "bied_aan"): VT,
    ("geweigerd", "bied_aan"): VT,
    ("geweigerd", "stel_op"): VT,
    ("aangeboden", "trek_in"): VT,
    ("aangeboden", "leg_aanvaarding_vast"): VT,
    ("aangeboden", "leg_weigering_vast"): VT,
    ("aangeboden", "antwoord"): VT,
    ("aangeboden", "accepteer"): {Role.REGISSEUR},
    ("aangeboden", "weiger"): {Role.REGISSEUR},
    ("aangeboden", "vraag"): {Role.REGISSEUR},
}


@pytest.mark.parametrize(("state", "role", "action", "allowed"), list(COURSE.matrix(Role)))
def test_course(state: str, role: str, action: str, allowed: bool) -> None:
    assert allowed is (role in MAY.get((state, action), set()))


def test_accepted_is_the_end() -> None:
    assert COURSE.final_states == ("geaccepteerd",)


@pytest.mark.parametrize(
    ("state", "action", "role", "words"),
    [
        ("aangeboden", "bied_aan", Role.VT_CASUS, "al aangeboden of geaccepteerd"),
        ("voorgesteld", "accepteer", Role.REGISSEUR, "intussen ingetrokken"),
        ("geaccepteerd", "weiger", Role.REGISSEUR, "intussen ingetrokken of beantwoord"),
        ("aangeboden", "accepteer", Role.ZORGPARTNER, "Dit mag alleen: regisseur"),
        ("aangeboden", "accepteer", Role.VT_LEAD, "Dit mag alleen: regisseur"),
        ("voorgesteld", "bied_aan", Role.REGISSEUR, "Veilig Thuis"),
    ],
)
def test_course_refuses_in_dutch(state: str, action: str, role: Role, words: str) -> None:
    with pytest.raises(Refused, match=words):
        COURSE.step(state, action, role)


@pytest.mark.parametrize(
    ("start", "answer", "bottleneck"),
    [
        ("2026-03-20T09:00", "2026-03-24", "2026-03-27"),  # Friday
        ("2026-04-02T16:30", "2026-04-08", "2026-04-13"),  # before Easter: two free days (domain 5)
        ("2026-12-23T12:00", "2026-12-28", "2026-12-31"),  # before Christmas
    ],
)
def test_terms(start: str, answer: str, bottleneck: str) -> None:
    moment = datetime.fromisoformat(start).replace(tzinfo=NU.tzinfo)
    found = [due(moment, rule.value, rule.unit, atw=rule.atw).date().isoformat() for rule in RULES[:3]]
    assert found == [answer, bottleneck, bottleneck]  # to offer it takes as long as to call it stuck
    assert not any(rule.sure for rule in RULES)  # a regional agreement is never shown as law


@dataclass
class Punt:
    """An event on the timeline."""

    start: datetime
    label: str
    kind: str = "contact"


def punten(kinds: Iterable[str]) -> list[Punt]:
    return [Punt(NU + timedelta(days=number), f"{kind} {number}", kind) for number, kind in enumerate(kinds)]


class TestKies:
    def test_at_most_twelve_in_order_of_time(self) -> None:
        found = kies(punten(["contact"] * 20))
        assert len(found) == 12
        assert [item.label for item in found] == [f"contact {number}" for number in range(8, 20)]  # the newest

    def test_violence_is_never_left_out_for_a_call(self) -> None:
        found = kies(punten(["geweld"] * 3 + ["contact"] * 20))
        assert [item.kind for item in found].count("geweld") == 3
        assert found[0].label == "geweld 0"

    @pytest.mark.parametrize("kind", ["geweld", "melding", "maatregel", "besluit", "nameting"])
    def test_each_weighs_more_than_a_contact(self, kind: str) -> None:
        assert [item.kind for item in kies(punten([kind, "contact", "contact"]), most=1)] == [kind]

    def test_unknown_kinds_come_last(self) -> None:
        assert [item.kind for item in kies(punten(["iets", "contact"]), most=1)] == ["contact"]

    def test_the_same_thing_once(self) -> None:
        assert len(kies([Punt(NU, "Melding"), Punt(NU, "Melding"), Punt(NU, "Besluit")])) == 2

    def test_nothing(self) -> None:
        assert kies([]) == []


class TestPakket:
    def test_every_block_has_a_title_and_a_class(self) -> None:
        assert [item.name for item in fields(Pakket)] == list(BLOKKEN)
        assert {kind for _, kind in BLOKKEN.values()} <= set(KLASSEN) | ALTIJD

    def test_good(self) -> None:
        assert pakket_fouten(VOL) == []

    @pytest.mark.parametrize("name", NODIG)
    def test_what_an_acceptance_needs(self, name: str) -> None:
        given = {item.name: getattr(VOL, item.name) for item in fields(VOL)}
        (fault,) = pakket_fouten(Pakket(**{**given, name: "  "}))
        assert fault == (VEILIG_CONTACT if name == "veilig_contact" else f"Vul in: {BLOKKEN[name][0].lower()}.")

    @pytest.mark.parametrize(("lines", "good"), [(0, True), (12, True), (13, False)])
    def test_twelve_events(self, lines: int, good: bool) -> None:
        given = {item.name: getattr(VOL, item.name) for item in fields(VOL)}
        found = pakket_fouten(Pakket(**{**given, "chronologie": "\n".join(["20 mrt: x"] * lines)}))
        assert (found == []) is good

    @pytest.mark.parametrize(("length", "good"), [(100, True), (LANGSTE_PAKKET, False)])
    def test_one_page(self, length: int, good: bool) -> None:
        given = {item.name: getattr(VOL, item.name) for item in fields(VOL)}
        found = pakket_fouten(Pakket(**{**given, "kind": "x" * length}))
        assert (found == []) is good

    def test_a_block_is_shorter_than_the_page(self) -> None:
        assert LANGSTE_BLOK < LANGSTE_PAKKET


class TestAanbod:
    def test_the_usual_one_is_good(self) -> None:
        assert Aanbod(1).fouten(NU) == []
        assert Aanbod(1).klassen == GEWOONLIJK

    def test_never_ticked_by_itself(self) -> None:
        assert DataClass.ZORG not in GEWOONLIJK

    @pytest.mark.parametrize("item", list(DataClass))
    def test_which_classes(self, item: DataClass) -> None:
        shut = item in {DataClass.MELDER, DataClass.JUSTITIE}
        assert bool(Aanbod(1, klassen=frozenset({item})).fouten(NU)) is shut

    @pytest.mark.parametrize("ground", [*GRONDEN, "", "omdat het kan"])
    def test_which_grounds(self, ground: str) -> None:
        assert (Aanbod(1, grond=ground).fouten(NU) == []) is (ground in GRONDEN)

    @pytest.mark.parametrize(("days", "good"), [(-1, False), (0, False), (1, True), (90, True)])
    def test_end(self, days: int, good: bool) -> None:
        assert (Aanbod(1, tot=NU + timedelta(days=days)).fouten(NU) == []) is good

    def test_all_faults_at_once(self) -> None:
        wrong = Aanbod(1, pakket=Pakket(), klassen=frozenset({DataClass.MELDER}), grond="?", tot=NU)
        assert len(wrong.fouten(NU)) == 3 + len(NODIG)


@pytest.mark.parametrize(("reason", "words"), [("geen_capaciteit", "Geen capaciteit"), ("anders", "Anders")])
def test_words_of_a_refusal(reason: str, words: str) -> None:
    assert Weigerreden(reason).label == words
