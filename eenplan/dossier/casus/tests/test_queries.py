"""Reading cases: as far as the viewer reaches, in the order of the deadline, with a line for each person shown."""

from datetime import datetime, timedelta

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.actions import Subject, start_until
from eenplan.dossier.casus import queries
from eenplan.dossier.casus.actions import involve, open_casus, shield
from eenplan.dossier.casus.models import Belangenconflict, Casus, Uitspraak
from eenplan.dossier.casus.rules import Groep, Rol, Stand, groep
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.tijdlijn.queries import tijdlijn
from tests.regio import Regio

VB = "veiligheidsbeoordeling"
HOUSE = "Kievitslaan 14, 1997 KD Noorderveen"


@pytest.fixture
def gezin(casus: Casus, persoon: MaakPersoon) -> Casus:
    """A case with a mother and a child."""
    persoon("Sanne de Toets", "1990-05-02", adres=HOUSE, casus=casus, rol=Rol.SLACHTOFFER)
    persoon("Bram de Toets", "2018-01-09", casus=casus, rol=Rol.KIND)
    return casus


def another(regio: Regio, due_in: timedelta | None, acuut: bool = False) -> Casus:
    """One more case, with a deadline."""
    with act("toets.open", by=SYSTEM, at=regio.at) as a:
        casus = open_casus(a, regio.organisations["vt"], regio.accounts["triagist"].pk, "Toetsdorp", acuut)
        if due_in is not None:
            subject = Subject("toets", casus.pk, casus.bronhouder_id, regio.accounts["triagist"].pk, casus.pk)
            start_until(VB, subject, regio.at - timedelta(days=30), regio.at + due_in)
    enter(SYSTEM)
    return casus


def test_a_case_as_the_front_office_sees_it(regio: Regio, gezin: Casus) -> None:
    found = queries.casus(regio["triagist"], gezin.pk, now=regio.at)
    assert [(mens.naam, mens.rol, mens.leeftijd) for mens in found.mensen] == [
        ("Sanne de Toets", "slachtoffer", 35), ("Bram de Toets", "kind", 8),
    ]  # fmt: skip
    assert found.mensen[0].adres == HOUSE
    assert found.naam == f"{gezin.nummer} · Toets"
    assert [mens.is_kind for mens in found.mensen] == [False, True]
    assert found.veiligheid
    assert found.classes == frozenset(DataClass) - {DataClass.JUSTITIE}


def test_a_line_for_each_person_shown(regio: Regio, gezin: Casus) -> None:
    queries.casus(regio["triagist"], gezin.pk, now=regio.at)
    lines = LogLine.objects.filter(verb="casus.lees", account_id=regio["triagist"].account_id)
    assert set(lines.values_list("persoon_id", flat=True)) == set(
        gezin.betrokkenen.values_list("persoon_id", flat=True)
    )
    assert set(lines.values_list("casus_id", "rule")) == {(gezin.pk, "R4")}


@pytest.mark.parametrize("key", ["casus", "beheer", "fg", "regisseur", "ander", "school", "agent", "beleid"])
def test_not_for_who_is_not_in_it(regio: Regio, gezin: Casus, key: str) -> None:
    with pytest.raises(NotVisible):
        queries.casus(regio[key], gezin.pk, now=regio.at)
    with pytest.raises(NotVisible):
        tijdlijn(regio[key], gezin.pk)


def test_a_shielded_address_is_for_its_readers(regio: Regio, gezin: Casus) -> None:
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, gezin, "adres", [regio.accounts["lead"].pk])
    enter(SYSTEM)
    shown = {key: queries.casus(regio[key], gezin.pk, now=regio.at).mensen[0].adres for key in ("triagist", "lead")}
    assert shown == {"triagist": "", "lead": HOUSE}


@pytest.mark.parametrize("shield_here", [False, True])
def test_a_secret_address_is_secret_in_every_case_of_the_person(regio: Regio, gezin: Casus, shield_here: bool) -> None:
    """The shield was put on one case; the same person in another case does not give the place away."""
    Adres.objects.update(geheim=True)
    if shield_here:
        with act("toets.schild", by=SYSTEM, at=regio.at) as a:
            shield(a, gezin, "adres", [regio.accounts["lead"].pk])
        enter(SYSTEM)
    for key, reads in (("triagist", False), ("lead", shield_here)):
        mother = queries.casus(regio[key], gezin.pk, now=regio.at).mensen[0]
        assert (mother.adres, mother.geheim) == (HOUSE if reads else "", True)
    assert queries.casus(SYSTEM, gezin.pk, now=regio.at).mensen[0].adres == HOUSE


@pytest.mark.parametrize(("born", "rol", "child"), [
    ("2018-01-09", Rol.GETUIGE, True), ("", Rol.KIND, True), ("1990", Rol.KIND, True), ("1990", Rol.GETUIGE, False),
    ("", Rol.OVERIG, False), ("21-03-2008", Rol.OVERIG, True), ("20-03-2008", Rol.OVERIG, False),
])  # fmt: skip
def test_who_is_a_child(regio: Regio, casus: Casus, persoon: MaakPersoon, born: str, rol: Rol, child: bool) -> None:
    persoon("Toets Mens", born, casus=casus, rol=rol)
    (mens,) = queries.casus(regio["triagist"], casus.pk, now=regio.at).mensen
    assert mens.is_kind == child


def test_the_work_supply_goes_by_deadline_and_never_by_a_score(regio: Regio) -> None:
    later = another(regio, timedelta(days=5))
    none = another(regio, None)
    late = another(regio, timedelta(days=-1))
    acute = another(regio, timedelta(days=6), acuut=True)
    found = queries.voorraad(regio["triagist"], now=regio.at)
    assert [row.casus_id for row in found] == [acute.pk, late.pk, later.pk, none.pk]
    assert [row.groep for row in found] == [Groep.NU, Groep.NU, Groep.DEZE_WEEK, Groep.LATER]


