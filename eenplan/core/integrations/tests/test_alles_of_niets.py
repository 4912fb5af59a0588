"""Each act on a partner's system: all or nothing, logged, refused in words; and a worker that comes late."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment, PartnerToken
from eenplan.core.accounts.queries import viewer_of_token
from eenplan.core.audit.models import LogLine
from eenplan.core.integrations import actions
from eenplan.core.integrations.models import Notice, Webhook
from eenplan.core.integrations.queries import lost_since, overview
from eenplan.core.integrations.tests.conftest import System
from eenplan.core.integrations.tests.test_actions import hook, message, turn
from eenplan.core.workflow import Refused
from tests.foto import foto, verschil
from tests.regio import PEOPLE, Regio

pytestmark = pytest.mark.django_db
VERBS = {
    "koppeling.geef_token": "token",
    "koppeling.trek_token_in": "token",
    "koppeling.voeg_webhook_toe": "webhook",
    "koppeling.beeindig_webhook": "webhook",
}


def klaar(regio: Regio) -> dict[str, Callable[[], object]]:
    """Every act, each in a situation in which it succeeds."""
    team, by, at = regio.organisations["team"].pk, regio["beheer"], regio.at
    actions.give_token(team, "Oud", by=by, at=at)
    hook(regio, "https://oud.voorbeeld.invalid")
    token, webhook = PartnerToken.objects.get().pk, Webhook.objects.get().pk
    return {
        "koppeling.geef_token": lambda: actions.give_token(team, "Nieuw", by=by, at=at),
        "koppeling.trek_token_in": lambda: actions.take_token(token, by=by, at=at),
        "koppeling.voeg_webhook_toe": lambda: actions.add_webhook(team, "N", "https://n.invalid", by=by, at=at),
        "koppeling.beeindig_webhook": lambda: actions.end_webhook(webhook, by=by, at=at),
    }


@pytest.mark.parametrize("verb", VERBS)
def test_no_log_line_no_change(regio: Regio, verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise DatabaseError("log is full")

    do = klaar(regio)[verb]
    before = foto()
    with monkeypatch.context() as broken:
        broken.setattr("eenplan.core.acts.write", full)
        with pytest.raises(DatabaseError, match="log is full"), transaction.atomic():
            do()
    assert verschil(before) == set()
    do()
    assert len(verschil(before)) == 2
    line = LogLine.objects.latest("pk")
    assert (line.verb, line.object_type, line.account_id) == (verb, VERBS[verb], regio["beheer"].account_id)
    assert (line.casus_id, line.persoon_id) == (None, None)  # a setting of the region: about nobody


def test_only_the_functional_manager_does_any_of_them(regio: Regio) -> None:
    klaar(regio)
    team, at = regio.organisations["team"].pk, regio.at
    token, webhook = PartnerToken.objects.get().pk, Webhook.objects.get().pk
    tries = (
        lambda by: actions.give_token(team, "x", by=by, at=at),
        lambda by: actions.take_token(token, by=by, at=at),
        lambda by: actions.add_webhook(team, "x", "https://x.invalid", by=by, at=at),
        lambda by: actions.end_webhook(webhook, by=by, at=at),
    )
    for attempt in tries:
        for key in set(PEOPLE) - {"beheer"}:
            with pytest.raises(Refused, match=r"alleen de functioneel beheerder\. Vraag het aan beheer"):
                attempt(regio[key])
        attempt(regio["beheer"])


def test_the_menu_is_his_alone(regio: Regio) -> None:
    found = set()
    for key in PEOPLE:
        enter(regio[key])
        found |= {key for item in sockets.menus(regio[key]) if item.label == "Koppelingen"}
    assert found == {"beheer"}


@pytest.mark.parametrize(
    ("naam", "url", "words"),
    [
        ("", "https://x.invalid", "Geef het systeem een naam"),
        ("  ", "https://x.invalid", "Geef het systeem een naam"),
        ("Zaak", "x.invalid", "Begin het adres met https://"),
        ("Zaak", "https://naam:geheim@x.invalid", "geen gebruikersnaam"),
        ("Zaak", "http://x.invalid", "Zonder slot kan iemand meelezen"),
        ("Zaak", "https://x.invalid:poort", "geen geldig adres"),
    ],
)
def test_a_webhook_is_refused_in_words_and_nothing_is_kept(regio: Regio, naam: str, url: str, words: str) -> None:
    before = foto()
    with pytest.raises(Refused, match=words):
        actions.add_webhook(regio.organisations["team"].pk, naam, url, by=regio["beheer"], at=regio.at)
    assert verschil(before) == set()


@pytest.mark.parametrize("act", [actions.take_token, actions.end_webhook])
def test_what_is_not_there_is_refused(regio: Regio, act: Callable[..., None]) -> None:
    with pytest.raises(Refused, match=r"is al (ingetrokken|beëindigd)"):
        act(0, by=regio["beheer"], at=regio.at)


def test_a_long_name_is_kept_short(regio: Regio) -> None:
    actions.give_token(regio.organisations["team"].pk, "x" * 150, by=regio["beheer"], at=regio.at)
    assert len(PartnerToken.objects.get().naam) == 100


def test_taking_one_token_leaves_the_other(regio: Regio) -> None:
    team, by = regio.organisations["team"].pk, regio["beheer"]
    first, second = (actions.give_token(team, naam, by=by, at=regio.at) for naam in ("Een", "Twee"))
    assert first != second
    actions.take_token(PartnerToken.objects.get(naam="Een").pk, by=by, at=regio.at)
    assert viewer_of_token(first) is None
    found = viewer_of_token(second)
    assert found is not None
    assert found.organisation_id == team
    seen = overview()
    assert [[row.naam for row in rows] for rows in (seen.tokens, seen.ended_tokens)] == [["Twee"], ["Een"]]


class TestSeintjes:
    def test_two_systems_of_one_place_each_hear_it_once(self, regio: Regio, system: System) -> None:
        for _ in range(2):
            hook(regio, system.url)
        message(regio, organisation_id=regio.organisations["team"].pk)
        assert turn(regio) == (2, 2)
        assert len({body for _, body in system.heard}) == 2  # a key of its own for each

    def test_who_left_is_not_told_for(self, regio: Regio, system: System) -> None:
        hook(regio, system.url)
        Appointment.objects.filter(account=regio.accounts["regisseur"]).update(tot=regio.at)
        message(regio, account_id=regio.accounts["regisseur"].pk)
        assert turn(regio) == (0, 0)

    def test_who_begins_later_is_not_told_for_yet(self, regio: Regio, system: System) -> None:
        hook(regio, system.url)
        Appointment.objects.filter(account=regio.accounts["regisseur"]).update(van=regio.at + timedelta(days=1))
        message(regio, account_id=regio.accounts["regisseur"].pk)
        assert turn(regio) == (0, 0)

    @pytest.mark.parametrize(("days", "made"), [(1, 1), (1.9, 1), (2.1, 0), (30, 0)])
    def test_after_downtime_it_looks_back_two_days(self, regio: Regio, system: System, days: float, made: int) -> None:
        """What waited longer stands in the work list; a system that asks the API finds it there."""
        hook(regio, system.url)
        message(regio, organisation_id=regio.organisations["team"].pk)
        assert turn(regio, days * 24 * 60) == (made, made)

    def test_what_waited_through_downtime_is_still_sent(self, regio: Regio, system: System) -> None:
        hook(regio, system.url)
        message(regio, organisation_id=regio.organisations["team"].pk)
        enter(SYSTEM)
        assert actions.enqueue(regio.at + timedelta(minutes=1)) == 1
        assert turn(regio, 30 * 24 * 60) == (0, 1)

    def test_a_failure_of_one_does_not_hold_the_other(self, regio: Regio, system: System) -> None:
        hook(regio, "http://127.0.0.1:1/niemand")
        hook(regio, system.url)
        message(regio, organisation_id=regio.organisations["team"].pk)
        assert turn(regio) == (2, 1)
        assert sorted(Notice.objects.values_list("failed", flat=True)) == ["", "ConnectionRefusedError"]
        assert Notice.objects.filter(sent_at__isnull=False).values_list("next_at", flat=True).get() is None

    def test_a_turn_has_an_end(self, regio: Regio, system: System, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(actions, "BATCH", 2)
        hook(regio, system.url)
        for _ in range(3):
            message(regio, organisation_id=regio.organisations["team"].pk)
        assert [turn(regio, number) for number in (1, 2, 3)] == [(3, 2), (0, 1), (0, 0)]

    def test_what_is_given_up_counts_until_the_system_ends(self, regio: Regio) -> None:
        hook(regio, "https://weg.voorbeeld.invalid")
        row = message(regio, organisation_id=regio.organisations["team"].pk)
        enter(SYSTEM)
        actions.enqueue(regio.at + timedelta(minutes=1))
        Notice.objects.update(next_at=None)
        assert [lost_since(row.created_at + timedelta(seconds=s)) for s in (0, 1)] == [1, 0]
        actions.end_webhook(Webhook.objects.get().pk, by=regio["beheer"], at=regio.at)
        assert lost_since(row.created_at) == 0
