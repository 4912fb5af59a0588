"""The strip "Bekend?": twins and namesakes stay apart, a typing error is found, a stranger learns nothing."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from eenplan.core.access.gate import Facts
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.actions import add_person, close, open_casus, shield
from eenplan.dossier.casus.models import Belangenconflict, Casus
from eenplan.dossier.casus.rules import Sluitreden
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.dossier.radar import queries
from eenplan.dossier.radar.banden import Band
from eenplan.dossier.radar.queries import Bekend, bekend
from tests.regio import Regio

HOUSE = "Proefstraat 12, 1234 AB Toetsdorp"
BSN = "999000019"
VT = "Veilig Thuis Toetsland (verzonnen)"


@pytest.fixture
def earlier(regio: Regio) -> Casus:
    """A case of a year ago, still open."""
    with act("toets.open", by=SYSTEM, at=regio.at - timedelta(days=365)) as a:
        found = open_casus(a, regio.organisations["vt"], regio.accounts["lead"].pk, "Toetsdorp")
    enter(SYSTEM)
    return found


# known person -> the new one, and in which bands he may be shown (None: not at all)
STRONG = {Band.WAARSCHIJNLIJK, Band.ZEKER}
PAIRS = [
    (("Sanne de Toets", "1990-05-02", HOUSE), ("Sanne de Toets", "1990-05-02", HOUSE), STRONG),
    (("Sanne de Toets", "1990-05-02", HOUSE), ("Sane de Toets", "1990-05-02", HOUSE), STRONG),
    (("Sanne de Toets", "1990-05-02", ""), ("Sanne de Toest", "1990-05-02", ""), STRONG),
    (("Sanne de Toets", "1990-05-02", ""), ("Sanne de Toets", "1990-02-05", ""), STRONG),
    (("Sanne de Toets", "1990-05-02", ""), ("SANNE DE TOETS", "1990", ""), {Band.MOGELIJK, Band.WAARSCHIJNLIJK}),
    (("Jan Jansen", "1980-01-01", ""), ("Jan Jansen", "1955-07-30", ""), {None, Band.MOGELIJK}),
    (("Jan Jansen", "1980-01-01", "Kerkstraat 1, 5678 CD Elders"), ("Piet Jansen", "1971-11-12", ""), {None}),
    (("Jan Jansen", "1980-01-01", ""), ("Fatima Yilmaz", "1980-01-01", ""), {None}),
    (("Jan Jansen", "1980-01-01", ""), ("Fatima Yilmaz", "1993-04-04", ""), {None}),
]  # fmt: skip


@pytest.mark.parametrize(("known", "new", "bands"), PAIRS)
def test_one_person_beside_another(
    regio: Regio, casus: Casus, earlier: Casus, persoon: MaakPersoon, known: tuple[str, str, str],
    new: tuple[str, str, str], bands: set[Band | None],
) -> None:  # fmt: skip
    persoon(known[0], known[1], adres=known[2], casus=earlier)
    persoon(new[0], new[1], adres=new[2], casus=casus)
    found = bekend(SYSTEM, casus.pk)
    assert (found[0].band if found else None) in bands


def test_the_same_number_is_certain_whatever_the_name(casus: Casus, earlier: Casus, persoon: MaakPersoon) -> None:
    persoon("Sanne de Toets", "1990-05-02", bsn=BSN, casus=earlier)
    persoon("S. Bakker", "", bsn=BSN, casus=casus)
    (found,) = bekend(SYSTEM, casus.pk)
    assert "zelfde burgerservicenummer" in found.redenen


def test_twins_stay_two_people(casus: Casus, earlier: Casus, persoon: MaakPersoon) -> None:
    """Same surname, day and house: each new child points at the one with its own first name, never both at one."""
    kept = {
        name: persoon(f"{name} de Toets", "2018-01-09", adres=HOUSE, casus=earlier).pk for name in ("Bram", "Fleur")
    }
    new = {name: persoon(f"{name} de Toets", "2018-01-09", adres=HOUSE, casus=casus).pk for name in ("Bram", "Fleur")}
    (found,) = bekend(SYSTEM, casus.pk)
    assert {hit.genoemd_id: hit.persoon_id for hit in found.treffers} == {new[name]: kept[name] for name in kept}


def test_one_twin_is_not_the_other(casus: Casus, earlier: Casus, persoon: MaakPersoon) -> None:
    """He may be shown (the household is known), but with what speaks against it and never as certain."""
    persoon("Fleur de Toets", "2018-01-09", adres=HOUSE, casus=earlier)
    persoon("Bram de Toets", "2018-01-09", adres=HOUSE, casus=casus)
    (found,) = bekend(SYSTEM, casus.pk)
    assert found.band is not Band.ZEKER
    assert "andere voornaam" in found.tegen


def test_a_household_is_stronger_than_its_people(casus: Casus, earlier: Casus, persoon: MaakPersoon) -> None:
    persoon("Sanne de Toets", "1990", casus=earlier)
    persoon("Sanne de Toets", "1990", casus=casus)
    (alone,) = bekend(SYSTEM, casus.pk)
    persoon("Peter de Toets", "1988", casus=earlier)
    persoon("Peter de Toets", "1988", casus=casus)
    (found,) = bekend(SYSTEM, casus.pk)
    assert len(found.treffers) == 2
    assert found.gewicht > alone.gewicht + 5


def same(regio: Regio, casus: Casus, earlier: Casus, persoon: MaakPersoon) -> None:
    for case in (earlier, casus):
        persoon("Sanne de Toets", "1990-05-02", adres=HOUSE, casus=case)


def test_nothing_is_merged(regio: Regio, casus: Casus, earlier: Casus, persoon: MaakPersoon) -> None:
    same(regio, casus, earlier, persoon)
    bekend(SYSTEM, casus.pk)
    assert Persoon.objects.count() == 2


def logged(regio: Regio, key: str) -> set[tuple[int | None, int | None, str, bool]]:
    lines = LogLine.objects.filter(verb="radar.bekend", account_id=regio[key].account_id)
    return {(line.casus_id, line.persoon_id, line.rule, line.allowed) for line in lines}


@pytest.mark.parametrize(("key", "rule"), [("triagist", "R4"), ("lead", "R4"), ("casus", "R0"), ("beheer", "R0")])
def test_who_may_not_see_the_case_learns_only_whom_to_ask(
    regio: Regio, casus: Casus, earlier: Casus, persoon: MaakPersoon, key: str, rule: str
) -> None:
    same(regio, casus, earlier, persoon)
    persoon("Peter de Toets", "1988-01-01", casus=earlier)
    persoon("Peter de Toets", "1988-01-01", casus=casus)
    found = bekend(regio[key], casus.pk)
    known = {(earlier.pk, pk, rule, rule == "R4") for pk in earlier.betrokkenen.values_list("persoon_id", flat=True)}
    assert logged(regio, key) == known
    if key == "beheer":  # a role without content does not hear that it is there
        assert found == []
    elif rule == "R4":
        assert (found[0].zichtbaar, found[0].nummer, bool(found[0].redenen)) == (True, earlier.nummer, True)
    else:
        assert found == [Bekend(contact=VT, over=("Peter de Toets", "Sanne de Toets"))]


def test_whom_to_ask_is_said_once_with_all_whom_it_is_about(
    regio: Regio, casus: Casus, earlier: Casus, persoon: MaakPersoon
) -> None:
    """Who was found only by the household around him is left out: that would say who lives there."""
    with act("toets.open", by=SYSTEM, at=regio.at) as a:
        other = open_casus(a, regio.organisations["vt"], regio.accounts["triagist"].pk, "Toetsdorp")
    persoon("Sanne de Toets", "1990-05-02", casus=earlier)
    persoon("Ineke van Proef", "1951-03-04", casus=other)
    persoon("Peter de Toets", "", casus=earlier)
    for name, born in (("Sanne de Toets", "1990-05-02"), ("Ineke van Proef", "1951-03-04"), ("Peter de Toets", "")):
        persoon(name, born, casus=casus)
    (found,) = bekend(regio["casus"], casus.pk)
    assert found == Bekend(contact=VT, over=("Ineke van Proef", "Sanne de Toets"))
    words = " ".join(strip_tags(render_to_string("radar/strook.html", {"bekenden": [found]})).split())
    assert f"Over Ineke van Proef, Sanne de Toets: neem contact op met {VT}." in words


def test_a_conflict_of_interest_hides_that_it_is_there(
    regio: Regio, casus: Casus, earlier: Casus, persoon: MaakPersoon
) -> None:
    same(regio, casus, earlier, persoon)
    Belangenconflict.objects.create(casus=earlier, account=regio.accounts["lead"], sinds=regio.at)
    assert bekend(regio["lead"], casus.pk) == []
    assert {(rule, allowed) for _, _, rule, allowed in logged(regio, "lead")} == {("R1", False)}


@pytest.mark.parametrize("which", ["casus", "persoon"])
def test_a_secret_address_is_compared_for_its_readers_only(
    regio: Regio, casus: Casus, earlier: Casus, persoon: MaakPersoon, which: str
) -> None:
    """Neither that it is the same place nor that it is another one; also when the whole case is shielded."""
    persoon("Sanne de Toets", "1990-05-02", adres="Schuilstraat 7, 4321 BA Elders", casus=earlier)
    persoon("Sanne de Toets", "1990-05-02", adres="Schuilstraat 7, 4321 BA Elders", casus=casus)
    if which == "persoon":
        Adres.objects.filter(persoon__betrokken_bij__casus=earlier).update(geheim=True)
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, earlier, "adres", [regio.accounts["lead"].pk])
    enter(SYSTEM)
    for key, reads in (("triagist", False), ("lead", True)):
        (found,) = bekend(regio[key], casus.pk)
        assert ("zelfde huis" in found.redenen) is reads
    moved = {"straat": "Kerkweg", "huisnummer": 1, "postcode": "", "plaats": "Ver"}
    Adres.objects.filter(persoon__betrokken_bij__casus=casus).update(**moved)
    for key, reads in (("triagist", False), ("lead", True)):
        (found,) = bekend(regio[key], casus.pk)
        assert ("ander adres" in found.tegen) is reads


def test_a_secret_address_without_a_shield_is_for_nobody(
    regio: Regio, casus: Casus, earlier: Casus, persoon: MaakPersoon
) -> None:
    same(regio, casus, earlier, persoon)
    Adres.objects.filter(persoon__betrokken_bij__casus=earlier).update(geheim=True)
    (found,) = bekend(regio["lead"], casus.pk)
    assert "zelfde huis" not in found.redenen


def test_a_secluded_case_says_only_whom_to_ask(
    regio: Regio, casus: Casus, earlier: Casus, persoon: MaakPersoon
) -> None:
    same(regio, casus, earlier, persoon)
    with act("toets.sluit_af", by=SYSTEM, at=regio.at) as a:
        shield(a, earlier, "besloten", [regio.accounts["lead"].pk])
    enter(SYSTEM)
    Casus.objects.filter(pk=earlier.pk).update(verantwoordelijke_organisatie=regio.organisations["ander_team"])
    assert bekend(regio["triagist"], casus.pk) == [Bekend(contact=VT, over=("Sanne de Toets",))]
    assert {(rule, allowed) for _, _, rule, allowed in logged(regio, "triagist")} == {("R6", False)}
    assert bekend(regio["lead"], casus.pk)[0].nummer == earlier.nummer


def test_a_case_that_went_up_in_another_is_not_shown(
    regio: Regio, casus: Casus, earlier: Casus, persoon: MaakPersoon
) -> None:
    same(regio, casus, earlier, persoon)
    with act("toets.voeg_samen", by=SYSTEM, at=regio.at) as a:
        close(a, earlier, Sluitreden.SAMENGEVOEGD, casus, role="vt_lead")
    enter(SYSTEM)
    assert bekend(SYSTEM, casus.pk) == []


def test_the_same_people_in_a_second_case_are_told_once_and_what_runs_comes_first(
    regio: Regio, casus: Casus, earlier: Casus, persoon: MaakPersoon
) -> None:
    same(regio, casus, earlier, persoon)
    known = Persoon.objects.get(betrokken_bij__casus=earlier)
    with act("toets.open", by=SYSTEM, at=regio.at) as a:
        close(a, earlier, Sluitreden.GEEN_VERVOLG, role="vt_lead")
        later = open_casus(a, regio.organisations["vt"], regio.accounts["lead"].pk, "Toetsdorp")
        add_person(a, later, known)
    enter(SYSTEM)
    found = bekend(regio["lead"], casus.pk)
    assert [(item.nummer, item.herhaald) for item in found] == [(later.nummer, False), (earlier.nummer, True)]
    assert [hit.naam for item in found for hit in item.treffers] == ["Sanne de Toets"] * 2


def test_who_may_not_know_who_they_are_sees_no_names_and_no_reasons(
    regio: Regio, casus: Casus, earlier: Casus, persoon: MaakPersoon, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The people are still there for joining; what is said of them is not."""
    same(regio, casus, earlier, persoon)
    real = queries.ask

    def without_identity(viewer: Viewer, facts: Facts, wanted: DataClass) -> object:
        return wanted is not DataClass.IDENTITEIT and real(viewer, facts, wanted)

    monkeypatch.setattr(queries, "ask", without_identity)
    (found,) = bekend(regio["lead"], casus.pk)
    assert (found.redenen, found.tegen) == ((), ())
    assert [(hit.naam, hit.genoemd, hit.redenen.voor, hit.band) for hit in found.treffers] == [("", "", (), None)]
