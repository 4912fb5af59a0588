"""Letting systems in and telling them, with a real server at the other end."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment, PartnerToken
from eenplan.core.accounts.queries import viewer_of_token
from eenplan.core.audit.models import LogLine
from eenplan.core.integrations import actions
from eenplan.core.integrations.models import Notice, Webhook
from eenplan.core.integrations.queries import lost_since, overview
from eenplan.core.integrations.rules import LAST_ATTEMPT, SIGNATURE, sign
from eenplan.core.integrations.tests.conftest import System
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.models import Message
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from tests.regio import Regio

pytestmark = pytest.mark.django_db


def hook(regio: Regio, url: str, place: str = "team") -> str:
    return actions.add_webhook(regio.organisations[place].pk, "Zaaksysteem", url, by=regio["beheer"], at=regio.at)


def message(regio: Regio, **to: int) -> Message:
    enter(SYSTEM)
    return put(Kind.OVERDRACHT, object_type="overdracht", object_id=7, at=regio.at + timedelta(seconds=1), **to)


def turn(regio: Regio, minutes: float = 1) -> tuple[int, int]:
    """One turn of the worker, so many minutes later: how many were made and how many arrived."""
    now = regio.at + timedelta(minutes=minutes)
    enter(SYSTEM)
    return actions.enqueue(now), actions.notify(now)


def test_a_token_opens_the_api_until_it_is_taken_back(regio: Regio) -> None:
    team = regio.organisations["team"]
    token = actions.give_token(team.pk, " BVH ", by=regio["beheer"], at=regio.at)
    row = PartnerToken.objects.get()
    assert (row.naam, row.token_hash) == ("BVH", sha256(token.encode()).hexdigest())
    assert viewer_of_token(token) is not None
    actions.take_token(row.pk, by=regio["beheer"], at=regio.at)
    assert viewer_of_token(token) is None
    with pytest.raises(Refused, match="al ingetrokken"):
        actions.take_token(row.pk, by=regio["beheer"], at=regio.at)
    verbs = list(LogLine.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs[-2:] == ["koppeling.geef_token", "koppeling.trek_token_in"]


@pytest.mark.parametrize("who", ["lead", "fg", "regisseur", "beleid"])
def test_only_the_functional_manager(regio: Regio, who: str) -> None:
    team, by, at = regio.organisations["team"].pk, regio[who], regio.at
    for attempt in (
        lambda: actions.give_token(team, "x", by=by, at=at), lambda: actions.take_token(1, by=by, at=at),
        lambda: actions.add_webhook(team, "x", "https://a.invalid", by=by, at=at),
        lambda: actions.end_webhook(1, by=by, at=at),
    ):  # fmt: skip
        with pytest.raises(Refused, match="functioneel beheerder"):
            attempt()


def test_a_wrong_address_or_no_name_is_refused(regio: Regio) -> None:
    with pytest.raises(Refused, match="https"):
        hook(regio, "http://elders.invalid")
    with pytest.raises(Refused, match="naam"):
        actions.give_token(regio.organisations["team"].pk, " ", by=regio["beheer"], at=regio.at)
    assert (Webhook.objects.count(), PartnerToken.objects.count()) == (0, 0)


def test_a_system_is_told_once_that_something_waits(regio: Regio, system: System) -> None:
    secret = hook(regio, system.url)
    row = message(regio, organisation_id=regio.organisations["team"].pk)
    assert turn(regio) == (1, 1)
    assert turn(regio, 2) == (0, 0)
    (headers, body), notice = system.heard[0], Notice.objects.get()
    assert len(system.heard) == 1
    assert headers[":path"] == "/seintje?van=eenplan"
    assert json.loads(body) == {
        "id": str(notice.key), "op": row.created_at.astimezone(UTC).replace(second=0, microsecond=0).isoformat(),
        "bericht": "Er staat een vraag om over te nemen voor u klaar.",
    }  # fmt: skip
    moment, _, signed = headers[SIGNATURE].removeprefix("t=").partition(",v1=")
    assert signed == sign(secret, moment, body)


def test_what_is_for_its_people_is_for_the_system_too(regio: Regio, system: System) -> None:
    hook(regio, system.url)
    message(regio, account_id=regio.accounts["regisseur"].pk)
    message(regio, account_id=regio.accounts["ander"].pk)  # of another team
    message(regio, organisation_id=regio.organisations["school"].pk)
    assert turn(regio) == (1, 1)


WORKED_ELSEWHERE = {  # from, until (days around the message), and whether the system of the team hears it
    "now too": (-10, None, False), "until tomorrow": (-10, 1, False), "ended before": (-10, -1, True),
    "starts later": (1, None, True),
}  # fmt: skip


@pytest.mark.parametrize("when", WORKED_ELSEWHERE)
def test_a_notice_does_not_tell_one_employer_that_the_other_is_involved(regio: Regio, when: str) -> None:
    """R5: of who works for two, nobody can say for which of them a message is; he reads it himself."""
    first, last, heard = WORKED_ELSEWHERE[when]
    elsewhere(regio, regio.at + timedelta(days=first), last and regio.at + timedelta(days=last))
    hook(regio, "https://team.invalid")
    hook(regio, "https://elders.invalid", "ander_team")
    message(regio, account_id=regio.accounts["regisseur"].pk)
    assert told(regio) == ([("team", 1)] if heard else [])


def test_who_moves_to_another_employer_takes_no_message_along(regio: Regio) -> None:
    """What was written while he worked for the one is nothing that the next may be told, and the one hears it no more.

    Unless the message names the organisation: then that one hears it, however many employers he has.
    """
    hook(regio, "https://team.invalid")
    hook(regio, "https://elders.invalid", "ander_team")
    message(regio, account_id=regio.accounts["regisseur"].pk)
    Appointment.objects.filter(account=regio.accounts["regisseur"]).update(tot=regio.at + timedelta(minutes=5))
    elsewhere(regio, regio.at + timedelta(minutes=5))
    assert told(regio, 60) == []
    named = regio.organisations["ander_team"].pk
    message(regio, account_id=regio.accounts["regisseur"].pk, organisation_id=named)
    assert told(regio, 61) == [("ander_team", 1)]


def elsewhere(regio: Regio, van: datetime, tot: datetime | None = None) -> None:
    """The director of the team works for the other team as well."""
    Appointment.objects.create(
        account=regio.accounts["regisseur"], organisation=regio.organisations["ander_team"], role="regisseur",
        functie="casusregisseur", van=van, tot=tot,
    )  # fmt: skip


def told(regio: Regio, minutes: float = 1) -> list[tuple[str, int]]:
    """Which organisations a turn of the worker makes notices for, and how many."""
    enter(SYSTEM)
    actions.enqueue(regio.at + timedelta(minutes=minutes))
    keys = {place.pk: key for key, place in regio.organisations.items()}
    found = Counter(keys[pk] for pk in Notice.objects.values_list("webhook__organisation_id", flat=True))
    return sorted(found.items())


def test_what_was_there_before_is_not_told(regio: Regio, system: System) -> None:
    message(regio, organisation_id=regio.organisations["team"].pk)
    Message.objects.update(created_at=regio.at - timedelta(hours=1))
    hook(regio, system.url)
    assert turn(regio) == (0, 0)


@pytest.mark.parametrize(("status", "words"), [(500, "antwoord 500"), (404, "antwoord 404"), (302, "antwoord 302")])
def test_a_system_that_fails_is_tried_again_later(regio: Regio, system: System, status: int, words: str) -> None:
    hook(regio, system.url)
    message(regio, organisation_id=regio.organisations["team"].pk)
    system.status = status
    assert turn(regio, 1) == (1, 0)
    row = Notice.objects.get()
    assert (row.attempts, row.failed) == (1, words)
    assert turn(regio, 1.5) == (0, 0)  # not yet
    system.status = 200
    assert turn(regio, 3) == (0, 1)
    assert len({json.loads(body)["id"] for _, body in system.heard}) == 1  # the receiver sees it is the same


def test_a_system_that_is_not_there_is_given_up_and_seen(regio: Regio) -> None:
    hook(regio, "http://127.0.0.1:1/niemand")
    message(regio, organisation_id=regio.organisations["team"].pk)
    for number in range(LAST_ATTEMPT + 2):
        turn(regio, 3**number)
    row = Notice.objects.get()
    assert (row.attempts, row.next_at, row.sent_at, row.failed) == (LAST_ATTEMPT, None, None, "ConnectionRefusedError")
    assert lost_since(regio.at) == 1
    assert overview().webhooks[0].lost == 1  # type: ignore[attr-defined]  # counted by the query


def test_the_end_of_a_webhook(regio: Regio, system: System) -> None:
    hook(regio, system.url)
    message(regio, organisation_id=regio.organisations["team"].pk)
    enter(SYSTEM)
    actions.enqueue(regio.at + timedelta(minutes=1))
    actions.end_webhook(Webhook.objects.get().pk, by=regio["beheer"], at=regio.at)
    assert turn(regio) == (0, 0)
    assert system.heard == []
    with pytest.raises(Refused, match="al beëindigd"):
        actions.end_webhook(Webhook.objects.get().pk, by=regio["beheer"], at=regio.at)


def test_the_secret_is_not_in_the_table(regio: Regio) -> None:
    secret = hook(regio, "https://partner.voorbeeld.invalid/haak")
    assert secret.encode() not in bytes(Webhook.objects.get().secret)
