"""The edges of a mail domain: how long a name may be, to the second until when, and whose duty it is."""

from datetime import timedelta

import pytest

from eenplan.core.accounts.models import Account, Appointment
from eenplan.core.deadlines.models import Deadline
from eenplan.core.maildomains.actions import laat_toe, maak_zichtbaar, trek_in
from eenplan.core.maildomains.models import Maildomein
from eenplan.core.maildomains.queries import live, overview
from eenplan.core.maildomains.rules import NAKIJKEN, VERLENGEN, domain_of
from eenplan.core.outbox.actions import deliver, put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from tests.regio import Regio

LONG = "a" * 63


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        (f"x@{LONG}.nl", f"{LONG}.nl"), (f"x@a{LONG}.nl", ""), (".".join([LONG] * 4) + ".nl", ""), ("a.nl", "a.nl"),
        ("a.n", ""), (".nl", ""), ("a.nl-", ""), ("a.xn--p1ai", "a.xn--p1ai"), ("a_b.nl", ""), ("a b.nl", ""),
        ("gemeenté.nl", ""), ("a.nl/x", ""), ("a.nl,b.nl", ""), ("<x@a.nl>", ""), ("  x@A.nl  ", "a.nl"), ("@", ""),
        ("a.nl\n", "a.nl"), ("a.nl\0", ""),
    ],
)  # fmt: skip
def test_the_edges_of_a_name(address: str, domain: str) -> None:
    assert domain_of(address) == domain


def test_vouched_for_until_that_second_and_no_longer(regio: Regio) -> None:
    by, at = regio["beheer"], regio.at
    row = laat_toe("X@Nieuw.INVALID.", by=by, at=at)
    second = timedelta(seconds=1)
    assert [live(["nieuw.invalid", "ander.invalid"], moment) for moment in (row.tot - second, row.tot)] == [
        {"nieuw.invalid"}, set(),
    ]  # fmt: skip
    for wrong in ("", "geen domein", "@", "localhost"):
        with pytest.raises(Refused, match="geen maildomein"):
            laat_toe(wrong, by=by, at=at)
    with pytest.raises(Refused, match="al vervallen"):
        trek_in(row.pk, by=by, at=row.tot)
    with pytest.raises(Refused, match="al vervallen"):
        trek_in(0, by=by, at=at)
    assert Deadline.objects.filter(key=VERLENGEN, object_id=row.pk, done_at__isnull=True).count() == 1
    trek_in(row.pk, by=by, at=at)
    assert not Deadline.objects.filter(key=VERLENGEN, object_id=row.pk, done_at__isnull=True).exists()
    lines = overview(at)
    assert [line.geldig for line in lines] == sorted(line.geldig for line in lines)  # what is over stands first


def test_the_duty_is_of_who_was_manager_first_and_may_log_in(regio: Regio) -> None:
    for number, key in enumerate(("fg", "lead")):
        Appointment.objects.create(
            account=regio.accounts[key], organisation=regio.organisations["vt"], role="beheer", functie="beheerder",
            van=regio.at - timedelta(days=900 - number),
        )  # fmt: skip
    Account.objects.filter(username="fg").update(is_active=False)
    Account.objects.filter(username="triagist").update(email="t@wacht.invalid")
    put(Kind.NIEUW, object_type="casus", object_id=1, at=regio.at, account_id=regio.accounts["triagist"].pk)
    deliver(regio.at)
    everybody = Appointment.objects.filter(role="beheer")
    ends = dict(everybody.values_list("pk", "tot"))
    everybody.update(tot=regio.at)
    assert maak_zichtbaar(regio.at) == 0  # nobody to give it to
    everybody.filter(pk__in=ends).update(tot=None)
    assert maak_zichtbaar(regio.at) == 1
    duty = Deadline.objects.get(key=NAKIJKEN, done_at__isnull=True)
    assert duty.account_id == regio.accounts["lead"].pk
    assert not Maildomein.objects.get(domein="wacht.invalid").tot > regio.at  # a duty is no approval
