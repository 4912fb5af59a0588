"""The pages of both sides, through the door."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core import clock, sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.web.forms import CHOOSE
from eenplan.dossier.casus.models import Casus, Deelbesluit
from eenplan.keten.overdracht import actions
from eenplan.keten.overdracht.models import Overdracht, Vraag
from eenplan.keten.overdracht.rules import BLOKKEN, GEEN_AFSPRAKEN
from eenplan.keten.overdracht.tests.conftest import aanbod_aan
from eenplan.keten.overdracht.tests.hulp import as_, ingevuld, page, receiver
from eenplan.keten.tests.rollen import bladzijden, kijk_en_stuur, plat
from tests.regio import Regio

GEWEIGERD = [
    ({"ontvanger": ""}, 422, "Maak een keuze"),
    ({"ontvanger": "0-0"}, 422, "Wie krijgt de casus?"),
    ({"klassen": ["melder"]}, 422, "Wat mag de ontvanger zien?"),
    ({"tot": "2026-03-01"}, 409, "na vandaag"),
    ({"voorwaarden": " "}, 422, "Afgesproken voorwaarden: Dit is nog niet ingevuld."),
    ({"geen_afspraken": None}, 422, "vink aan dat er geen bijzondere afspraken gelden"),
    ({"veilig_contact": "Bel na negenen."}, 422, "Kies één van de twee"),
    ({"warm_gesprek": None}, 422, "of schrijf op waarom niet"),
    ({"warm_op": "2026-03-21"}, 409, "kies vandaag of een dag ervoor"),
    ({"grond_zorg": "zomaar"}, 422, "Zorg: gezondheid en behandeling"),
    ({"versie": 0}, 409, "Iemand anders heeft dit intussen gewijzigd"),
]


class TestAanbieden:
    def test_start_from_the_case(self, client: Client, regio: Regio, casus: Casus) -> None:
        response = as_(client, regio, "casus").post(reverse("overdracht-stel-op", args=[casus.pk]))
        enter(SYSTEM)
        assert response.headers["Location"] == reverse("overdracht", args=[Overdracht.objects.get().pk])

    def test_starting_is_not_a_link(self, client: Client, regio: Regio, casus: Casus) -> None:
        assert as_(client, regio, "casus").get(reverse("overdracht-stel-op", args=[casus.pk])).status_code == 405

    def test_everything_known_is_filled_in(self, client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
        response = as_(client, regio, "casus").get(reverse("overdracht", args=[voorgesteld.pk]))
        shown = page(response)
        assert response.status_code == 200
        assert [name for name in BLOKKEN if not response.context["form"][name].value()] == ["veilig_contact"]
        for words in (
            "Sanne de Toets",
            "partnergeweld",
            "2026-06-18",
            "Lokaal team Toetsdorp (verzonnen): Toets Regisseur",
            "Aanbieden",
        ):
            assert words in shown

    def test_offer_without_typing(self, client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
        """Product D4: nothing is typed again; two choices (receiver, ground), two ticks and one button."""
        url = reverse("overdracht", args=[voorgesteld.pk])
        first = as_(client, regio, "casus").get(url)
        sent = ingevuld(first, ontvanger=receiver(regio), geen_afspraken="on", warm_gesprek="on")
        assert not first.context["form"]["grond"].value(), "no legal ground is chosen beforehand"
        assert client.post(url, {**sent, "grond": ""}).context["form"].errors["grond"] == [CHOOSE]
        response = client.post(url, sent)
        assert response.status_code == 302
        after = page(client.get(url))
        assert "Aangeboden aan Lokaal team Toetsdorp" in after
        assert "Tot het antwoord blijft Veilig Thuis verantwoordelijk" in after
        enter(SYSTEM)
        voorgesteld.refresh_from_db()
        assert voorgesteld.contactpersoon_id == regio["regisseur"].account_id
        assert voorgesteld.pakket["veilig_contact"] == GEEN_AFSPRAKEN
        assert voorgesteld.deel_tot == clock.now().replace(hour=23, minute=59, second=59) + timedelta(days=90)

    def test_whoever_is_on_duty(self, client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
        url = reverse("overdracht", args=[voorgesteld.pk])
        first = as_(client, regio, "casus").get(url)
        place = regio["regisseur"].organisation_id
        assert (
            client.post(
                url, ingevuld(first, ontvanger=f"{place}-", veilig_contact="Alleen overdag.", warm_gesprek="on")
            ).status_code
            == 302
        )
        enter(SYSTEM)
        voorgesteld.refresh_from_db()
        assert (voorgesteld.organisatie_id, voorgesteld.contactpersoon_id) == (place, None)

    def test_a_refusal_keeps_the_text(self, client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
        url, found = reverse("overdracht", args=[voorgesteld.pk]), []
        first = as_(client, regio, "casus").get(url)
        for changes, _, words in GEWEIGERD:
            filled = {
                "ontvanger": receiver(regio),
                "kind": "Ik was bang, zei hij.",
                "geen_afspraken": "on",
                "warm_gesprek": "on",
            }
            sent = ingevuld(first, **{**filled, **changes})
            response = client.post(url, sent)
            found.append((changes, response.status_code, words if words in page(response) else ""))
            assert "Ik was bang, zei hij." in page(response)
        assert found == GEWEIGERD

    def test_a_refused_offer_has_a_banner(self, client: Client, regio: Regio, aangeboden: Overdracht) -> None:
        actions.weiger(aangeboden.pk, "Wij zitten vol tot mei.", by=regio["regisseur"], at=regio.at)
        shown = page(as_(client, regio, "casus").get(reverse("overdracht", args=[aangeboden.pk])))
        assert "heeft geweigerd" in shown
        assert "Wij zitten vol tot mei." in shown
        assert "Veilig Thuis is verantwoordelijk" in shown

    def test_take_back(self, client: Client, regio: Regio, aangeboden: Overdracht) -> None:
        url = reverse("overdracht-trek-in", args=[aangeboden.pk])
        first = as_(client, regio, "lead").get(url)
        response = client.post(url, ingevuld(first, reden="Verkeerd team."))
        assert response.headers["Location"] == reverse("overdracht", args=[aangeboden.pk])
        assert "Ingetrokken: Verkeerd team." in page(client.get(response.headers["Location"]))

    def test_others_get_404(self, regio: Regio, aangeboden: Overdracht) -> None:
        urls = {name: reverse(name, args=[aangeboden.pk]) for name in ("overdracht", "overdracht-trek-in")}
        others = ("regisseur", "collega", "agent", "school", "proces", "beheer", "fg", "beleid")
        nothing = dict.fromkeys(others, 404)
        assert plat(bladzijden(regio, urls, others)) == plat(dict.fromkeys(urls, nothing))


class TestOntvangen:
    def test_the_inbox(self, client: Client, regio: Regio, aangeboden: Overdracht) -> None:
        shown = page(as_(client, regio, "regisseur").get(reverse("overdracht-postvak")))
        assert aangeboden.casus.nummer in shown
        assert ">de Toets</a>" in shown
        assert "ep-pill" in shown

    def test_the_inbox_keeps_a_name_that_was_not_shared(
        self, client: Client, regio: Regio, aangeboden: Overdracht
    ) -> None:
        enter(SYSTEM)
        Deelbesluit.objects.filter(casus=aangeboden.casus).update(klassen=["bestaan", "proces"])
        shown = page(as_(client, regio, "regisseur").get(reverse("overdracht-postvak")))
        assert f">{aangeboden.casus.nummer}</a>" in shown
        assert "Toets</a>" not in shown

    @pytest.mark.parametrize("key", ["collega", "ander"])
    def test_the_inbox_of_another(self, client: Client, regio: Regio, aangeboden: Overdracht, key: str) -> None:
        shown = page(as_(client, regio, key).get(reverse("overdracht-postvak")))
        assert "Er wacht geen overdracht" in shown
        enter(SYSTEM)
        assert aangeboden.casus.nummer not in shown

    def test_the_page(self, client: Client, regio: Regio, aangeboden: Overdracht) -> None:
        shown = page(as_(client, regio, "regisseur").get(reverse("partner-overdracht", args=[aangeboden.pk])))
        for words in ("Accepteren", "Vraag stellen", "Weigeren", "verantwoordelijk tot u accepteert", "Sanne de"):
            assert words in shown

    def test_accept_is_one_click(self, client: Client, regio: Regio, aangeboden: Overdracht) -> None:
        url = reverse("partner-overdracht", args=[aangeboden.pk])
        first = as_(client, regio, "regisseur").get(url)
        form = first.context["formulieren"]["accepteer"]
        response = client.post(url, {"versie": form["versie"].value()})
        assert response.status_code == 302
        enter(SYSTEM)
        casus = Casus.objects.get(pk=aangeboden.casus_id)
        assert casus.verantwoordelijke_id == regio["regisseur"].account_id
        assert client.get(response.headers["Location"]).status_code == 200

    def test_accept_on_an_old_page(self, client: Client, regio: Regio, aangeboden: Overdracht) -> None:
        url = reverse("partner-overdracht", args=[aangeboden.pk])
        response = as_(client, regio, "regisseur").post(url, {"versie": 1})
        assert response.status_code == 409
        assert "Iemand anders heeft dit intussen gewijzigd" in page(response)

    def test_refuse(self, client: Client, regio: Regio, aangeboden: Overdracht) -> None:
        url = reverse("overdracht-weiger", args=[aangeboden.pk])
        response = as_(client, regio, "regisseur").post(url, {"soort": "geen_capaciteit", "reden": "Vol."})
        assert response.headers["Location"] == reverse("overdracht-postvak")
        assert client.get(reverse("partner-overdracht", args=[aangeboden.pk])).status_code == 404

    def test_refuse_without_a_reason(self, client: Client, regio: Regio, aangeboden: Overdracht) -> None:
        url = reverse("overdracht-weiger", args=[aangeboden.pk])
        response = as_(client, regio, "regisseur").post(url, {"soort": "anders", "reden": ""})
        assert response.status_code == 422
        assert "Dit is nog niet ingevuld" in page(response)
        assert "Accepteren" in page(response)  # the other answers are still there

    def test_ask_and_answer(self, client: Client, regio: Regio, aangeboden: Overdracht) -> None:
        asked = as_(client, regio, "regisseur").post(
            reverse("overdracht-vraag", args=[aangeboden.pk]), {"tekst": "Is er een wapen?"}
        )
        assert asked.headers["Location"] == reverse("partner-overdracht", args=[aangeboden.pk])
        sender = reverse("overdracht", args=[aangeboden.pk])
        assert "Is er een wapen?" in page(as_(client, regio, "casus").get(sender))
        enter(SYSTEM)
        url = reverse("overdracht-antwoord", args=[Vraag.objects.get().pk])
        assert "Is er een wapen?" in page(client.get(url))
        assert client.post(url, {"tekst": "Nee, nagevraagd."}).headers["Location"] == sender
        back = page(as_(client, regio, "regisseur").get(reverse("partner-overdracht", args=[aangeboden.pk])))
        assert "Nee, nagevraagd." in back

    def test_others_get_404(self, regio: Regio, aangeboden: Overdracht) -> None:
        form, names = {"tekst": "x", "reden": "x", "soort": "anders"}, ("partner-overdracht", "overdracht-weiger")
        sent = {reverse(name, args=[aangeboden.pk]): form for name in (*names, "overdracht-vraag")}
        found = kijk_en_stuur(regio, ("collega", "ander", "school", "agent", "casus", "lead", "beleid"), sent)
        assert len(found) == 21
        assert found == dict.fromkeys(found, (404, 404))
        enter(SYSTEM)
        aangeboden.refresh_from_db()
        assert aangeboden.stand == "aangeboden"

    def test_not_found_and_not_allowed_look_the_same(
        self, client: Client, regio: Regio, aangeboden: Overdracht
    ) -> None:
        as_(client, regio, "ander")
        there, nowhere = (client.get(reverse("partner-overdracht", args=[pk])) for pk in (aangeboden.pk, 10**9))
        assert there.status_code == nowhere.status_code == 404
        token = re.compile(r'"X-CSRFToken": "\w+"|value="\w{64}"')  # freshly masked on every page
        same = page(nowhere).replace(str(10**9), str(aangeboden.pk))
        assert token.sub("", page(there)) == token.sub("", same)


class TestStopcontacten:
    def test_menu_counts(self, regio: Regio, aangeboden: Overdracht) -> None:
        enter(regio["regisseur"])
        mine = {item.label: item for item in sockets.menus(regio["regisseur"])}
        assert (mine["Overdrachten"].door, mine["Overdrachten"].count) == ("partner", 1)
        enter(regio["collega"])
        assert {item.label: item.count for item in sockets.menus(regio["collega"])}["Overdrachten"] == 0

    @pytest.mark.parametrize(("days", "count"), [(0, None), (3, None), (5, 1), (8, 1)])
    def test_menu_of_the_sender_counts_what_waits_too_long(
        self, regio: Regio, aangeboden: Overdracht, days: int, count: int | None
    ) -> None:
        with clock.at(regio.at + timedelta(days=days)):
            enter(regio["lead"])
            items = {item.label: item for item in sockets.menus(regio["lead"])}
        assert (items["Overdrachten"].door, items["Overdrachten"].count) == ("werk", count)

    def test_a_refusal_counts_too(self, regio: Regio, aangeboden: Overdracht) -> None:
        actions.weiger(aangeboden.pk, "Vol.", by=regio["regisseur"], at=regio.at)
        enter(regio["lead"])
        assert {item.label: item.count for item in sockets.menus(regio["lead"])}["Overdrachten"] == 1

    @pytest.mark.parametrize(("days", "words"), [(0, "aangeboden"), (5, "wacht te lang"), (8, "knelpunt")])
    def test_list_of_the_sender(
        self, client: Client, regio: Regio, aangeboden: Overdracht, days: int, words: str
    ) -> None:
        with clock.at(regio.at + timedelta(days=days)):
            shown = page(as_(client, regio, "lead").get(reverse("overdracht-lijst")))
        assert words in shown
        assert aangeboden.casus.nummer in shown

    def test_words_of_the_term(self, regio: Regio, aangeboden: Overdracht) -> None:
        enter(regio["regisseur"])
        assert sockets.describe(regio["regisseur"], "overdracht", [aangeboden.pk]) == {
            aangeboden.pk: ("Beantwoord de overdracht", f"/partner/overdracht/{aangeboden.pk}")
        }
        enter(regio["lead"])
        words, url = sockets.describe(regio["lead"], "overdracht", [aangeboden.pk])[aangeboden.pk]
        assert words.startswith("Krijg antwoord op de overdracht van Lokaal team")
        assert url == f"/werk/overdracht/{aangeboden.pk}"

    def test_nobody_is_asked_to_answer_what_was_not_offered(self, regio: Regio, voorgesteld: Overdracht) -> None:
        """The button read "Krijg antwoord op de overdracht van", and then nothing."""
        enter(regio["lead"])
        words, _ = sockets.describe(regio["lead"], "overdracht", [voorgesteld.pk])[voorgesteld.pk]
        assert words == "Overdracht aanbieden"

    def test_words_are_not_for_others(self, regio: Regio, aangeboden: Overdracht) -> None:
        enter(regio["ander"])
        assert sockets.describe(regio["ander"], "overdracht", [aangeboden.pk]) == {}

    def test_timeline(self, regio: Regio, aangeboden: Overdracht) -> None:
        actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at + timedelta(hours=1))
        enter(regio["lead"])
        labels = [item.label for item in sockets.timelines(regio["lead"], aangeboden.casus_id)]
        team = regio.organisations["team"].naam
        expected = {"Overdracht voorgesteld", f"Overdracht aangeboden aan {team}", f"Overgenomen door {team}"}
        assert expected <= set(labels)

    def test_panel_on_the_case_page(self, client: Client, regio: Regio, aangeboden: Overdracht) -> None:
        shown = page(as_(client, regio, "lead").get(reverse("casus", args=[aangeboden.casus_id])))
        assert reverse("overdracht", args=[aangeboden.pk]) in shown
        assert "Overdracht opstellen" not in shown

    def test_panel_leads_the_receiver_to_what_he_took_over(
        self, client: Client, regio: Regio, aangeboden: Overdracht
    ) -> None:
        links = [reverse(name, args=[aangeboden.pk]) for name in ("partner-overdracht", "overdracht-overgenomen")]
        url = reverse("casus", args=[aangeboden.casus_id])
        before = page(as_(client, regio, "regisseur").get(reverse("partner-casus", args=[aangeboden.casus_id])))
        assert [link in before for link in links] == [True, False]
        actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)
        after = page(client.get(url))
        assert [f'"{link}"' in after for link in links] == [False, True]
        assert "Bekijk wat u overnam" in after
        assert ["Veilig contact:" in text for text in (before, after)] == [False, True]
        assert "Bekijk wat u overnam" not in page(as_(client, regio, "lead").get(url))

    def test_panel_offers_the_first_step(self, client: Client, regio: Regio, casus: Casus) -> None:
        assert "Overdracht opstellen" in page(as_(client, regio, "lead").get(reverse("casus", args=[casus.pk])))

    def test_shredder(self, regio: Regio, voorgesteld: Overdracht) -> None:
        actions.bied_aan(voorgesteld.pk, aanbod_aan(regio), by=regio["casus"], at=regio.at)
        enter(SYSTEM)
        assert sockets.shred(voorgesteld.casus_id) >= 3
        assert not Overdracht.objects.exists()
