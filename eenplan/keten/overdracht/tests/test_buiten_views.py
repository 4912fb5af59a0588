"""The sender's pages for a receiver without an account, and the receiver who clicks a moment too late."""

from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.gate import NotVisible
from eenplan.core.audit.actions import Line
from eenplan.core.workflow import Refused
from eenplan.keten.overdracht import actions, queries
from eenplan.keten.overdracht.buiten import Buiten
from eenplan.keten.overdracht.forms import KIES_SOORT, NOEM_ONTVANGER
from eenplan.keten.overdracht.forms_buiten import AanvaardingForm, WeigeringForm
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import NIET_MEER, Aanbod
from eenplan.keten.overdracht.tests.hulp import as_, ingevuld, page
from tests.regio import Regio

JA = {"naam": "dokter Smit", "functie": "huisarts", "dag": "2026-03-20", "tijd": "09:00", "hoe": "telefoon"}


@pytest.fixture
def op_papier(regio: Regio, voorgesteld: Overdracht) -> Overdracht:
    """Offered to a GP without an account."""
    offer = Aanbod(None, buiten=Buiten("lopende_hulp", "Huisartsenpraktijk De Linde", "dokter Smit"))
    return actions.bied_aan(voorgesteld.pk, offer, by=regio["casus"], at=regio.at)


@pytest.mark.parametrize("gone", ["naam", "functie", "dag", "tijd", "hoe"])
def test_every_part_of_the_answer_is_asked(gone: str) -> None:
    assert AanvaardingForm(JA).is_valid()
    assert set(AanvaardingForm({**JA, gone: ""}).errors) == {gone}


def test_another_region_gives_the_number_of_its_case() -> None:
    assert set(AanvaardingForm(JA, andere_regio=True).errors) == {"kenmerk"}
    form = AanvaardingForm({**JA, "kenmerk": "Z-1"}, andere_regio=True)
    assert form.is_valid()
    assert form.cleaned_data["ontvangst"].kenmerk == "Z-1"


def test_a_refusal_asks_why_and_no_number_there() -> None:
    form = WeigeringForm(JA)
    assert set(form.errors) == {"soort", "reden"}
    assert "kenmerk" not in form.fields


class TestAanbieden:
    def test_what_is_missing_is_asked_beside_its_field(
        self, client: Client, regio: Regio, voorgesteld: Overdracht
    ) -> None:
        url = reverse("overdracht", args=[voorgesteld.pk])
        as_(client, regio, "casus")
        more = {"ontvanger": "buiten", "geen_afspraken": "on", "warm_waarom_niet": "Morgen."}
        answer = client.post(url, ingevuld(client.get(url), **more))
        found = page(answer)
        assert answer.status_code == 422
        assert KIES_SOORT in found
        assert NOEM_ONTVANGER in found
        assert "<details open>" in found  # so that one sees what is asked

    def test_offered_and_taken_back_it_is_not_typed_again(
        self, client: Client, regio: Regio, op_papier: Overdracht
    ) -> None:
        actions.trek_in(op_papier.pk, "Eerst bellen.", by=regio["casus"], at=regio.at)
        form = as_(client, regio, "casus").get(reverse("overdracht", args=[op_papier.pk])).context["form"]
        assert [form[name].value() for name in ("ontvanger", "buiten_soort", "buiten_naam", "buiten_wie")] == [
            "buiten", "lopende_hulp", "Huisartsenpraktijk De Linde", "dokter Smit",
        ]  # fmt: skip


class TestAntwoord:
    def test_yes(self, client: Client, regio: Regio, op_papier: Overdracht) -> None:
        url = reverse("overdracht-ja", args=[op_papier.pk])
        start = as_(client, regio, "casus").get(url)
        assert start.context["form"]["naam"].value() == "dokter Smit"  # known already
        assert reverse("overdracht-ja", args=[op_papier.pk]) in page(
            client.get(reverse("overdracht", args=[op_papier.pk]))
        )
        assert client.post(url, JA).status_code == 302
        assert "Overgenomen door dokter Smit, huisarts" in page(client.get(reverse("overdracht", args=[op_papier.pk])))

    def test_too_early_keeps_what_was_typed_beside_the_day(
        self, client: Client, regio: Regio, op_papier: Overdracht
    ) -> None:
        url = reverse("overdracht-ja", args=[op_papier.pk])
        answer = as_(client, regio, "casus").post(url, {**JA, "dag": "2026-03-01"})
        assert answer.status_code == 409
        assert "nog niet aangeboden" in str(answer.context["form"].errors["dag"])
        assert answer.context["form"]["functie"].value() == "huisarts"

    def test_no(self, client: Client, regio: Regio, op_papier: Overdracht) -> None:
        url = reverse("overdracht-nee", args=[op_papier.pk])
        sent = {**JA, "soort": "geen_capaciteit", "reden": "Patiëntenstop."}
        assert as_(client, regio, "casus").post(url, sent).status_code == 302
        found = page(client.get(reverse("overdracht", args=[op_papier.pk])))
        assert "Huisartsenpraktijk De Linde heeft geweigerd" in found
        assert "Patiëntenstop." in found

    @pytest.mark.parametrize("who", ["regisseur", "school"])
    def test_for_nobody_else(self, client: Client, regio: Regio, op_papier: Overdracht, who: str) -> None:
        as_(client, regio, who)
        for name in ("overdracht-ja", "overdracht-nee"):
            assert client.post(reverse(name, args=[op_papier.pk]), JA).status_code == 404


class TestTeLaat:
    """The offer was taken back while he clicked: his page is closed, and the list tells him why."""

    def test_he_is_told_on_the_list(self, client: Client, regio: Regio, aangeboden: Overdracht) -> None:
        url = reverse("partner-overdracht", args=[aangeboden.pk])
        as_(client, regio, "regisseur")

        gone = NotVisible(Line("overdracht.zoek", allowed=False))
        late = Refused(NIET_MEER)
        with (
            patch.object(actions, "accepteer", side_effect=late),
            patch.object(queries, "overdracht", side_effect=gone),
        ):
            answer = client.post(url, {})
        assert (answer.status_code, answer["Location"]) == (302, reverse("overdracht-postvak"))
        assert NIET_MEER in page(client.get(answer["Location"]))

    def test_who_never_had_it_sees_nothing(self, client: Client, regio: Regio, aangeboden: Overdracht) -> None:
        assert as_(client, regio, "ander").post(reverse("partner-overdracht", args=[aangeboden.pk])).status_code == 404
