"""The forms turn what was typed into what the actions take. No database."""

import pytest
from django.http import QueryDict

from eenplan.keten.triage.forms import AcuutForm, BevestigForm, ConceptForm, TerugForm, VoorstelForm, intussen
from eenplan.keten.triage.rules import Invoer


@pytest.mark.parametrize(("typed", "answer"), [("ja", True), ("nee", False), ("onbekend", None)])
def test_acute_answer(typed: str, answer: bool | None) -> None:
    form = AcuutForm(QueryDict(f"acuut={typed}"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["antwoord"] is answer


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("uitkomst=GEEN&motivering=Waarom+niet", Invoer("GEEN", "Waarom niet")),
        (
            "uitkomst=VT&dienst=OZ&motivering=Omdat&structureel=ja&structureel_feiten=F&structureel_bron=B"
            "&meervoudig=nee&duidelijk=nee&werkt_mee=ja&gereed=onbekend&zorg=ja&anoniem_beloofd=on",
            Invoer("VT", "Omdat", "OZ", "ja", "F", "B", "nee", "nee", "ja", "onbekend", "ja", True),
        ),
    ],
)
def test_proposal(typed: str, expected: Invoer) -> None:
    form = VoorstelForm(QueryDict(typed))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["invoer"] == expected


@pytest.mark.parametrize("field", ["uitkomst", "dienst", "structureel", "zorg"])
def test_a_code_that_does_not_exist_is_refused(field: str) -> None:
    typed = QueryDict("uitkomst=GEEN&motivering=Waarom", mutable=True)
    typed[field] = "XX"
    assert set(VoorstelForm(typed).errors) == {field}


@pytest.mark.parametrize("form_class", [AcuutForm, VoorstelForm, TerugForm])
def test_an_empty_form_says_so_and_does_not_break(form_class: type) -> None:
    assert not form_class(QueryDict("")).is_valid()


@pytest.mark.parametrize("te_laat", [True, False])
def test_the_late_reason_is_asked_only_when_late(te_laat: bool) -> None:
    assert ("late_reden" in BevestigForm(te_laat=te_laat).fields) is te_laat


def test_the_version_follows_the_screen_and_the_text_stays() -> None:
    form = TerugForm(QueryDict("reden=Wie+zag+het%3F&versie=1"))
    form.op_versie(9)
    assert (form["versie"].value(), form["reden"].value()) == ("9", "Wie zag het?")


class TestConcept:
    def test_it_takes_what_there_is(self) -> None:
        form = ConceptForm(QueryDict("structureel=ja&structureel_feiten=Geslagen."))
        assert form.is_valid(), form.errors
        assert form.cleaned_data["invoer"] == Invoer("", "", structureel="ja", structureel_feiten="Geslagen.")

    def test_on_the_screen_stays_what_is_needed_in_the_end(self) -> None:
        form = ConceptForm(QueryDict(""))
        assert form.is_valid()
        assert [name for name, field in form.fields.items() if field.required] == ["uitkomst", "motivering"]

    def test_what_cannot_be_is_refused(self) -> None:
        assert set(ConceptForm(QueryDict("uitkomst=XX")).errors) == {"uitkomst"}


@pytest.mark.parametrize(
    ("typed", "kept", "found"),
    [
        ("motivering=Mijn+tekst", {"motivering": "Zijn tekst"}, [("Waarom?", "Zijn tekst")]),
        ("motivering=Een%0D%0Atwee", {"motivering": "Een\ntwee"}, []),
        ("uitkomst=GEEN", {"uitkomst": "OVD"}, [("Uw besluit", "Overdracht")]),
        ("uitkomst=GEEN", {"uitkomst": ""}, [("Uw besluit", "")]),
        ("anoniem_beloofd=on", {"anoniem_beloofd": True}, []),
        ("", {"anoniem_beloofd": True}, [("Aan de melder is beloofd dat het gezin zijn naam niet hoort", "ja")]),
    ],
)
def test_what_a_colleague_kept_meanwhile(typed: str, kept: dict[str, object], found: list[tuple[str, str]]) -> None:
    assert intussen(VoorstelForm(QueryDict(typed)), kept) == found
