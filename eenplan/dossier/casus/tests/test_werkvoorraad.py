"""The work supply: in the order of the deadline, named where the viewer may know the name, sought and sifted."""

from datetime import datetime, timedelta

import pytest

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.actions import Subject, finish, start_until
from eenplan.dossier.casus import queries
from eenplan.dossier.casus.actions import involve, make_responsible, open_casus, shield
from eenplan.dossier.casus.kinderen import kind_op
from eenplan.dossier.casus.models import Belangenconflict, Casus
from eenplan.dossier.casus.rules import ADULT, GEVAAR, Genaamd, Groep, Rol, gezinsnaam, groep
from eenplan.dossier.casus.werkvoorraad import Regel, Vraag, voorraad
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.personen.actions import also_known_as
from tests.regio import Regio

VB = "veiligheidsbeoordeling"
SHOWN = frozenset({DataClass.PROCES, DataClass.IDENTITEIT})


@pytest.fixture
def gezin(casus: Casus, persoon: MaakPersoon) -> Casus:
    """A case with a mother and a child."""
    persoon(
        "Sanne de Toets", "1990-05-02", adres="Kievitslaan 14, 1997 KD Noorderveen", casus=casus, rol=Rol.SLACHTOFFER
    )
    persoon("Bram Vos", "2018-01-09", casus=casus, rol=Rol.KIND)
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


def test_the_work_supply_goes_by_deadline_and_never_by_a_score(regio: Regio) -> None:
    later = another(regio, timedelta(days=5))
    none = another(regio, None)
    late = another(regio, timedelta(days=-1))
    acute = another(regio, timedelta(days=6), acuut=True)
    found = voorraad(regio["triagist"], now=regio.at)
    assert [row.casus_id for row in found] == [acute.pk, late.pk, later.pk, none.pk]
    assert [row.groep for row in found] == [Groep.NU, Groep.NU, Groep.DEZE_WEEK, Groep.LATER]


def test_a_row_also_tells_what_else_is_on_your_name(regio: Regio) -> None:
    casus = another(regio, timedelta(days=1))
    with act("toets.meer", by=SYSTEM, at=regio.at):
        mine, hers = regio.accounts["triagist"].pk, regio.accounts["triagist2"].pk
        for number, (key, kind, owner) in enumerate(
            [("belang_herverdelen", "toets", mine), ("brief_versturen", "brief", mine), ("acute_check", "toets", hers)]
        ):
            start_until(key, Subject(kind, 100 + number, casus.bronhouder_id, owner, casus.pk), regio.at,
                        regio.at + timedelta(days=2 + number))  # fmt: skip
    enter(SYSTEM)
    shown = {key: voorraad(regio[key], now=regio.at)[0] for key in ("triagist", "triagist2")}
    assert {row.termijn.key for row in shown.values() if row.termijn} == {VB}
    assert {key: [term.key for term in row.ook] for key, row in shown.items()} == {
        "triagist": ["belang_herverdelen"], "triagist2": ["acute_check"]
    }  # fmt: skip


def ask_danger(regio: Regio, casus: Casus, due_in: timedelta, key: str = "acute_check", place: str = "vt") -> None:
    """A term on danger in this case, on the name of the second triagist."""
    enter(SYSTEM)
    subject = Subject("toets", casus.pk, regio.organisations[place].pk, regio.accounts["triagist2"].pk, casus.pk)
    start_until(key, subject, regio.at - timedelta(days=30), regio.at + due_in)


@pytest.mark.parametrize("key", sorted(GEVAAR))
def test_nobody_looked_whether_there_is_danger_goes_before_what_is_later_still(regio: Regio, key: str) -> None:
    """A check on danger of last night stood below a statutory start that was five days over, on another name."""
    late, later = another(regio, timedelta(days=-9)), another(regio, timedelta(days=-5))
    acute = another(regio, timedelta(days=6), acuut=True)
    ask_danger(regio, later, timedelta(hours=-1), key)
    enter(regio["triagist"])
    found = voorraad(regio["triagist"], now=regio.at)
    assert [row.casus_id for row in found] == [later.pk, acute.pk, late.pk]
    first = found[0]
    assert first.termijn is not None
    assert (first.termijn.key, first.aan_zet, first.groep) == (key, "Toets Triagist2", Groep.NU)


