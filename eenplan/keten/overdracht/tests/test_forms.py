"""What somebody types in the forms of a handover, right and wrong, and what the action gets; no database."""

from datetime import date, datetime, time

import pytest

from eenplan.core.access.policy import DataClass
from eenplan.core.accounts.models import Account, Organisation
from eenplan.core.clock import AMSTERDAM
from eenplan.core.web.forms import CHOOSE, FILL_IN
from eenplan.keten.overdracht.forms import (
    DIENST,
    GEEN_GESPREK,
    STANDAARDZIN,
    TAFEL,
    TEGENSTRIJDIG,
    UIT_DOSSIER,
    ZONDER_ACCOUNT,
    AanbiedForm,
    AntwoordForm,
    ConceptForm,
    IntrekForm,
    VerdeelForm,
    VraagForm,
    WeigerForm,
)
from eenplan.keten.overdracht.keuzelijst import Groep, groepen
from eenplan.keten.overdracht.rules import (
    BLOKKEN,
    GEEN_AFSPRAKEN,
    GRONDEN,
    KLASSEN,
    NODIG,
    ONBEKEND,
    VEILIG_CONTACT,
    Aanbod,
    Pakket,
    Warm,
    Weigerreden,
    is_grond,
)

NU = datetime(2026, 3, 20, 9, tzinfo=AMSTERDAM)
TEAM = Organisation(pk=3, naam="Lokaal team")
GEMEENTE = Organisation(pk=5, naam="Gemeente")
MENS = Account(pk=4, naam="F. Bouzid")
GOED: dict[str, object] = {
    **dict.fromkeys(NODIG, "Tekst."), "ontvanger": "3-4", "klassen": ["identiteit", "veiligheid"],
    "grond": "wmo_belang", "tot": "2026-06-18", "warm_gesprek": "on",
}  # fmt: skip


def aanbied(kind: type[AanbiedForm] = AanbiedForm, **changes: object) -> AanbiedForm:
    sent = {name: value for name, value in {**GOED, **changes}.items() if value is not None}
    return kind(sent, ontvangers=[Groep("In Dorp", ((TEAM, [MENS]), (GEMEENTE, [])))], gronden=list(GRONDEN.items()))


def aanbod(**changes: object) -> Aanbod:
    """What the action gets."""
    form = aanbied(**changes)
    assert form.is_valid(), form.errors
    found = form.cleaned_data["aanbod"]
    assert isinstance(found, Aanbod)
    return found


