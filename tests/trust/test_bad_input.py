"""What goes wrong at the keyboard: a clear Dutch message, nothing lost, the typed text kept (issue 2, Done when 7).

A wrong file, a wrong BSN and sending twice are in keten/melding/tests/test_views.py, malformed API messages in
test_api.py; here are the lost session, the file that is too large, and two people at one case.
"""

from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import PartnerToken
from eenplan.core.acts import Stale
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.stukken.models import Stuk
from eenplan.keten.melding.actions import neem_aan, neem_op
from eenplan.keten.melding.models import Melding
from eenplan.keten.tests.levensloop import GEEN
from eenplan.keten.triage import actions as triage
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from tests.regio import Regio, nieuwe_melding

TEKST = "Jongen van zes komt al weken zonder eten op school; hij durft niet naar huis."


def typed(**changes: Any) -> dict[str, Any]:
    """A filled-in web form."""
    given = {
        "sleutel": str(uuid4()), "tekst": TEKST, "gemeente": "Toetsdorp", "kinderen_aanwezig": "ja",
        "wapen": "onbekend", "strangulatie": "onbekend", "melder_soort": "Onderwijs", "melder_naam": "I. Begeleider",
    }  # fmt: skip
    return {**given, **changes}


def stored() -> int:
    enter(SYSTEM)
    return Melding.objects.count() + Casus.objects.count() + Stuk.objects.count()


def test_a_file_too_large_is_said_and_the_text_stays(client: Client, regio: Regio, settings: Any) -> None:
    settings.EENPLAN_MAX_UPLOAD = 1000
    client.force_login(regio.accounts["school"])
    file = SimpleUploadedFile("brief.txt", b"x" * 2000, content_type="text/plain")
    answer = client.post("/partner/melden", typed(bijlage=file))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "groot" in page
    assert TEKST in page
    assert stored() == 0


@pytest.mark.parametrize("path", ["/partner/melden", "/werk/melding/nieuw"])
def test_without_a_session_one_logs_in_first_and_nothing_is_stored(client: Client, regio: Regio, path: str) -> None:
    answer = client.post(path, typed())
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/") or "login" in answer["Location"]
    assert f"next={path}" in answer["Location"]
    assert stored() == 0


def test_a_lost_session_says_that_the_text_is_kept(regio: Regio) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(regio.accounts["school"])
    answer = client.post("/partner/melden", typed())
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Wat u typte is op deze computer bewaard" in page
    assert "CSRF" not in page.replace("X-CSRFToken", "")
    assert stored() == 0


def test_sending_twice_at_two_screens_is_one_report(client: Client, regio: Regio) -> None:
    client.force_login(regio.accounts["school"])
    form = typed()
    first, second = client.post("/partner/melden", form), client.post("/partner/melden", form)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert stored() == 2  # one report, one case