def test_a_check_on_danger_that_is_in_time_hides_nothing_that_is_late(regio: Regio) -> None:
    late, today = another(regio, timedelta(days=-5)), another(regio, timedelta(days=2))
    for casus in (late, today):
        ask_danger(regio, casus, timedelta(hours=3))
    enter(regio["triagist"])
    found = voorraad(regio["triagist"], now=regio.at)
    assert [(row.casus_id, row.aan_zet) for row in found] == [
        (late.pk, "Toets Triagist"), (today.pk, "Toets Triagist2"),
    ]  # fmt: skip


def test_danger_that_was_looked_at_goes_by_deadline_again(regio: Regio) -> None:
    early, checked = another(regio, timedelta(days=1)), another(regio, timedelta(days=3))
    ask_danger(regio, checked, timedelta(hours=-1))
    finish(["acute_check"], "toets", checked.pk, regio.at)
    enter(regio["triagist"])
    assert [row.casus_id for row in voorraad(regio["triagist"], now=regio.at)] == [early.pk, checked.pk]


def test_the_work_supply_shows_ones_own_cases_only(regio: Regio, gezin: Casus) -> None:
    assert [row.casus_id for row in voorraad(regio["triagist"], now=regio.at)] == [gezin.pk]
    for key in ("casus", "regisseur", "beheer", "beleid"):
        assert voorraad(regio[key], now=regio.at) == []


def test_a_list_leaves_a_line_for_each_case(regio: Regio, gezin: Casus) -> None:
    cases = {gezin.pk, another(regio, None).pk}
    voorraad(regio["triagist"], now=regio.at)
    lines = LogLine.objects.filter(verb="casus.lijst", account_id=regio["triagist"].account_id)
    assert set(lines.values_list("casus_id", flat=True)) == cases


def test_no_more_than_asked_for(regio: Regio) -> None:
    for _ in range(3):
        another(regio, timedelta(days=1))
    assert len(voorraad(regio["triagist"], now=regio.at, limit=2)) == 2


def test_children_and_known_before_are_counted(regio: Regio, gezin: Casus) -> None:
    Casus.objects.filter(pk=another(regio, None).pk).update(
        huishouden=gezin.huishouden_id, stand="afgesloten", afgesloten_op=regio.at, sluitreden="overig"
    )
    (row,) = voorraad(regio["triagist"], now=regio.at)
    assert (row.kinderen, row.eerder, row.aan_zet) == (1, True, "Toets Triagist")


def test_who_is_not_of_age_counts_as_a_child_whatever_he_is_called(
    regio: Regio, casus: Casus, persoon: MaakPersoon
) -> None:
    """A victim of fourteen is a child too; the condition of the database says what the page of the family says."""
    today = regio.at.date()
    on = today.replace(year=today.year - ADULT)
    born = [on, on + timedelta(days=1), on - timedelta(days=1), on + timedelta(days=40), on - timedelta(days=400)]
    dates = [*map(str, born), f"{on.year}", f"{on.year + 1}", f"{on.year}-{today.month + 1:02}", ""]
    for number, day in enumerate(dates):
        persoon(f"Naam{number} Toets", day, casus=casus, rol=Rol.SLACHTOFFER)
    persoon("Bram Vos", "1990", casus=casus, rol=Rol.KIND)
    children = set(casus.betrokkenen.filter(kind_op(today)).values_list("persoon_id", flat=True))
    people = queries.casus(regio["triagist"], casus.pk, now=regio.at).mensen
    enter(SYSTEM)
    assert children == {mens.persoon_id for mens in people if mens.is_kind}
    assert len(children) == 5


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
    row = next(row for row in voorraad(regio["triagist"], now=regio.at) if row.casus_id == gezin.pk)
    assert row.eerder is (known == "ja")


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


