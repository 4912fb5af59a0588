"""Who may decide what, without a database: functions, mandates, municipalities (domain 2, Wth 2, 3 and 9)."""

import pytest

from eenplan.instrumenten.huisverbod.bevoegdheden import MAG, WIE_WEL, andere_gemeente, mandaat_nodig, waarom_niet
from eenplan.instrumenten.huisverbod.functies import BEVOEGD, FUNCTIES, Bevoegdheid, bevoegdheid

BURGEMEESTER, LOCO, HOVJ, GEEN = (
    Bevoegdheid.BURGEMEESTER,
    Bevoegdheid.LOCO,
    Bevoegdheid.HOVJ,
    Bevoegdheid.GEEN,
)
# what a mandate of the mayor can hold (Wth 3), and what the deputy does by it
NODIG = {
    "leg_op": {LOCO, HOVJ},
    "leg_niet_op": {LOCO, HOVJ},
    "verleng": {LOCO},
    "verleng_niet": {LOCO},
    "trek_in": {LOCO},
    "stel_rihg_vast": set(),
    "teken": set(),
    "wijzig": set(),
    "vernietig": set(),
}


@pytest.mark.parametrize("action", NODIG)
def test_who_names_a_mandate_for_what(action: str) -> None:
    assert {wie for wie in Bevoegdheid if mandaat_nodig(action, wie)} == NODIG[action]


@pytest.mark.parametrize("action", ["leg_op", "leg_niet_op"])
@pytest.mark.parametrize("mandaat", ["", " ", "\n\t"])
def test_the_hulpofficier_without_a_mandate_of_this_mayor_imposes_nothing(action: str, mandaat: str) -> None:
    """Wth 3: a mayor may give one and need not; it differs from one municipality to the next."""
    why = waarom_niet(action, HOVJ, mandaat)
    assert why == "Noem het mandaatsbesluit waarmee u als hulpofficier van justitie beslist."
    assert waarom_niet(action, HOVJ, "Mandaatbesluit Toetsdorp 2025-4") == ""


@pytest.mark.parametrize("action", ["verleng", "verleng_niet", "trek_in"])
def test_no_mandate_lets_the_hulpofficier_extend_or_withdraw(action: str) -> None:
    """Domain 12-4: art. 9 and art. 2-9 are not on the list of art. 3."""
    for mandaat in ("", "Mandaatbesluit Toetsdorp 2025-4"):
        assert "alleen de burgemeester" in waarom_niet(action, HOVJ, mandaat)
    assert waarom_niet(action, LOCO, "Mandaatbesluit") == ""
    assert "loco-burgemeester beslist" in waarom_niet(action, LOCO, " ")
    assert waarom_niet(action, BURGEMEESTER, "") == ""


@pytest.mark.parametrize("action", sorted(MAG))
def test_who_decides_nothing_decides_nothing_with_a_mandate_either(action: str) -> None:
    assert waarom_niet(action, GEEN, "Mandaatbesluit") == WIE_WEL[action]


def test_every_refusal_says_who_does_decide() -> None:
    assert WIE_WEL.keys() == MAG.keys()
    for why in WIE_WEL.values():
        assert why.endswith(".")
        assert "burgemeester" in why or "hulpofficier" in why


def test_the_mayor_needs_no_mandate_and_settles_no_rihg() -> None:
    assert not any(mandaat_nodig(action, BURGEMEESTER) for action in MAG)
    assert [action for action in MAG if waarom_niet(action, BURGEMEESTER, "")] == ["stel_rihg_vast"]


FUNCTIENAMEN = [
    ("gemeente", "burgemeester", BURGEMEESTER),
    ("gemeente", "BURGEMEESTER", BURGEMEESTER),
    ("gemeente", " burgemeester\n", BURGEMEESTER),
    ("gemeente", "waarnemend burgemeester", BURGEMEESTER),
    ("gemeente", "loco-burgemeester", LOCO),
    ("gemeente", "locoburgemeester", LOCO),
    ("gemeente", "Loco Burgemeester", LOCO),
    ("politie", "hulpofficier van justitie", HOVJ),
    ("politie", "Hulpofficier van Justitie", HOVJ),
    ("politie", "hulpofficier", HOVJ),
    ("politie", "HOvJ", HOVJ),
    # near, and nothing
    ("gemeente", "burgemeesters", GEEN),
    ("gemeente", "oud-burgemeester", GEEN),
    ("gemeente", "secretaris van de burgemeester", GEEN),
    ("gemeente", "kabinet burgemeester", GEEN),
    ("gemeente", "wethouder", GEEN),
    ("gemeente", "ambtenaar openbare orde en veiligheid", GEEN),
    ("gemeente", "", GEEN),
    ("gemeente", "hulpofficier van justitie", GEEN),
    ("politie", "officier van justitie", GEEN),
    ("politie", "hoofdagent", GEEN),
    ("politie", "burgemeester", GEEN),
    ("justitie", "hulpofficier van justitie", GEEN),
    ("veilig_thuis", "hulpofficier van justitie", GEEN),
    ("onderwijs", "burgemeester", GEEN),
    ("", "burgemeester", GEEN),
]


@pytest.mark.parametrize(("soort", "functie", "wie"), FUNCTIENAMEN)
def test_a_function_at_its_own_kind_of_organisation(soort: str, functie: str, wie: Bevoegdheid) -> None:
    assert bevoegdheid(soort, functie) is wie


def test_every_function_is_written_in_letters_only_and_has_a_name() -> None:
    assert all(functie.isalpha() and functie.islower() for _, functie in FUNCTIES)
    assert set(FUNCTIES.values()) == set(Bevoegdheid) - {GEEN}
    assert BEVOEGD.keys() == set(Bevoegdheid)
    assert [bool(BEVOEGD[wie]) for wie in Bevoegdheid] == [True, True, True, False]


@pytest.mark.parametrize(
    ("eigen", "van_adres", "anders"),
    [
        ("Toetsdorp", "Toetsdorp", False),
        ("Toetsdorp", "toetsdorp ", False),
        ("Toetsdorp", "Elders", True),
        ("Toetsdorp", "Toetsdorp-Zuid", True),
        ("", "Toetsdorp", False),  # not known on one side keeps nobody out: Veilig Thuis asked this mayor
        ("Toetsdorp", "", False),
        ("", "", False),
        (" ", "Toetsdorp", False),
    ],
)
def test_a_mayor_decides_in_one_town(eigen: str, van_adres: str, anders: bool) -> None:
    assert andere_gemeente(eigen, van_adres) is anders
