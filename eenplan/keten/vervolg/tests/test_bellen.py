"""Whom the waiting round may call: only safe numbers, only for who may know, with a line in the log."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Betrokkene
from eenplan.dossier.personen.models import Adres, VeiligContact
from eenplan.keten.vervolg import views_wachtronde
from eenplan.keten.vervolg.models import Dienst
from eenplan.keten.vervolg.queries import inzet
from eenplan.keten.vervolg.wachtronde.bellen import Nummer, nummers
from eenplan.keten.vervolg.wachtronde.lezen import bord
from tests.regio import Regio


@pytest.mark.parametrize(
    ("rijen", "getoond"),
    [([], []), ([(1, True)], [1]), ([(1, True), (2, True)], [2]), ([(3, False), (2, True)], [3]),
     ([(3, False), (2, False), (1, True)], [2])],
)  # fmt: skip
def test_of_joined_reports_one_term_for_follow_up_is_shown(rijen: list[tuple[int, bool]], getoond: list[int]) -> None:
    day = datetime(2026, 3, 1, tzinfo=AMSTERDAM)
    rows = [
        Deadline(pk=dag, key="vervolg_ingezet", due_at=day + timedelta(days=dag), done_at=day if klaar else None)
        for dag, klaar in rijen
    ]
    other = Deadline(pk=9, key="onderzoek_afronden", due_at=day)
    assert [row.pk for row in inzet([*rows, other])] == getoond


@pytest.fixture
def vrouw(open_oz: Dienst) -> Betrokkene:
    """Who may be called in the mornings."""
    row = Betrokkene.objects.filter(casus_id=open_oz.casus_id, rol="slachtoffer").select_related("persoon").get()
    VeiligContact.objects.create(
        persoon=row.persoon, bronhouder=row.persoon.bronhouder, telefoon="06 1234 5678", tijden="09.00 tot 11.00 uur",
        afspraak="Zeg dat u van de bibliotheek bent.",
    )  # fmt: skip
    return row


def gevonden(regio: Regio, row: Betrokkene, wie: str = "lead") -> list[str]:
    enter(regio[wie])
    found = nummers(regio[wie], [row.casus_id], now=regio.at).get(row.casus_id, ())
    enter(SYSTEM)
    return [one.bel for one in found]


def test_a_safe_number_comes_with_what_was_agreed_and_a_line_in_the_log(regio: Regio, vrouw: Betrokkene) -> None:
    enter(regio["lead"])
    ((found,),) = nummers(regio["lead"], [vrouw.casus_id], now=regio.at).values()
    assert found == Nummer(
        vrouw.persoon.naam, "06 1234 5678", "09.00 tot 11.00 uur", "Zeg dat u van de bibliotheek bent."
    )
    enter(SYSTEM)
    line = LogLine.objects.get(verb="wachtronde.nummer")
    assert (line.persoon_id, line.casus_id, sorted(line.classes)) == (
        vrouw.persoon_id, vrouw.casus_id, ["identiteit", "vindbaar"],
    )  # fmt: skip


@pytest.mark.parametrize("wat", ["pleger", "geheim adres", "geen nummer"])
def test_no_number_where_calling_could_harm(regio: Regio, vrouw: Betrokkene, wat: str) -> None:
    assert gevonden(regio, vrouw) == ["0612345678"]
    if wat == "pleger":
        Betrokkene.objects.filter(pk=vrouw.pk).update(rol="pleger")
    elif wat == "geheim adres":
        Adres.objects.create(
            persoon=vrouw.persoon, bronhouder=vrouw.persoon.bronhouder, geheim=True, zoekadres="x",
            van=regio.at.date() - timedelta(days=9),
        )  # fmt: skip
    else:
        VeiligContact.objects.update(telefoon="")
    assert gevonden(regio, vrouw) == []


@pytest.mark.parametrize("wie", ["school", "regisseur", "proces", "beleid", "fg", "beheer"])
def test_who_may_not_know_where_people_are_gets_no_number(regio: Regio, vrouw: Betrokkene, wie: str) -> None:
    assert gevonden(regio, vrouw, wie) == []


@pytest.mark.parametrize(("typed", "bel"), [
    ("06-12 34 56 78", "0612345678"), ("+31 (0)6 12 34 56 78", "+31612345678"), ("geen", ""),
    ("06-12345678 06-87654321", ""),
])  # fmt: skip
def test_what_a_phone_can_dial(typed: str, bel: str) -> None:
    assert Nummer("A", typed, "", "").bel == bel


def test_the_row_calls_and_who_comes_later_is_folded(
    regio: Regio, vrouw: Betrokkene, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(regio["lead"])
    assert [row.casus.pk for row in bord(regio["lead"], now=regio.at)] == [vrouw.casus_id]
    client.force_login(regio.accounts["lead"])
    page = client.get("/werk/wachtronde").content.decode()
    assert f'<a href="tel:0612345678">Bel {vrouw.persoon.naam}: 06 1234 5678</a>' in page
    assert "Daarna: nog" not in page
    monkeypatch.setattr(views_wachtronde, "EERST", 0)
    page = client.get("/werk/wachtronde").content.decode()
    assert "<details><summary>Daarna: nog 1 gezin</summary>" in page
    typed = client.post("/werk/wachtronde", {"casus": vrouw.casus_id, "uitkomst": "onveilig", "tekst": ""})
    assert "<details open><summary>Daarna" in typed.content.decode(), "what was typed stays in sight"
