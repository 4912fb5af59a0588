"""What somebody types in the forms of a bottleneck, right and wrong; no database."""

import pytest

from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.web.forms import CHOOSE, FILL_IN
from eenplan.instrumenten.knelpunt.forms import AanbrengForm, BesluitForm, HogerForm, IntrekForm, MetVersie
from eenplan.instrumenten.knelpunt.queries import Begin
from eenplan.instrumenten.knelpunt.rules import TEKST_MAX, Soort, Stand, Uitkomst

BEGIN = Begin("Toetsdorp", ("Elders", "Toetsdorp"), (Organisation(pk=7, naam="GGZ (verzonnen)"),))
GOED = {"soort": "wachtlijst", "tekst": "Er is geen plek.", "wens": "", "organisaties": ["7"], "gemeente": "Elders"}


def aanbreng(**changes: object) -> AanbrengForm:
    return AanbrengForm({**GOED, **changes}, begin=BEGIN)


def test_the_usual_one_is_good() -> None:
    form = aanbreng()
    assert form.is_valid()
    assert form.cleaned_data == GOED


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"soort": ""}, "soort", CHOOSE),
        ({"soort": "ruzie"}, "soort", "ruzie"),
        ({"tekst": ""}, "tekst", FILL_IN),
        ({"tekst": "   "}, "tekst", FILL_IN),
        ({"tekst": "x" * (TEKST_MAX + 1)}, "tekst", str(TEKST_MAX)),
        ({"wens": "x" * (TEKST_MAX + 1)}, "wens", str(TEKST_MAX)),
        ({"organisaties": ["8"]}, "organisaties", "8"),
        ({"organisaties": ["geen"]}, "organisaties", "geen"),
        ({"gemeente": "Nergens"}, "gemeente", "Nergens"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(changes: dict[str, object], field: str, words: str) -> None:
    form = aanbreng(**changes)
    assert set(form.errors) == {field}
    assert words in form.errors[field][0]
    assert form[field].value() == changes[field]  # what was typed stays


def test_organisations_stand_folded_under_their_kind_and_open_where_one_is_ticked() -> None:
    places = (Organisation(pk=7, naam="A", soort="ggz"), Organisation(pk=8, naam="B", soort="gemeente"),
              Organisation(pk=9, naam="C", soort="ggz"))  # fmt: skip
    begin = Begin("Elders", ("Elders",), places)
    assert begin.per_soort == {"GGZ": [("7", "A"), ("9", "C")], "Gemeente": [("8", "B")]}
    empty = str(AanbrengForm(begin=begin)["organisaties"])
    assert (empty.count("<details>"), empty.count("<details open>"), empty.count("checkbox")) == (2, 0, 3)
    chosen = AanbrengForm({**GOED, "organisaties": ["8"]}, begin=begin)
    assert chosen.is_valid()
    html = str(chosen["organisaties"])
    assert (html.count("<details>"), html.count("<details open>")) == (1, 1)
    assert html.index("<details>") < html.index("<details open>") < html.index("checked")


@pytest.mark.parametrize("changes", [{"wens": ""}, {"organisaties": []}, {"gemeente": ""}, {"tekst": "x" * TEKST_MAX}])
def test_what_may_be_left_open(changes: dict[str, object]) -> None:
    assert aanbreng(**changes).is_valid()


def test_every_kind_and_every_municipality_can_be_chosen() -> None:
    form = AanbrengForm(begin=BEGIN)
    kinds = [code for code, _ in form.fields["soort"].choices]  # type: ignore[attr-defined]  # a choice field
    places = [code for code, _ in form.fields["gemeente"].choices]  # type: ignore[attr-defined]  # a choice field
    assert kinds == ["", *Soort]
    assert places == ["", "Elders", "Toetsdorp"]


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"uitkomst": "opgelost", "tekst": "Er is plek."}, set()),
        ({"uitkomst": "deels", "tekst": "Er is plek.", "versie": "3"}, set()),
        ({"uitkomst": "", "tekst": "Er is plek."}, {"uitkomst"}),
        ({"uitkomst": "misschien", "tekst": "Er is plek."}, {"uitkomst"}),
        ({"uitkomst": "opgelost", "tekst": ""}, {"tekst"}),
        ({"uitkomst": "opgelost", "tekst": "x" * (TEKST_MAX + 1)}, {"tekst"}),
        ({"uitkomst": "opgelost", "tekst": "Goed.", "versie": "drie"}, {"versie"}),
        ({}, {"uitkomst", "tekst"}),
    ],
)
def test_a_decision(sent: dict[str, str], wrong: set[str]) -> None:
    assert set(BesluitForm(sent).errors) == wrong


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"reden": "Te groot.", "eigenaar": "3"}, set()),
        ({"reden": "Te groot.", "eigenaar": "4"}, {"eigenaar"}),
        ({"reden": "Te groot.", "eigenaar": ""}, {"eigenaar"}),
        ({"reden": " ", "eigenaar": "3"}, {"reden"}),
        ({}, {"reden", "eigenaar"}),
    ],
)
def test_laying_it_higher(sent: dict[str, str], wrong: set[str]) -> None:
    assert set(HogerForm(sent, eigenaars=[Account(pk=3, naam="Toets Lead")]).errors) == wrong


def test_taking_it_back_needs_a_reason_and_taking_it_up_needs_nothing() -> None:
    assert set(IntrekForm({"reden": ""}).errors) == {"reden"}
    assert MetVersie({}).is_valid()
    assert MetVersie({"versie": "2"}).is_valid()


WOORDEN = {
    Soort.WACHTLIJST: "Wachtlijst",
    Soort.GEEN_PLEK: "Geen plek",
    Soort.WEIGERING_PARTNER: "Weigering partner",
    Soort.GEEN_ANTWOORD: "Geen antwoord",
    Soort.GEGEVENSDELING: "Gegevensdeling",
    Soort.GEEN_PASSEND_AANBOD: "Geen passend aanbod",
    Soort.FINANCIERING: "Financiering",
    Soort.SAMENWERKING: "Samenwerking",
    Soort.ANDERS: "Anders",
}


def test_plain_words_for_every_code() -> None:
    assert {item: item.naam for item in Soort} == WOORDEN
    assert [item.naam for item in Uitkomst] == ["Opgelost", "Voor een deel opgelost", "Niet opgelost"]
    assert [item.naam for item in Stand if item.naam != item.value] == ["commissie Veilig Thuis"]
