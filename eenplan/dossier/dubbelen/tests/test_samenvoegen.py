"""Two records become one: everything goes along, nothing gets weaker, and only who may write in both may do it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.crypto.zegel import blind, seal
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import close, open_casus, shield
from eenplan.dossier.casus.models import Belangenconflict, Betrokkene, Casus, Schild, Uitspraak
from eenplan.dossier.casus.rules import Rol, Sluitreden
from eenplan.dossier.dubbelen.models import Persoonsamenvoeging
from eenplan.dossier.dubbelen.samenvoegen import voeg_samen
from eenplan.dossier.dubbelen.tests.conftest import HUIS, NIEUW, Dubbel, mens
from eenplan.dossier.gezinssysteem.models import Lid, Relatie
from eenplan.dossier.personen.actions import bsn_of
from eenplan.dossier.personen.models import Adres, AndereNaam, Persoon, VeiligContact
from tests.regio import Regio

Voeg = Callable[..., int]
BSN, ANDER_BSN = "999000019", "123456782"


def geef_nummer(person: Persoon, bsn: str) -> None:
    Persoon.objects.filter(pk=person.pk).update(
        bsn_index=blind(bsn), bsn_verzegeld=seal(bsn.encode(), organisation_id=person.bronhouder_id)
    )


def test_everything_that_hangs_on_the_one_goes_to_the_other(dubbel: Dubbel, voeg: Voeg) -> None:
    row = Persoonsamenvoeging.objects.get(pk=voeg())
    stays = Persoon.objects.get(pk=dubbel.een.pk)
    assert (row.blijft_id, row.weg_id, row.casussen) == (
        stays.pk,
        dubbel.twee.pk,
        sorted([dubbel.casus.pk, dubbel.ander.pk]),
    )
    assert not Persoon.objects.filter(pk=dubbel.twee.pk).exists()
    assert {item.regel for item in stays.adressen.all()} == {HUIS, NIEUW}
    assert {item.naam for item in stays.andere_namen.all()} == {"Sanna Toets", "Sanna Bakker"}
    assert set(stays.betrokken_bij.values_list("casus_id", "rol")) == {
        (dubbel.casus.pk, Rol.SLACHTOFFER), (dubbel.ander.pk, Rol.GETUIGE)
    }  # fmt: skip
    assert Relatie.objects.get().van_persoon_id == stays.pk
    assert set(Uitspraak.objects.get().over.all()) == {stays, dubbel.kind}
    assert Lid.objects.filter(persoon=stays, tot__isnull=True).count() == 2
    assert VeiligContact.objects.get(persoon=stays).telefoon == "0612345678 0687654321"


def test_what_was_known_comes_first_and_what_was_not_is_filled_in(regio: Regio, dubbel: Dubbel) -> None:
    bare = mens(regio, dubbel.casus, "Sanne de Toets")
    full = mens(regio, dubbel.ander, "S. Toets", "1990-05-03")
    Persoon.objects.filter(pk=full.pk).update(geslacht="v", overleden_op=date(2026, 1, 2))
    voeg_samen(bare.pk, full.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    bare.refresh_from_db()
    assert (str(bare.geboortedatum), bare.geslacht, bare.overleden_op) == ("03-05-1990", "v", date(2026, 1, 2))
    voeg_samen(bare.pk, dubbel.een.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    dubbel.een.refresh_from_db()
    assert str(dubbel.een.geboortedatum) == "02-05-1990"


@pytest.mark.parametrize("met", ["een", "twee"])
def test_who_has_a_number_stays(regio: Regio, dubbel: Dubbel, voeg: Voeg, met: str) -> None:
    geef_nummer(getattr(dubbel, met), BSN)
    row = Persoonsamenvoeging.objects.select_related("blijft").get(pk=voeg())
    assert (row.blijft_id, bsn_of(row.blijft)) == (getattr(dubbel, met).pk, BSN)


def test_two_numbers_are_two_people(dubbel: Dubbel, voeg: Voeg) -> None:
    geef_nummer(dubbel.een, BSN)
    geef_nummer(dubbel.twee, ANDER_BSN)
    with pytest.raises(Refused, match="verschillend burgerservicenummer"):
        voeg()
    enter(SYSTEM)
    assert (Persoon.objects.count(), Persoonsamenvoeging.objects.count()) == (3, 0)


def test_one_person_is_not_two(regio: Regio, dubbel: Dubbel) -> None:
    with pytest.raises(Refused, match="al één persoon"):
        voeg_samen(dubbel.een.pk, dubbel.een.pk, by=regio["lead"], at=regio.at)


def test_two_duties_become_one_and_the_sooner_runs_on(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    late = regio.at - timedelta(days=2)
    Deadline.objects.filter(object_id=dubbel.twee.pk).update(due_at=regio.at + timedelta(days=1), started_at=late)
    voeg()
    rows = Deadline.objects.filter(object_type="persoon", object_id=dubbel.een.pk)
    assert [(row.casus_id, row.done_at) for row in rows.order_by("due_at")] == [
        (dubbel.ander.pk, None), (dubbel.casus.pk, regio.at)
    ]  # fmt: skip
    assert not Deadline.objects.filter(object_id=dubbel.twee.pk, object_type="persoon").exists()


def test_two_records_in_one_case_keep_the_role_that_says_something(regio: Regio, dubbel: Dubbel) -> None:
    unsaid = mens(regio, dubbel.casus, "Peter de Toets", "1988-01-01")
    said = mens(regio, dubbel.casus, "Piet de Toets", "1988-01-01", rol=Rol.PLEGER)
    voeg_samen(unsaid.pk, said.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert Betrokkene.objects.get(casus=dubbel.casus, persoon=unsaid).rol == Rol.PLEGER
    assert Lid.objects.filter(persoon=unsaid).count() == 1


def test_a_secret_place_stays_secret_whoever_stays(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    Adres.objects.create(
        persoon=dubbel.twee, bronhouder=dubbel.twee.bronhouder, straat="Proefstraat", huisnummer=12, geheim=True,
        zoekadres=Adres.objects.get(persoon=dubbel.een).zoekadres, van=regio.at.date(),
    )  # fmt: skip
    voeg()
    assert Adres.objects.filter(persoon=dubbel.een, straat="Proefstraat").values_list("geheim", flat=True)[0]


@pytest.mark.parametrize(
    ("hier", "daar", "lezers"),
    [(["lead"], None, {"lead"}), (["lead", "triagist"], ["triagist"], {"triagist"}), (None, ["casus"], {"casus"})],
)
def test_the_strictest_shield_holds_for_both_cases(
    regio: Regio, dubbel: Dubbel, voeg: Voeg, hier: list[str] | None, daar: list[str] | None, lezers: set[str]
) -> None:
    for casus, names in ((dubbel.casus, hier), (dubbel.ander, daar)):
        if names is not None:
            with act("toets.schild", by=SYSTEM, at=regio.at) as a:
                shield(a, casus, "adres", [regio.accounts[name].pk for name in names])
    voeg()
    wanted = {regio.accounts[name].pk for name in lezers}
    rows = {row.casus_id: set(row.lezers.values_list("pk", flat=True)) for row in Schild.objects.all()}
    assert rows == {dubbel.casus.pk: wanted, dubbel.ander.pk: wanted}


def test_two_shields_that_nobody_reads_together_are_refused(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, dubbel.casus, "adres", [regio.accounts["lead"].pk])
        shield(a, dubbel.ander, "adres", [regio.accounts["casus"].pk])
    with pytest.raises(Refused, match="niemand"):
        voeg()


def test_a_secluded_case_keeps_what_it_knows(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, dubbel.casus, "besloten", [regio.accounts["lead"].pk])
    with pytest.raises(Refused, match="besloten"):
        voeg()


def test_two_records_in_one_secluded_case_are_one_there(regio: Regio, dubbel: Dubbel) -> None:
    again = mens(regio, dubbel.casus, "Sanne Toets")
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, dubbel.casus, "besloten", [regio.accounts["lead"].pk])
    assert voeg_samen(dubbel.een.pk, again.pk, by=regio["lead"], at=regio.at).weg_id == again.pk


def test_the_longest_retention_holds(regio: Regio, dubbel: Dubbel) -> None:
    """Who turned out to be a child of three: the closed case of "somebody of 2005" is kept until it is eighteen."""
    old = mens(regio, dubbel.casus, "Bram de Toets", "2005", rol=Rol.KIND)
    with act("toets.sluit", by=SYSTEM, at=regio.at) as a:
        close(a, Casus.objects.get(pk=dubbel.casus.pk), Sluitreden.GEEN_VERVOLG, role="vt_lead")
    enter(SYSTEM)
    Persoon.objects.filter(pk=dubbel.kind.pk).update(geboortejaar=2025, voorlopig=False)
    before = Casus.objects.get(pk=dubbel.casus.pk).bewaren_tot
    voeg_samen(old.pk, dubbel.kind.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    after = Casus.objects.get(pk=dubbel.casus.pk).bewaren_tot
    assert [day.year for day in (before, after) if day] == [2041, 2043]


@pytest.mark.parametrize("wie", ["regisseur", "proces", "agent", "fg", "beheer", "beleid", "casus"])
def test_who_may_not_write_in_both_finds_nothing(dubbel: Dubbel, voeg: Voeg, wie: str) -> None:
    with pytest.raises(NotVisible):
        voeg(wie)


def test_a_third_case_that_is_closed_to_him_closes_all(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    Belangenconflict.objects.create(casus=dubbel.ander, account=regio.accounts["lead"], reden="buren", sinds=regio.at)
    with pytest.raises(NotVisible):
        voeg()


def test_persons_of_another_bronhouder_are_not_there(regio: Regio, dubbel: Dubbel) -> None:
    with act("toets.open", by=SYSTEM, at=regio.at) as a:
        theirs = open_casus(a, regio.organisations["team"], regio.accounts["regisseur"].pk, "Toetsdorp")
    other = mens(regio, theirs, "Sanne de Toets")
    with pytest.raises(NotVisible):
        voeg_samen(dubbel.een.pk, other.pk, by=regio["lead"], at=regio.at)
    with pytest.raises(NotVisible):
        voeg_samen(dubbel.een.pk, 10**9, by=regio["lead"], at=regio.at)


def test_a_line_for_each_case_and_each_record(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    voeg()
    rows = LogLine.objects.filter(verb="persoon.voeg_samen", object_type="persoonsamenvoeging")
    assert set(rows.values_list("casus_id", "persoon_id")) == {
        (casus.pk, person.pk) for casus in (dubbel.casus, dubbel.ander) for person in (dubbel.een, dubbel.twee)
    }


def test_the_other_name_is_kept_once(regio: Regio, dubbel: Dubbel) -> None:
    again = mens(regio, dubbel.casus, "Sanne de Toets")
    AndereNaam.objects.create(persoon=again, bronhouder=again.bronhouder, naam="Sanna Bakker", zoeknaam="sanna bakker")
    voeg_samen(again.pk, dubbel.twee.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert sorted(dubbel.twee.andere_namen.values_list("naam", flat=True)) == ["Sanna Bakker", "Sanne de Toets"]
