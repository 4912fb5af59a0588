"""Undoing puts back exactly what was; what somebody did in between stays, and no shield gets weaker by it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.crypto import bos
from eenplan.core.crypto.draai import vernieuw
from eenplan.core.crypto.herversleutel import herversleutel
from eenplan.core.crypto.models import DataKey
from eenplan.core.crypto.zegel import blind, seal
from eenplan.core.deadlines.actions import finish
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import shield
from eenplan.dossier.casus.models import Betrokkene, Schild
from eenplan.dossier.dubbelen.models import Persoonsamenvoeging
from eenplan.dossier.dubbelen.ongedaan import maak_ongedaan
from eenplan.dossier.dubbelen.samenvoegen import voeg_samen
from eenplan.dossier.dubbelen.spoor import Foto, foto
from eenplan.dossier.dubbelen.tests.conftest import Dubbel, mens, zegt
from eenplan.dossier.gezinssysteem.models import Lid, Relatie
from eenplan.dossier.personen.actions import bsn_of, record, set_address
from eenplan.dossier.personen.models import Adres, Persoon, VeiligContact
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.dossier.radar.models import Paarbesluit, Profielregel, Sleutel
from tests.regio import Regio

Voeg = Callable[..., int]
REDEN = "Het bleken twee zussen te zijn."


def alles(dubbel: Dubbel) -> Foto:
    """Every row that hangs on these people and cases, but for what was decided by undoing, and counters."""
    enter(SYSTEM)
    rows = foto([dubbel.een.pk, dubbel.twee.pk, dubbel.kind.pk], [dubbel.casus.pk, dubbel.ander.pk])
    return {
        key: {name: value for name, value in row.items() if name != "versie"}
        for key, row in rows.items()
        if not key.startswith(("radar.paarbesluit", "dubbelen."))
    }


def los(regio: Regio, pk: int, wie: str = "lead") -> None:
    maak_ongedaan(pk, REDEN, by=regio[wie], at=regio.at + timedelta(hours=1))
    enter(SYSTEM)


def test_undoing_puts_back_exactly_what_was(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    before = alles(dubbel)
    row = voeg()
    assert alles(dubbel) != before
    los(regio, row)
    assert alles(dubbel) == before


def test_the_database_writes_what_the_radar_compares_again(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    def keys() -> tuple[list[tuple[int, int]], list[str]]:
        enter(SYSTEM)
        rows = Sleutel.objects.order_by("persoon_id", "sleutel").values_list("persoon_id", "sleutel")
        return list(rows), list(Profielregel.objects.order_by("persoon_id").values_list("namen", flat=True))

    before = keys()
    los(regio, voeg())
    assert keys() == before


@pytest.mark.parametrize(("hier", "daar"), [(["lead", "triagist"], ["lead"]), (["lead"], None), (None, ["lead"])])
def test_shields_go_back_to_who_read_them(
    regio: Regio, dubbel: Dubbel, voeg: Voeg, hier: list[str] | None, daar: list[str] | None
) -> None:
    for casus, names in ((dubbel.casus, hier), (dubbel.ander, daar)):
        if names is not None:
            with act("toets.schild", by=SYSTEM, at=regio.at) as a:
                shield(a, casus, "adres", [regio.accounts[name].pk for name in names])
    before = alles(dubbel)
    los(regio, voeg())
    assert alles(dubbel) == before


def test_no_shield_is_loosened_over_what_was_hidden_meanwhile(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    """A new secret place of who was two people: written for who could read it then, in whichever case it belongs."""
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, dubbel.casus, "adres", [regio.accounts["lead"].pk])
    row = voeg()
    set_address(dubbel.een, "Geheimstraat 1, 9999 ZZ Elders", regio.at.date(), geheim=True)
    los(regio, row)
    assert set(Schild.objects.values_list("casus_id", "lezers")) == {
        (dubbel.casus.pk, regio.accounts["lead"].pk), (dubbel.ander.pk, regio.accounts["lead"].pk)
    }  # fmt: skip


def test_what_came_in_between_stays_with_who_stayed(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    row = voeg()
    set_address(dubbel.een, "Nieuwstraat 9, 1234 AB Toetsdorp", regio.at.date())
    said = zegt(regio, dubbel.ander, dubbel.een)
    moved = Adres.objects.get(straat="Schuilhof")
    Adres.objects.filter(pk=moved.pk).update(tot=regio.at.date())
    Relatie.objects.all().delete()
    los(regio, row)
    assert Adres.objects.get(straat="Nieuwstraat").persoon_id == dubbel.een.pk
    assert list(said.over.all()) == [dubbel.een]
    moved.refresh_from_db()
    assert (moved.persoon_id, moved.tot) == (dubbel.twee.pk, regio.at.date()), "her own again, and it ended"
    assert not Relatie.objects.exists(), "who took it away did not mean it to come back"


def test_what_a_human_wrote_over_it_stays(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    row = voeg()
    VeiligContact.objects.filter(persoon=dubbel.een).update(telefoon="0600000000")
    record(Persoon.objects.get(pk=dubbel.een.pk), Persoonsgegevens(achternaam="de Toets-Bakker", voornamen="Sanne"))
    los(regio, row)
    assert VeiligContact.objects.get(persoon=dubbel.een).telefoon == "0600000000"
    assert VeiligContact.objects.get(persoon=dubbel.twee).telefoon == "0687654321"
    assert Persoon.objects.get(pk=dubbel.een.pk).achternaam == "de Toets-Bakker"


@pytest.mark.parametrize("later", ["", "123456782"])
def test_a_number_goes_back_with_its_owner(regio: Regio, dubbel: Dubbel, later: str) -> None:
    """But for one that a human wrote over it since."""
    first = mens(regio, dubbel.casus, "Sanne Toets", "1990-05-02")
    Persoon.objects.filter(pk=first.pk).update(voorlopig=False, bsn_index=blind("999000019"), bsn_verzegeld=seal(
        b"999000019", organisation_id=first.bronhouder_id))  # fmt: skip
    Persoon.objects.filter(pk=dubbel.een.pk).update(bsn_index="")
    row = voeg_samen(dubbel.een.pk, first.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert row.blijft_id == first.pk
    if later:
        record(Persoon.objects.get(pk=first.pk), Persoonsgegevens(bsn=later))
    los(regio, row.pk)
    assert Persoon.objects.get(pk=first.pk).bsn_index == blind(later or "999000019")
    assert Persoon.objects.get(pk=dubbel.een.pk).bsn_index == ""


def test_a_number_comes_back_though_the_keys_were_renewed_since(regio: Regio, dubbel: Dubbel) -> None:
    """What is sealed inside the trace is sealed anew too: the old keys may be gone by the time of undoing."""
    record(Persoon.objects.get(pk=dubbel.een.pk), Persoonsgegevens(bsn="999000019"))
    record(Persoon.objects.get(pk=dubbel.twee.pk), Persoonsgegevens(bsn="999000019"))
    row = voeg_samen(dubbel.een.pk, dubbel.twee.pk, by=regio["lead"], at=regio.at)
    vernieuw([row.bronhouder_id])
    bos.forget()
    assert not any(report.onleesbaar for report in herversleutel())
    DataKey.objects.filter(active=False).update(wrapped=None, destroyed_at=regio.at)
    bos.forget()
    los(regio, row.pk)
    assert {bsn_of(person) for person in Persoon.objects.filter(pk__in=[dubbel.een.pk, dubbel.twee.pk])} == {
        "999000019"
    }


def test_a_duty_runs_again_and_one_that_was_done_stays_done(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    """Nobody knows which of two was told: who was told by name was, of the other it still has to be done."""
    row = voeg()
    finish(["informeren"], "persoon", dubbel.een.pk, regio.at + timedelta(minutes=5))
    los(regio, row)
    done = dict(Deadline.objects.filter(object_type="persoon").values_list("object_id", "done_at"))
    assert len(done) == 2
    assert None in done.values()


def test_joined_again_later_goes_first(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    before = alles(dubbel)
    third = mens(regio, dubbel.ander, "S. de Toets", "1990-05-02")
    whole = alles(dubbel)
    first = voeg()
    second = voeg_samen(dubbel.een.pk, third.pk, by=regio["lead"], at=regio.at).pk
    with pytest.raises(Refused, match="daarna nog een keer"):
        los(regio, first)
    los(regio, second)
    los(regio, first)
    assert alles(dubbel) == whole
    assert before.keys() <= whole.keys()


def test_of_a_chain_each_link_comes_back(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    """Who stayed the first time went the second: the memory of the first goes along and comes back."""
    number = mens(regio, dubbel.casus, "Sanne T.")
    Persoon.objects.filter(pk=number.pk).update(bsn_index=blind("999000019"), voorlopig=False)
    before = alles(dubbel)
    first = voeg()
    second = voeg_samen(dubbel.een.pk, number.pk, by=regio["lead"], at=regio.at).pk
    enter(SYSTEM)
    assert Persoonsamenvoeging.objects.get(pk=first).blijft_id == number.pk
    with pytest.raises(Refused, match="daarna nog een keer"):
        los(regio, first)
    los(regio, second)
    los(regio, first)
    assert alles(dubbel) == before


def test_what_was_destroyed_does_not_come_back(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    row = voeg()
    Betrokkene.objects.filter(persoon=dubbel.een, casus=dubbel.ander).delete()
    Lid.objects.filter(persoon=dubbel.een, huishouden_id=dubbel.ander.huishouden_id).delete()
    los(regio, row)
    assert not Betrokkene.objects.filter(persoon=dubbel.twee).exists()


@pytest.mark.parametrize("reden", ["", "fout", "         "])
def test_it_takes_a_reason(regio: Regio, dubbel: Dubbel, voeg: Voeg, reden: str) -> None:
    row = voeg()
    with pytest.raises(Refused, match="waarom"):
        maak_ongedaan(row, reden, by=regio["lead"], at=regio.at)


@pytest.mark.parametrize("wie", ["regisseur", "proces", "agent", "fg", "casus"])
def test_who_may_not_write_in_both_finds_nothing(regio: Regio, dubbel: Dubbel, voeg: Voeg, wie: str) -> None:
    row = voeg()
    with pytest.raises(NotVisible):
        los(regio, row, wie)


def test_it_is_done_once(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    row = voeg()
    los(regio, row)
    with pytest.raises(NotVisible):
        los(regio, row)
    with pytest.raises(NotVisible):
        los(regio, 10**9)


def test_they_are_not_proposed_again_and_the_log_says_why(regio: Regio, dubbel: Dubbel, voeg: Voeg) -> None:
    row = voeg()
    los(regio, row)
    decided = Paarbesluit.objects.get()
    assert (decided.besluit, decided.reden) == ("niet_dezelfde", REDEN)
    assert any(decided.niveaus), "as alike as they were"
    lines = LogLine.objects.filter(verb="persoon.maak_los", object_type="persoonsamenvoeging", object_id=row)
    assert lines.count() == 4
    done = Persoonsamenvoeging.objects.get(pk=row)
    assert (done.ongedaan_door_id, done.reden) == (regio.accounts["lead"].pk, REDEN)
