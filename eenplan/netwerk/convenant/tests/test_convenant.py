"""The register of agreements: who keeps it, what it refuses, its review date, and what it lets be shared."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.netwerk.convenant import actions, demo, queries
from eenplan.netwerk.convenant.models import Samenwerkingsafspraak
from eenplan.netwerk.convenant.rules import DEELBAAR, NieuweAfspraak
from tests.decor import situatie
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(30)
GOED = NieuweAfspraak(
    "Convenant Toetsland", "artikel 4", (1, 2), frozenset({DataClass.IDENTITEIT}), date(2026, 1, 1), date(2027, 1, 1),
    date(2026, 6, 1), "Wij bellen eerst.",
)  # fmt: skip


@situatie
def afspraak(regio: Regio) -> Samenwerkingsafspraak:
    """Between Veilig Thuis and the local team: who they are may be shared."""
    parties = tuple(regio.organisations[key].pk for key in ("vt", "team"))
    return actions.leg_vast(replace(GOED, partijen=parties), by=regio["proces"], at=regio.at)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        ({"naam": " "}, "Geef de afspraak een naam"),
        ({"artikel": ""}, "noem het artikel"),
        ({"partijen": (1,)}, "minstens twee partijen"),
        ({"klassen": frozenset({DataClass.MELDER})}, "Wie er meldde"),
        ({"klassen": frozenset({DataClass.JUSTITIE})}, "justitie"),
        ({"geldig_tot": date(2026, 1, 1)}, "einddatum"),
        ({"herzien_op": date(2025, 1, 1)}, "Herzien"),
    ],
)
def test_what_is_no_agreement(changes: dict[str, object], words: str) -> None:
    found = " ".join(replace(GOED, **changes).fouten())  # type: ignore[arg-type]  # tests vary single fields
    assert (found == "") is (words == "")
    assert words in found


def test_it_has_an_owner_and_a_review_date(regio: Regio, afspraak: Samenwerkingsafspraak) -> None:
    term = Deadline.objects.get(object_type="samenwerkingsafspraak", object_id=afspraak.pk)
    assert (term.account_id, term.due_at.date(), term.casus_id) == (regio["proces"].account_id, date(2026, 6, 1), None)
    assert LogLine.objects.filter(verb="convenant.leg_vast", object_id=afspraak.pk).exists()
    enter(regio["lead"])
    told = sockets.describe(regio["lead"], "samenwerkingsafspraak", [afspraak.pk])
    assert told == {afspraak.pk: ("Herzie: Convenant Toetsland", f"/werk/afspraken/{afspraak.pk}")}
    assert sockets.describe(regio["regisseur"], "samenwerkingsafspraak", [afspraak.pk]) == {}


def test_without_a_day_the_rule_sets_it(regio: Regio) -> None:
    row = actions.leg_vast(replace(GOED, herzien_op=None), by=regio["lead"], at=regio.at)
    assert row.herzien_op == date(2027, 3, 20)


@pytest.mark.parametrize("key", ["casus", "regisseur", "school", "beleid", "fg"])
def test_only_who_keeps_it_writes(regio: Regio, afspraak: Samenwerkingsafspraak, key: str) -> None:
    with pytest.raises(Refused, match="procesregisseur of teamleider"):
        actions.leg_vast(GOED, by=regio[key], at=regio.at)
    with pytest.raises(NotVisible):
        actions.herzie(afspraak.pk, by=regio[key], at=regio.at)


def test_looked_at_again(regio: Regio, afspraak: Samenwerkingsafspraak) -> None:
    row = actions.herzie(afspraak.pk, by=regio["lead"], at=regio.at)
    assert (row.herzien_op, row.geldig_tot) == (date(2027, 3, 20), date(2027, 1, 1))
    terms = Deadline.objects.filter(object_type="samenwerkingsafspraak", object_id=afspraak.pk).order_by("pk")
    assert [item.done_at is None for item in terms] == [False, True]


def test_ended(regio: Regio, afspraak: Samenwerkingsafspraak) -> None:
    with pytest.raises(Refused, match="einddatum"):
        actions.herzie(afspraak.pk, by=regio["lead"], at=regio.at, tot=date(2025, 1, 1))
    actions.herzie(afspraak.pk, by=regio["lead"], at=regio.at, tot=date(2026, 4, 1))
    assert not Deadline.objects.filter(object_type="samenwerkingsafspraak", done_at__isnull=True).exists()
    assert queries.gronden(date(2026, 4, 1)) == []
    assert queries.gronden(date(2026, 3, 31)) == [(afspraak.pk, "Convenant Toetsland, artikel 4")]
    assert queries.woorden(afspraak.pk) == "Convenant Toetsland, artikel 4"
    assert queries.woorden(0) == ""


def test_the_database_knows_the_period(afspraak: Samenwerkingsafspraak) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Samenwerkingsafspraak.objects.filter(pk=afspraak.pk).update(geldig_tot=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("keys", "klasse", "day", "open_"),
    [
        (("vt", "team"), DataClass.IDENTITEIT, date(2026, 3, 20), True),
        (("team",), DataClass.IDENTITEIT, date(2026, 1, 1), True),
        (("vt", "ander_team"), DataClass.IDENTITEIT, date(2026, 3, 20), False),
        (("vt", "team"), DataClass.ZORG, date(2026, 3, 20), False),
        (("vt", "team"), DataClass.IDENTITEIT, date(2025, 12, 31), False),
        (("vt", "team"), DataClass.IDENTITEIT, date(2027, 1, 1), False),
    ],
)
def test_what_it_lets_be_shared(
    regio: Regio, afspraak: Samenwerkingsafspraak, keys: tuple[str, ...], klasse: DataClass, day: date, open_: bool
) -> None:
    parties = tuple(regio.organisations[key].pk for key in keys)
    assert queries.staat_toe(afspraak.pk, parties, klasse, day) is open_


def test_on_the_screen(client: Client, regio: Regio, afspraak: Samenwerkingsafspraak) -> None:
    url, new = reverse("samenwerkingsafspraken"), reverse("samenwerkingsafspraak-nieuw")
    client.force_login(regio.accounts["proces"])
    shown = client.get(url).content.decode()
    for words in ("Convenant Toetsland", "artikel 4", "geldt", DEELBAAR[DataClass.IDENTITEIT], new):
        assert words in shown
    parties = [str(regio.organisations[key].pk) for key in ("vt", "ander_team")]
    sent = {
        "naam": "Tweede",
        "artikel": "artikel 9",
        "partijen": parties,
        "klassen": ["zorg"],
        "geldig_van": "2026-03-20",
    }
    assert client.get(new).status_code == 200
    assert client.post(new, {**sent, "partijen": parties[:1]}).status_code == 409
    assert client.post(new, sent).headers["Location"] == url
    again = reverse("samenwerkingsafspraak-herzie", args=[afspraak.pk])
    assert "Convenant Toetsland" in client.get(again).content.decode()
    assert client.post(again, {"tot": "2026-03-19"}).headers["Location"] == url
    assert "geldt niet" in client.get(url).content.decode()
    assert client.get(reverse("samenwerkingsafspraak-herzie", args=[10**9])).status_code == 404
    client.force_login(regio.accounts["regisseur"])
    shown = client.get(url).content.decode()
    assert "Tweede" in shown
    assert new not in shown
    for key in ("school", "beleid"):
        client.force_login(regio.accounts[key])
        assert client.get(url).status_code == 404


def test_menu_and_demo(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "viewer_by_username", lambda name, now: regio[name])
    demo.bouw()
    demo.bouw()
    assert Samenwerkingsafspraak.objects.count() == 2
    enter(regio["proces"])
    assert "Afspraken" in {item.label for item in sockets.menus(regio["proces"])}
    due = Deadline.objects.filter(object_type="samenwerkingsafspraak").order_by("due_at").first()
    assert due is not None
    assert due.due_at.date() == (regio.at + timedelta(days=10)).date()
