"""What is too late or in danger stands on top; what can wait does not interrupt. No database."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from eenplan.dossier.casus.rules import GEVAAR, VRAAG, Genaamd, gevaar_te_laat, gezinsnaam, groep, naamgevers

NOW = datetime(2026, 3, 20, 14, tzinfo=ZoneInfo("Europe/Amsterdam"))
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("key", "late_by", "danger"),
    [
        ("acute_check", SECOND, True),
        ("interventie_opnemen", SECOND, True),
        ("acute_check", timedelta(0), False),
        ("interventie_opnemen", -SECOND, False),
        ("triage_termijn", timedelta(days=90), False),  # late, but nobody asked whether somebody is in danger
        ("", SECOND, False),
    ],
)
def test_nobody_looked_in_time_whether_there_is_danger(key: str, late_by: timedelta, danger: bool) -> None:
    assert gevaar_te_laat(key, NOW - late_by, NOW) is danger
    assert gevaar_te_laat(key, (NOW - late_by).astimezone(UTC), NOW) is danger
    assert (VRAAG, set(GEVAAR)) == ("acute_check", {"acute_check", "interventie_opnemen"})


@pytest.mark.parametrize(
    ("acuut", "due", "place"),
    [
        (True, None, "Nu"),
        (True, datetime(2026, 6, 20, 14, tzinfo=NOW.tzinfo), "Nu"),
        (False, NOW - SECOND, "Nu"),
        (False, NOW, "Vandaag"),
        (False, datetime(2026, 3, 20, 23, 59, tzinfo=NOW.tzinfo), "Vandaag"),
        (False, datetime(2026, 3, 20, 22, 59, tzinfo=UTC), "Vandaag"),  # 23:59 here
        (False, datetime(2026, 3, 20, 23, 0, tzinfo=UTC), "Deze week"),  # already tomorrow here
        (False, datetime(2026, 3, 21, 0, 0, tzinfo=NOW.tzinfo), "Deze week"),
        (False, datetime(2026, 3, 27, 23, 59, tzinfo=NOW.tzinfo), "Deze week"),
        (False, datetime(2026, 3, 28, 0, 0, tzinfo=NOW.tzinfo), "Later"),
        (False, None, "Later"),
    ],
)
def test_when_work_must_be_looked_at(acuut: bool, due: datetime | None, place: str) -> None:
    assert groep(acuut, due, NOW).value == place


def test_work_that_is_due_sooner_never_stands_below() -> None:
    """Hour by hour over a change of the clock: the place goes down only."""
    order = ["Nu", "Vandaag", "Deze week", "Later"]
    places = [order.index(groep(False, NOW + timedelta(hours=hour), NOW).value) for hour in range(-48, 300)]
    assert all(one <= later for one, later in pairwise(places))
    assert set(places) == {0, 1, 2, 3}


VADER = Genaamd(1, "Jan", "Bos", "pleger", False)
MOEDER = Genaamd(2, "Anna", "Vos", "slachtoffer", False)
BUUR = Genaamd(3, "Ria", "Pool", "getuige", False)
KIND = Genaamd(4, "Kim", "Bos", "kind", True)
BABY = Genaamd(5, "", "", "kind", True)
NAAMLOOS = Genaamd(6, "Lea", "", "overig", False)


@pytest.mark.parametrize(
    ("people", "givers", "name"),
    [
        ((), (), ""),
        ((MOEDER, VADER, KIND, BUUR), (MOEDER, VADER), "Vos / Bos"),
        ((VADER, VADER._replace(persoon_id=7)), (VADER, VADER._replace(persoon_id=7)), "Bos"),
        ((BUUR, KIND, KIND._replace(voornaam="Bo")), (KIND,), "gezin van Kim Bos"),
        ((BABY, NAAMLOOS, KIND._replace(achternaam="")), (KIND._replace(achternaam=""),), "gezin van Kim"),
        ((KIND._replace(voornaam=""),), (KIND._replace(voornaam=""),), "gezin van Bos"),
        ((BUUR,), (BUUR,), "Pool"),
        ((BUUR, BUUR._replace(achternaam="Top")), (BUUR, BUUR._replace(achternaam="Top")), "Pool / Top"),
        ((BABY, NAAMLOOS), (), ""),
    ],
)
def test_a_case_bears_the_name_by_which_a_worker_knows_the_family(
    people: tuple[Genaamd, ...], givers: tuple[Genaamd, ...], name: str
) -> None:
    assert naamgevers(people) == list(givers)
    assert gezinsnaam(people) == name
