"""The course as a table that a hulpofficier could check, without a database (domain 3.10)."""

import pytest

from eenplan.core.access.policy import DataClass, Role
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod.rules import COURSE, EINDES, HERKOMST, KLASSEN, VAN_KRACHT, VOOR, VOORBIJ, Stand

POLITIE, GEMEENTE, VT, REGIE = Role.JUSTITIE, Role.ZORGPARTNER, Role.VT_CASUS, Role.REGISSEUR
NIEMAND = (Role.BELEID, Role.FG, Role.BEHEER, Role.PROCESREGISSEUR, Role.BETROKKENE, Role.ANONIEM)
VOOR_HET_BESLUIT = {"vul_rihg", "leg_bezoek", "wijzig", "breek_af"}
LOOPT = {"meld_overtreding", "teken", "start_stap"}
MAG_NU = {
    # state: what police, mayor's office, Veilig Thuis and director may begin there
    Stand.BEGONNEN: (VOOR_HET_BESLUIT | {"stel_rihg_vast"}, set(), VOOR_HET_BESLUIT | {"raadpleeg"}, set()),
    Stand.RIHG_INGEVULD: (
        {"wijzig", "leg_op", "leg_niet_op"}, {"leg_op", "leg_niet_op"}, {"wijzig", "raadpleeg"}, set(),
    ),
    Stand.OPGELEGD: (
        LOOPT | {"vernietig"},
        LOOPT | {"vernietig", "verleng", "verleng_niet", "trek_in"},
        LOOPT | {"vernietig", "verloop"},
        LOOPT,
    ),
    Stand.VERLENGD: (LOOPT | {"vernietig"}, LOOPT | {"vernietig", "trek_in"}, LOOPT | {"vernietig", "verloop"}, LOOPT),
    Stand.VERLOPEN: (LOOPT | {"vernietig"}, LOOPT | {"vernietig"}, LOOPT | {"vernietig", "rond_af"}, LOOPT),
    Stand.INGETROKKEN: (LOOPT | {"vernietig"}, LOOPT | {"vernietig"}, LOOPT | {"vernietig", "rond_af"}, LOOPT),
    Stand.VERNIETIGD: (LOOPT, LOOPT, LOOPT | {"rond_af"}, LOOPT),
    Stand.AFGEROND: (LOOPT | {"vernietig"}, LOOPT | {"vernietig"}, LOOPT | {"vernietig"}, LOOPT),
    Stand.NIET_OPGELEGD: (set(), set(), set(), set()),
}  # fmt: skip


@pytest.mark.parametrize("stand", list(Stand), ids=str)
def test_what_each_party_may_do_in_each_state(stand: Stand) -> None:
    found = [{row.action for row in COURSE.allowed(stand, role)} for role in (POLITIE, GEMEENTE, VT, REGIE)]
    assert found == list(MAG_NU[stand])


@pytest.mark.parametrize("role", NIEMAND, ids=str)
def test_who_reads_no_content_does_nothing(role: Role) -> None:
    assert not any(COURSE.allowed(stand, role) for stand in Stand)


NAAR = [
    ("begonnen", "stel_rihg_vast", POLITIE, "rihg_ingevuld"),
    ("begonnen", "breek_af", POLITIE, "niet_opgelegd"),
    ("begonnen", "breek_af", VT, "niet_opgelegd"),
    ("begonnen", "wijzig", VT, "begonnen"),
    ("rihg_ingevuld", "wijzig", POLITIE, "rihg_ingevuld"),
    ("rihg_ingevuld", "leg_op", POLITIE, "opgelegd"),
    ("rihg_ingevuld", "leg_op", GEMEENTE, "opgelegd"),
    ("rihg_ingevuld", "leg_niet_op", GEMEENTE, "niet_opgelegd"),
    ("opgelegd", "verleng", GEMEENTE, "verlengd"),
    ("opgelegd", "verleng_niet", GEMEENTE, "opgelegd"),
    ("opgelegd", "trek_in", GEMEENTE, "ingetrokken"),
    ("verlengd", "trek_in", GEMEENTE, "ingetrokken"),
    ("opgelegd", "verloop", VT, "verlopen"),
    ("verlengd", "verloop", VT, "verlopen"),
    ("opgelegd", "vernietig", VT, "vernietigd"),
    ("verlengd", "vernietig", POLITIE, "vernietigd"),
    ("verlopen", "vernietig", VT, "vernietigd"),
    ("ingetrokken", "vernietig", VT, "vernietigd"),
    ("afgerond", "vernietig", VT, "afgerond"),
    ("verlopen", "rond_af", VT, "afgerond"),
    ("ingetrokken", "rond_af", VT, "afgerond"),
    ("vernietigd", "rond_af", VT, "afgerond"),
    ("afgerond", "meld_overtreding", POLITIE, "afgerond"),
    ("afgerond", "teken", REGIE, "afgerond"),
]


