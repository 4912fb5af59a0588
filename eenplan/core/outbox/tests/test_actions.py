"""Messages: constant texts only, sent once, tried again, never two workers on one message."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, connections, transaction

from eenplan.core.outbox import actions
from eenplan.core.outbox.actions import LAST_ATTEMPT, deliver, put
from eenplan.core.outbox.models import Message
from eenplan.core.outbox.rules import TEXTS, Kind
from tests.regio import PEOPLE, Regio


def leave(regio: Regio, kind: Kind = Kind.NIEUW, key: str = "triagist", object_id: int = 1) -> Message:
    account = regio.accounts[key].pk if key in regio.accounts else None
    organisation = regio.organisations[key].pk if key not in regio.accounts else None
    return put(
        kind, object_type="casus", object_id=object_id, at=regio.at, account_id=account, organisation_id=organisation
    )


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A mail server that fails as often as the list says."""
    left, real = [1], actions.send_mail

    def send(*args: object, **kwargs: object) -> int:
        if left[0] > 0:
            left[0] -= 1
            raise ConnectionRefusedError
        return real(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(actions, "send_mail", send)
    return left


def test_misbruik_02_at_most_ten_constant_texts() -> None:
    assert len(TEXTS) == len(Kind) <= 10
    assert set(TEXTS) == set(Kind)


@pytest.mark.parametrize("kind", list(Kind))
def test_belofte_06_a_text_says_nothing(kind: Kind) -> None:
    """access.md misuse 2: no variable, no name, no kind of violence, no organisation, not that it is Veilig Thuis."""
    text = TEXTS[kind]
    both = f"{text.subject} {text.body}".lower()
    assert text.subject == "Bericht in Eenplan"
    for word in ("{", "%", "geweld", "veilig thuis", "mishandeling", "slachtoffer", "kind", "gezin", "melding", "http"):
        assert word not in both
    assert "Log in bij Eenplan" in text.body


@pytest.mark.parametrize("kind", list(Kind))
def test_what_leaves_is_that_text(regio: Regio, kind: Kind) -> None:
    leave(regio, kind)
    assert deliver(regio.at) == 1
    (sent,) = mail.outbox
    assert (sent.subject, sent.body) == (TEXTS[kind].subject, TEXTS[kind].body)
    assert (sent.to, sent.cc, sent.bcc, sent.attachments) == (["triagist@voorbeeld.invalid"], [], [], [])


@pytest.mark.parametrize(("key", "to"), [("triagist", "triagist"), ("school", "school"), ("politie", "politie")])
def test_where_it_goes(regio: Regio, key: str, to: str) -> None:
    assert leave(regio, key=key).to == f"{to}@voorbeeld.invalid"
    assert key in PEOPLE or key in regio.organisations


def test_an_account_without_mail_gets_it_through_the_organisation(regio: Regio) -> None:
    regio.accounts["triagist"].email = ""
    regio.accounts["triagist"].save()
    found = put(
        Kind.NIEUW, object_type="casus", object_id=1, at=regio.at, account_id=regio.accounts["triagist"].pk,
        organisation_id=regio.organisations["vt"].pk,
    )  # fmt: skip
    assert Message.objects.get(pk=found.pk).to == "vt@voorbeeld.invalid"


def test_nowhere_to_go_is_done_too(regio: Regio) -> None:
    """It waits on the screen of its receiver; trying for ever would only fill the outbox."""
    regio.accounts["triagist"].email = ""
    regio.accounts["triagist"].save()
    leave(regio)
    assert deliver(regio.at) == 1
    assert mail.outbox == []
    assert Message.objects.get().sent_at == regio.at


def test_without_receiver_no_message(regio: Regio) -> None:
    with pytest.raises(IntegrityError, match="outbox_has_receiver"), transaction.atomic():
        put(Kind.NIEUW, object_type="casus", object_id=1, at=regio.at)


def test_a_message_leaves_once(regio: Regio) -> None:
    leave(regio)
    assert [deliver(regio.at + timedelta(minutes=n)) for n in range(3)] == [1, 0, 0]
    assert len(mail.outbox) == 1
    assert str(Message.objects.get()) == "nieuw casus 1"


def test_oldest_first_and_no_more_than_a_batch(regio: Regio) -> None:
    for number in range(actions.BATCH + 3):
        leave(regio, object_id=number)
    assert [deliver(regio.at) for _ in range(3)] == [actions.BATCH, 3, 0]


def test_a_failure_stays_and_is_tried_again(regio: Regio, broken: list[int]) -> None:
    leave(regio)
    assert deliver(regio.at) == 0
    row = Message.objects.get()
    assert (row.sent_at, row.attempts, row.failed) == (None, 1, "ConnectionRefusedError")
    assert deliver(regio.at + timedelta(seconds=59)) == 0, "not before its minute is over"
    assert deliver(regio.at + timedelta(seconds=61)) == 1
    row.refresh_from_db()
    assert (row.attempts, row.failed) == (2, "")


def test_each_time_a_minute_later(regio: Regio, broken: list[int]) -> None:
    broken[0] = 999
    leave(regio)
    tried = []
    for minute in range(8):
        before = Message.objects.get().attempts
        deliver(regio.at + timedelta(minutes=minute, seconds=1))
        tried.append(Message.objects.get().attempts - before)
    assert sum(tried) == 8
    assert Message.objects.get().sent_at is None


def test_after_twenty_times_it_is_left_for_a_human(regio: Regio, broken: list[int]) -> None:
    broken[0] = 999
    leave(regio)
    Message.objects.update(attempts=LAST_ATTEMPT)
    assert deliver(regio.at + timedelta(days=1)) == 0
    assert broken[0] == 999, "not tried"


def test_one_that_fails_does_not_hold_up_the_others(regio: Regio, broken: list[int]) -> None:
    for number in range(3):
        leave(regio, object_id=number)
    assert deliver(regio.at) == 2


def test_an_impossible_address_does_not_hold_up_the_others(regio: Regio) -> None:
    regio.accounts["lead"].email = "lead@voorbeeld.invalid\nBcc: ander@voorbeeld.invalid"
    regio.accounts["lead"].save()
    leave(regio, key="lead")
    leave(regio)
    assert deliver(regio.at) == 1
    assert [sent.to for sent in mail.outbox] == [["triagist@voorbeeld.invalid"]]
    assert Message.objects.get(sent_at__isnull=True).failed


def test_a_rolled_back_act_leaves_no_message(regio: Regio) -> None:
    with transaction.atomic():
        leave(regio)
        transaction.set_rollback(True)
    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
def test_a_second_worker_skips_what_the_first_holds(regio: Regio) -> None:
    first, second = leave(regio, object_id=1), leave(regio, object_id=2)
    with transaction.atomic(using="eigenaar"):
        with connections["eigenaar"].cursor() as cursor:
            cursor.execute("SELECT id FROM outbox_message WHERE id = %s FOR UPDATE", [first.pk])
        assert deliver(regio.at) == 1
        assert Message.objects.get(pk=second.pk).sent_at == regio.at
        assert Message.objects.get(pk=first.pk).sent_at is None
    assert deliver(regio.at) == 1
