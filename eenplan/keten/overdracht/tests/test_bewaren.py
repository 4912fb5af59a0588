"""A draft of an offer: kept half filled, read by who may write on it, and by nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Purpose
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Deelbesluit, Deelname
from eenplan.keten.melding.tests.hulp import betrek
from eenplan.keten.overdracht import actions, queries
from eenplan.keten.overdracht.actions_concept import bewaar
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import ALTIJD, GEWOONLIJK
from eenplan.keten.overdracht.tests.conftest import aanbod_aan
from eenplan.keten.overdracht.tests.hulp import as_, ingevuld, page, receiver
from tests.regio import Regio

KANARIE = "KANARIE-23"
HALF = {"waarom": "", "kind": f"Ik wil naar oma. {KANARIE}", "tot": "", "klassen": []}


def url(row: Overdracht, name: str = "overdracht") -> str:
    return reverse(name, args=[row.pk])


def vers(row: Overdracht) -> Overdracht:
    enter(SYSTEM)
    row.refresh_from_db()
    return row


class TestBewaren:
    def test_half_filled_and_on_with_it_later(self, client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
        """Who leaves the page loses nothing, and a colleague goes on where he was."""
        sent = {**ingevuld(as_(client, regio, "casus").get(url(voorgesteld))), **HALF, "ontvanger": receiver(regio)}
        answer = client.post(url(voorgesteld, "overdracht-bewaar"), sent, follow=True)
        assert answer.redirect_chain == [(url(voorgesteld), 302)]
        assert "Concept bewaard" in page(answer)
        later = as_(client, regio, "lead").get(url(voorgesteld))
        form = later.context["form"]
        assert (form["kind"].value(), form["waarom"].value(), form["tot"].value()) == (HALF["kind"], "", "")
        assert (form["ontvanger"].value(), form["klassen"].value()) == (receiver(regio), [])
        assert "bewaard door Toets Casus" in page(later)

    def test_nothing_is_offered_by_it(self, regio: Regio, voorgesteld: Overdracht) -> None:
        enter(SYSTEM)
        terms = list(Deadline.objects.values_list("pk", "done_at"))
        row = bewaar(voorgesteld.pk, {"ontvanger": receiver(regio)}, by=regio["casus"], at=regio.at)
        enter(SYSTEM)
        assert (row.stand, row.organisatie_id, row.pakket, row.stappen.count()) == ("voorgesteld", None, {}, 1)
        assert list(Deadline.objects.values_list("pk", "done_at")) == terms
        assert not Deelname.objects.exists()
        assert not Deelbesluit.objects.exists()
        line = LogLine.objects.filter(verb="overdracht.bewaar", object_type="overdracht").get()
        assert (line.casus_id, line.object_id, line.ground) == (row.casus_id, row.pk, "Wmo 4.1.1 lid 2")

    def test_what_was_kept_is_offered_whole(self, client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
        first = as_(client, regio, "casus").get(url(voorgesteld))
        kept = ingevuld(first, ontvanger=receiver(regio), veilig_contact="Bel na negenen.", warm_gesprek="on")
        client.post(url(voorgesteld, "overdracht-bewaar"), kept)
        answer = client.post(url(voorgesteld), ingevuld(client.get(url(voorgesteld))))
        assert answer.status_code == 302
        row = vers(voorgesteld)
        assert (row.stand, row.pakket["veilig_contact"], row.warm_gesprek) == ("aangeboden", "Bel na negenen.", True)
        assert row.concept == {}

    @pytest.mark.parametrize(
        ("wrong", "words"), [({"ontvanger": "0-0"}, "Wie krijgt de casus?"), ({"tot": "morgen"}, "Tot wanneer?")]
    )
    def test_what_cannot_be_is_refused_with_the_text(
        self, client: Client, regio: Regio, voorgesteld: Overdracht, wrong: dict[str, str], words: str
    ) -> None:
        answer = as_(client, regio, "casus").post(url(voorgesteld, "overdracht-bewaar"), {**HALF, **wrong})
        assert answer.status_code == 422
        assert KANARIE in page(answer)
        assert words in page(answer)
        assert vers(voorgesteld).concept == {}

    def test_after_a_refusal_too(self, client: Client, regio: Regio, aangeboden: Overdracht) -> None:
        actions.weiger(aangeboden.pk, "Wij zitten vol.", by=regio["regisseur"], at=regio.at)
        bewaar(aangeboden.pk, HALF, by=regio["casus"], at=regio.at)
        shown = page(as_(client, regio, "lead").get(url(aangeboden)))
        assert "Wij zitten vol." in shown
        assert KANARIE in shown
        assert vers(aangeboden).stand == "geweigerd"

    def test_not_once_it_is_offered(self, client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
        """A colleague offered it meanwhile: what was typed is still on the screen."""
        sent = ingevuld(as_(client, regio, "casus").get(url(voorgesteld)), kind=HALF["kind"])
        actions.bied_aan(voorgesteld.pk, aanbod_aan(regio), by=regio["lead"], at=regio.at)
        answer = client.post(url(voorgesteld, "overdracht-bewaar"), sent)
        assert answer.status_code == 409
        for words in ("al aangeboden of geaccepteerd", "Het is niet opgeslagen", KANARIE):
            assert words in page(answer)
        assert vers(voorgesteld).concept == {}


class TestTegelijk:
    def test_the_second_is_told_and_keeps_his_text(self, client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
        mine = ingevuld(as_(client, regio, "casus").get(url(voorgesteld)), kind="Mijn tekst.")
        bewaar(voorgesteld.pk, {"kind": "Van mijn collega."}, by=regio["lead"], at=regio.at)
        answer = client.post(url(voorgesteld, "overdracht-bewaar"), mine)
        assert answer.status_code == 409
        for words in ("intussen gewijzigd", "Mijn tekst.", "Van mijn collega."):
            assert words in page(answer)
        assert vers(voorgesteld).concept == {"kind": "Van mijn collega."}
        again = client.post(url(voorgesteld, "overdracht-bewaar"), ingevuld(answer))
        assert again.status_code == 302
        assert vers(voorgesteld).concept["kind"] == "Mijn tekst."

    def test_an_offer_does_not_pass_over_a_newer_draft(
        self, client: Client, regio: Regio, voorgesteld: Overdracht
    ) -> None:
        first = as_(client, regio, "casus").get(url(voorgesteld))
        bewaar(voorgesteld.pk, {"kind": "Van mijn collega."}, by=regio["lead"], at=regio.at)
        filled = ingevuld(first, ontvanger=receiver(regio), geen_afspraken="on", warm_gesprek="on")
        answer = client.post(url(voorgesteld), filled)
        assert answer.status_code == 409
        assert "Van mijn collega." in page(answer)
        assert vers(voorgesteld).stand == "voorgesteld"

    def test_a_page_of_before_the_offer_is_old_after_the_refusal(self, regio: Regio, voorgesteld: Overdracht) -> None:
        seen = voorgesteld.versie
        actions.bied_aan(voorgesteld.pk, aanbod_aan(regio), by=regio["lead"], at=regio.at)
        actions.weiger(voorgesteld.pk, "Vol.", by=regio["regisseur"], at=regio.at)
        with pytest.raises(Stale):
            bewaar(voorgesteld.pk, HALF, by=regio["casus"], at=regio.at, versie=seen)

    def test_another_change_of_the_case_is_no_reason_to_refuse(
        self, client: Client, regio: Regio, voorgesteld: Overdracht
    ) -> None:
        sent = ingevuld(as_(client, regio, "casus").get(url(voorgesteld)), versie=0)
        assert client.post(url(voorgesteld, "overdracht-bewaar"), sent).status_code == 302


class TestWieHetLeest:
    @pytest.mark.parametrize("key", ["regisseur", "collega", "agent", "school", "proces", "fg", "beheer", "beleid"])
    def test_others_find_nothing(self, regio: Regio, voorgesteld: Overdracht, key: str) -> None:
        with pytest.raises(NotVisible):
            bewaar(voorgesteld.pk, HALF, by=regio[key], at=regio.at)

    def test_the_receiver_cannot_write_on_it(self, regio: Regio, aangeboden: Overdracht) -> None:
        actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)
        with pytest.raises(Refused):
            bewaar(aangeboden.pk, HALF, by=regio["regisseur"], at=regio.at)

    def test_the_receiver_reads_only_what_was_offered(
        self, client: Client, regio: Regio, voorgesteld: Overdracht
    ) -> None:
        bewaar(voorgesteld.pk, HALF, by=regio["casus"], at=regio.at)
        actions.bied_aan(voorgesteld.pk, aanbod_aan(regio), by=regio["casus"], at=regio.at)
        as_(client, regio, "regisseur")
        for shown in (url(voorgesteld, "partner-overdracht"), reverse("partner-casus", args=[voorgesteld.casus_id])):
            assert KANARIE not in page(client.get(shown))

    def test_a_former_receiver_reads_nothing_of_the_next_draft(self, regio: Regio, aangeboden: Overdracht) -> None:
        """Also when he still sees the case in another way."""
        actions.trek_in(aangeboden.pk, "Verkeerd team.", by=regio["lead"], at=regio.at)
        bewaar(aangeboden.pk, HALF, by=regio["casus"], at=regio.at)
        enter(SYSTEM)
        betrek(regio, aangeboden.casus, "regisseur", GEWOONLIJK | ALTIJD)
        enter(regio["regisseur"])
        for read in (queries.overdracht, queries.overgenomen):
            with pytest.raises(NotVisible):
                read(regio["regisseur"], aangeboden.pk, now=regio.at)

    def test_who_may_read_but_not_write_sees_no_draft(
        self, client: Client, regio: Regio, voorgesteld: Overdracht, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bewaar(voorgesteld.pk, HALF, by=regio["casus"], at=regio.at)
        monkeypatch.setattr(queries, "ask", lambda *given: False)
        shown = page(as_(client, regio, "lead").get(url(voorgesteld)))
        assert KANARIE not in shown
        assert "wordt nog opgesteld" in shown


class TestOvergenomen:
    def test_the_director_reads_again_what_he_took_over(
        self, client: Client, regio: Regio, aangeboden: Overdracht
    ) -> None:
        actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)
        with clock.at(regio.at + timedelta(days=30)):
            answer = as_(client, regio, "regisseur").get(url(aangeboden, "overdracht-overgenomen"))
        shown = page(answer)
        assert answer.status_code == 200
        for words in ("Wat u overnam", "Sanne de", "partnergeweld", reverse("casus", args=[aangeboden.casus_id])):
            assert words in shown
        for button in ("Accepteren", "Weigeren", "Vraag stellen"):
            assert button not in shown
        enter(SYSTEM)
        line = LogLine.objects.filter(verb="overdracht.lees", account_id=regio["regisseur"].account_id).latest("pk")
        assert (line.casus_id, line.allowed) == (aangeboden.casus_id, True)

    def test_only_his_classes(self, client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
        offer = aanbod_aan(regio, klassen=frozenset())
        actions.bied_aan(voorgesteld.pk, offer, by=regio["casus"], at=regio.at)
        actions.accepteer(voorgesteld.pk, by=regio["regisseur"], at=regio.at)
        shown = page(as_(client, regio, "regisseur").get(url(voorgesteld, "overdracht-overgenomen")))
        assert "Wat het gezin weet" in shown
        assert "Waarom deze overdracht" not in shown

    def test_a_colleague_who_gives_care(self, regio: Regio, voorgesteld: Overdracht) -> None:
        """It was offered to the team: who works there and may see the case reads it, whatever his work is."""
        actions.bied_aan(voorgesteld.pk, aanbod_aan(regio, None), by=regio["casus"], at=regio.at)
        actions.accepteer(voorgesteld.pk, by=regio["regisseur"], at=regio.at)
        helper = replace(regio["school"], organisation_id=regio["regisseur"].organisation_id, purpose=Purpose.REGIE)
        enter(helper)
        seen = queries.overgenomen(helper, voorgesteld.pk, now=regio.at)
        assert "Wat er gebeurde" in dict(seen.blokken)
        panels = {
            panel.title: panel.context["team"]
            for panel in sockets.case_panels(helper, voorgesteld.casus_id)
            if panel.template == "overdracht/paneel.html"
        }
        assert panels == {"Waarom dit gezin bij u is": helper.organisation_id}

    @pytest.mark.parametrize("end", ["weiger", "trek_in"])
    def test_not_who_refused_or_from_whom_it_was_taken(
        self, client: Client, regio: Regio, aangeboden: Overdracht, end: str
    ) -> None:
        by = regio["regisseur" if end == "weiger" else "lead"]
        getattr(actions, end)(aangeboden.pk, "Vol.", by=by, at=regio.at)
        elsewhere = aanbod_aan(regio, "ander", organisatie_id=regio.organisations["ander_team"].pk)
        actions.bied_aan(aangeboden.pk, elsewhere, by=regio["casus"], at=regio.at + timedelta(hours=1))
        actions.accepteer(aangeboden.pk, by=regio["ander"], at=regio.at + timedelta(hours=2))
        found = {
            key: as_(client, regio, key).get(url(aangeboden, "overdracht-overgenomen")).status_code
            for key in ("regisseur", "collega", "ander", "lead", "school")
        }
        assert found == {"regisseur": 404, "collega": 404, "ander": 200, "lead": 404, "school": 404}

    def test_not_while_it_waits_for_an_answer(self, client: Client, regio: Regio, aangeboden: Overdracht) -> None:
        answer = as_(client, regio, "regisseur").get(url(aangeboden, "overdracht-overgenomen"))
        assert answer.status_code == 404
