"""Undoing a joining brings nothing back into the open that was hidden meanwhile; joining loses nothing (R5, R6)."""

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import lock, shield
from eenplan.dossier.casus.bron import ANONIEM, Bron
from eenplan.dossier.casus.models import Casus, Schild, Uitspraak
from eenplan.dossier.casus.uitspraken import Gezegd, zeg, zet_bron
from eenplan.dossier.gezinssysteem.models import Relatie
from eenplan.dossier.personen.actions import set_address
from eenplan.dossier.personen.models import Adres, Persoon, VeiligContact
from eenplan.keten.melding.herkomst import Afscherming, wijzig_afscherming
from eenplan.keten.melding.models import Melder, Melding
from eenplan.keten.melding.rules import Genoemd
from eenplan.keten.melding.tests.hulp import persoon, twee
from eenplan.keten.melding.tests.test_losmaken import REDEN, leg_bij, maak_los
from tests.regio import Regio

SCHUIL = "Schuilhof 3, 1234 AC Elders"
MENSEN = (
    Genoemd("Sanna vd Toets", "1990-05-02", SCHUIL, "999000019", "slachtoffer"),
    Genoemd("Peter de Toets", "1988", "Proefstraat 12, 1234 AB Toetsdorp", "", "pleger"),
)  # fmt: skip


def los(regio: Regio, nieuw: Melding) -> Casus:
    maak_los(nieuw.pk, REDEN, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    return Casus.objects.get(pk=nieuw.casus_id)


def zegt(regio: Regio, casus: Casus, wie: str) -> Uitspraak:
    with act("toets.zeg", by=regio["triagist"], at=regio.at) as a:
        said = zeg(a, casus, Gezegd(wie, "Zij was bang.", "mening", regio.at, True, Bron.OPEN))
    enter(SYSTEM)
    return said


# --- what was hidden meanwhile stays hidden ------------------------------------------------------------------------


def test_a_source_that_was_hidden_meanwhile_stays_hidden(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    said = zegt(regio, nieuw.casus, "juf Ans")
    leg_bij(regio, nieuw, bekend)
    zet_bron(Uitspraak.objects.get(pk=said.pk), Bron.AFGESCHERMD, "gevaar_bron", bekend.casus.bronhouder_id)
    own = los(regio, nieuw)
    found = Uitspraak.objects.get(pk=said.pk)
    assert (found.casus, found.spreker, found.bron, found.afschermgrond) == (
        own, ANONIEM, Bron.AFGESCHERMD, "gevaar_bron"
    )  # fmt: skip


def test_what_was_answered_meanwhile_is_not_forgotten(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    said = zegt(regio, nieuw.casus, "juf Ans")
    leg_bij(regio, nieuw, bekend)
    Uitspraak.objects.filter(pk=said.pk).update(reactie="Dat klopt niet, zegt hij.")
    own = los(regio, nieuw)
    assert Uitspraak.objects.get(pk=said.pk).reactie == "Dat klopt niet, zegt hij."
    assert Uitspraak.objects.get(pk=said.pk).casus == own


def test_a_reporter_who_was_hidden_meanwhile_stays_hidden(regio: Regio) -> None:
    """The report has its own case again; without a shield on it the whole team would read who reported."""
    bekend, nieuw = twee(regio)
    leg_bij(regio, nieuw, bekend)
    hide = Afscherming(True, "De school is bedreigd door vader.", "melder")
    wijzig_afscherming(nieuw.pk, hide, by=regio["triagist"], at=regio.at)
    own = los(regio, nieuw)
    assert Melder.objects.get(melding=nieuw).afgeschermd
    readers = Schild.objects.get(casus=own, soort="melder").lezers.values_list("username", flat=True)
    assert set(readers) == set(own.team.filter(tot=None).values_list("account__username", flat=True))


@pytest.mark.parametrize("hoe", ["dezelfde regel", "een nieuwe regel"])
def test_an_address_that_became_secret_meanwhile_stays_secret(regio: Regio, hoe: str) -> None:
    bekend, nieuw = twee(regio, personen=MENSEN)
    leg_bij(regio, nieuw, bekend)
    person = persoon(bekend)
    with act("toets.geheim", by=regio["triagist"], at=regio.at) as a:
        if hoe == "een nieuwe regel":
            Adres.objects.filter(persoon=person).update(zoekadres="anders geschreven")
        set_address(person, SCHUIL, regio.at.date(), geheim=True)
        shield(a, lock(bekend.casus_id), "adres", [regio.accounts["lead"].pk])
    own = los(regio, nieuw)
    rows = Adres.objects.filter(persoon__betrokken_bij__casus=own, straat="Schuilhof")
    assert [row.geheim for row in rows] == [True]
    readers = Schild.objects.get(casus=own, soort="adres").lezers.values_list("username", flat=True)
    assert list(readers) == ["lead"]
    assert Schild.objects.filter(casus=bekend.casus, soort="adres").exists()


def test_nothing_is_hidden_that_never_was(regio: Regio) -> None:
    bekend, nieuw = twee(regio, personen=MENSEN)
    said = zegt(regio, nieuw.casus, "juf Ans")
    leg_bij(regio, nieuw, bekend)
    own = los(regio, nieuw)
    assert Uitspraak.objects.get(pk=said.pk).spreker == "juf Ans"
    assert not Schild.objects.filter(casus=own).exists()
    assert not Adres.objects.filter(geheim=True).exists()


# --- joining loses nothing -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("bekende", [True, False])
def test_how_one_may_call_her_safely_goes_along(regio: Regio, bekende: bool) -> None:
    bekend, nieuw = twee(regio)
    holder = nieuw.casus.bronhouder
    VeiligContact.objects.create(persoon=persoon(nieuw), bronhouder=holder, afspraak="Alleen op dinsdag.")
    if bekende:
        VeiligContact.objects.create(persoon=persoon(bekend), bronhouder=holder, afspraak="Nooit thuis bellen.")
    leg_bij(regio, nieuw, bekend)
    found = VeiligContact.objects.get(persoon=persoon(bekend))
    assert "Alleen op dinsdag." in found.afspraak
    assert ("Nooit thuis bellen." in found.afspraak) == bekende
    los(regio, nieuw)
    again = {row.persoon_id: row.afspraak for row in VeiligContact.objects.all()}
    assert again[persoon(nieuw).pk] == "Alleen op dinsdag."
    assert ("Nooit thuis bellen." in again.get(persoon(bekend).pk, "")) == bekende  # what was added may stay: caution


def test_who_is_what_to_whom_goes_along(regio: Regio) -> None:
    bekend, nieuw = twee(regio)
    one, other = persoon(nieuw, 1), persoon(nieuw, 2)
    Relatie.objects.create(van_persoon=one, naar_persoon=other, bronhouder=nieuw.casus.bronhouder, soort="ex_partner")
    leg_bij(regio, nieuw, bekend)
    pairs = Relatie.objects.values_list("van_persoon", "naar_persoon", "soort")
    assert list(pairs) == [(persoon(bekend, 1).pk, persoon(bekend, 2).pk, "ex_partner")]
    los(regio, nieuw)
    assert list(pairs.all()) == [(one.pk, other.pk, "ex_partner")]
    assert Persoon.objects.filter(pk=one.pk).exists()
