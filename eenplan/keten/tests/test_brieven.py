"""Letters in the chain: who owes one, from whose view it is made, what stops it, and the proof that it left."""

from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from django.test import Client

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.brieven import queries
from eenplan.dossier.brieven.actions import haal_terug, kies_ontvanger, maak, schrijf, trek_in
from eenplan.dossier.brieven.inbox import inbox
from eenplan.dossier.brieven.inhoud import Velden, bewaard
from eenplan.dossier.brieven.keuring import Gevonden
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.rules import Soort
from eenplan.dossier.brieven.verzenden import lees, maak_klaar, verstuur
from eenplan.dossier.brieven.wachtrij import wachtrij
from eenplan.dossier.casus.models import Schild, Teamlid
from eenplan.dossier.gezinssysteem.models import Relatie
from eenplan.dossier.noodtoegang.actions import open_nood
from eenplan.dossier.noodtoegang.rules import Sleutel
from eenplan.dossier.personen.models import Adres, Persoon, VeiligContact
from eenplan.keten.melding.informeren import stel_uit
from eenplan.keten.melding.models import Uitstel
from eenplan.keten.tests.levensloop import GEEN, OVERDRAGEN, Loop, opgenomen
from eenplan.keten.triage.models import Terugkoppeling
from tests.decor import situatie
from tests.regio import Regio

pytestmark = pytest.mark.django_db


@situatie
def loop(regio: Regio) -> Loop:
    """A report that was taken up; its three people live at one address, the child's parents are known."""
    found = opgenomen(regio)
    enter(SYSTEM)
    mensen = found.mensen
    for rol in ("slachtoffer", "pleger"):
        parent = Persoon.objects.get(pk=mensen[rol])
        Relatie.objects.create(
            van_persoon=parent, naar_persoon_id=mensen["kind"], bronhouder=parent.bronhouder, soort="ouder"
        )
    return found


def post_mag(persoon_id: int, woorden: str = "Post mag.") -> None:
    enter(SYSTEM)
    person = Persoon.objects.get(pk=persoon_id)
    VeiligContact.objects.update_or_create(
        persoon=person, defaults={"bronhouder": person.bronhouder, "afspraak": woorden}
    )


def een(loop: Loop, rol: str, soort: str = "uitkomst", kanaal: str = "post", **velden: object) -> Brief:
    """A letter to this person, written."""
    by, at = loop.regio["triagist"], loop.regio.at
    (row,) = maak(loop.casus_id, soort, persoon_id=loop.mensen[rol], by=by, at=at)
    return schrijf(row.pk, Velden(**velden), kanaal, by=by, at=at)  # type: ignore[arg-type]  # tests vary single fields


def brieven(loop: Loop, **waar: object) -> list[Brief]:
    enter(SYSTEM)
    return list(Brief.objects.filter(casus_id=loop.casus_id, **waar).order_by("pk"))


@pytest.mark.voorziening(11)
def test_the_decision_owes_everybody_the_outcome_in_a_letter_of_his_own(loop: Loop) -> None:
    loop.besluit(OVERDRAGEN)
    owed = brieven(loop, soort="uitkomst")
    assert {(row.persoon_id, row.over_id) for row in owed} == {
        (loop.mensen["slachtoffer"], None), (loop.mensen["pleger"], None),
        (loop.mensen["slachtoffer"], loop.mensen["kind"]),
    }  # fmt: skip
    terms = Deadline.objects.filter(object_type="brief", done_at__isnull=True)
    assert set(terms.values_list("object_id", flat=True)) == {row.pk for row in owed}
    loop.bied_aan().accepteer()
    new = brieven(loop, soort="overdracht")
    assert len(new) == 3
    assert "Lokaal team" in " ".join(
        str(item) for item in queries.brief(loop.regio["triagist"], new[0].pk, now=loop.regio.at).papier.blokken
    )
    left = Deadline.objects.filter(object_type="brief", done_at__isnull=True)
    assert set(left.values_list("organisation_id", flat=True)) == {loop.casus.bronhouder_id}  # not of who took over


def test_a_case_that_closes_keeps_what_it_owes(loop: Loop) -> None:
    loop.besluit(GEEN)
    assert loop.casus.stand == "afgesloten"
    waits = brieven(loop)
    assert {row.soort for row in waits} == {"uitkomst"}  # it says already that we stop
    terms = Deadline.objects.filter(object_type="brief", done_at__isnull=True)
    assert terms.count() == len(waits) == 3


