"""What a notice says, its signature, its tries, and which addresses may be told."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from eenplan.core.integrations import rules
from eenplan.core.outbox.rules import TEXTS

MADE = datetime(2026, 3, 20, 9, tzinfo=UTC)
NOW = MADE + timedelta(minutes=3)


def test_a_notice_has_a_sentence_and_no_content() -> None:
    sentence = next(iter(TEXTS.values())).body.partition("\n")[0]
    item = rules.parcel("https://x.voorbeeld.invalid/a", "geheim", "k-1", sentence, MADE, NOW)
    assert json.loads(item.body) == {"id": "k-1", "op": "2026-03-20T09:00:00+00:00", "bericht": sentence}


@pytest.mark.parametrize("more", [timedelta(microseconds=1), timedelta(seconds=59, microseconds=999_999)])
def test_two_notices_of_one_act_and_of_another_in_that_minute_say_the_same_moment(more: timedelta) -> None:
    """Two organisations behind one gateway: the moment does not say that both were told of one act."""
    moments = {
        json.loads(rules.parcel("https://x.voorbeeld.invalid/a", "geheim", key, "Er wacht iets.", made, NOW).body)["op"]
        for key, made in (("k-1", MADE), ("k-2", MADE + more))
    }
    assert moments == {"2026-03-20T09:00:00+00:00"}


def test_the_receiver_can_count_the_signature() -> None:
    item = rules.parcel("https://x.voorbeeld.invalid/a", "geheim", "k-1", "Er wacht iets.", MADE, NOW)
    moment, _, signed = item.headers[rules.SIGNATURE].partition(",v1=")
    assert moment == f"t={int(NOW.timestamp())}"
    assert signed == rules.sign("geheim", moment.removeprefix("t="), item.body)
    assert signed != rules.sign("ander geheim", moment.removeprefix("t="), item.body)
    assert signed != rules.sign("geheim", "1", item.body)


def test_each_try_comes_later_until_it_is_given_up() -> None:
    waits = [rules.next_try(number, NOW) for number in range(1, rules.LAST_ATTEMPT + 1)]
    assert waits[:3] == [NOW + timedelta(minutes=minutes) for minutes in (1, 2, 4)]
    assert waits[-1] is None
    assert None not in waits[:-1]
    total = sum(((wait or NOW) - NOW for wait in waits), timedelta())
    assert timedelta(days=1) < total < timedelta(days=2)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://partner.voorbeeld.invalid/haak", ""),
        ("https://partner.voorbeeld.invalid:8443/haak?x=1", ""),
        ("http://127.0.0.1:9000/haak", ""),
        ("http://localhost/haak", ""),
        ("http://partner.voorbeeld.invalid/haak", "Gebruik https://"),
        ("http://10.0.0.1/haak", "Gebruik https://"),
        ("ftp://partner.voorbeeld.invalid", "Begin het adres met https://"),
        ("partner.voorbeeld.invalid", "Begin het adres met https://"),
        ("https://", "Begin het adres met https://"),
        ("https://u:p@partner.voorbeeld.invalid", "gebruikersnaam"),
        ("https://partner.voorbeeld.invalid/#a", "gebruikersnaam"),
        ("https://partner.voorbeeld.invalid:haak", "geen geldig adres"),
        ("https://[1", "geen geldig adres"),
    ],
)
def test_which_addresses_may_be_told(url: str, words: str) -> None:
    found = rules.wrong_with(url)
    assert bool(found) == bool(words)
    assert words in found