@pytest.mark.parametrize(("stand", "action", "role", "target"), NAAR)
def test_where_an_act_leads(stand: str, action: str, role: Role, target: str) -> None:
    assert COURSE.step(stand, action, role).target == target


WEIGERING = [
    # what cannot be, and the words that say what can
    ("rihg_ingevuld", "vul_rihg", POLITIE, "motivering van het besluit"),
    ("rihg_ingevuld", "leg_bezoek", VT, "staat vast"),
    ("opgelegd", "raadpleeg", VT, "al besloten"),
    ("opgelegd", "wijzig", VT, "opnieuw beslissen"),
    ("rihg_ingevuld", "breek_af", VT, "opleggen of niet"),
    ("verlengd", "verleng", GEMEENTE, "een keer"),
    ("verlopen", "verleng", GEMEENTE, "nog loopt"),
    ("verlengd", "verleng_niet", GEMEENTE, "nog loopt"),
    ("begonnen", "meld_overtreding", POLITIE, "112"),
    ("niet_opgelegd", "meld_overtreding", POLITIE, "112"),
    ("begonnen", "teken", VT, "pas als"),
    ("rihg_ingevuld", "start_stap", VT, "pas als"),
    ("opgelegd", "rond_af", VT, "Eerst eindigt"),
    ("begonnen", "leg_op", POLITIE, ""),
    ("afgerond", "trek_in", GEMEENTE, ""),
    ("vernietigd", "vernietig", VT, ""),
]


@pytest.mark.parametrize(("stand", "action", "role", "words"), WEIGERING)
def test_a_refusal_is_a_dutch_sentence_that_says_what_can(stand: str, action: str, role: Role, words: str) -> None:
    with pytest.raises(Refused) as refused:
        COURSE.step(stand, action, role)
    assert words in refused.value.message
    assert refused.value.message.endswith((".", "?"))


def test_nothing_leads_back_to_before_the_decision_and_nothing_ends_in_silence() -> None:
    back = [row for row in COURSE.transitions if row.target in VOOR and row.source not in (*VOOR, COURSE.start)]
    assert back == []
    assert COURSE.final_states == ("niet_opgelegd",)
    over = {row.action for row in COURSE.transitions if row.target == "afgerond" and row.source != "afgerond"}
    assert over == {"rond_af"}  # product D6: only with who watches from tomorrow


def test_the_states_are_parted_without_overlap() -> None:
    parts = [*VOOR, *VAN_KRACHT, *VOORBIJ, Stand.AFGEROND, Stand.NIET_OPGELEGD]
    assert sorted(parts) == sorted(Stand)
    assert {"huisverbod_einde", "huisverbod_uiterlijk"} == EINDES


def test_what_all_parties_share_holds_no_care_no_justice_and_no_reporter() -> None:
    """access.md R3, purpose thv."""
    assert set(DataClass) - KLASSEN == {DataClass.ZORG, DataClass.JUSTITIE, DataClass.MELDER}


def test_every_origin_has_its_words_and_the_preventive_one_says_that_nothing_happened() -> None:
    assert [key for key in HERKOMST if "geen incident" in HERKOMST[key]] == ["preventief"]
    assert len(HERKOMST) == 4
