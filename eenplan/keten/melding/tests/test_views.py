"""The pages of the report: what is wrong is said beside it, and nothing typed is lost."""

from re import findall
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Organisation
from eenplan.core.accounts.rules import OrganisationKind
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.stukken.models import Stuk
from eenplan.keten.advies.models import Advies
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import GenoemdePersoon, Melding
from eenplan.keten.melding.rules import Genoemd
from tests.regio import Regio, nieuwe_melding

TEKST = "Jongen van zes komt al weken zonder eten op school."


def typed(**changes: Any) -> dict[str, Any]:
    """A filled-in web form."""
    given = {
        "sleutel": str(uuid4()), "tekst": TEKST, "gemeente": "Toetsdorp", "kinderen_aanwezig": "ja",
        "wapen": "onbekend", "strangulatie": "onbekend", "melder_soort": "Onderwijs", "melder_naam": "I. Begeleider",
        "persoon-0-naam": "Bram de Toets", "persoon-0-geboortedatum": "2018",
    }  # fmt: skip
    return {**given, **changes}


def stored() -> int:
    enter(SYSTEM)
    return Melding.objects.count()


@pytest.fixture
def school(client: Client, regio: Regio) -> Client:
    client.force_login(regio.accounts["school"])
    return client


@pytest.fixture
def triagist(client: Client, regio: Regio) -> Client:
    client.force_login(regio.accounts["triagist"])
    return client


def test_a_good_report_gives_a_receipt(school: Client) -> None:
    answer = school.post("/partner/melden", typed(), follow=True)
    assert "Ontvangstbewijs M-2026-" in answer.content.decode()
    assert stored() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"tekst": ""}, "Dit is nog niet ingevuld."),
        ({"persoon-0-bsn": "123456789"}, "elfproef"),
        ({"persoon-0-geboortedatum": "31-02-2018"}, "Deze datum bestaat niet."),
        ({"persoon-0-geboortedatum": "toen"}, "Dit is geen datum."),
        ({"persoon-0-geboortedatum": "2031"}, "ligt in de toekomst"),
        ({"incident_datum": "2027-01-01"}, "ligt in de toekomst"),
        ({"melder_naam": "", "melder_organisatie": "", "melder_contact": ""}, "moet Veilig Thuis weten wie u bent"),
        ({"melder_soort": "Buurman"}, "melder_soort"),
    ],
)
def test_what_is_wrong_is_said_and_the_text_stays(school: Client, changes: dict[str, str], words: str) -> None:
    answer = school.post("/partner/melden", typed(**changes))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert changes.get("tekst", TEKST) in page
    assert "Bram de Toets" in page
    assert stored() == 0


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("verslag.exe", b"MZ\x90\x00" + bytes(60), "Dit soort bestand"),
        ("verslag.pdf", b"<html>geen pdf</html>\x00", "Dit soort bestand"),
        ("verslag.png", b"%PDF-1.4\n%\xe2\xe3", "Dit soort bestand"),
        ("groot.txt", b"a" * (10 * 1024 * 1024 + 1), "te groot"),
        ("leeg.txt", b"", "leeg"),
    ],
)
def test_a_wrong_file_is_refused_and_the_text_stays(school: Client, name: str, content: bytes, words: str) -> None:
    answer = school.post("/partner/melden", typed(bijlage=SimpleUploadedFile(name, content)))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert TEKST in answer.content.decode()
    assert stored() == 0


def test_a_file_comes_along_sealed(school: Client) -> None:
    school.post("/partner/melden", typed(bijlage=SimpleUploadedFile("verslag.txt", b"Hij had geen jas aan.")))
    enter(SYSTEM)
    stuk = Stuk.objects.get()
    assert (stuk.titel, stuk.soort) == ("verslag.txt", "text/plain")
    assert b"jas" not in bytes(stuk.verzegeld)


