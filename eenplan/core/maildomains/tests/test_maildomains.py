"""Mail goes only to domains that somebody vouches for, and what waits is somebody's duty (access.md, misuse 12)."""

import pytest
from django.core import mail
from django.test import Client

from eenplan.core.accounts.models import Account
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.maildomains.actions import laat_toe, maak_zichtbaar, trek_in
from eenplan.core.maildomains.models import Maildomein
from eenplan.core.maildomains.queries import waiting
from eenplan.core.maildomains.rules import NAKIJKEN, VERLENGEN, domain_of
from eenplan.core.outbox.actions import deliver, put
from eenplan.core.outbox.models import Message
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from tests.regio import Regio

KNOWN, OTHER = "voorbeeld.invalid", "opgeheven.invalid"


@pytest.mark.parametrize(("address", "domain"), [
    ("a@Gemeente.NL", "gemeente.nl"), ("gemeente.nl", "gemeente.nl"), ("a@b@team.gemeente.nl.", "team.gemeente.nl"),
    ("", ""), ("a@localhost", ""), ("a@-x.nl", ""), ("a@x..nl", ""), ("a@10.0.0.1", ""),
    ("a@x.nl\nBcc: b@y.nl", "y.nl"),
])  # fmt: skip
def test_what_is_a_domain(address: str, domain: str) -> None:
    assert domain_of(address) == domain


def leave(regio: Regio, domain: str, key: str = "triagist") -> Message:
    Account.objects.filter(username=key).update(email=f"{key}@{domain}")
    return put(Kind.NIEUW, object_type="casus", object_id=1, at=regio.at, account_id=regio.accounts[key].pk)


def duties(key: str) -> list[Deadline]:
    return list(Deadline.objects.filter(key=key, done_at__isnull=True))


def test_misbruik_12_nothing_goes_to_a_domain_that_nobody_vouches_for(regio: Regio) -> None:
    leave(regio, OTHER)
    leave(regio, KNOWN, "lead")
    assert deliver(regio.at) == 1
    assert [sent.to for sent in mail.outbox] == [[f"lead@{KNOWN}"]]
    assert waiting() == {OTHER: 1}
    assert maak_zichtbaar(regio.at) == 1
    assert maak_zichtbaar(regio.at) == 0
    (duty,) = duties(NAKIJKEN)
    assert duty.account_id == regio.accounts["beheer"].pk
    laat_toe(OTHER, by=regio["beheer"], at=regio.at)
    assert (duties(NAKIJKEN), deliver(regio.at)) == ([], 1)
    assert Message.objects.filter(sent_at__isnull=True).count() == 0


def test_misbruik_12_a_domain_that_ran_out_gets_nothing_and_that_was_announced(regio: Regio) -> None:
    row = laat_toe(OTHER, by=regio["beheer"], at=regio.at)
    (duty,) = duties(VERLENGEN)
    assert duty.due_at < row.tot
    leave(regio, OTHER)
    assert deliver(row.tot) == 0
    assert waiting() == {OTHER: 1}
    again = laat_toe(OTHER, by=regio["beheer"], at=row.tot)
    assert again.tot > row.tot
    assert again.sinds == row.sinds
    assert len(duties(VERLENGEN)) == 1
    assert deliver(row.tot) == 1


def test_what_is_held_does_not_hold_up_the_others(regio: Regio) -> None:
    for _ in range(60):
        leave(regio, OTHER)
    leave(regio, KNOWN, "lead")
    assert deliver(regio.at) + deliver(regio.at) == 1


def test_taken_back_is_taken_back(regio: Regio) -> None:
    row = Maildomein.objects.get(domein=KNOWN)
    trek_in(row.pk, by=regio["beheer"], at=regio.at)
    leave(regio, KNOWN)
    assert deliver(regio.at) == 0
    with pytest.raises(Refused, match="al vervallen"):
        trek_in(row.pk, by=regio["beheer"], at=regio.at)
    assert LogLine.objects.filter(verb="maildomein.trek_in", object_id=row.pk).count() == 1


@pytest.mark.parametrize("key", ["lead", "triagist", "agent", "fg"])
def test_only_the_manager(regio: Regio, key: str) -> None:
    with pytest.raises(Refused, match="functioneel beheerder"):
        laat_toe(OTHER, by=regio[key], at=regio.at)
    with pytest.raises(Refused, match="functioneel beheerder"):
        trek_in(1, by=regio[key], at=regio.at)
    client = Client()
    client.force_login(regio.accounts[key])
    assert client.get("/werk/maildomeinen").status_code == 404


def test_the_page(regio: Regio, client: Client) -> None:
    leave(regio, OTHER)
    deliver(regio.at)
    maak_zichtbaar(regio.at)
    client.force_login(regio.accounts["beheer"])
    page = client.get("/werk/maildomeinen").content.decode()
    assert KNOWN in page
    assert "niet goedgekeurd" in page
    assert client.post("/werk/maildomeinen/goed", {"domein": "geen domein"}).status_code == 409
    answer = client.post("/werk/maildomeinen/goed", {"domein": OTHER})
    assert answer.status_code == 302
    assert "niet goedgekeurd" not in client.get("/werk/maildomeinen").content.decode()
    key = Maildomein.objects.get(domein=OTHER).pk
    assert client.post(f"/werk/maildomeinen/{key}/intrekken").status_code == 302
    assert "niet goedgekeurd" in client.get("/werk/maildomeinen").content.decode()
