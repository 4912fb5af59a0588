"""Reading through joining and undoing what one may not (access.md, misuse 1 and 4)."""

from contextlib import nullcontext
from datetime import timedelta

import pytest

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.dossier.casus.actions import add_person, shield
from eenplan.dossier.casus.models import Schild
from eenplan.dossier.casus.queries import casus
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.dubbelen import samenvoegen
from eenplan.dossier.dubbelen.gedaan import niet_dezelfde
from eenplan.dossier.dubbelen.ongedaan import maak_ongedaan
from eenplan.dossier.dubbelen.samenvoegen import voeg_samen
from eenplan.dossier.dubbelen.tests.conftest import HUIS, NIEUW, Dubbel, open_
from eenplan.dossier.personen.actions import set_address
from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.dossier.radar.besluiten import zet
from tests.regio import Regio


@pytest.mark.parametrize("daar", [HUIS, "Proefstraat 12, 1234AB Toetsdorp"])
def test_a_place_that_was_hidden_meanwhile_is_not_told_by_the_record_that_comes_back(
    regio: Regio, dubbel: Dubbel, daar: str
) -> None:
    """They were one when it was hidden; the second row of that address came back as it had been: open."""
    set_address(dubbel.twee, daar, regio.at.date())
    row = voeg_samen(dubbel.een.pk, dubbel.twee.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    set_address(Persoon.objects.get(pk=dubbel.een.pk), HUIS, regio.at.date(), geheim=True)
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, dubbel.casus, "adres", [regio.accounts["lead"].pk])
    maak_ongedaan(row.pk, "Het bleken twee zussen te zijn.", by=regio["lead"], at=regio.at + timedelta(hours=1))
    enter(SYSTEM)
    found = Adres.objects.filter(persoon__in=[dubbel.een, dubbel.twee], straat="Proefstraat")
    assert {row.persoon_id: row.geheim for row in found} == {dubbel.een.pk: True, dubbel.twee.pk: True}
    enter(regio["triagist"])
    file = casus(regio["triagist"], dubbel.ander.pk, what="toets", now=clock.now())
    assert {mens.adres for mens in file.mensen if mens.persoon_id == dubbel.twee.pk} == {""}


def test_what_was_hidden_before_goes_back_as_it_was(regio: Regio, dubbel: Dubbel) -> None:
    set_address(dubbel.twee, HUIS, regio.at.date(), geheim=True)
    row = voeg_samen(dubbel.een.pk, dubbel.twee.pk, by=regio["lead"], at=regio.at)
    maak_ongedaan(row.pk, "Het bleken twee zussen te zijn.", by=regio["lead"], at=regio.at + timedelta(hours=1))
    enter(SYSTEM)
    found = Adres.objects.filter(persoon__in=[dubbel.een, dubbel.twee], straat="Proefstraat")
    assert {row.persoon_id: row.geheim for row in found} == {dubbel.een.pk: False, dubbel.twee.pk: True}


def test_why_two_are_not_the_same_does_not_tell_a_shielded_place_on_the_board(regio: Regio, dubbel: Dubbel) -> None:
    """Who decided reads the shield; who watches over the record does not."""
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, dubbel.ander, "adres", [regio.accounts["triagist"].pk])
    zet(dubbel.een.pk, dubbel.twee.pk, "niet_dezelfde", [0] * 6, dubbel.een.bronhouder_id, by=regio["triagist"],
        at=regio.at, reden="Zij woont op Schuilhof 3 in Elders.")  # fmt: skip
    told = {}
    for who in ("triagist", "lead"):
        enter(regio[who])
        (row,) = niet_dezelfde(regio[who])
        told[who] = row.reden
    assert "Schuilhof 3" in told["triagist"]
    assert "Schuilhof" not in told["lead"]
    assert told["lead"].startswith("Zij woont op")


@pytest.mark.parametrize("dicht", [True, False])
def test_nobody_parts_who_is_by_now_in_a_case_that_is_shut_to_him(regio: Regio, dubbel: Dubbel, dicht: bool) -> None:
    """The page is not there for him; the button behind it was."""
    row = voeg_samen(dubbel.een.pk, dubbel.twee.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    later = open_(regio)
    with act("toets.voeg_toe", by=SYSTEM, at=regio.at) as a:
        add_person(a, later, Persoon.objects.get(pk=dubbel.een.pk), Rol.OVERIG)
        if dicht:
            shield(a, later, "besloten", [regio.accounts["triagist"].pk])
    before = Persoon.objects.count()
    moment = regio.at + timedelta(hours=1)
    with nullcontext() if not dicht else pytest.raises(NotVisible):
        maak_ongedaan(row.pk, "Het bleken twee zussen te zijn.", by=regio["lead"], at=moment)
    enter(SYSTEM)
    assert Persoon.objects.count() == before + (not dicht)
    logged = LogLine.objects.filter(verb="persoon.maak_los", casus_id=later.pk, object_type="persoonsamenvoeging")
    assert logged.exists() is not dicht


@pytest.mark.parametrize("verborgen", [True, False])
def test_no_shield_is_left_without_a_reader_when_it_is_undone(regio: Regio, dubbel: Dubbel, verborgen: bool) -> None:
    """Who reads the one shield does not work in the other case; what was hidden meanwhile keeps the shields narrow."""
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, dubbel.casus, "adres", [regio.accounts["casus"].pk])
    row = voeg_samen(dubbel.een.pk, dubbel.twee.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    if verborgen:
        set_address(Persoon.objects.get(pk=dubbel.een.pk), "Geheimstraat 1, Elders", regio.at.date(), geheim=True)
    with clock.at(regio.at + timedelta(hours=1)):
        maak_ongedaan(row.pk, "Het bleken twee zussen te zijn.", by=regio["lead"], at=clock.now())
    enter(regio["triagist"])
    file = casus(regio["triagist"], dubbel.ander.pk, what="toets", now=clock.now())
    assert {mens.adres for mens in file.mensen if mens.persoon_id == dubbel.twee.pk} == {NIEUW}
    enter(SYSTEM)
    assert set(Schild.objects.filter(casus=dubbel.casus).values_list("lezers", flat=True)) == {
        regio.accounts["casus"].pk
    }


def test_who_the_database_does_not_show_cannot_be_joined(
    regio: Regio, dubbel: Dubbel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the gate would let him: the lock of the database stands before it."""
    monkeypatch.setattr(samenvoegen, "mag_allebei", lambda *given: [dubbel.casus.pk, dubbel.ander.pk])
    with pytest.raises(NotVisible):
        voeg_samen(dubbel.een.pk, dubbel.twee.pk, by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    assert Persoon.objects.count() == 3
    assert voeg_samen(dubbel.een.pk, dubbel.twee.pk, by=regio["lead"], at=regio.at).weg_id == dubbel.twee.pk
