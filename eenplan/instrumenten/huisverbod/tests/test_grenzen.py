"""What cannot be, without a database: age, moment of imposing, end of an extension; each with its reason in Dutch."""

from datetime import UTC, datetime, timedelta

import pytest

from eenplan.core.calendar import AMSTERDAM
from eenplan.dossier.personen.rules import Geboortedatum
from eenplan.instrumenten.huisverbod.grenzen import leeftijd_fout, moment_fout, tot_fout


def op(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


VRIJDAG = op("2026-03-20T22:15")
LEEFTIJD = [
    # birth date as known, how the age was established, words of the refusal (empty: it may be)
    ("2008-03-20", "", ""),  # eighteen today
    ("2008-03-21", "", "18 jaar of ouder"),  # tomorrow
    ("2008-03-19", "", ""),
    ("2008-03-21", "paspoort gezien", "18 jaar of ouder"),  # no paper makes him older
    ("1988-06-14", "", ""),
    ("1930-01-01", "", ""),
    ("2026-03-20", "", "18 jaar of ouder"),
    ("1988", "", "niet volledig bekend"),
    ("1988", "   ", "niet volledig bekend"),
    ("1988", "rijbewijs gezien", ""),
    ("06-1988", "", "niet volledig bekend"),
    ("06-1988", "rijbewijs gezien", ""),
    ("2012", "zegt dat hij 19 is", "18 jaar of ouder"),
    ("", "", "niet volledig bekend"),
    ("", "herkend door de wijkagent", ""),
    ("2008-02-29", "", ""),  # born on a leap day
]


@pytest.mark.parametrize(("geboren", "hoe", "woorden"), LEEFTIJD)
def test_adults_only_by_what_is_known_of_the_birth_date(geboren: str, hoe: str, woorden: str) -> None:
    """Wth 2-2."""
    born = Geboortedatum.lees(geboren)
    whole = all((born.jaar, born.maand, born.dag))
    why = leeftijd_fout(born.age(VRIJDAG.date()), whole, 18, hoe)
    assert (woorden in why) if woorden else why == ""
    assert why == "" or why.endswith(".")


@pytest.mark.parametrize(("minimum", "mag"), [(16, True), (17, True), (18, False), (21, False)])
def test_the_age_comes_from_the_rule_table(minimum: int, mag: bool) -> None:
    why = leeftijd_fout(17, volledig=True, minimum=minimum, bevestigd="")
    assert (why == "") is mag
    assert mag or f"{minimum} jaar of ouder" in why


MOMENTEN = [
    # imposed at, written down at, begun at, words
    ("2026-03-20T22:15", "2026-03-20T22:15", "2026-03-20T21:15", ""),
    ("2026-03-20T22:15", "2026-03-21T03:00", "2026-03-20T21:15", ""),
    ("2026-03-20T22:15", "2026-04-20T09:00", "2026-03-20T21:15", ""),  # the system was down for a month
    ("2026-03-20T20:15", "2026-03-20T22:15", "2026-03-20T21:15", ""),  # said at the door, begun in Eenplan after
    ("2026-03-19T21:15", "2026-03-20T22:15", "2026-03-20T21:15", ""),  # a whole day before
    ("2026-03-19T21:14", "2026-03-20T22:15", "2026-03-20T21:15", "te ver"),
    ("2025-03-20T22:15", "2026-03-20T22:15", "2026-03-20T21:15", "te ver"),  # the wrong year
    ("2026-03-20T22:16", "2026-03-20T22:15", "2026-03-20T21:15", "moet nog komen"),
    ("2027-03-20T22:15", "2026-03-20T22:15", "2026-03-20T21:15", "moet nog komen"),
    ("2026-03-29T03:10", "2026-03-29T03:15", "2026-03-29T01:30", ""),  # over the hole in the clock
    ("2026-10-25T02:30", "2026-10-25T03:15", "2026-10-24T23:00", ""),  # in the hour that comes twice
]


@pytest.mark.parametrize(("op_", "nu", "begonnen", "woorden"), MOMENTEN)
def test_imposing_is_written_down_afterwards_and_not_long_before(
    op_: str, nu: str, begonnen: str, woorden: str
) -> None:
    why = moment_fout(op(op_), op(nu), op(begonnen))
    assert (woorden in why) if woorden else why == ""


def test_a_moment_in_another_zone_is_the_same_moment() -> None:
    nu = VRIJDAG
    assert moment_fout(VRIJDAG.astimezone(UTC), nu, nu - timedelta(hours=1)) == ""
    assert "moet nog komen" in moment_fout((VRIJDAG + timedelta(minutes=1)).astimezone(UTC), nu, nu)


EINDE, UITERLIJK = op("2026-03-30T22:15"), op("2026-04-17T22:15")
TOT = [
    ("2026-03-30T22:14", "na het einde"),
    ("2026-03-30T22:15", "na het einde"),
    ("2026-03-30T22:16", ""),
    ("2026-04-03T12:00", ""),
    ("2026-04-17T22:15", ""),
    ("2026-04-17T22:16", "17-04-2026 22:15"),
    ("2026-04-27T22:15", "17-04-2026 22:15"),  # ten days and then four weeks: the usual mistake
    ("2027-04-17T22:15", "17-04-2026 22:15"),
]


@pytest.mark.parametrize(("tot", "woorden"), TOT)
def test_an_extension_ends_after_the_ten_days_and_within_four_weeks_in_total(tot: str, woorden: str) -> None:
    """Domain 12-3."""
    why = tot_fout(op(tot), EINDE, UITERLIJK)
    assert (woorden in why) if woorden else why == ""


def test_the_last_moment_is_told_by_the_wall_clock() -> None:
    why = tot_fout(UITERLIJK + timedelta(hours=1), EINDE, UITERLIJK.astimezone(UTC))
    assert "22:15" in why
    assert "20:15" not in why


def test_a_refusal_says_what_to_do_in_so_many_words() -> None:
    end, last = VRIJDAG + timedelta(days=10), VRIJDAG + timedelta(days=28)
    assert leeftijd_fout(17, True, 18, "") == (
        "Een huisverbod kan alleen voor iemand van 18 jaar of ouder (Wth 2 lid 2). Overleg met de politie."
    )
    assert moment_fout(VRIJDAG + timedelta(minutes=1), VRIJDAG, VRIJDAG) == (
        "Dit moment moet nog komen. Vul in wanneer het huisverbod is opgelegd."
    )
    assert moment_fout(VRIJDAG - timedelta(hours=25), VRIJDAG, VRIJDAG) == (
        "Dit moment ligt te ver voor het begin van dit huisverbod. Kijk de dag en de tijd na."
    )
    assert tot_fout(last + timedelta(minutes=1), end, last) == (
        "Een huisverbod duurt samen ten hoogste vier weken: tot en met 17-04-2026 22:15 uur (Wth 9)."
    )
    assert tot_fout(end, end, last) == "Kies een moment na het einde van de eerste tien dagen."
