"""What each form takes, refuses and hands to its action."""

from datetime import date

import pytest

from eenplan.dossier.casus.queries import Mens
from eenplan.keten.plan.forms import AfrondForm, AfspraakForm, ControleForm, FaseForm, RedenForm, VaststelForm
from eenplan.keten.plan.rules import NieuweAfspraak

MENSEN = (
    Mens(1, "slachtoffer", "Sanne de Toets", "2-5-1990", 35, "", False, False),
    Mens(2, "pleger", "Peter de Toets", "1988", 37, "", False, False),
)
GOOD = {
    "tekst": "Peter slaapt elders", "soort": "veiligheid", "persoon": "2", "door": "", "controleur": "wijkagent",
    "controle_op": "2026-03-27", "gevolg": "Huisverbod", "versie": "4",
}  # fmt: skip
FASEN = [("herstel", "Naar herstel"), ("direct_veilig", "Terug naar directe veiligheid")]


def test_an_agreement_of_someone_in_the_family_carries_his_name() -> None:
    form = AfspraakForm(GOOD, mensen=MENSEN)
    assert form.is_valid()
    assert form.cleaned_data["versie"] == 4
    assert form.cleaned_data["nieuw"] == NieuweAfspraak(
        "Peter slaapt elders", "Peter de Toets", "wijkagent", date(2026, 3, 27), "Huisverbod", "veiligheid", 2
    )


@pytest.mark.parametrize(
    ("changes", "door", "persoon_id"),
    [
        ({"persoon": "", "door": "oma"}, "oma", None),
        ({"persoon": "1", "door": "Sanne met oma"}, "Sanne met oma", 1),
        ({"persoon": "1", "door": " "}, "Sanne de Toets", 1),
    ],
)
def test_who_does_it(changes: dict[str, str], door: str, persoon_id: int | None) -> None:
    form = AfspraakForm({**GOOD, **changes}, mensen=MENSEN)
    assert form.is_valid()
    assert (form.cleaned_data["nieuw"].door, form.cleaned_data["nieuw"].persoon_id) == (door, persoon_id)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"tekst": " "}, "tekst"),
        ({"soort": ""}, "soort"),
        ({"soort": "straf"}, "soort"),
        ({"persoon": "9"}, "persoon"),
        ({"controleur": ""}, "controleur"),
        ({"controle_op": "31-02-2026"}, "controle_op"),
        ({"controle_op": ""}, "controle_op"),
        ({"gevolg": ""}, "gevolg"),
        ({"persoon": "", "door": ""}, "door"),
        ({"door": "x" * 201}, "door"),
        ({"versie": "nul"}, "versie"),
    ],
)
def test_what_is_missing_is_named_at_its_field(changes: dict[str, str], field: str) -> None:
    form = AfspraakForm({**GOOD, **changes}, mensen=MENSEN)
    assert not form.is_valid()
    assert field in form.errors
    assert "nieuw" not in form.cleaned_data


def test_without_shared_names_only_somebody_else_can_be_named() -> None:
    form = AfspraakForm({**GOOD, "persoon": "", "door": "oma"})
    assert form.fields["persoon"].choices == [("", "Niemand uit het gezin")]
    assert form.is_valid()


@pytest.mark.parametrize(
    ("given", "instemming"),
    [
        ({"persoon_1": "akkoord", "persoon_2": "opgelegd", "grond": "OTS"}, {1: "akkoord", 2: "opgelegd"}),
        ({"persoon_1": "kennisgenomen", "persoon_2": ""}, {1: "kennisgenomen"}),
        ({"persoon_9": "akkoord"}, {}),
        ({}, {}),
    ],
)
def test_who_was_not_asked_is_left_out(given: dict[str, str], instemming: dict[int, str]) -> None:
    form = VaststelForm(given, mensen=MENSEN)
    assert form.is_valid()
    assert form.cleaned_data["instemming"] == instemming


def test_an_unknown_answer_is_refused() -> None:
    form = VaststelForm({"persoon_1": "misschien"}, mensen=MENSEN)
    assert list(form.errors) == ["persoon_1"]


@pytest.mark.parametrize(
    ("given", "valid"),
    [
        ({"nagekomen": "ja"}, True),
        ({"nagekomen": "nee", "toelichting": "Hij was er", "volgende": "2026-04-01"}, True),
        ({"nagekomen": ""}, False),
        ({"nagekomen": "misschien"}, False),
        ({"nagekomen": "ja", "volgende": "morgen"}, False),
    ],
)
def test_kept_or_not_is_a_plain_choice(given: dict[str, str], valid: bool) -> None:
    assert ControleForm(given).is_valid() is valid


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"fase": "herstel"}, []),
        ({"fase": "direct_veilig", "reden": "Nieuwe klap"}, []),
        ({"fase": "direct_veilig"}, ["reden"]),
        ({"fase": "nazorg"}, ["fase"]),
        ({}, ["fase"]),
    ],
)
def test_a_fall_back_says_why(given: dict[str, str], fields: list[str]) -> None:
    assert list(FaseForm(given, fasen=FASEN).errors) == fields


@pytest.mark.parametrize(("form", "field"), [(RedenForm, "reden"), (AfrondForm, "toelichting")])
@pytest.mark.parametrize(("text", "valid"), [("Peter woont elders", True), ("", False), ("x" * 401, False)])
def test_one_line_is_needed(form: type[RedenForm | AfrondForm], field: str, text: str, valid: bool) -> None:
    assert form({field: text}).is_valid() is valid