def test_what_the_action_gets() -> None:
    found = aanbod(grond_veiligheid="toestemming", chronologie="1 mrt: ruzie\r\n2 mrt: melding")
    assert (found.organisatie_id, found.account_id, found.grond) == (3, 4, "wmo_belang")
    assert found.klassen == {DataClass.IDENTITEIT, DataClass.VEILIGHEID}
    assert found.gronden == {DataClass.VEILIGHEID: "toestemming"}
    assert found.tot == datetime.combine(date(2026, 6, 18), time(23, 59, 59), tzinfo=AMSTERDAM)  # the whole day
    assert found.pakket is not None
    assert found.pakket.chronologie == "1 mrt: ruzie\n2 mrt: melding"
    assert found.fouten(NU) == []


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"ontvanger": ""}, "ontvanger", CHOOSE),
        ({"ontvanger": "9-9"}, "ontvanger", "9-9"),
        ({"klassen": []}, "klassen", CHOOSE),
        ({"klassen": ["melder"]}, "klassen", "melder"),
        ({"klassen": ["justitie"]}, "klassen", "justitie"),
        ({"grond": ""}, "grond", CHOOSE),
        ({"grond": "omdat"}, "grond", "omdat"),
        ({"grond_zorg": "omdat"}, "grond_zorg", "omdat"),
        ({"tot": ""}, "tot", FILL_IN),
        ({"warm_gesprek": None}, "warm_waarom_niet", GEEN_GESPREK),
        ({"warm_met": "x" * 201}, "warm_met", "200"),
        ({"warm_gesprek": None, "warm_waarom_niet": "x" * 301}, "warm_waarom_niet", "300"),
        ({"geen_afspraken": "on"}, "veilig_contact", TEGENSTRIJDIG),
        ({"veilig_contact": ""}, "veilig_contact", VEILIG_CONTACT),
        *(({name: " "}, name, FILL_IN) for name in NODIG if name != "veilig_contact"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(changes: dict[str, object], field: str, words: str) -> None:
    form = aanbied(**changes)
    assert set(form.errors) == {field}
    assert any(words in message for message in form.errors[field])
    assert "aanbod" not in form.cleaned_data


@pytest.mark.parametrize("field", ["tot", "warm_op"])
def test_a_day_that_does_not_exist(field: str) -> None:
    assert set(aanbied(**{field: "2026-02-30"}).errors) == {field}


def test_nothing_special_about_contact_is_said_in_words() -> None:
    found = aanbod(veilig_contact="", geen_afspraken="on").pakket
    assert found is not None
    assert found.veilig_contact == GEEN_AFSPRAKEN


@pytest.mark.parametrize(
    ("changes", "warm"),
    [
        ({}, Warm("F. Bouzid")),
        ({"ontvanger": "3-"}, Warm("Lokaal team")),
        ({"warm_met": "P. Jansen", "warm_op": "2026-03-19"}, Warm("P. Jansen", date(2026, 3, 19))),
        ({"warm_waarom_niet": "Wel geweest."}, Warm("F. Bouzid")),
        ({"warm_gesprek": None, "warm_waarom_niet": "Niemand nam op."}, Warm(waarom_niet="Niemand nam op.")),
        (
            {"warm_gesprek": None, "warm_met": "X", "warm_op": "2026-03-19", "warm_waarom_niet": "Later."},
            Warm(waarom_niet="Later."),
        ),
    ],
)
def test_the_warm_talk(changes: dict[str, object], warm: Warm) -> None:
    assert aanbod(**changes).warm == warm


def test_who_can_be_chosen() -> None:
    """A person by name, who is on duty there, or a table that divides it; who has no account comes last."""
    _, (kop, there), outside = aanbied().fields["ontvanger"].choices  # type: ignore[attr-defined]  # a choice field
    assert (kop, outside) == ("In Dorp", ("Niet in Eenplan", [("buiten", ZONDER_ACCOUNT)]))
    assert there == [
        ("3-4", "Lokaal team: F. Bouzid"), ("3-", f"Lokaal team: {DIENST}"), ("5-", f"Gemeente: {TAFEL}"),
    ]  # fmt: skip
    assert aanbod(ontvanger="5-").account_id is None


def test_the_likeliest_receiver_comes_first() -> None:
    """Domain 4.4: local unless; a specialist before the team of another municipality."""
    places = [
        ("Team Aadorp", "lokaal_team", "Aadorp"), ("Opvang", "opvang", "Zeedorp"), ("Specialist", "specialist", ""),
        ("Welzijn Zee", "maatschappelijk_werk", "Zeedorp"), ("Gemeente Zee", "gemeente", "Zeedorp"),
        ("Team Zee", "lokaal_team", "Zeedorp"),
    ]  # fmt: skip
    plekken = [(Organisation(naam=naam, soort=soort, gemeente=where), []) for naam, soort, where in places]
    found = [(item.kop, [place.naam for place, _ in item.plekken]) for item in groepen(plekken, "Zeedorp")]
    assert found == [
        ("In Zeedorp, waar het gezin woont", ["Team Zee", "Gemeente Zee", "Welzijn Zee"]),
        ("Specialisten en andere instellingen van de regio", ["Specialist", "Opvang"]),
        ("Andere gemeenten", ["Team Aadorp"]),
    ]
    unknown = [item.kop for item in groepen(plekken, "")]
    assert unknown == ["Specialisten en andere instellingen van de regio", "Gemeenten van de regio"]


def test_every_field_stands_in_one_part_in_the_order_of_the_keyboard() -> None:
    form = aanbied()
    shown = [field.name for _, part in form.delen for field in part]
    folded = [field.name for field in (*form.buitenvelden, *form.grondvelden)]
    assert sorted(shown + folded) == sorted(field.name for field in form.visible_fields())
    assert [name for name in form.fields if name in shown] == shown


def test_what_is_left_to_do_is_told_at_once() -> None:
    known = {**dict.fromkeys(BLOKKEN, "Bekend."), "veilig_contact": "", "tot": "2026-06-18", "klassen": ["veiligheid"]}
    started = {"initial": {**known, "vers": True, "kind": ONBEKEND["kind"]}, "ontvangers": [], "gronden": []}
    form = AanbiedForm(**started)  # type: ignore[arg-type]  # what the view gives it
    assert [field.name for field in form.nog_nodig] == ["ontvanger", "veilig_contact", "warm_gesprek", "grond"]
    assert form.fields["waarom"].help_text == UIT_DOSSIER
    assert form.fields["kind"].help_text == STANDAARDZIN
    assert form.fields["chronologie"].help_text.startswith(UIT_DOSSIER + " Hooguit")
    again = AanbiedForm(**{**started, "initial": {**known, "geen_afspraken": True}})  # type: ignore[arg-type]  # what the view gives it
    assert "veilig_contact" not in [field.name for field in again.nog_nodig]
    assert again.fields["waarom"].help_text == "", "what a person wrote is not called known"


def test_a_draft_may_be_unfinished_and_keeps_what_was_typed() -> None:
    form = aanbied(ConceptForm, ontvanger="", tot="", warm_gesprek=None, waarom="", geen_afspraken="on", klassen=[])
    assert form.is_valid(), form.errors
    typed = form.cleaned_data["getypt"]
    assert "aanbod" not in form.cleaned_data
    assert (typed["veilig_contact"], typed["geen_afspraken"], typed["tot"], typed["warm_op"]) == (
        "Tekst.",
        True,
        "",
        "",
    )
    assert not {"versie", "concept_versie"} & set(typed)
    assert set(BLOKKEN) <= set(typed)


@pytest.mark.parametrize(("changes", "shown"), [({}, False), ({"grond_zorg": "toestemming"}, True)])
def test_a_ground_of_its_own_is_shown(changes: dict[str, object], shown: bool) -> None:
    form = aanbied(**changes)
    assert form.eigen_grond is shown
    assert [field.name for field in form.grondvelden] == [f"grond_{item}" for item in KLASSEN]


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        (WeigerForm({"soort": "anders", "reden": "Vol."}), set()),
        (WeigerForm({"soort": "geen zin", "reden": "Vol."}), {"soort"}),
        (WeigerForm({"soort": "", "reden": "Vol."}), {"soort"}),  # no reason is chosen for who refuses
        (WeigerForm({"soort": "anders", "reden": " "}), {"reden"}),
        (WeigerForm({}), {"soort", "reden"}),
        (IntrekForm({"reden": ""}), {"reden"}),
        (IntrekForm({"reden": "Verkeerd team.", "versie": "x"}), {"versie"}),
        (VraagForm({"tekst": "  "}), {"tekst"}),
        (AntwoordForm({"tekst": ""}), {"tekst"}),
        (VerdeelForm({"organisatie": "3", "reden": "Dichtbij."}, tafel=[TEAM]), set()),
        (VerdeelForm({"organisatie": "5", "reden": "Dichtbij."}, tafel=[TEAM]), {"organisatie"}),
        (VerdeelForm({"organisatie": "3", "reden": ""}, tafel=[TEAM]), {"reden"}),
    ],
)
def test_the_small_forms(form: WeigerForm, wrong: set[str]) -> None:
    assert set(form.errors) == wrong