def share(regio: Regio, casus: Casus, *klassen: DataClass) -> None:
    """The local team takes part and may have these classes."""
    viewer = regio["regisseur"]
    with act("toets.betrek", by=SYSTEM, at=regio.at) as a:
        involve(
            a, casus, viewer.organisation_id or 0, viewer.account_id, klassen, doel=viewer.purpose.value,
            grond="toets", tot=regio.at + timedelta(days=90), client_geinformeerd="ja",
        )  # fmt: skip
    enter(viewer)


def found(regio: Regio, key: str, zoek: str = "", mijn: bool = False) -> list[Regel]:
    """What this person gets to see."""
    enter(regio[key])
    return voorraad(regio[key], now=regio.at, vraag=Vraag(mijn, zoek))


@pytest.mark.parametrize(("klassen", "name"), [
    ([DataClass.PROCES], ""), ([DataClass.PROCES, DataClass.IDENTITEIT], "de Toets"),
])  # fmt: skip
def test_the_name_of_the_family_is_for_who_may_know_it(
    regio: Regio, gezin: Casus, klassen: list[DataClass], name: str
) -> None:
    """With a line in the log for each person whose name it is."""
    share(regio, gezin, *klassen)
    (row,) = found(regio, "regisseur")
    assert row.naam == name
    lines = LogLine.objects.filter(verb="casus.lijst", account_id=regio["regisseur"].account_id)
    mother = gezin.betrokkenen.get(rol=Rol.SLACHTOFFER).persoon_id if name else None
    assert set(lines.values_list("persoon_id", flat=True)) == {mother}
    assert all(frozenset(line.classes) == frozenset(klassen) for line in lines)


@pytest.mark.parametrize("zoek", ["toets", "De Toets", "vos", "sanne", "{nummer}", "{deel}"])
def test_a_family_is_found_by_name_and_number(regio: Regio, gezin: Casus, zoek: str) -> None:
    another(regio, None)
    wanted = zoek.format(nummer=gezin.nummer.lower(), deel=gezin.nummer[-6:])
    assert [row.casus_id for row in found(regio, "triagist", wanted)] == [gezin.pk]


@pytest.mark.parametrize("zoek", ["Zanne", "zanna vos", "zanne de toets"])
def test_a_family_is_found_by_a_name_as_somebody_reported_it(regio: Regio, gezin: Casus, zoek: str) -> None:
    """Each word may be of another name of the same person: what was joined stays findable."""
    mother = gezin.betrokkenen.get(rol=Rol.SLACHTOFFER).persoon
    for name in ("Zanne Vos", "Zanna Vos"):
        also_known_as(mother, name)
    assert [row.casus_id for row in found(regio, "triagist", zoek)] == [gezin.pk]


@pytest.mark.parametrize("zoek", ["kievitslaan", "Kievitslaan 14", "1997 KD", "de", "-", "toets jansen", "%", "_"])
def test_a_street_or_half_a_word_finds_nobody(regio: Regio, gezin: Casus, zoek: str) -> None:
    assert found(regio, "triagist", zoek) == []


@pytest.mark.parametrize(("klassen", "hits"), [([DataClass.PROCES], 0), (list(SHOWN), 1)])
def test_who_may_not_know_the_name_does_not_find_by_it(
    regio: Regio, gezin: Casus, klassen: list[DataClass], hits: int
) -> None:
    share(regio, gezin, *klassen)
    assert len(found(regio, "regisseur", "toets")) == hits
    assert len(found(regio, "regisseur", gezin.nummer)) == 1
    assert found(regio, "ander", "toets") == found(regio, "ander", gezin.nummer) == []


