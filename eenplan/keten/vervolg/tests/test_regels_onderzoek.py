"""Children, informants, the waiting round and the terms: every combination written out. Pure: no database."""

from datetime import date, datetime
from itertools import product

import pytest
from django.http import QueryDict

from eenplan.core.calendar import AMSTERDAM, Unit, due
from eenplan.dossier.casus.bron import AFSCHERM_GRONDEN, ANONIEM
from eenplan.dossier.casus.rules import Stand
from eenplan.keten.vervolg.forms import AntwoordForm, InformantForm, KindForm
from eenplan.keten.vervolg.informanten.rules import GRONDEN, SOORTEN, NieuweInformant
from eenplan.keten.vervolg.kinderen.rules import GEZIEN_WOORDEN, NIET_WOORDEN, Gezien, NieuwKindcontact
from eenplan.keten.vervolg.rules import RULES, TERM_VAN
from eenplan.keten.vervolg.wachtronde.rules import WACHT_OP, WOORDEN, Gebeld

VANDAAG, MORGEN = date(2026, 3, 20), date(2026, 3, 21)
VRAAG = "Hoe gaat het met Bram op school?"


# --- children --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gezien", "waarom", "opnieuw", "fields"),
    [
        ("gesproken", "", None, set()),
        ("gezien", "", None, set()),
        ("gesproken", "wil_niet", VANDAAG, set()),  # a reason that is not needed is no fault
        ("niet", "wil_niet", MORGEN, set()),
        ("niet", "wil_niet", VANDAAG, {"opnieuw_op"}),
        ("niet", "wil_niet", date(2025, 1, 1), {"opnieuw_op"}),
        ("niet", "wil_niet", None, {"opnieuw_op"}),
        ("niet", "", MORGEN, {"waarom"}),
        ("niet", "geen zin", MORGEN, {"waarom"}),
        ("niet", NIET_WOORDEN["wil_niet"], MORGEN, {"waarom"}),  # the code, not its words
        ("niet", "", None, {"waarom", "opnieuw_op"}),
        ("", "", None, {"gezien"}),
        ("Gezien", "", None, {"gezien"}),
    ],
)
def test_what_is_asked_about_a_child(gezien: str, waarom: str, opnieuw: date | None, fields: set[str]) -> None:
    found = NieuwKindcontact(gezien, waarom, "", opnieuw).fouten(VANDAAG)
    assert set(found) == fields
    assert all(words.endswith(".") for words in found.values())


@pytest.mark.parametrize("waarom", list(NIET_WOORDEN))
def test_every_reason_that_can_be_chosen_is_taken(waarom: str) -> None:
    assert NieuwKindcontact("niet", waarom, "", MORGEN).fouten(VANDAAG) == {}


def test_each_code_about_a_child_has_words() -> None:
    assert set(GEZIEN_WOORDEN) == set(Gezien)
    assert all(words[0].isupper() and not words.endswith(".") for words in NIET_WOORDEN.values())
    assert len(set(NIET_WOORDEN.values())) == len(NIET_WOORDEN)


# --- informants (domain 10.1, 10.4) ----------------------------------------------------------------------------------

# kind, may be named, ground to hide a professional -> hidden from the family
VERBORGEN = {
    **{("beroepsmatig", mag, ""): False for mag in (True, False)},
    **{("beroepsmatig", mag, ground): True for mag in (True, False) for ground in AFSCHERM_GRONDEN},
    **{("burger", True, ground): False for ground in ("", *AFSCHERM_GRONDEN)},
    **{("burger", False, ground): True for ground in ("", *AFSCHERM_GRONDEN)},
}


def test_the_secrecy_of_a_source_in_every_combination() -> None:
    asked = product(SOORTEN, (True, False), ("", *AFSCHERM_GRONDEN))
    found = {key: NieuweInformant("X", key[0], "toestemming", VRAAG, key[1], key[2]).afgeschermd for key in asked}
    assert found == VERBORGEN


# kind x ground: only a professional may answer without consent
MAG_VRAGEN = {
    ("beroepsmatig", "toestemming"): True,
    ("beroepsmatig", "wmo_5_2_6"): True,
    ("burger", "toestemming"): True,
    ("burger", "wmo_5_2_6"): False,
}


def test_who_may_be_asked_on_which_ground() -> None:
    asked = product(SOORTEN, GRONDEN)
    assert {pair: not NieuweInformant("X", *pair, VRAAG).fouten() for pair in asked} == MAG_VRAGEN


@pytest.mark.parametrize(
    ("invoer", "veld", "says"),
    [
        (NieuweInformant("  ", "beroepsmatig", "toestemming", VRAAG), "naam", "met functie of relatie"),
        (NieuweInformant("X", "", "toestemming", VRAAG), "soort", "beroepsmatig betrokken"),
        (NieuweInformant("X", "burger", "", VRAAG), "grond", "op welke grond"),
        (NieuweInformant("X", "burger", "wmo_5_2_6", VRAAG), "grond", "met toestemming van het gezin"),
        (NieuweInformant("X", "burger", "toestemming", "  Waarom?    "), "vraag", "wat u wilt weten"),
        (NieuweInformant("X", "burger", "toestemming", VRAAG, True, "gevaar_bron"), "afschermgrond", "beroepskracht"),
    ],
)
def test_a_fault_about_an_informant_says_what_to_do(invoer: NieuweInformant, veld: str, says: str) -> None:
    found = invoer.fouten()
    assert set(found) == {veld}
    assert says in found[veld]


