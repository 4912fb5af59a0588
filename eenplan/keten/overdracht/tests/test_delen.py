"""What is ticked is shared on its ground, what is not is not; and the warm talk is registered (domain 3.5, 10.1)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.rules import OrganisationKind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Deelbesluit
from eenplan.keten.overdracht import actions, queries
from eenplan.keten.overdracht.grond import (
    AFSPRAAK,
    ALLEEN_TOESTEMMING,
    VAN_SOORT,
    Ontvanger,
    grond_fouten,
    ontvanger_van,
    per_grond,
)
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import GRONDEN, KLASSEN, Warm
from eenplan.keten.overdracht.tests.conftest import aanbod_aan
from eenplan.keten.overdracht.tests.hulp import as_, ingevuld, page, receiver
from eenplan.netwerk.convenant.actions import leg_vast
from eenplan.netwerk.convenant.rules import NieuweAfspraak
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(22)
ZORG = frozenset({DataClass.IDENTITEIT, DataClass.ZORG})


@pytest.mark.parametrize("kind", list(OrganisationKind))
def test_every_kind_of_organisation_is_a_kind_of_receiver(kind: OrganisationKind) -> None:
    assert ontvanger_van(kind) in Ontvanger
    assert (ontvanger_van(kind) is Ontvanger.ANDERS) is (kind not in VAN_SOORT)


@pytest.mark.parametrize("ontvanger", list(Ontvanger))
@pytest.mark.parametrize("grond", list(GRONDEN))
def test_who_is_no_helper_only_with_consent(ontvanger: Ontvanger, grond: str) -> None:
    found = list(grond_fouten(ontvanger, {"Zorg": grond}))
    shut = ontvanger in ALLEEN_TOESTEMMING and grond != "toestemming"
    assert bool(found) is shut
    assert not shut or "Wmo 5.3.3" in found[0]
    assert ontvanger.naam


def test_grounds_are_laid_together() -> None:
    assert per_grond(["zorg", "identiteit"], "wmo_ernst", {"zorg": "toestemming"}) == {
        "wmo_ernst": ["identiteit"], "toestemming": ["zorg"],
    }  # fmt: skip
    assert per_grond(["zorg"], "toestemming", {"zorg": ""}) == {"toestemming": ["zorg"]}


def test_a_decision_for_each_ground(regio: Regio, voorgesteld: Overdracht) -> None:
    offer = aanbod_aan(regio, klassen=ZORG, gronden={DataClass.ZORG: "toestemming", DataClass.VINDBAAR: "wmo_ernst"})
    row = actions.bied_aan(voorgesteld.pk, offer, by=regio["casus"], at=regio.at)
    enter(SYSTEM)
    found = {item.grond: set(item.klassen) for item in Deelbesluit.objects.filter(casus_id=row.casus_id)}
    assert found == {
        GRONDEN["wmo_belang"]: {"bestaan", "proces", "identiteit"}, GRONDEN["toestemming"]: {"zorg"},
    }  # fmt: skip
    assert row.gronden == {"zorg": "toestemming"}
    enter(regio["regisseur"])
    seen = queries.overdracht(regio["regisseur"], row.pk, now=regio.at)
    assert {DataClass.ZORG, DataClass.IDENTITEIT} <= seen.dossier.classes
    assert not {DataClass.VEILIGHEID, DataClass.VINDBAAR} & seen.dossier.classes
    assert seen.gedeeld == [
        (KLASSEN[DataClass.IDENTITEIT], GRONDEN["wmo_belang"]), (KLASSEN[DataClass.ZORG], GRONDEN["toestemming"]),
    ]  # fmt: skip


def test_a_refusal_ends_every_decision(regio: Regio, voorgesteld: Overdracht) -> None:
    offer = aanbod_aan(regio, klassen=ZORG, gronden={DataClass.ZORG: "toestemming"})
    actions.bied_aan(voorgesteld.pk, offer, by=regio["casus"], at=regio.at)
    actions.weiger(voorgesteld.pk, "Vol.", by=regio["regisseur"], at=regio.at)
    enter(SYSTEM)
    assert set(Deelbesluit.objects.values_list("tot", flat=True)) == {regio.at}


def test_another_kind_of_organisation_needs_consent(regio: Regio, voorgesteld: Overdracht) -> None:
    enter(SYSTEM)
    regio.organisations["team"].soort = "overig"
    regio.organisations["team"].save()
    offer = aanbod_aan(regio, klassen=ZORG, gronden={DataClass.ZORG: "toestemming"})
    with pytest.raises(Refused) as refusal:
        actions.bied_aan(voorgesteld.pk, offer, by=regio["casus"], at=regio.at)
    assert "Wie het zijn" in refusal.value.message
    assert "Zorg" not in refusal.value.message
    consented = aanbod_aan(regio, klassen=ZORG, grond="toestemming")
    assert actions.bied_aan(voorgesteld.pk, consented, by=regio["casus"], at=regio.at).stand == "aangeboden"


@pytest.mark.parametrize(
    ("changes", "kept", "words"),
    [
        ({"warm_gesprek": "on"}, (True, "Toets Regisseur", date(2026, 3, 20), ""), "met Toets Regisseur"),
        (
            {"warm_gesprek": "on", "warm_met": "F. Bouzid", "warm_op": "2026-03-19", "warm_waarom_niet": "x"},
            (True, "F. Bouzid", date(2026, 3, 19), ""), "met F. Bouzid",
        ),
        ({"warm_waarom_niet": "Niemand nam op."}, (False, "", None, "Niemand nam op."), "Niemand nam op."),
    ],
)  # fmt: skip
def test_the_warm_talk(
    client: Client, regio: Regio, voorgesteld: Overdracht, changes: dict[str, str], kept: tuple[object, ...], words: str
) -> None:
    url = reverse("overdracht", args=[voorgesteld.pk])
    first = as_(client, regio, "casus").get(url)
    sent = ingevuld(first, ontvanger=receiver(regio), geen_afspraken="on", **changes)
    assert client.post(url, sent).status_code == 302
    assert words in page(client.get(url))
    enter(SYSTEM)
    row = Overdracht.objects.get(pk=voorgesteld.pk)
    assert (row.warm_gesprek, row.warm_met, row.warm_op, row.warm_waarom_niet) == kept


def test_a_ground_of_its_own_on_the_screen(client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
    url = reverse("overdracht", args=[voorgesteld.pk])
    first = as_(client, regio, "casus").get(url)
    assert "<details><summary>Andere grond" in page(first)
    sent = ingevuld(
        first, ontvanger=receiver(regio), geen_afspraken="on", warm_gesprek="on", grond_vindbaar="toestemming"
    )
    client.post(url, sent)
    shown = page(client.get(url))
    assert "Toestemming van de betrokkenen" in shown


def test_a_draft_keeps_talk_and_grounds(client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
    url = reverse("overdracht", args=[voorgesteld.pk])
    first = as_(client, regio, "casus").get(url)
    sent = ingevuld(first, grond_zorg="toestemming", warm_met="Iemand", warm_op="2026-03-18")
    client.post(reverse("overdracht-bewaar", args=[voorgesteld.pk]), sent)
    form = client.get(url).context["form"]
    assert [form[name].value() for name in ("grond_zorg", "warm_met", "warm_op")] == [
        "toestemming",
        "Iemand",
        "2026-03-18",
    ]
    assert form.eigen_grond


def test_without_a_talk_and_without_more_words(regio: Regio, voorgesteld: Overdracht) -> None:
    row = actions.bied_aan(voorgesteld.pk, aanbod_aan(regio, warm=Warm("Piet")), by=regio["casus"], at=regio.at)
    assert (row.warm_gesprek, row.warm_met, row.gronden) == (False, "Piet", {})


def afspraak(regio: Regio, *keys: str) -> str:
    """The ground of an agreement between these, on who they are."""
    parties = tuple(regio.organisations[key].pk for key in keys)
    klassen = frozenset({DataClass.IDENTITEIT})
    nieuw = NieuweAfspraak("Convenant", "artikel 4", parties, klassen, date(2026, 1, 1))
    return f"{AFSPRAAK}{leg_vast(nieuw, by=regio['proces'], at=regio.at).pk}"


@pytest.mark.voorziening(30)
def test_an_agreement_is_a_ground(client: Client, regio: Regio, voorgesteld: Overdracht) -> None:
    code = afspraak(regio, "vt", "team")
    url = reverse("overdracht", args=[voorgesteld.pk])
    first = as_(client, regio, "casus").get(url)
    sent = ingevuld(
        first, ontvanger=receiver(regio), geen_afspraken="on", warm_gesprek="on", grond_identiteit=code
    )  # fmt: skip
    assert client.post(url, sent).status_code == 302
    assert "Convenant, artikel 4" in page(client.get(url))
    enter(SYSTEM)
    shared = Deelbesluit.objects.get(casus_id=voorgesteld.casus_id, grond="Convenant, artikel 4")
    assert shared.klassen == ["identiteit"]


@pytest.mark.parametrize("code", ["afspraak-", "afspraak-x", "afspraak-1x"])
def test_no_ground_at_all(regio: Regio, voorgesteld: Overdracht, code: str) -> None:
    with pytest.raises(Refused, match="op welke grond"):
        actions.bied_aan(voorgesteld.pk, aanbod_aan(regio, grond=code), by=regio["casus"], at=regio.at)


@pytest.mark.parametrize(
    ("keys", "klassen"),
    [(("vt", "ander_team"), {DataClass.IDENTITEIT}), (("vt", "team"), {DataClass.IDENTITEIT, DataClass.VEILIGHEID})],
)
def test_only_for_its_parties_and_what_it_names(
    regio: Regio, voorgesteld: Overdracht, keys: tuple[str, ...], klassen: set[DataClass]
) -> None:
    offer = aanbod_aan(regio, klassen=frozenset(klassen), grond=afspraak(regio, *keys))
    with pytest.raises(Refused, match="staat niet in deze afspraak"):
        actions.bied_aan(voorgesteld.pk, offer, by=regio["casus"], at=regio.at)