@pytest.mark.voorziening(11)
def test_who_got_the_letter_was_informed_and_the_reporter_heard_it(loop: Loop) -> None:
    by, at, persoon = loop.regio["triagist"], loop.regio.at, loop.mensen["pleger"]
    term = Deadline.objects.filter(key="informeren", object_id=persoon, done_at__isnull=True)
    nog = queries.van_casus(by, loop.casus_id)
    assert nog
    assert {item.persoon_id for item in nog.nog if item.soort == Soort.INFORMATIE} == set(loop.mensen.values())
    post_mag(persoon)
    row = een(loop, "pleger", "informatie")
    maak_klaar(row.pk, by=by, at=at)
    assert term.exists()
    verstuur(row.pk, by=by, at=at)
    enter(SYSTEM)
    assert not term.exists()
    told = queries.van_casus(by, loop.casus_id)
    assert told
    assert persoon not in {item.persoon_id for item in told.nog}
    Terugkoppeling.objects.create(beoordeling=loop.vb, melding_id=loop.melding_id, tekst="x", gemaakt_op=at)
    (back,) = maak(loop.casus_id, "melder", bron_id=loop.melding_id, by=by, at=at)
    schrijf(back.pk, Velden(), "digitaal", by=by, at=at)
    maak_klaar(back.pk, by=by, at=at)
    enter(SYSTEM)
    assert Terugkoppeling.objects.get(melding_id=loop.melding_id).gegeven_op == at


def test_to_be_informed_later_is_no_letter_now(loop: Loop) -> None:
    by, at, persoon = loop.regio["triagist"], loop.regio.at, loop.mensen["pleger"]
    stel_uit(loop.casus_id, persoon, "geweld_beeindigen", "Hij weet nog niets van de aangifte.",
             (at + timedelta(days=35)).date(), by=by, at=at)  # fmt: skip
    post_mag(persoon)
    row = een(loop, "pleger", "uitkomst")
    with pytest.raises(Refused, match="pas later"):
        maak_klaar(row.pk, by=by, at=at)
    enter(SYSTEM)
    later = Uitstel.objects.get().tot + timedelta(days=1)
    assert maak_klaar(row.pk, by=by, at=later).stand == "klaar"
    nog = queries.van_casus(by, loop.casus_id)
    assert nog
    assert Soort.NA_UITSTEL in {item.soort for item in nog.nog if item.persoon_id == persoon}


@pytest.mark.parametrize(
    ("words", "reason"), [("", "zelfde_adres"), ("Stuur geen post.", "geen_post"), ("Bel niet. Post mag.", "")]
)
def test_post_that_is_not_safe_is_held(loop: Loop, words: str, reason: str) -> None:
    by, at = loop.regio["triagist"], loop.regio.at
    if words:
        post_mag(loop.mensen["slachtoffer"], words)
    row = maak_klaar(een(loop, "slachtoffer").pk, by=by, at=at)
    assert (row.stand, row.ophouden) == ("opgehouden" if reason else "klaar", reason)
    if reason:  # the safe way: given in a conversation
        schrijf(row.pk, Velden(), "persoonlijk", by=by, at=at)
        assert maak_klaar(row.pk, by=by, at=at).stand == "klaar"
        letter = queries.brief(by, row.pk, now=at).papier
        assert len(letter.adres) == 1  # a name, no address: it does not travel


def test_what_became_unsafe_while_it_lay_ready_does_not_leave(loop: Loop) -> None:
    by, at, persoon = loop.regio["triagist"], loop.regio.at, loop.mensen["slachtoffer"]
    post_mag(persoon)
    row = maak_klaar(een(loop, "slachtoffer").pk, by=by, at=at)
    assert queries.bestand(by, row.pk, now=at).startswith(b"%PDF")
    post_mag(persoon, "Stuur geen post.")
    for leave in (lambda: verstuur(row.pk, by=by, at=at), lambda: queries.bestand(by, row.pk, now=at)):
        with pytest.raises(Refused, match="veilige weg"):
            leave()
    post_mag(persoon)
    enter(SYSTEM)
    Adres.objects.filter(persoon_id=persoon).update(huisnummer=99, toevoeging="B")
    with pytest.raises(Refused, match="veranderd"):
        verstuur(row.pk, by=by, at=at)
    haal_terug(row.pk, by=by, at=at)
    again = maak_klaar(row.pk, by=by, at=at)
    assert queries.brief(by, again.pk, now=at).papier.adres[1] == "Proefstraat 99 B"  # with its suffix (misuse 13)


