"""Tags, the hint about a family's data, the course and the terms, as tables."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.workflow import Refused
from eenplan.keten.advies import terugkeer
from eenplan.keten.advies.herkenning import HINT, Soort, hint, vindplaatsen
from eenplan.keten.advies.onderwerpen import MELDCODE, ONDERWERPEN, OOK_GESCHREVEN, lees_tags
from eenplan.keten.advies.rules import COURSE, RULES, VRAGERSOORTEN, NieuwAdvies

TODAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("text", "codes", "strange"),
    [
        ("", (), ()),
        ("geen tags hier", (), ()),
        ("#stalking", ("stalking",), ()),
        ("Zij belt over #Stalking en #STALKING.", ("stalking",), ()),
        ("#partnergeweld, #pg en #ex-partner", ("partnergeweld",), ()),
        ("(#km)", ("kindermishandeling",), ()),
        ("#stap2 #stap3", ("stap2", "stap3"), ()),
        ("eerst #geld dan #eer", ("financieel", "eergerelateerd"), ()),
        ("#onbekendetag", (), ("onbekendetag",)),
        ("#", (), ()),
        ("#1 en #2026", (), ()),
        ("huis#stalking", (), ()),
        ("https://voorbeeld.invalid/#stalking", (), ()),
        ("&#stalking;", (), ()),
        ("##stalking", (), ()),
        ("#huiselijk_geweld", ("huiselijkgeweld",), ()),
    ],
)
def test_tags(text: str, codes: tuple[str, ...], strange: tuple[str, ...]) -> None:
    found = lees_tags(text)
    assert (found.codes, found.onbekend) == (codes, strange)


def test_tags_of_two_texts_come_together() -> None:
    found = lees_tags("#stalking", "#stap1 #stalking")
    assert found.codes == ("stalking", "stap1")
    assert found.labels == ["Stalking", "Meldcode stap 1"]
    assert found.stappen == [f"Meldcode stap 1: {MELDCODE['stap1']}"]


def test_other_spellings_lead_to_a_subject() -> None:
    assert set(OOK_GESCHREVEN.values()) <= set(ONDERWERPEN)
    assert not set(OOK_GESCHREVEN) & set(ONDERWERPEN)
    assert set(MELDCODE) <= set(ONDERWERPEN)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bsn 999000019", Soort.BSN),
        ("999.000.019", Soort.BSN),
        ("9990.00.019", Soort.BSN),
        ("999 000 019 staat er", Soort.BSN),
        ("geboren op 3-4-1990", Soort.GEBOORTEDATUM),
        ("geb. 03/04/1990", Soort.GEBOORTEDATUM),
        ("het kind (12-06-2017)", Soort.GEBOORTEDATUM),
        ("2017-06-12", Soort.GEBOORTEDATUM),
        ("op 12 juni 2017", Soort.GEBOORTEDATUM),
        ("haar man Peter van der Toets", Soort.NAAM),
        ("met Sanne de Boer gepraat", Soort.NAAM),
        ("met Peter den Boer gepraat", Soort.NAAM),
        ("over mevrouw Jansen", Soort.NAAM),
        ("de familie Toets", Soort.NAAM),
        ("buurman Peter Toets schreeuwt", Soort.NAAM),
        ("zij wonen op 1234 AB", Soort.ADRES),
        ("Zij woont Dorpsstraat 12b", Soort.ADRES),
        ("bel 06-12345678", Soort.TELEFOON),
        ("bel +31 6 12345678", Soort.TELEFOON),
        ("bel 010 1234567", Soort.TELEFOON),
    ],
)
def test_seems_to_be_of_a_person(text: str, kind: Soort) -> None:
    assert kind in {item.soort for item in vindplaatsen(text, TODAY)}
    assert hint(text, TODAY).startswith(HINT)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mijn buurvrouw huilt vaak. Wat kan ik doen?",
        "Een leerling van negen komt met blauwe plekken op school.",
        "Gisteren, 19-03-2026, was er weer ruzie.",
        "Op 12 december 2025 kwam de politie.",
        "Ik sprak met Veilig Thuis en met het Lokaal Team.",
        "De Raad voor de Kinderbescherming belde.",
        "Zij belde vanuit Den Haag.",
        "Mevrouw huilde. Zij wil niet melden.",
        "Het nummer 123456789 is geen bsn.",
        "Er zijn 999000018 redenen.",
        "De beller werkt 24 uur per week, van 9 tot 17.",
    ],
)
def test_ordinary_text_gets_no_hint(text: str) -> None:
    assert vindplaatsen(text, TODAY) == ()
    assert hint(text, TODAY) == ""


def test_hint_names_what_it_saw_and_not_too_much() -> None:
    text = "geboren 3-4-1990, 4-4-1991, 5-5-1992 en Jan de Toets"
    shown = hint(text, TODAY)
    assert "geboortedatum of naam" in shown
    assert shown.count("“") == 3


def test_a_name_inside_a_name_counts_once() -> None:
    names = [item.tekst for item in vindplaatsen("met mevrouw Sanne van der Toets", TODAY)]
    assert len(names) == len(set(names))
    assert any("van der Toets" in name for name in names)


def test_phone_number_in_pieces_is_no_bsn() -> None:
    assert Soort.BSN not in {item.soort for item in vindplaatsen("06 999 000 01 9", TODAY)}


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({}, set()),
        ({"toestemming": True, "naam": "J. Vrager", "contact": "06"}, set()),
        ({"naam": "J. Vrager"}, {"toestemming"}),
        ({"vraag": ""}, {"vraag"}),
        ({"vraag": "bsn 999000019"}, {"vraag"}),
        ({"naam": "999000019", "toestemming": True}, {"naam"}),
        ({"gemeente": "x" * 201}, {"gemeente"}),
        ({"vrager_soort": ""}, {"vrager_soort"}),
        ({"kanaal": ""}, {"kanaal"}),
    ],
)
def test_faults_per_field(given: dict[str, object], fields: set[str]) -> None:
    assert set(NieuwAdvies(**{"vraag": "Wat nu?", **given}).fouten()) == fields  # type: ignore[arg-type]  # one field


def test_a_name_is_a_hint_and_no_fault() -> None:
    assert NieuwAdvies("Mijn buurvrouw Sanne van der Toets huilt.").fouten() == {}


VT_ROLES = {Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD}


@pytest.mark.parametrize("state", ["open", "ondersteuning", "afgesloten", "melding_geworden"])
@pytest.mark.parametrize("role", list(Role))
def test_course(state: str, role: Role) -> None:
    expected = {
        "open": {"ondersteun", "sluit", "word_melding"},
        "ondersteuning": {"sluit", "word_melding"},
    }.get(state, set())
    found = {row.action for row in COURSE.allowed(state, role)}
    assert found == (expected if role in VT_ROLES else set())
    for action in COURSE.actions:
        if action not in found:
            with pytest.raises(Refused):
                COURSE.step(state, action, role)


def test_course_ends_in_two_ways() -> None:
    assert set(COURSE.final_states) == {"afgesloten", "melding_geworden"}
    assert COURSE.start == "open"


def test_terms_are_choices_and_not_law() -> None:
    assert {item.key: (item.value, item.unit, item.sure) for item in RULES} == {
        "advies_bewaren": (24, "M", False),
        "advies_antwoord": (2, "WD", False),
        "meldcode_volgen": (4, "W", False),
    }


def test_thirteen_groups() -> None:
    assert len(set(VRAGERSOORTEN)) == 13


KEY = UUID("00000000-0000-4000-8000-000000000001")


@pytest.mark.django_db  # made with a key of the database
def test_code_is_steady_and_readable() -> None:
    code = terugkeer.code_of(KEY)
    assert code == terugkeer.code_of(KEY)
    assert len(code) == 11
    assert set(code) <= set(terugkeer.LETTERS) | {"-"}
    assert not set("01ILOU") & set(terugkeer.LETTERS)
    assert len({terugkeer.code_of(uuid4()) for _ in range(500)}) == 500


@pytest.mark.django_db  # made with a key of the database
@pytest.mark.parametrize("typed", ["{}", " {} ", "{lower}", "{bare}", "{spaced}"])
def test_code_is_found_however_it_was_typed(typed: str) -> None:
    code = terugkeer.code_of(KEY)
    text = typed.format(code, lower=code.lower(), bare=code.replace("-", ""), spaced=code.replace("-", " "))
    assert terugkeer.code_blind(text) == terugkeer.code_blind(code)


@pytest.mark.django_db  # made with a key of the database
def test_the_kept_key_is_not_the_key() -> None:
    assert terugkeer.own_key(KEY) != KEY
    assert terugkeer.code_of(terugkeer.own_key(KEY)) != terugkeer.code_of(KEY)


@pytest.mark.parametrize(
    ("kept", "typed", "same"),
    [
        ("Zonnebloem", "zonnebloem", True),
        ("Zonnebloem", " zonne bloem ", True),
        ("anker-boot-klok", "Anker Boot Klok", True),
        ("شمس", "شمس", True),
        ("شمس", "قمر", False),
        ("Zonnebloem", "zonnebloemen", False),
        ("Zonnebloem", "", False),
    ],
)
def test_words(kept: str, typed: str, same: bool) -> None:
    assert terugkeer.word_matches(typed, terugkeer.word_hash(kept)) is same


@pytest.mark.parametrize("word", ["", "van niemand", "x"])
def test_nobody_matches_nothing(word: str) -> None:
    assert not terugkeer.word_matches(word, None)


@pytest.mark.django_db  # made with a key of the database
def test_own_word_of_ours() -> None:
    words = terugkeer.word_of(KEY).split("-")
    assert len(words) == 3
    assert set(words) <= set(terugkeer.WOORDEN)
    assert len(terugkeer.WOORDEN) == len(set(terugkeer.WOORDEN))