def test_every_reason_to_refuse_can_be_chosen() -> None:
    assert [code for code, _ in WeigerForm().fields["soort"].choices] == ["", *Weigerreden]  # type: ignore[attr-defined]  # a choice field


@pytest.mark.parametrize(
    ("code", "good"),
    [
        *((code, True) for code in GRONDEN), ("afspraak-1", True), ("afspraak-120", True), ("afspraak-", False),
        ("afspraak-x", False), ("afspraak-1 ", False), ("afspraak--1", False), ("1", False), ("", False),
        ("Toestemming", False),
    ],
)  # fmt: skip
def test_what_is_a_ground(code: str, good: bool) -> None:
    assert is_grond(code) is good
    assert ("Kies op welke grond u deelt." in Aanbod(1, grond=code).fouten(NU)) is not good
    own = Aanbod(1, gronden={DataClass.ZORG: code})
    assert ("Kies op welke grond u deelt." in own.fouten(NU)) is not good


@pytest.mark.parametrize(("day", "good"), [(19, True), (20, True), (21, False)])
def test_a_talk_is_not_in_the_future(day: int, good: bool) -> None:
    found = Aanbod(1, warm=Warm("P. Jansen", date(2026, 3, day))).fouten(NU)
    assert found == ([] if good else ["Het warme gesprek is geweest: kies vandaag of een dag ervoor."])


def test_the_text_of_a_package_is_all_of_it() -> None:
    """What is searched for a secret address, and counted for the A4, leaves no block out."""
    marked = {name: f"-{number}-" for number, name in enumerate(BLOKKEN)}
    assert Pakket(**marked).tekst.splitlines() == list(marked.values())