def test_the_proof_is_who_when_and_which_file(loop: Loop) -> None:
    by, at = loop.regio["triagist"], loop.regio.at
    post_mag(loop.mensen["slachtoffer"])
    row = maak_klaar(een(loop, "slachtoffer", vrij="Tot maandag.").pk, by=by, at=at)
    sent = verstuur(row.pk, by=by, at=at + timedelta(hours=3))
    assert (sent.stand, sent.verzonden_door_id, sent.verzonden_op) == (
        "verzonden", by.account_id, at + timedelta(hours=3),
    )  # fmt: skip
    assert sha256(bewaard(sent)).hexdigest() == sent.sha256
    assert not Deadline.objects.filter(object_type="brief", object_id=row.pk, done_at__isnull=True).exists()
    said = LogLine.objects.filter(verb="brief.verstuur", object_id=row.pk)
    assert set(said.values_list("persoon_id", flat=True)) == {loop.mensen["slachtoffer"]}
    for again in (lambda: verstuur(row.pk, by=by, at=at), lambda: trek_in(row.pk, "Fout.", by=by, at=at)):
        with pytest.raises(Refused):
            again()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Zij woont nu op Schuilhof 3.", "afgeschermde plek"),
        ("A. Agent meldde dit.", "wie heeft gemeld"),
        ("Bel 06 12 34 56 78.", "telefoonnummer"),
    ],
)
def test_misbruik_01_free_words_are_looked_through_and_stop_it(loop: Loop, said: str, kind: str) -> None:
    enter(SYSTEM)
    person = Persoon.objects.get(pk=loop.mensen["slachtoffer"])
    Adres.objects.create(
        persoon=person, bronhouder=person.bronhouder, straat="Schuilhof", huisnummer=3, plaats="Elders",
        postcode="1999 ZZ", zoekadres="schuilhof 3 elders", geheim=True, van=loop.regio.at.date(),
    )  # fmt: skip
    with pytest.raises(Gevonden, match=kind) as stopped:
        een(loop, "pleger", vrij=said)
    assert "Schuilhof" not in stopped.value.message
    assert "Agent" not in stopped.value.message


def test_to_a_hiding_place_only_by_who_may_know_it(loop: Loop) -> None:
    enter(SYSTEM)
    person = Persoon.objects.get(pk=loop.mensen["slachtoffer"])
    Adres.objects.create(
        persoon=person, bronhouder=person.bronhouder, straat="Schuilhof", huisnummer=3, plaats="Elders",
        postcode="1999 ZZ", zoekadres="schuilhof 3 elders", geheim=True, van=loop.regio.at.date(),
    )  # fmt: skip
    shield = Schild.objects.create(casus=loop.casus, soort="adres")
    shield.lezers.set([loop.regio.accounts["lead"]])
    row = een(loop, "slachtoffer")
    with pytest.raises(Refused, match="afgeschermde plek"):
        maak_klaar(row.pk, by=loop.regio["triagist"], at=loop.regio.at)
    assert queries.brief(loop.regio["triagist"], row.pk, now=loop.regio.at).adressen == ()
    ready = maak_klaar(row.pk, by=loop.regio["lead"], at=loop.regio.at)
    assert queries.brief(loop.regio["lead"], ready.pk, now=loop.regio.at).papier.adres[1] == "Schuilhof 3"
    with pytest.raises(Refused):
        queries.bestand(loop.regio["triagist"], row.pk, now=loop.regio.at)


def test_misbruik_01_to_a_place_that_only_a_shield_hides_too(loop: Loop) -> None:
    """The team shut where they are, and no address is marked as secret: the file tells it to nobody else either."""
    post_mag(loop.mensen["slachtoffer"])
    shield = Schild.objects.create(casus=loop.casus, soort="adres")
    shield.lezers.set([loop.regio.accounts["lead"]])
    row = een(loop, "slachtoffer")
    with pytest.raises(Refused, match="afgeschermde plek"):
        maak_klaar(row.pk, by=loop.regio["triagist"], at=loop.regio.at)
    assert queries.brief(loop.regio["triagist"], row.pk, now=loop.regio.at).adressen == ()
    maak_klaar(row.pk, by=loop.regio["lead"], at=loop.regio.at)
    assert queries.bestand(loop.regio["lead"], row.pk, now=loop.regio.at)
    with pytest.raises(Refused, match="afgeschermde plek"):
        queries.bestand(loop.regio["triagist"], row.pk, now=loop.regio.at)


