"""The course of a bottleneck, level by level; and which words betray someone."""

from datetime import date

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.rulebook.rules import bron_in_woorden
from eenplan.core.workflow import Refused
from eenplan.instrumenten.knelpunt.herkenning import Bekend, fold, naamwoorden, squeeze, verraden
from eenplan.instrumenten.knelpunt.rules import (
    BEHANDELAARS,
    COURSE,
    NIVEAUS,
    OPEN,
    RULES,
    Soort,
    Stand,
    Uitkomst,
    hoger,
)

GEZIN = Bekend(
    naamwoorden(["Sanne Élise", "de Toets", "Bram", "van der Velde-Smit"]),
    frozenset({date(2018, 1, 9), date(1990, 5, 2)}), ("Proefstraat",), ("Proefstraat 12",),
)  # fmt: skip


def test_every_level_has_a_term_and_says_what_follows() -> None:
    keys = {rule.key for rule in RULES}
    assert keys == {f"knelpunt_{stand}" for stand in OPEN}
    assert {row.within for row in COURSE.transitions if row.target in NIVEAUS} <= keys
    assert [hoger(stand) for stand in Stand] == [
        None, "tactisch", "strategisch", "regiegroep", "commissie_vt", None, None, None,
    ]  # fmt: skip


def test_terms_are_not_law_and_name_their_source() -> None:
    assert not any(rule.sure for rule in RULES)
    assert all("Regioaanpak" in bron_in_woorden(rule.source) or rule.value == 2 for rule in RULES)


@pytest.mark.parametrize("stand", [str(item) for item in Stand])
@pytest.mark.parametrize("role", list(Role))
def test_only_who_handles_it_decides(stand: str, role: Role) -> None:
    found = {row.action for row in COURSE.allowed(stand, role)}
    decides = {"aangebracht": {"pak_op"}, "commissie_vt": {"besluit"}, "besloten": set(), "ingetrokken": set()}
    expected = decides.get(stand, {"besluit", "leg_hoger"}) if role in BEHANDELAARS else set()
    assert found - {"trek_in"} == expected


@pytest.mark.parametrize(
    ("stand", "action", "words"),
    [
        ("aangebracht", "besluit", "Pak het knelpunt eerst op"),
        ("besloten", "leg_hoger", "ligt niet op een niveau"),
        ("operationeel", "trek_in", "al opgepakt"),
        ("commissie_vt", "leg_hoger", "ligt niet op een niveau"),
    ],
)
def test_a_refusal_says_what_can_be_done(stand: str, action: str, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        COURSE.step(stand, action, Role.VT_LEAD)
    assert words in refusal.value.message


def test_words_on_the_screen() -> None:
    assert [item.naam for item in (Soort.GEEN_PLEK, Uitkomst.DEELS, Uitkomst.NIET_OPGELOST)] == [
        "Geen plek", "Voor een deel opgelost", "Niet opgelost",
    ]  # fmt: skip
    assert Stand.COMMISSIE_VT.naam == "commissie Veilig Thuis"


VERRADEN = [
    ("Sanne wacht al weken.", "Sanne"),
    ("Het gaat om SANNES zoon.", "SANNES"),
    ("Sanne's hulp stopt.", "Sanne"),
    ("Elise krijgt niets.", "Elise"),
    ("Familie Toets valt tussen wal en schip.", "Toets"),
    ("Mevrouw Velde belde.", "Velde"),
    ("Het kind van 9-1-2018 wacht.", "9-1-2018"),
    ("Het kind van 09/01/18 wacht.", "09/01/18"),
    ("Geboren 2018-01-09.", "2018-01-09"),
    ("Geboren op 9 januari 2018.", "9 januari 2018"),
    ("Geboren op 2 mei 1990.", "2 mei 1990"),
    ("Zij woont op Proefstraat 12.", "Proefstraat 12"),
    ("Zij woont op Proef straat12 nu.", "Proefstraat 12"),
    ("In de Proefstraat is het onrustig.", "Proefstraat"),
    ("Zie C-2026-000012.", "C-2026-000012"),
    ("Zie m-2026-000012.", "m-2026-000012"),
    ("BSN 999000019.", "999000019"),
    ("BSN 9990.00.019.", "9990.00.019"),
    ("Bel 06-12345678.", "06-12345678"),
    ("Bel 06 12 34 56 78.", "06 12 34 56 78"),
    ("Mail naar iemand@voorbeeld.invalid graag.", "iemand@voorbeeld.invalid"),
    ("Postcode 1234 AB.", "1234 AB"),
    ("Postcode 1234AB.", "1234AB"),
]


@pytest.mark.parametrize(("tekst", "woord"), VERRADEN)
def test_what_points_at_someone_is_named(tekst: str, woord: str) -> None:
    assert verraden(tekst, GEZIN) == woord


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "De wachtlijst is vijf maanden; sinds 3 maart 2026 is er niets.",
        "Van de 12 plekken zijn er 12 bezet.",
        "In 2026 VT had hier 3 keer over gebeld, op 18-03-2026 en 2026-03-19.",
        "Het jongste kind wacht; moeder ook. De school doet niets.",
        "Vader van der had plek.",
        "De voorstraat is dicht.",
        "Zij toetsen te weinig.",
        "Er is 1.250.000 euro tekort.",
    ],
)
def test_plain_words_pass(tekst: str) -> None:
    assert verraden(tekst, GEZIN) == ""


def test_without_knowledge_only_the_general_net_holds() -> None:
    assert verraden("Sanne woont op Proefstraat 12.") == ""
    assert verraden("Zie C-2026-000012.") == "C-2026-000012"


def test_folding() -> None:
    assert (fold("Élise"), squeeze("Proef straat 12-a")) == ("elise", "proefstraat12a")
    assert naamwoorden(["Jo van den Berg-de Wit"]) == {"berg", "wit"}
