"""Reading cases: as far as the viewer reaches, in the order of the deadline, with a line for each person shown."""

from datetime import timedelta

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus import queries
from eenplan.dossier.casus.actions import involve, shield
from eenplan.dossier.casus.models import Casus, Uitspraak
from eenplan.dossier.casus.rules import Rol
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


def test_a_case_as_the_front_office_sees_it(regio: Regio, gezin: Casus) -> None:
    found = queries.casus(regio["triagist"], gezin.pk, now=regio.at)
    assert [(mens.naam, mens.rol, mens.leeftijd) for mens in found.mensen] == [
        ("Sanne de Toets", "slachtoffer", 35), ("Bram de Toets", "kind", 8),
    ]  # fmt: skip
    assert found.mensen[0].adres == HOUSE
    assert found.naam == f"{gezin.nummer} · de Toets"
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
