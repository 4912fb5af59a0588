"""What came with a report is the report itself: for who may know the reporter, and no way around a shield (R5, R6)."""

from datetime import timedelta

import pytest

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Schild
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.stukken.models import Stuk
from eenplan.keten.melding.actions import Mee, neem_aan
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.tests.hulp import betrek, melding_van
from tests.regio import Regio, nieuwe_melding

BRIEF = b"Ik ben haar zus en ik schrijf dit zonder dat hij het weet."
ALLES = frozenset(DataClass)
DEUR = {"triagist": "werk", "lead": "werk", "casus": "werk"}


@pytest.fixture
def stuk(regio: Regio) -> Stuk:
    """A report with a letter."""
    neem_aan(nieuwe_melding(), by=regio["school"], at=regio.at, mee=Mee(("Brief van haar zus Els.txt", BRIEF)))
    enter(SYSTEM)
    regio.log_in_all()
    return Stuk.objects.select_related("casus").get()


def haal(regio: Regio, wie: str, stuk: Stuk) -> int:
    path = f"/{DEUR.get(wie, 'partner')}/stuk/{stuk.pk}"
    return int(regio.client(wie).get(path).status_code)


@pytest.mark.parametrize("wie", ["regisseur", "school", "agent"])
def test_nobody_outside_reads_it_however_much_is_shared(regio: Regio, stuk: Stuk, wie: str) -> None:
    """R5: reporter data are never shared on; the director reads what was made of the report."""
    betrek(regio, stuk.casus, wie, ALLES)
    assert regio.client(wie).get(f"/partner/casus/{stuk.casus_id}").status_code == 200
    assert haal(regio, wie, stuk) == 404


def test_the_front_office_reads_it(regio: Regio, stuk: Stuk) -> None:
    assert {wie: haal(regio, wie, stuk) for wie in ("triagist", "lead", "casus")} == {
        "triagist": 200, "lead": 200, "casus": 404,
    }  # fmt: skip


@pytest.mark.parametrize("lezer", ["triagist", "lead"])
def test_a_hidden_reporter_is_hidden_in_his_letter_too(regio: Regio, stuk: Stuk, lezer: str) -> None:
    Schild.objects.create(casus=stuk.casus, soort="melder").lezers.set([regio.accounts[lezer]])
    assert {wie: haal(regio, wie, stuk) == 200 for wie in ("triagist", "lead")} == {
        "triagist": lezer == "triagist", "lead": lezer == "lead",
    }  # fmt: skip


def test_who_may_not_read_where_she_is_does_not_read_it_in_a_file(regio: Regio, stuk: Stuk) -> None:
    """Nobody can take a place out of a file: unreadable is shield on (misuse 5), as for the original text."""
    Adres.objects.filter(persoon__betrokken_bij__casus=stuk.casus).update(geheim=True)
    Schild.objects.create(casus=stuk.casus, soort="adres").lezers.set([regio.accounts["lead"]])
    assert {wie: haal(regio, wie, stuk) for wie in ("triagist", "lead")} == {"triagist": 404, "lead": 200}


def test_it_stays_so_at_the_case_where_the_report_is_laid(regio: Regio, stuk: Stuk) -> None:
    bekend = melding_van(regio)
    betrek(regio, bekend.casus, "regisseur", ALLES)
    melding = Melding.objects.get(casus=stuk.casus)
    koppel(melding.pk, bekend.casus_id, {}, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    stuk.refresh_from_db()
    assert (stuk.casus_id, stuk.klasse) == (bekend.casus_id, DataClass.MELDER)
    assert haal(regio, "regisseur", stuk) == 404


def test_the_page_of_the_report_links_the_file_for_who_can_open_it(regio: Regio, stuk: Stuk) -> None:
    """A file that no screen names is a report that nobody read; a link that does not open tells of a file."""
    page = f"/werk/melding/{Melding.objects.get().pk}"
    Schild.objects.create(casus=stuk.casus, soort="melder").lezers.set([regio.accounts["triagist"]])
    shown = {wie: regio.client(wie).get(page).content.decode() for wie in ("triagist", "lead")}
    assert {wie: f"/werk/stuk/{stuk.pk}" in text for wie, text in shown.items()} == {"triagist": True, "lead": False}
    assert "Brief van haar zus Els" in shown["triagist"]
    assert "Brief van haar zus" not in shown["lead"]


def test_no_link_where_a_place_is_shielded_for_the_reader(regio: Regio, stuk: Stuk) -> None:
    page = f"/werk/melding/{Melding.objects.get().pk}"
    Adres.objects.filter(persoon__betrokken_bij__casus=stuk.casus).update(geheim=True)
    Schild.objects.create(casus=stuk.casus, soort="adres").lezers.set([regio.accounts["triagist"]])
    links = {wie: "/werk/stuk/" in regio.client(wie).get(page).content.decode() for wie in ("triagist", "lead")}
    assert links == {"triagist": True, "lead": False}


def test_each_report_of_a_case_links_its_own_file(regio: Regio, stuk: Stuk) -> None:
    later = regio.at + timedelta(hours=1)
    mee = Mee(("Foto van de school.txt", b"Hij kwam zo op school."))
    neem_aan(nieuwe_melding(tekst="Weer."), by=regio["school"], at=later, mee=mee)
    enter(SYSTEM)
    second = Melding.objects.get(ontvangen_op=later)
    koppel(second.pk, stuk.casus_id, {}, by=regio["triagist"], at=later)
    enter(SYSTEM)
    for row, own, other in ((Melding.objects.get(ontvangen_op=regio.at), "Brief", "Foto"), (second, "Foto", "Brief")):
        text = regio.client("triagist").get(f"/werk/melding/{row.pk}").content.decode()
        assert (f"{own} van" in text, f"{other} van" in text) == (True, False)