def test_who_died_since_gets_no_letter_any_more(loop: Loop) -> None:
    """Whoever lives at that address now would open it; not when it is written, and not when it lies ready."""
    post_mag(loop.mensen["slachtoffer"])
    by, at, persoon = loop.regio["triagist"], loop.regio.at, Persoon.objects.filter(pk=loop.mensen["slachtoffer"])
    row = een(loop, "slachtoffer")
    persoon.update(overleden_op=at.date())
    with pytest.raises(Refused, match="overleden"):
        maak_klaar(row.pk, by=by, at=at)
    persoon.update(overleden_op=None)
    maak_klaar(row.pk, by=by, at=at)
    persoon.update(overleden_op=at.date())
    with pytest.raises(Refused, match="overleden"):
        verstuur(row.pk, by=by, at=at)
    with pytest.raises(Refused, match="overleden"):
        queries.bestand(by, row.pk, now=at)


def test_in_an_emergency_no_file_of_a_letter_is_taken_along(loop: Loop, client: Client) -> None:
    """Who opened the case in an emergency reads what was written to whom; the file is for who posts it (R7, R9)."""
    post_mag(loop.mensen["slachtoffer"])
    by, at = loop.regio["triagist"], loop.regio.at
    pk = maak_klaar(een(loop, "slachtoffer").pk, by=by, at=at).pk
    enter(SYSTEM)
    Teamlid.objects.filter(casus_id=loop.casus_id, account=loop.regio.accounts["lead"]).delete()
    client.force_login(loop.regio.accounts["lead"])
    with clock.at(at):
        assert client.get(f"/werk/brief/{pk}").status_code == 404
        open_nood(Sleutel("nummer", loop.casus.nummer), "Agenten staan voor de deur.", by=loop.regio["lead"], at=at)
        page = client.get(f"/werk/brief/{pk}")
        assert (page.status_code, b"/pdf" in page.content) == (200, False)
        assert client.get(f"/werk/brief/{pk}/pdf").status_code == 404


def test_the_recipient_is_somebody_of_the_case(loop: Loop, regio: Regio) -> None:
    by, at = regio["triagist"], regio.at
    enter(SYSTEM)
    stranger = Persoon.objects.create(bronhouder=loop.casus.bronhouder, zoeknaam="x", vastgelegd_op=at)
    for who in ({"persoon_id": stranger.pk}, {"persoon_id": None}):
        with pytest.raises(Refused, match="hoort niet bij deze casus"):
            maak(loop.casus_id, "uitnodiging", by=by, at=at, **who)
    with pytest.raises(Refused, match="hoort niet bij deze casus"):
        maak(loop.casus_id, "melder", bron_id=loop.melding_id + 999, by=by, at=at)
    (row,) = maak(loop.casus_id, "uitnodiging", persoon_id=loop.mensen["pleger"], by=by, at=at)
    other = Adres.objects.filter(persoon_id=loop.mensen["slachtoffer"]).values_list("pk", flat=True)[0]
    with pytest.raises(Refused, match="deze persoon zelf"):
        schrijf(row.pk, Velden(adres_id=other), "post", by=by, at=at)
    with pytest.raises(Stale):
        schrijf(row.pk, Velden(), "post", by=by, at=at, versie=99)


def test_who_speaks_for_a_child_is_a_decision(loop: Loop) -> None:
    by, at = loop.regio["triagist"], loop.regio.at
    enter(SYSTEM)
    Relatie.objects.filter(van_persoon_id=loop.mensen["slachtoffer"]).delete()
    (row,) = maak(loop.casus_id, "uitkomst", persoon_id=loop.mensen["kind"], by=by, at=at)
    assert row.persoon_id is None
    schrijf(row.pk, Velden(), "persoonlijk", by=by, at=at)
    with pytest.raises(Refused, match="Kies eerst"):
        maak_klaar(row.pk, by=by, at=at)
    with pytest.raises(Refused, match="pleger"):
        kies_ontvanger(row.pk, loop.mensen["pleger"], "", by=by, at=at)
    found = kies_ontvanger(row.pk, loop.mensen["pleger"], "De rechter gaf hem alleen het gezag.", by=by, at=at)
    assert (found.persoon_id, found.besluit_door_id) == (loop.mensen["pleger"], by.account_id)