def test_the_work_supply_shows_ones_own_cases_only(regio: Regio, gezin: Casus) -> None:
    assert [row.casus_id for row in queries.voorraad(regio["triagist"], now=regio.at)] == [gezin.pk]
    for key in ("casus", "regisseur", "beheer", "beleid"):
        assert queries.voorraad(regio[key], now=regio.at) == []


def test_a_list_leaves_a_line_for_each_case(regio: Regio, gezin: Casus) -> None:
    another(regio, None)
    queries.voorraad(regio["triagist"], now=regio.at)
    assert LogLine.objects.filter(verb="casus.lijst", account_id=regio["triagist"].account_id).count() == 2


def test_no_more_than_asked_for_and_only_these_stands(regio: Regio) -> None:
    for _ in range(3):
        another(regio, timedelta(days=1))
    assert len(queries.voorraad(regio["triagist"], now=regio.at, limit=2)) == 2
    assert queries.voorraad(regio["triagist"], Stand.MONITORING, now=regio.at) == []


def test_children_and_known_before_are_counted(regio: Regio, gezin: Casus) -> None:
    Casus.objects.filter(pk=another(regio, None).pk).update(
        huishouden=gezin.huishouden_id, stand="afgesloten", afgesloten_op=regio.at, sluitreden="overig"
    )
    (row,) = queries.voorraad(regio["triagist"], now=regio.at)
    assert (row.kinderen, row.eerder, row.aan_zet) == (1, True, "Toets Triagist")


@pytest.mark.parametrize("klasse", list(DataClass))
def test_statements_as_far_as_the_classes_reach(regio: Regio, gezin: Casus, klasse: DataClass) -> None:
    Uitspraak.objects.create(
        casus=gezin, spreker="moeder", gezegd_op=regio.at, soort="feit", klasse=klasse, tekst="Het ging mis.",
        vastgelegd_op=regio.at,
    )  # fmt: skip
    assert bool(queries.uitspraken(regio["triagist"], gezin.pk)) == (klasse is not DataClass.JUSTITIE)
    assert len(queries.uitspraken(regio["lead"], gezin.pk)) == 1
    assert queries.uitspraken(regio["casus"], gezin.pk) == []


def test_the_timeline_begins_with_the_opening(regio: Regio, gezin: Casus) -> None:
    items = tijdlijn(regio["triagist"], gezin.pk)
    assert [(item.label, item.kind) for item in items] == [("Casus geopend", "besluit")]


def at(days: float) -> timedelta:
    return timedelta(days=days)


GROUPS = [
    (False, None, Groep.LATER), (True, None, Groep.NU), (False, at(-0.01), Groep.NU), (False, at(0.2), Groep.VANDAAG),
    (False, at(1), Groep.DEZE_WEEK), (False, at(7), Groep.DEZE_WEEK), (False, at(8), Groep.LATER),
    (True, at(90), Groep.NU),
]  # fmt: skip


@pytest.mark.parametrize(("acuut", "due_in", "expected"), GROUPS)
def test_groups(now: datetime, acuut: bool, due_in: timedelta | None, expected: Groep) -> None:
    assert groep(acuut, None if due_in is None else now + due_in, now) == expected


def test_late_this_evening_is_still_today(now: datetime) -> None:
    assert groep(False, now.replace(hour=23, minute=59), now) is Groep.VANDAAG


@pytest.mark.parametrize(("klassen", "shield_here", "told"), [
    (["identiteit"], False, False), (["identiteit"], True, False),
    (["identiteit", "vindbaar"], False, True), (["identiteit", "vindbaar"], True, True),
])  # fmt: skip
def test_that_a_place_is_secret_is_for_who_may_know_places(
    regio: Regio, gezin: Casus, klassen: list[str], shield_here: bool, told: bool
) -> None:
    Adres.objects.update(geheim=True)
    with act("toets.betrek", by=SYSTEM, at=regio.at) as a:
        involve(
            a, gezin, regio["regisseur"].organisation_id or 0, regio["regisseur"].account_id,
            [DataClass.PROCES, *(DataClass(name) for name in klassen)], doel=regio["regisseur"].purpose.value,
            grond="toets", tot=regio.at + timedelta(days=90), client_geinformeerd="ja",
        )  # fmt: skip
        if shield_here:
            shield(a, gezin, "adres", [regio.accounts["lead"].pk])
    enter(SYSTEM)
    mother = queries.casus(regio["regisseur"], gezin.pk, now=regio.at).mensen[0]
    assert (mother.adres, mother.geheim) == ("", told)


@pytest.mark.parametrize(("shut", "known"), [("", "ja"), ("besloten", "nee"), ("conflict", "nee")])
def test_known_before_counts_only_what_the_viewer_may_know(regio: Regio, gezin: Casus, shut: str, known: str) -> None:
    earlier = another(regio, None)
    Casus.objects.filter(pk=earlier.pk).update(huishouden=gezin.huishouden_id)
    if shut == "besloten":
        with act("toets.sluit_af", by=SYSTEM, at=regio.at) as a:
            shield(a, earlier, "besloten", [regio.accounts["lead"].pk])
    elif shut:
        Belangenconflict.objects.create(casus=earlier, account=regio.accounts["triagist"], sinds=regio.at)
    enter(SYSTEM)
    row = next(row for row in queries.voorraad(regio["triagist"], now=regio.at) if row.casus_id == gezin.pk)
    assert row.eerder is (known == "ja")