def test_sending_twice_makes_one_report(school: Client) -> None:
    form = typed()
    first, second = (school.post("/partner/melden", form) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert stored() == 1


def test_five_people_in_one_report(school: Client) -> None:
    form = typed(rijen="4", nog_een="1", tekst=TEKST, melder_soort="Onderwijs", wapen="nee")
    page = school.post("/partner/melden", form)
    text = page.content.decode()
    assert page.status_code == 200
    assert "ep-fouten" not in text
    assert [word in text for word in (TEKST, "Bram de Toets", 'name="persoon-4-naam"', form["sleutel"])] == [True] * 4
    assert page.context["form"]["wapen"].value() == "nee"
    assert stored() == 0
    form = {**form, "rijen": "5", "persoon-4-naam": "Oma de Toets"}
    del form["nog_een"]
    assert school.post("/partner/melden", form).status_code == 302
    enter(SYSTEM)
    assert list(GenoemdePersoon.objects.order_by("volgnummer").values_list("naam", flat=True)) == [
        "Bram de Toets", "Oma de Toets",
    ]  # fmt: skip


def test_a_fault_in_the_fifth_row_stays_in_it(school: Client) -> None:
    page = school.post("/partner/melden", typed(rijen="5", **{"persoon-4-bsn": "123456789"}))
    assert page.status_code == 422
    assert 'name="persoon-4-bsn" value="123456789"' in page.content.decode()


def test_no_more_rows_than_a_report_may_hold(school: Client) -> None:
    assert "Nog een persoon" in school.get("/partner/melden").content.decode()
    full = school.post("/partner/melden", typed(rijen="39", nog_een="1")).content.decode()
    assert 'name="persoon-39-naam"' in full
    assert "Nog een persoon" not in full


@pytest.mark.parametrize("kind", [kind.value for kind in OrganisationKind])
def test_who_reports_follows_from_the_organisation(school: Client, regio: Regio, kind: str) -> None:
    Organisation.objects.filter(pk=regio.organisations["school"].pk).update(soort=kind)
    shown = school.get("/partner/melden").context["form"]["melder_soort"].value()
    assert shown == {
        "onderwijs": "Onderwijs", "huisarts": "Huisarts", "ggz": "GGZ", "gezondheidszorg": "Overig gezondheidszorg",
        "politie": "Politie", "justitie": "Justitie en veiligheid excl. politie", "jeugdhulp": "Jeugdhulp/zorg",
        "rvdk": "Justitie en veiligheid excl. politie", "gi": "Jeugdhulp/zorg", "opvang": "Maatschappelijk werk",
        "lokaal_team": "Maatschappelijk werk", "maatschappelijk_werk": "Maatschappelijk werk",
    }.get(kind, "Beroepsmatig overig")  # fmt: skip


def test_the_story_has_room(school: Client) -> None:
    assert 'rows="10"' in school.get("/partner/melden").content.decode()


def test_a_receipt_is_for_its_own_organisation(client: Client, regio: Regio) -> None:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    client.force_login(regio.accounts["agent"])
    assert bewijs.nummer in client.get("/partner/").content.decode()
    assert client.get(f"/partner/melding/{bewijs.nummer}").status_code == 200
    client.force_login(regio.accounts["school"])
    assert bewijs.nummer not in client.get("/partner/").content.decode()
    other = client.get(f"/partner/melding/{bewijs.nummer}")
    unknown = client.get("/partner/melding/M-2026-999999")
    assert (other.status_code, unknown.status_code) == (404, 404)


def test_the_triagist_takes_it_up_once(triagist: Client, regio: Regio) -> None:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    page = triagist.get(f"/werk/melding/{bewijs.melding_id}").content.decode()
    assert "Wij troffen mevrouw huilend aan" in page
    assert "A. Agent" in page
    again = [triagist.post(f"/werk/melding/{bewijs.melding_id}/neem-op", follow=True) for _ in range(2)]
    assert "staat op uw naam" in again[0].content.decode()
    assert "Dit kan nu niet" in again[1].content.decode()


@pytest.mark.parametrize("wie", ["regisseur", "agent", "school", "beleid", "beheer", "fg", "proces", "casus"])
def test_nobody_else_reads_a_report(client: Client, regio: Regio, wie: str) -> None:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    client.force_login(regio.accounts[wie])
    answer = client.get(f"/werk/melding/{bewijs.melding_id}")
    assert answer.status_code == 404
    assert "mevrouw" not in answer.content.decode()


def test_a_person_is_taken_over_with_a_secret_address(triagist: Client, regio: Regio) -> None:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    genoemd = GenoemdePersoon.objects.get(melding_id=bewijs.melding_id, volgnummer=1)
    page = triagist.get(f"/werk/genoemd/{genoemd.pk}").content.decode()
    assert 'value="Sanne"' in page
    assert 'value="de"' in page
    given = {"voornamen": "Sanne", "tussenvoegsel": "de", "achternaam": "Toets", "geboortedatum": "02-05-1990",
             "geslacht": "v", "adres": "Schuilhof 3, 1234 AC Elders", "geheim": "on", "rol": "slachtoffer"}  # fmt: skip
    triagist.post(f"/werk/genoemd/{genoemd.pk}", given)
    enter(SYSTEM)
    genoemd.refresh_from_db()
    assert genoemd.bevestigd
    assert Adres.objects.get(persoon=genoemd.persoon, geheim=True).straat == "Schuilhof"
    assert Casus.objects.get(meldingen=bewijs.melding_id).schilden.get(soort="adres").lezers.count() == 3


def test_belofte_12_what_a_colleague_corrected_meanwhile_stays(triagist: Client, regio: Regio) -> None:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    genoemd = GenoemdePersoon.objects.get(melding_id=bewijs.melding_id, volgnummer=1)
    url = f"/werk/genoemd/{genoemd.pk}"
    (versie,) = findall(r'name="versie" value="(\d+)"', triagist.get(url).content.decode())
    given = {"voornamen": "Sanne", "tussenvoegsel": "de", "rol": "slachtoffer", "versie": versie}
    assert triagist.post(url, {**given, "achternaam": "Eerst"}).status_code == 302
    late = triagist.post(url, {**given, "achternaam": "Later"})
    assert late.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in late.content.decode()
    assert 'value="Later"' in late.content.decode()
    enter(SYSTEM)
    genoemd.refresh_from_db()
    assert genoemd.persoon
    assert genoemd.persoon.achternaam == "Eerst"


def test_everyone_without_doubt_at_once(triagist: Client, regio: Regio) -> None:
    personen = (Genoemd("Sanne de Toets", "1990"), Genoemd("Bram de Toets", "2018"), Genoemd("haar man"))
    bewijs = neem_aan(nieuwe_melding(personen=personen), by=regio["agent"], at=regio.at)
    base = f"/werk/melding/{bewijs.melding_id}"
    assert "Alle personen bevestigen" in triagist.get(base).content.decode()
    page = triagist.post(f"{base}/overnemen", follow=True).content.decode()
    assert "2 personen overgenomen" in page
    assert "Alle personen bevestigen" not in page
    assert ("haar man: overnemen" in page, page.count(": overgenomen")) == (True, 2)
    again = triagist.post(f"{base}/overnemen", follow=True).content.decode()
    assert "niemand over te nemen zonder twijfel" in again
    assert triagist.get(f"{base}/overnemen")["Location"] == base


@pytest.mark.parametrize("wie", ["regisseur", "agent", "school", "beleid", "casus"])
def test_nobody_else_takes_people_over(client: Client, regio: Regio, wie: str) -> None:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    client.force_login(regio.accounts[wie])
    assert client.post(f"/werk/melding/{bewijs.melding_id}/overnemen").status_code == 404
    enter(SYSTEM)
    assert not GenoemdePersoon.objects.filter(bevestigd=True).exists()


def test_the_known_strip_joins_two_reports_of_one_family(triagist: Client, regio: Regio) -> None:
    first = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    second = neem_aan(nieuwe_melding(tekst="Weer geschreeuw."), by=regio["school"], at=regio.at)
    page = triagist.get(f"/werk/melding/{second.melding_id}").content.decode()
    enter(SYSTEM)
    known = Melding.objects.get(pk=first.melding_id).casus
    assert "Bekend?" in page
    assert known.nummer in page
    triagist.post(f"/werk/melding/{second.melding_id}/koppel", {"casus_id": known.pk, "zelfde": "{}"})
    enter(SYSTEM)
    row = Melding.objects.get(pk=second.melding_id)
    assert (row.casus, row.soort, row.fase) == (known, "vervolgmelding", "tijdens_veiligheidsbeoordeling")
    gone = Casus.objects.exclude(pk=known.pk).get()
    assert gone.sluitreden == "samengevoegd"
    told = triagist.get(f"/werk/casus/{gone.pk}").content.decode()
    assert f'href="/werk/casus/{known.pk}">{known.nummer}</a>' in told
    main = told[told.index("<main") : told.index("</main>")]
    assert findall('(?:href|action)="(/[^"]*)"', main) == [f"/werk/casus/{known.pk}"]  # nothing else to do here
    assert "<button" not in main


def test_advice_becomes_a_report_without_typing_again(triagist: Client, regio: Regio) -> None:
    call = {"vraag": "Ik hoor de buren schreeuwen.", "gegeven": "Uitgelegd.", "vrager_soort": "Burger",
            "kanaal": "telefoon", "wil_melden": "on", "actie": "melding", "sleutel": str(uuid4())}  # fmt: skip
    form = triagist.post("/werk/advies/nieuw", call, follow=True)
    assert "Ik hoor de buren schreeuwen." in form.content.decode()
    enter(SYSTEM)
    advies = Advies.objects.get()
    sent = typed(kanaal="telefoon", advies=advies.pk, melder_soort="Burger")
    triagist.post(f"/werk/melding/nieuw?advies={advies.pk}", sent)
    advies.refresh_from_db()
    assert advies.stand == "melding_geworden"
    assert advies.melding_nummer.startswith("M-2026-")


def test_a_shielded_address_is_on_no_page_of_a_report(triagist: Client, regio: Regio) -> None:
    mensen = (Genoemd("Sanne de Toets", "1990-05-02", "Schuilstraat 7, 4321 BA Elders", "", "slachtoffer"),)
    bewijs = neem_aan(
        nieuwe_melding(tekst="Zij zit op Schuilstraat 7.", personen=mensen), by=regio["agent"], at=regio.at
    )
    enter(SYSTEM)
    Adres.objects.update(geheim=True)
    genoemd = GenoemdePersoon.objects.get(melding_id=bewijs.melding_id)
    casus_id = Melding.objects.get(pk=bewijs.melding_id).casus_id
    triagist.post(f"/werk/melding/{bewijs.melding_id}/neem-op")
    enter(SYSTEM)
    vb = Casus.objects.get(pk=casus_id).veiligheidsbeoordelingen.get()
    paths = (f"melding/{bewijs.melding_id}", f"genoemd/{genoemd.pk}", f"casus/{casus_id}", f"beoordeling/{vb.pk}")
    for path in paths:
        answer = triagist.get(f"/werk/{path}")
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Sanne" in page
        assert "Schuilstr" not in page
        assert "4321" not in page


@pytest.mark.parametrize("wie", ["triagist", "casus", "lead"])
def test_who_works_at_veilig_thuis_is_sent_to_his_own_form(client: Client, regio: Regio, wie: str) -> None:
    """ "Meld met uw account" asks who one is only afterwards: logging in leads to the door of the partners."""
    asked = client.get("/partner/melden")
    assert asked.headers["Location"] == "/account/login/?next=/partner/melden"
    client.force_login(regio.accounts[wie])
    for answer in (client.get("/partner/melden", follow=True), client.post("/partner/melden", typed(), follow=True)):
        assert answer.redirect_chain == [("/werk/melding/nieuw", 302)]
        assert answer.status_code == 200
    assert not Melding.objects.exists()


@pytest.mark.parametrize("wie", ["proces", "fg", "beheer", "beleid"])
def test_who_reports_nowhere_gets_no_form(client: Client, regio: Regio, wie: str) -> None:
    client.force_login(regio.accounts[wie])
    assert client.get("/partner/melden").status_code == 404