def test_the_same_key_for_another_text_keeps_the_second_text(client: Client, regio: Regio) -> None:
    client.force_login(regio.accounts["school"])
    form = typed()
    client.post("/partner/melden", form)
    answer = client.post("/partner/melden", {**form, "tekst": TEKST + " Vandaag weer."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Vandaag weer." in page
    assert "Maak een nieuwe sleutel" in page
    assert stored() == 2


def test_two_people_at_one_assessment(regio: Regio) -> None:
    """The second one hears that a colleague was first; what the first one wrote stands."""
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    neem_op(bewijs.melding_id, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    vb = Veiligheidsbeoordeling.objects.get()
    seen = vb.versie
    triage.controleer_acuut(
        vb.casus_id, False, "Niemand is nu in gevaar.", by=regio["triagist"], at=regio.at, versie=seen
    )
    with pytest.raises(Stale, match="Iemand anders heeft dit intussen gewijzigd"):
        triage.stel_voor(vb.pk, GEEN, by=regio["lead"], at=regio.at, versie=seen)
    enter(SYSTEM)
    vb.refresh_from_db()
    assert (vb.stand, vb.acuut_toelichting) == ("concept", "Niemand is nu in gevaar.")


def test_two_people_take_up_one_report(client: Client, regio: Regio) -> None:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    neem_op(bewijs.melding_id, by=regio["lead"], at=regio.at)
    client.force_login(regio.accounts["triagist"])
    answer = client.post(f"/werk/melding/{bewijs.melding_id}/neem-op", follow=True)
    assert answer.status_code == 200
    assert "Dit kan nu niet" in answer.content.decode()
    enter(SYSTEM)
    assert Melding.objects.get(pk=bewijs.melding_id).casus.verantwoordelijke == regio.accounts["lead"]


def test_a_stale_page_says_so_and_keeps_what_was_typed(client: Client, regio: Regio) -> None:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    neem_op(bewijs.melding_id, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    vb = Veiligheidsbeoordeling.objects.get()
    client.force_login(regio.accounts["lead"])
    path, seen = f"/werk/beoordeling/{vb.pk}/acuut", vb.versie
    triage.controleer_acuut(vb.casus_id, False, "Niemand is nu in gevaar.", by=regio["triagist"], at=regio.at)
    answer = client.post(path, {"acuut": "ja", "toelichting": "Hij staat voor de deur.", "versie": seen})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Iemand anders heeft dit intussen gewijzigd" in page
    assert "Hij staat voor de deur." in page
    enter(SYSTEM)
    vb.refresh_from_db()
    assert vb.acuut_toelichting == "Niemand is nu in gevaar."


BIG = "9" * 400
PHONES = ["Dorpsstraat +31612345678", "tel 0031612345678", "3000000000"]


@pytest.fixture
def logged_in(regio: Regio) -> dict[str, Client]:
    regio.log_in_all()
    return {key: regio.client(key) for key in ("triagist", "school")}


@pytest.mark.parametrize("adres", PHONES)
@pytest.mark.parametrize(("wie", "path"), [("school", "/partner/melden"), ("triagist", "/werk/melding/nieuw")])
def test_a_telephone_number_as_address_refuses_no_report(
    logged_in: dict[str, Client], wie: str, path: str, adres: str
) -> None:
    form = typed(kanaal="telefoon", **{"persoon-0-naam": "Bram de Toets", "persoon-0-adres": adres})
    assert logged_in[wie].post(path, form).status_code == 302
    assert stored() == 2


@pytest.mark.parametrize("advies", ["²", BIG, "-1", "x", "١", str(2**63)])
def test_an_odd_advice_number_opens_an_empty_form(logged_in: dict[str, Client], advies: str) -> None:
    answer = logged_in["triagist"].get("/werk/melding/nieuw", {"advies": advies})
    assert answer.status_code in (200, 404)
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize("advies", [BIG, str(2**63), "²"])
def test_an_odd_hidden_advice_number_is_said(logged_in: dict[str, Client], advies: str) -> None:
    answer = logged_in["triagist"].post("/werk/melding/nieuw", typed(kanaal="telefoon", advies=advies))
    assert answer.status_code == 422
    assert TEKST in answer.content.decode()
    assert "Dit advies kennen wij niet." in answer.content.decode()
    assert stored() == 0


@pytest.mark.parametrize(("given", "words"), [
    ({"casus_id": BIG}, "Deze casus kennen wij niet."), ({"casus_id": str(2**63)}, "Deze casus kennen wij niet."),
    ({"zelfde": "[" * 100_000}, "konden niet worden gelezen"), ({"zelfde": '{"1": "' + BIG + '"}'}, "konden niet"),
    ({"zelfde": '{"' + "9" * 5000 + '": 1}'}, "konden niet worden gelezen"),
    ({"zelfde": '{"1": 1e400}'}, "konden niet worden gelezen"),
])  # fmt: skip
def test_an_odd_choice_of_a_known_case_is_said(
    regio: Regio, logged_in: dict[str, Client], given: dict[str, str], words: str
) -> None:
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    path = f"/werk/melding/{bewijs.melding_id}/koppel"
    answer = logged_in["triagist"].post(path, {"casus_id": "1", "zelfde": "{}", **given})
    assert answer.status_code == 422
    assert words in answer.content.decode()


@pytest.mark.parametrize("nummer", ["%00", "M-2026-%00", "x" * 3000])
def test_an_odd_number_is_not_there(regio: Regio, logged_in: dict[str, Client], nummer: str) -> None:
    PartnerToken.objects.create(
        organisation=regio.organisations["school"], naam="toets", van=regio.at,
        token_hash=sha256(b"geheim").hexdigest(),
    )  # fmt: skip
    answer = logged_in["school"].get(f"/partner/melding/{nummer}")
    assert (answer.status_code, "Deze pagina is er niet" in answer.content.decode()) == (404, True)
    answer = logged_in["school"].get(f"/api/v1/meldingen/{nummer}", headers={"Authorization": "Bearer geheim"})
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["title"] == "Niet gevonden"
