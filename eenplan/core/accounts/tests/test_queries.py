"""Accounts, what they are where, the person on duty, and tokens of partner systems."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from eenplan.core.access.policy import Role
from eenplan.core.accounts import queries
from eenplan.core.accounts.models import Account, Appointment, Organisation, PartnerToken
from eenplan.core.accounts.rules import DEFAULT_PURPOSE, OrganisationKind
from tests.regio import PASSWORD, PEOPLE, Regio


@pytest.mark.parametrize("key", sorted(PEOPLE))
def test_a_viewer_is_what_the_appointment_says(regio: Regio, key: str) -> None:
    viewer = queries.viewer_by_username(key, regio.at)
    place, role, functie = PEOPLE[key]
    assert viewer == regio[key]
    assert (viewer.role, viewer.functie, viewer.organisation_id) == (role, functie, regio.organisations[place].pk)
    assert (viewer.purpose, viewer.system) == (DEFAULT_PURPOSE[role], False)


def test_every_role_has_a_purpose() -> None:
    assert set(DEFAULT_PURPOSE) == set(Role)


def test_without_a_live_appointment_nobody(regio: Regio) -> None:
    Appointment.objects.filter(account=regio.accounts["lead"]).update(tot=regio.at)
    with pytest.raises(LookupError):
        queries.viewer_by_username("lead", regio.at)
    with pytest.raises(Account.DoesNotExist):
        queries.viewer_by_username("niemand", regio.at)


@pytest.mark.parametrize(("days", "fits"), [(1, True), (0, False), (-1, False)])
def test_an_appointment_ends_after_it_began(regio: Regio, days: int, fits: bool) -> None:
    row = Appointment.objects.filter(account=regio.accounts["lead"])
    end = row.get().van + timedelta(days=days)
    if fits:
        assert row.update(tot=end) == 1
        return
    with pytest.raises(IntegrityError, match="appointment_period"), transaction.atomic():
        row.update(tot=end)


def names(rows: list[Account]) -> list[str]:
    return [row.username for row in rows]


def test_colleagues_by_role_and_name(regio: Regio) -> None:
    vt = regio.organisations["vt"].pk
    assert names(queries.colleagues(vt, regio.at, Role.VT_INTAKE)) == ["triagist", "triagist2"]
    assert names(queries.colleagues(vt, regio.at, Role.VT_INTAKE, Role.VT_LEAD)) == ["lead", "triagist", "triagist2"]
    assert len(queries.colleagues(vt, regio.at)) == 7
    assert queries.colleagues(regio.organisations["school"].pk, regio.at, Role.VT_LEAD) == []


def test_a_colleague_who_left_or_is_blocked_is_none(regio: Regio) -> None:
    vt = regio.organisations["vt"].pk
    Appointment.objects.filter(account=regio.accounts["triagist"]).update(tot=regio.at)
    Account.objects.filter(username="triagist2").update(is_active=False)
    assert queries.colleagues(vt, regio.at, Role.VT_INTAKE) == []


def test_work_always_has_an_owner(regio: Regio) -> None:
    """On duty, else the lead, else anyone; an empty organisation is told so."""
    vt, school = regio.organisations["vt"], regio.organisations["school"]
    assert queries.owner_of(vt, regio.at) == regio.accounts["triagist"].pk
    vt.dienstdoende = None
    assert queries.owner_of(vt, regio.at) == regio.accounts["lead"].pk
    assert queries.owner_of(school, regio.at) == regio.accounts["school"].pk
    empty = Organisation.objects.create(naam="Leeg (verzonnen)", soort="overig")
    with pytest.raises(LookupError, match="niemand om werk"):
        queries.owner_of(empty, regio.at)


def test_organisations_by_kind(regio: Regio) -> None:
    assert queries.veilig_thuis() == regio.organisations["vt"]
    assert queries.organisations("lokaal_team") == [regio.organisations["ander_team"], regio.organisations["team"]]
    assert len(queries.organisations()) == len(regio.organisations)
    assert queries.organisations("opvang") == []


@pytest.mark.parametrize("kind", list(OrganisationKind))
def test_each_kind_has_a_word(kind: OrganisationKind) -> None:
    assert kind.label
    assert "_" not in kind.label
    assert kind.label[0].isupper()
    assert kind.label not in ("Ggz", "Gi", "Rvdk", "Veilig thuis")


TOKENS = [
    ("politie", Role.JUSTITIE), ("school", Role.ZORGPARTNER), ("team", Role.ZORGPARTNER),
    ("gemeente", Role.ZORGPARTNER),
]  # fmt: skip


@pytest.mark.parametrize(("place", "role"), TOKENS)
def test_a_token_stands_for_its_organisation(regio: Regio, place: str, role: Role) -> None:
    row = PartnerToken.objects.create(
        organisation=regio.organisations[place], naam="koppeling", van=regio.at,
        token_hash=sha256(b"geheim-genoeg").hexdigest(),
    )  # fmt: skip
    viewer = queries.viewer_of_token("geheim-genoeg")
    assert viewer is not None
    assert (viewer.role, viewer.organisation_id, viewer.account_id) == (role, regio.organisations[place].pk, None)
    assert "geheim" not in str(row.__dict__)


@pytest.mark.parametrize(
    "given", ["", "geheim", "geheim-genoeg ", "GEHEIM-GENOEG", sha256(b"geheim-genoeg").hexdigest()]
)
def test_any_other_token_is_nobody(regio: Regio, given: str) -> None:
    PartnerToken.objects.create(
        organisation=regio.organisations["school"], naam="k", van=regio.at,
        token_hash=sha256(b"geheim-genoeg").hexdigest(),
    )  # fmt: skip
    assert queries.viewer_of_token(given) is None


def test_a_withdrawn_token_is_nobody(regio: Regio) -> None:
    PartnerToken.objects.create(
        organisation=regio.organisations["school"], naam="k", van=regio.at, ingetrokken_op=regio.at,
        token_hash=sha256(b"geheim-genoeg").hexdigest(),
    )  # fmt: skip
    assert queries.viewer_of_token("geheim-genoeg") is None


@pytest.mark.parametrize(("seconds", "known"), [(-1, True), (0, True), (1, False), (86400, False)])
def test_a_token_works_from_its_day_on(regio: Regio, seconds: int, known: bool) -> None:
    PartnerToken.objects.create(
        organisation=regio.organisations["school"], naam="k", van=regio.at + timedelta(seconds=seconds),
        token_hash=sha256(b"geheim-genoeg").hexdigest(),
    )  # fmt: skip
    assert (queries.viewer_of_token("geheim-genoeg") is not None) == known


def test_a_password_is_not_kept_in_the_clear(regio: Regio) -> None:
    account = regio.accounts["lead"]
    assert PASSWORD not in account.password
    assert account.check_password(PASSWORD)
    assert not account.check_password("x")
    assert (account.get_full_name(), str(account)) == ("Toets Lead", "Toets Lead")


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_signs_himself_up(db: None, method: str) -> None:
    answer = getattr(Client(), method)("/account/signup/", {"username": "nieuw", "password1": "een-lang-wachtwoord-9"})
    assert answer.status_code == 404
    assert not Account.objects.filter(username="nieuw").exists()