def test_the_words_for_a_hidden_source_name_nobody() -> None:
    assert "niet genoemd" in ANONIEM
    assert len(ANONIEM) <= 200  # it stands where a name stands


# --- the waiting round -----------------------------------------------------------------------------------------------


def test_what_a_household_waits_for() -> None:
    assert set(WOORDEN) == set(Gebeld)
    assert {stand: bool(WACHT_OP.get(stand)) for stand in Stand if stand in WACHT_OP} == {
        Stand.BEOORDELING: True, Stand.VERVOLG: True, Stand.OVERDRACHT: True,
    }  # fmt: skip
    assert Stand.AFGESLOTEN not in WACHT_OP


# --- terms: the vectors of domain 5 ----------------------------------------------------------------------------------

# event -> 10 WD (child), 5 WD (waiting), 10 W of the law (#5), 10 W of the region, 4 W (check of a condition)
VECTOREN = [
    ("2026-04-02", "2026-04-20", "2026-04-13", "2026-06-11", "2026-06-11", "2026-04-30"),
    ("2026-03-20", "2026-04-07", "2026-03-27", "2026-05-29", "2026-05-29", "2026-04-17"),
    ("2026-12-23", "2027-01-08", "2026-12-31", "2027-03-03", "2027-03-03", "2027-01-20"),
    ("2026-05-13", "2026-05-29", "2026-05-21", "2026-07-22", "2026-07-22", "2026-06-10"),
    ("2026-02-23", "2026-03-09", "2026-03-02", "2026-05-04", "2026-05-04", "2026-03-23"),
    ("2026-02-24", "2026-03-10", "2026-03-03", "2026-05-06", "2026-05-05", "2026-03-24"),  # ends on 5 May
]
KEYS = ("kind_spreken", "wachtronde_bellen", "onderzoek_afronden", "voorwaarden_afronden", "voorwaarde_controle")


@pytest.mark.parametrize("vector", VECTOREN, ids=lambda row: row[0])
def test_last_days(vector: tuple[str, ...]) -> None:
    event = datetime.combine(date.fromisoformat(vector[0]), datetime.min.time(), tzinfo=AMSTERDAM)
    by_key = {rule.key: rule for rule in RULES}
    found = {key: due(event, by_key[key].value, Unit(by_key[key].unit), atw=by_key[key].atw) for key in KEYS}
    assert {key: day.date().isoformat() for key, day in found.items()} == dict(zip(KEYS, vector[1:], strict=True))


def test_only_the_law_is_shown_as_law() -> None:
    assert {rule.key for rule in RULES if rule.sure} == {"onderzoek_afronden"}
    assert {*KEYS, "expert_antwoord"} == {rule.key for rule in RULES}
    assert set(TERM_VAN.values()) < set(KEYS)


# --- forms -----------------------------------------------------------------------------------------------------------


def test_the_form_of_a_child_gives_what_the_act_takes() -> None:
    form = KindForm(QueryDict("gezien=niet&waarom=onbereikbaar&opnieuw_op=2026-04-07&tekst=Bij+oma"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["invoer"] == NieuwKindcontact("niet", "onbereikbaar", "Bij oma", date(2026, 4, 7))


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("", {"gezien"}),
        ("gezien=soms", {"gezien"}),
        ("gezien=niet&waarom=druk", {"waarom"}),
        ("gezien=niet&waarom=wil_niet&opnieuw_op=31-02-2026", {"opnieuw_op"}),
        ("gezien=gezien&opnieuw_op=morgen", {"opnieuw_op"}),
    ],
)
def test_wrong_input_about_a_child_is_told_at_its_field(typed: str, fields: set[str]) -> None:
    assert set(KindForm(QueryDict(typed)).errors) == fields


@pytest.mark.parametrize(("tick", "named"), [("", False), ("&mag_genoemd=on", True)])
def test_the_form_of_an_informant_gives_what_the_act_takes(tick: str, named: bool) -> None:
    form = InformantForm(QueryDict(f"naam=Oma&soort=burger&grond=toestemming&vraag={VRAAG}{tick}"))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["invoer"] == NieuweInformant("Oma", "burger", "toestemming", VRAAG, named)


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("", {"naam", "soort", "grond", "vraag"}),
        (f"naam={'x' * 201}&soort=burger&grond=toestemming&vraag=Wat", {"naam"}),
        ("naam=X&soort=buur&grond=zomaar&vraag=Wat", {"soort", "grond"}),
        ("naam=X&soort=burger&grond=toestemming&vraag=Wat&afschermgrond=schaamte", {"afschermgrond"}),
    ],
)
def test_wrong_input_about_an_informant_is_told_at_its_field(typed: str, fields: set[str]) -> None:
    assert set(InformantForm(QueryDict(typed)).errors) == fields


@pytest.mark.parametrize(
    ("typed", "fields"),
    [("", {"soort", "tekst"}), ("soort=roddel&tekst=Iets", {"soort"}), ("soort=feit&tekst=+", {"tekst"})],
)
def test_wrong_input_of_an_answer(typed: str, fields: set[str]) -> None:
    assert set(AntwoordForm(QueryDict(typed)).errors) == fields
