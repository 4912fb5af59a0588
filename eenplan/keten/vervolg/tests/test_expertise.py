"""Thinking along by the GGZ: what may be shared, who sees it, the answer with its source, and every way it ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.models import Account, Appointment, Organisation
from eenplan.core.accounts.queries import viewer_of
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.bron import ANONIEM
from eenplan.dossier.casus.models import Casus, Teamlid, Uitspraak
from eenplan.dossier.personen.models import Adres
from eenplan.feiten.models import Feit
from eenplan.keten.melding.tests.hulp import rijen
from eenplan.keten.tests.rollen import VT, uitkomsten, undone
from eenplan.keten.vervolg import plugs
from eenplan.keten.vervolg.expertise.acties import beantwoord, neem_terug, stop_bij, vraag_expert, wijs_af
from eenplan.keten.vervolg.expertise.lezen import aantal, een, eigen, keuzes
from eenplan.keten.vervolg.expertise.rules import (
    AFWIJSREDENEN,
    COURSE,
    GRONDEN,
    STAND_WOORD,
    NieuweExpertvraag,
)  # fmt: skip
from eenplan.keten.vervolg.forms_expert import ExpertantwoordForm, ExpertvraagForm
from eenplan.keten.vervolg.models import Expertvraag
from eenplan.keten.vervolg.queries import dienst_van_vraag
from eenplan.keten.vervolg.tests.hulp import dienst
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(8)
VRAAG = NieuweExpertvraag(
    "Past dit gedrag bij een trauma?", "Een kind van acht slaapt slecht en schrikt van harde geluiden.",
    "zonder_namen", "", date(2026, 4, 3),
)  # fmt: skip
ANTWOORD = "Dit past bij een traumareactie; laat het kind binnen twee weken zien."


# --- the rules, without a database -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("changes", "fields"), [
    ({}, set()), ({"vraag": " "}, {"vraag"}), ({"gedeeld": "kort"}, {"gedeeld"}), ({"grond": ""}, {"grond"}),
    ({"grond": "toestemming"}, {"motivering"}), ({"grond": "wmo_4_1_1"}, {"motivering"}),
    ({"grond": "toestemming", "motivering": "Moeder zei ja op 19 maart."}, set()),
    ({"voor": date(2026, 3, 20)}, {"voor"}), ({"voor": date(2026, 5, 19)}, set()),
    ({"voor": date(2026, 5, 20)}, {"voor"}),
    ({"vraag": "", "gedeeld": "", "grond": "x", "voor": date(2020, 1, 1)}, {"vraag", "gedeeld", "grond", "voor"}),
])  # fmt: skip
def test_what_must_be_said(changes: dict[str, object], fields: set[str]) -> None:
    found = replace(VRAAG, **changes).fouten(date(2026, 3, 20))  # type: ignore[arg-type]  # one case per row
    assert set(found) == fields
    assert all(text.endswith(".") for text in found.values())


@pytest.mark.parametrize("grond", list(GRONDEN))
def test_names_go_along_on_two_grounds_only(grond: str) -> None:
    assert replace(VRAAG, grond=grond).met_namen is (grond != "zonder_namen")


@pytest.mark.parametrize(("stand", "role"), list(product(COURSE.states, Role)))
def test_who_takes_which_step(stand: str, role: Role) -> None:
    found = {row.action for row in COURSE.allowed(stand, role)}
    expert, vt = role is Role.ZORGPARTNER, role in {Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD}
    may = {"beantwoord", "wijs_af"} if expert else {"neem_terug"} if vt else set()
    assert found == (may if stand == "gevraagd" else set())
    assert stand in STAND_WOORD


def test_forms_keep_to_the_same_choices() -> None:
    form = ExpertvraagForm({"voor": ""}, keuzes=[("GGZ", [(1, "E. Expert")])])
    assert set(form.errors) == {"expert", "vraag", "gedeeld", "grond", "voor"}
    assert set(ExpertantwoordForm({"soort": "roddel"}).errors) == {"soort", "tekst", "afschermgrond"}


# --- with a case -----------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does after this is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


def mens(regio: Regio, key: str, place: Organisation) -> Viewer:
    """Somebody of the GGZ."""
    regio.accounts[key] = Account.objects.create(username=key, naam=f"Toets {key.capitalize()}")
    row = Appointment.objects.create(
        account=regio.accounts[key], organisation=place, role=Role.ZORGPARTNER, functie="psychiater",
        van=regio.at - timedelta(days=9),
    )  # fmt: skip
    regio.viewers[key] = viewer_of(row)
    return regio.viewers[key]


@pytest.fixture
def vraag(regio: Regio) -> Expertvraag:
    """An expert was asked to think along; a colleague of his was not."""
    place = Organisation.objects.create(naam="GGZ Toetsland (verzonnen)", soort="ggz", gemeente="Toetsdorp")
    expert = mens(regio, "expert", place)
    mens(regio, "andere", place)
    row = dienst(regio, "OZ")
    enter(SYSTEM)
    if not Teamlid.objects.filter(casus_id=row.casus_id, account=regio.accounts["casus"]).exists():
        Teamlid.objects.create(casus_id=row.casus_id, account=regio.accounts["casus"], van=regio.at)
    Message.objects.all().delete()
    made = vraag_expert(row.pk, expert.account_id or 0, VRAAG, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    return made


def weer(regio: Regio, vraag: Expertvraag, **changes: object) -> Expertvraag:
    asked = replace(VRAAG, **changes)  # type: ignore[arg-type]  # one case per test
    return vraag_expert(vraag.dienst_id, vraag.account_id, asked, by=regio["triagist"], at=regio.at)


def test_asking_starts_a_term_rings_the_expert_and_names_nobody(regio: Regio, vraag: Expertvraag) -> None:
    term = Deadline.objects.get(object_type="expertvraag", object_id=vraag.pk)
    assert (term.due_at.date(), term.account, term.casus_id) == (VRAAG.voor, regio.accounts["triagist"], vraag.casus_id)
    notice = Message.objects.get()
    assert (notice.account, notice.object_type, notice.kind) == (regio.accounts["expert"], "expertvraag", "nieuw")
    assert Feit.objects.get(naam="expert_gevraagd").kenmerken == {
        "stand": "gevraagd", "grond": "zonder_namen", "reden": "",
    }  # fmt: skip
    assert LogLine.objects.get(verb="vervolg.vraag_expert", object_type="expertvraag").casus_id == vraag.casus_id


@pytest.mark.parametrize(("gedeeld", "woord"), [
    ("Sanne slaapt slecht en schrikt van harde geluiden.", "Sanne"),
    ("De vader, Peter, drinkt al jaren veel te veel.", "Peter"),
    ("Het kind van 9-1-2018 slaapt al weken slecht.", "9-1-2018"),
    ("Zij wonen op de Proefstraat 12 en slapen slecht.", "Proefstraat 12"),
    ("Het gaat om BSN 999000019, slaapt al weken slecht.", "999000019"),
])  # fmt: skip
def test_without_consent_no_name_goes_along(regio: Regio, vraag: Expertvraag, gedeeld: str, woord: str) -> None:
    with undone(), pytest.raises(Refused, match=f"Haal '{woord}'"):
        weer(regio, vraag, gedeeld=gedeeld)
    with undone():
        assert weer(regio, vraag, gedeeld=gedeeld, grond="toestemming", motivering="Moeder zei ja op 19 maart.").pk


def test_a_secret_place_never_goes_along(regio: Regio, vraag: Expertvraag) -> None:
    enter(SYSTEM)
    Adres.objects.filter(straat="Proefstraat").update(geheim=True)
    with undone(), pytest.raises(Refused, match="geheim adres"):
        weer(regio, vraag, gedeeld="Zij is nu in de Proefstraat 12, denk mee.", grond="toestemming",
             motivering="Moeder zei ja op 19 maart.")  # fmt: skip


def test_only_in_a_running_investigation_and_only_the_ggz(regio: Regio, vraag: Expertvraag) -> None:
    school = regio.accounts["school"].pk
    with undone(), pytest.raises(Refused, match="Kies iemand van de GGZ"):
        vraag_expert(vraag.dienst_id, school, VRAAG, by=regio["triagist"], at=regio.at)
    other = dienst(regio, "VV")
    with undone(), pytest.raises(Refused, match="onderzoek dat loopt"):
        vraag_expert(other.pk, vraag.account_id, VRAAG, by=regio["triagist"], at=regio.at)
    assert [person for _, people in keuzes(regio.at) for _, person in people] == ["Toets Andere", "Toets Expert"]


Handeling = Callable[[Expertvraag, Viewer, Regio], object]
ACTS: dict[str, Handeling] = {
    "vraag": lambda row, by, regio: vraag_expert(row.dienst_id, row.account_id, VRAAG, by=by, at=regio.at),
    "beantwoord": lambda row, by, regio: beantwoord(row.pk, "mening", ANTWOORD, by=by, at=regio.at),
    "wijs_af": lambda row, by, regio: wijs_af(row.pk, "geen_tijd", by=by, at=regio.at),
    "neem_terug": lambda row, by, regio: neem_terug(row.pk, "Niet meer nodig.", by=by, at=regio.at),
}


@pytest.mark.parametrize("verb", list(ACTS))
def test_who_may(regio: Regio, vraag: Expertvraag, verb: str) -> None:
    expert = verb in {"beantwoord", "wijs_af"}
    found = uitkomsten(regio, lambda by: ACTS[verb](vraag, by, regio))
    assert {key for key, how in found.items() if how == "ja"} == (set() if expert else VT)
    for key, how in (("expert", "ja" if expert else "404"), ("andere", "404")):
        with undone():
            if how == "ja":
                ACTS[verb](vraag, regio[key], regio)
            else:
                with pytest.raises(NotVisible):
                    ACTS[verb](vraag, regio[key], regio)


@pytest.mark.parametrize("verb", ["beantwoord", "wijs_af", "neem_terug"])
def test_every_end_stops_the_term_leaves_a_fact_and_happens_once(regio: Regio, vraag: Expertvraag, verb: str) -> None:
    by = regio["lead"] if verb == "neem_terug" else regio["expert"]
    Message.objects.all().delete()
    ACTS[verb](vraag, by, regio)
    enter(SYSTEM)
    vraag.refresh_from_db()
    assert (vraag.afgesloten_op, vraag.afgesloten_door_id) == (regio.at, by.account_id)
    assert Deadline.objects.get(object_type="expertvraag").done_at == regio.at
    assert Feit.objects.get(naam="expertvraag_klaar").kenmerken["stand"] == vraag.stand
    asked = Message.objects.filter(account=regio.accounts["triagist"], kind="antwoord").exists()
    assert asked is (verb != "neem_terug")
    for again, who in (("beantwoord", "expert"), ("wijs_af", "expert"), ("neem_terug", "lead")):
        with undone(), pytest.raises(Refused):
            ACTS[again](vraag, regio[who], regio)


@pytest.mark.parametrize("verb", ["vraag", "beantwoord", "wijs_af", "neem_terug"])
def test_no_log_line_no_change(regio: Regio, vraag: Expertvraag, verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    labels = ["vervolg", "casus", "deadlines", "outbox", "feiten"]
    before = rijen(labels)
    by = regio["expert"] if verb in {"beantwoord", "wijs_af"} else regio["lead"]

    def log_is_full(*args: object) -> None:
        raise DatabaseError("log is full")

    with monkeypatch.context() as broken:
        broken.setattr("eenplan.core.acts.write", log_is_full)
        with pytest.raises(DatabaseError, match="log is full"), transaction.atomic():
            ACTS[verb](vraag, by, regio)
    enter(SYSTEM)
    assert rijen(labels) == before
    vraag.refresh_from_db()
    assert vraag.stand == "gevraagd"


@pytest.mark.parametrize(("grond", "spreker"), [
    ("", "Toets Expert, psychiater, GGZ Toetsland (verzonnen)"), ("gevaar_bron", ANONIEM),
])  # fmt: skip
def test_the_answer_is_a_statement_with_its_source(regio: Regio, vraag: Expertvraag, grond: str, spreker: str) -> None:
    beantwoord(vraag.pk, "mening", ANTWOORD, grond, by=regio["expert"], at=regio.at)
    enter(SYSTEM)
    said = Uitspraak.objects.get(tekst=ANTWOORD)
    assert (said.spreker, said.soort, said.klasse, said.casus_id) == (spreker, "mening", "zorg", vraag.casus_id)
    assert (said.beroepsmatig, said.afschermgrond) == (True, grond)
    assert Expertvraag.objects.get(pk=vraag.pk).uitspraak == said


@pytest.mark.parametrize(("act", "fields"), [
    (lambda pk, by, at: beantwoord(pk, "roddel", ANTWOORD, by=by, at=at), {"soort"}),
    (lambda pk, by, at: beantwoord(pk, "feit", "kort", by=by, at=at), {"tekst"}),
    (lambda pk, by, at: beantwoord(pk, "feit", ANTWOORD, "zomaar", by=by, at=at), {"afschermgrond"}),
    (lambda pk, by, at: wijs_af(pk, "zomaar", by=by, at=at), {"reden"}),
])  # fmt: skip
def test_what_the_expert_must_say(
    regio: Regio, vraag: Expertvraag, act: Callable[..., object], fields: set[str]
) -> None:
    with pytest.raises(Refused) as refusal:
        act(vraag.pk, regio["expert"], regio.at)
    assert set(refusal.value.fouten) == fields  # type: ignore[attr-defined]  # it is an Ongeldig


def test_the_expert_sees_the_request_and_nothing_else(client: Client, regio: Regio, vraag: Expertvraag) -> None:
    assert (aantal(regio["expert"]), aantal(regio["andere"])) == (1, 0)
    assert {menu.label for menu in plugs.menu(regio["expert"])} == {"Meedenken"}
    client.force_login(regio.accounts["expert"])
    page = client.get(reverse("expertvraag", args=[vraag.pk])).content.decode()
    assert VRAAG.gedeeld in page
    enter(SYSTEM)
    nummer = Casus.objects.values_list("nummer", flat=True).get(pk=vraag.casus_id)
    for word in ("Sanne", "Toetsdorp", "Proefstraat", nummer):
        assert word not in page
    assert client.get(reverse("partner-casus", args=[vraag.casus_id])).status_code == 404
    assert client.get(reverse("vervolg-dienst", args=[vraag.dienst_id])).status_code == 404
    for wie in ("andere", "school", "agent"):
        client.force_login(regio.accounts[wie])
        for name in ("expertvraag", "expertvraag-nee"):
            assert client.get(reverse(name, args=[vraag.pk])).status_code == 404


def test_after_the_end_he_reads_nothing_of_it(client: Client, regio: Regio, vraag: Expertvraag) -> None:
    client.force_login(regio.accounts["expert"])
    sent = {"soort": "mening", "tekst": ANTWOORD, "afschermgrond": "ja"}
    assert client.post(reverse("expertvraag", args=[vraag.pk]), sent).status_code == 302
    enter(regio["expert"])
    (row,) = eigen(regio["expert"])
    assert (row.open, row.vraag, row.gedeeld) == (False, "", "")
    assert een(regio["expert"], vraag.pk).gedeeld == ""
    assert VRAAG.gedeeld not in client.get(reverse("expertvraag", args=[vraag.pk])).content.decode()
    lines = LogLine.objects.filter(verb__startswith="expertvraag.", account_id=regio.accounts["expert"].pk)
    assert {line.verb for line in lines} == {"expertvraag.lijst", "expertvraag.lees"}


def test_veilig_thuis_sees_it_at_the_investigation(client: Client, regio: Regio, vraag: Expertvraag) -> None:
    client.force_login(regio.accounts["lead"])
    page = client.get(reverse("vervolg-dienst", args=[vraag.dienst_id])).content.decode()
    for word in ("Meedenken door de GGZ", VRAAG.vraag, "wacht op antwoord", "3 april 2026"):
        assert word in page
    new = {"expert": vraag.account_id, "vraag": VRAAG.vraag, "gedeeld": "Sanne slaapt al weken erg slecht.",
           "grond": "zonder_namen", "motivering": "", "voor": "2026-04-03"}  # fmt: skip
    refused = client.post(reverse("vervolg-expert", args=[vraag.dienst_id]), new)
    assert refused.status_code == 409
    assert "Sanne slaapt al weken" in refused.content.decode()  # what was typed stays
    back = client.post(reverse("vervolg-expert-terug", args=[vraag.pk]), {"reden": "Niet meer nodig."})
    assert (back.status_code, back.headers["Location"]) == (302, reverse("vervolg-dienst", args=[vraag.dienst_id]))
    term = plugs.meedenken(regio["lead"], [vraag.pk])
    assert term[vraag.pk][1] == reverse("vervolg-dienst", args=[vraag.dienst_id])
    assert plugs.meedenken(regio["regisseur"], [vraag.pk]) == {}
    assert dienst_van_vraag(regio["regisseur"], vraag.pk) == 0


@pytest.mark.parametrize("welke", ["dienst_id", "casus_id"])
def test_what_waits_ends_with_the_service_and_the_case(regio: Regio, vraag: Expertvraag, welke: str) -> None:
    event = sockets.Event("toets", SYSTEM, regio.at, {welke: getattr(vraag, welke)})
    (plugs.na_afronden if welke == "dienst_id" else plugs.na_sluiten)(event)
    vraag.refresh_from_db()
    assert (vraag.stand, vraag.afgesloten_op) == ("teruggenomen", regio.at)
    assert Deadline.objects.get(object_type="expertvraag").done_at == regio.at
    assert stop_bij(regio.at, None, casus_id=vraag.casus_id) == 0


def test_reasons_are_words() -> None:
    assert all(words[0].isupper() for words in AFWIJSREDENEN.values())