def test_a_partner_reads_its_letter_and_that_is_the_proof(loop: Loop) -> None:
    by, at = loop.regio["triagist"], loop.regio.at
    (row,) = maak(loop.casus_id, "melder", bron_id=loop.melding_id, by=by, at=at)
    schrijf(row.pk, Velden(), "digitaal", by=by, at=at)
    sent = maak_klaar(row.pk, by=by, at=at)
    assert (sent.stand, sent.organisatie_id) == ("verzonden", loop.regio.organisations["politie"].pk)
    assert Message.objects.filter(object_type="brief", object_id=row.pk).count() == 1
    with pytest.raises(NotVisible):
        lees(row.pk, by=loop.regio["school"], at=at)
    assert [item.pk for item in inbox(loop.regio["agent"])] == [row.pk]
    assert inbox(loop.regio["school"]) == []
    found, letter = lees(row.pk, by=loop.regio["agent"], at=at + timedelta(hours=1))
    assert found.gelezen_op == at + timedelta(hours=1)
    said = str(letter)
    assert not any(word in said for word in ("Sanne", "Bram", "Proefstraat", "Toetsdorp"))
    assert lees(row.pk, by=loop.regio["agent"], at=at + timedelta(hours=9))[0].gelezen_op == found.gelezen_op


@pytest.mark.parametrize("wie", ["regisseur", "agent", "school", "ander", "beleid", "fg", "beheer", "proces"])
def test_nobody_else_sees_letters(loop: Loop, wie: str) -> None:
    row = een(loop, "pleger")
    viewer = loop.regio[wie]
    with pytest.raises(NotVisible):
        queries.brief(viewer, row.pk, now=loop.regio.at)
    with pytest.raises(NotVisible):
        maak(loop.casus_id, "uitkomst", persoon_id=loop.mensen["pleger"], by=viewer, at=loop.regio.at)
    assert wachtrij(viewer, now=loop.regio.at) == []
    assert queries.van_casus(viewer, loop.casus_id) is None


def test_misbruik_17_a_letter_to_who_reported_is_for_who_may_know_him(loop: Loop) -> None:
    by, at = loop.regio["triagist"], loop.regio.at
    (row,) = maak(loop.casus_id, "melder", bron_id=loop.melding_id, by=by, at=at)
    enter(SYSTEM)
    shield = Schild.objects.create(casus=loop.casus, soort="melder")
    shield.lezers.set([loop.regio.accounts["lead"]])
    with pytest.raises(NotVisible):
        queries.brief(by, row.pk, now=at)
    seen = queries.van_casus(by, loop.casus_id)
    assert seen
    assert row.pk not in {item.brief.pk for item in seen.open}
    assert row.pk not in {item.brief.pk for item in wachtrij(by, now=at)}
    assert queries.brief(loop.regio["lead"], row.pk, now=at).brief.pk == row.pk


def test_the_pages(loop: Loop, client: Client, now: datetime) -> None:
    loop.besluit(OVERDRAGEN)
    post_mag(loop.mensen["pleger"])
    row = next(item for item in brieven(loop, soort="uitkomst") if item.persoon_id == loop.mensen["pleger"])
    client.force_login(loop.regio.accounts["triagist"])
    page = client.get(f"/werk/casus/{loop.casus_id}").content.decode()
    assert page.count("Wat wij hebben besloten") == 3
    shown = client.get(f"/werk/brief/{row.pk}").content.decode()
    assert "Zo leest Peter de Toets de brief" in shown
    data = {"kanaal": "post", "vrij": "Tot maandag.", "versie": row.versie, "later": ""}
    wrong = client.post(f"/werk/brief/{row.pk}", {**data, "vrij": "A. Agent belde."})
    assert wrong.status_code == 409
    assert "A. Agent belde." in wrong.content.decode()  # what was typed stays
    assert client.post(f"/werk/brief/{row.pk}", data).status_code == 302
    queue = client.get("/werk/brieven").content.decode()
    assert "Klaar om te versturen" in queue
    pdf = client.get(f"/werk/brief/{row.pk}/pdf")
    assert pdf["Content-Disposition"] == 'inline; filename="brief.pdf"'
    assert client.post(f"/werk/brief/{row.pk}/gepost", {"van": "lijst"})["Location"] == "/werk/brieven"
    assert "Bewijs van verzending" in client.get(f"/werk/brief/{row.pk}").content.decode()
    assert "Brief: wat wij hebben besloten" in client.get(f"/werk/casus/{loop.casus_id}").content.decode()
    new = client.get(f"/werk/casus/{loop.casus_id}/brief").content.decode()
    assert "Bram de Toets" in new
    made = client.post(f"/werk/casus/{loop.casus_id}/brief",
                       {"soort": "uitnodiging", "aan": f"persoon-{loop.mensen['pleger']}"})  # fmt: skip
    assert made.status_code == 302
    asked = {"kanaal": "persoonlijk", "versie": 1, "wanneer": "2026-03-27T10:00", "waar": "kantoor", "later": ""}
    assert client.post(made["Location"], asked).status_code == 302
    assert "27 maart 2026" in client.get(made["Location"]).content.decode()
