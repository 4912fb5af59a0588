"""The words and the course of a proposal to join two cases; with the chain it is tested in keten/tests."""

import pytest

from eenplan.core.workflow import Refused
from eenplan.keten.melding.forms import KoppelForm
from eenplan.keten.melding.vierogen.forms import BesluitForm
from eenplan.keten.melding.vierogen.rules import (
    ANTWOORD,
    COURSE_VOORSTEL,
    RULES,
    TERMIJN,
    VT,
    TweedeNodig,
    Werk,
    in_woorden,
)


def test_each_kind_of_work_has_words_and_all_are_told() -> None:
    said = in_woorden(Werk)
    assert all(item.label in said for item in Werk)
    needed = TweedeNodig([Werk.VERTELD, Werk.MEER])
    assert needed.werk == (Werk.VERTELD, Werk.MEER)
    assert f"al gewerkt: {Werk.VERTELD.label}; {Werk.MEER.label}." in needed.message


def test_who_waits_is_decided_once() -> None:
    ends = set(COURSE_VOORSTEL.final_states)
    assert ends == {"bevestigd", "geweigerd", "ingetrokken", "vervallen"}
    for action in COURSE_VOORSTEL.actions:
        assert COURSE_VOORSTEL.step("voorgesteld", action, "vt_lead").target in ends
        for end in ends:
            with pytest.raises(Refused, match="al besloten"):
                COURSE_VOORSTEL.step(end, action, "vt_lead")
    assert set(COURSE_VOORSTEL.roles) == {str(role) for role in VT}


def test_the_terms_are_choices_that_the_region_can_change() -> None:
    terms = {rule.key: (rule.value, rule.unit, rule.sure) for rule in RULES}
    assert terms == {TERMIJN: (2, "WD", False), ANTWOORD: (2, "WD", False)}


@pytest.mark.parametrize(("typed", "asked"), [({}, False), ({"waarom": ""}, True), ({"waarom": "Zo is het."}, True)])
def test_the_form_asks_why_only_of_who_proposes(typed: dict[str, str], asked: bool) -> None:
    form = KoppelForm({"casus_id": "5", "zelfde": "{}", **typed})
    assert (form.met_tweede, form["waarom"].is_hidden) == (asked, not asked)
    assert form.is_valid() is (typed.get("waarom") != "")


@pytest.mark.parametrize("wrong", [{"besluit": "verval"}, {"van_versie": "x"}, {"naar_versie": ""}])
def test_a_button_of_somewhere_else_is_refused_in_words(wrong: dict[str, str]) -> None:
    given = {"besluit": "bevestig", "van_versie": "1", "naar_versie": "1"}
    assert BesluitForm(given).is_valid()
    assert not BesluitForm({**given, **wrong}).is_valid()