def test_a_secluded_case_is_neither_shown_nor_found(regio: Regio, gezin: Casus) -> None:
    with act("toets.sluit_af", by=SYSTEM, at=regio.at) as a:
        shield(a, gezin, "besloten", [regio.accounts["lead"].pk])
    assert found(regio, "triagist") == found(regio, "triagist", "toets") == found(regio, "triagist", gezin.nummer) == []
    assert [row.naam for row in found(regio, "lead", "toets")] == ["de Toets"]


def test_what_is_closed_is_found_but_no_work(regio: Regio, gezin: Casus) -> None:
    Casus.objects.filter(pk=gezin.pk).update(stand="afgesloten", afgesloten_op=regio.at, sluitreden="overig")
    assert found(regio, "triagist") == []
    assert [row.stand for row in found(regio, "triagist", "toets")] == ["afgesloten"]


def test_my_work_is_what_stands_on_my_name_or_waits_for_me(regio: Regio, gezin: Casus) -> None:
    assert found(regio, "triagist2", mijn=True) == []
    assert [row.casus_id for row in found(regio, "triagist", mijn=True)] == [gezin.pk]
    enter(SYSTEM)
    subject = Subject("toets", gezin.pk, gezin.bronhouder_id, regio.accounts["triagist2"].pk, gezin.pk)
    start_until(VB, subject, regio.at - timedelta(days=30), regio.at + timedelta(days=1))
    assert [row.casus_id for row in found(regio, "triagist2", mijn=True)] == [gezin.pk]


def test_a_case_is_new_until_somebody_who_is_responsible_looks(regio: Regio, gezin: Casus) -> None:
    share(regio, gezin, *DataClass)
    enter(regio["regisseur"])
    queries.casus(regio["regisseur"], gezin.pk, now=regio.at)
    assert [row.nieuw for row in found(regio, "triagist2")] == [True]
    assert [row.nieuw for row in found(regio, "regisseur")] == [False], "it is not theirs"
    enter(regio["lead"])
    queries.casus(regio["lead"], gezin.pk, now=regio.at)
    assert [row.nieuw for row in found(regio, "triagist2")] == [False]


@pytest.mark.parametrize(("by", "nieuw"), [("lead", True), ("regisseur", False)])
def test_a_case_that_changes_hands_is_new_again_unless_they_took_it(
    regio: Regio, gezin: Casus, by: str, nieuw: bool
) -> None:
    share(regio, gezin, *DataClass)
    Casus.objects.update(ingezien_op=regio.at)
    with act("toets.geef", by=regio[by], at=regio.at, system=True) as a:
        make_responsible(
            a, Casus.objects.get(pk=gezin.pk), regio["regisseur"].organisation_id or 0, regio.accounts["regisseur"].pk
        )
    assert [row.nieuw for row in found(regio, "regisseur")] == [nieuw]


ANNA, KIM = Genaamd(1, "Anna", "Vos", Rol.SLACHTOFFER, False), Genaamd(2, "Kim", "de Wit", Rol.KIND, True)
NAMES = [
    ([], ""), ([ANNA], "Vos"), ([KIM, ANNA], "Vos"), ([ANNA, Genaamd(3, "Jan", "Bos", Rol.PLEGER, False)], "Vos / Bos"),
    ([ANNA, Genaamd(3, "Jan", "Vos", Rol.PLEGER, False)], "Vos"), ([KIM], "gezin van Kim de Wit"),
    ([KIM._replace(achternaam="")], "gezin van Kim"), ([Genaamd(1, "Anna", "", Rol.SLACHTOFFER, False)], ""),
    ([ANNA._replace(rol=Rol.GETUIGE), KIM], "gezin van Kim de Wit"), ([ANNA._replace(rol=Rol.GETUIGE)], "Vos"),
]  # fmt: skip


@pytest.mark.parametrize(("mensen", "name"), NAMES)
def test_what_a_family_is_called(mensen: list[Genaamd], name: str) -> None:
    assert gezinsnaam(mensen) == name
