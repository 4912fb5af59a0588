"""The shield of a reporter as a whole table, by role, all or nothing, and what of it leaves the case: nothing."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.outbox.models import Message
from eenplan.dossier.casus.models import Schild
from eenplan.feiten.models import Feit
from eenplan.keten.melding.dubbel import WITHIN, Gemeld, dubbel_van
from eenplan.keten.melding.forms import AfschermForm
from eenplan.keten.melding.herkomst import Afscherming, aantal_van_melder, herkomst, wijzig_afscherming
from eenplan.keten.melding.informeren import SHORTEST, _fouten
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.models import Afschermwisseling, Melder, Melding
from eenplan.keten.melding.queries import eigen_meldingen, melding
from eenplan.keten.melding.rules import (
    GROND_WOORD,
    MELDERSOORTEN,
    NIET_BEROEPSMATIG,
    SHORTEST_REASON,
    UITSTEL_GRONDEN,
    Afschermgrond,
    MelderGegevens,
    fout_in_afscherming,
)
from eenplan.keten.melding.tests.hulp import melding_van
from eenplan.keten.tests.rollen import IEDEREEN, uitkomsten
from tests.decor import situatie
from tests.regio import Regio

WHY = "De melder belde hier zelf over."
BUUR = MelderGegevens("Burger", naam="B. Buur", contact="buur@voorbeeld.invalid")
JUF = MelderGegevens("Onderwijs", naam="J. Juf", organisatie="Basisschool De Toets (verzonnen)")
GRONDEN = ("", "onzin", *(grond.value for grond in Afschermgrond))
DAY = timedelta(days=1)


@situatie
def van_buur(regio: Regio) -> Melding:
    """A neighbour reported; he is hidden."""
    return melding_van(regio, "triagist", melder=BUUR)


# --- the whole table (UB 4.1.8-3; domain 10.4) -----------------------------------------------------------------------


@pytest.mark.parametrize("soort", MELDERSOORTEN)
def test_every_kind_of_reporter_by_ground_and_consent(soort: str) -> None:
    citizen = soort in NIET_BEROEPSMATIG
    for hide, grond, consent in product((True, False), GRONDEN, (True, False)):
        needs_ground = not citizen and hide and grond not in GROND_WOORD
        needs_consent = citizen and not hide and not consent
        found = fout_in_afscherming(soort, hide, grond, consent, WHY)
        assert ("Kies een van de drie" in found) is needs_ground
        assert ("alleen als hij of zij dat goed vindt" in found) is needs_consent
        assert bool(found) is (needs_ground or needs_consent)


@pytest.mark.parametrize("reden", ["", " " * 40, "x" * (SHORTEST_REASON - 1), f"   {'x' * (SHORTEST_REASON - 1)}   "])
def test_nothing_changes_without_a_reason(reden: str) -> None:
    for soort, hide in product(MELDERSOORTEN, (True, False)):
        found = fout_in_afscherming(soort, hide, "gezin", True, reden)
        assert found == "Schrijf op waarom dit verandert, en wie dat vroeg."
    assert fout_in_afscherming("Burger", True, "", False, "x" * SHORTEST_REASON) == ""


@pytest.mark.parametrize("soort", MELDERSOORTEN)
def test_how_a_reporter_stands_when_the_report_comes_in(soort: str) -> None:
    for wants, consent, grond in product((True, False), (True, False, None), ("", "gezin")):
        given = MelderGegevens(
            soort, wil_afgeschermd_blijven=wants, toestemming_naam_noemen=consent, afschermgrond=grond
        )
        named = consent is True and not wants if soort in NIET_BEROEPSMATIG else not grond and not wants
        assert given.afgeschermd is not named, given


def test_every_ground_has_its_words_and_the_form_offers_them() -> None:
    assert set(GROND_WOORD) == set(Afschermgrond)
    assert [grond.label for grond in Afschermgrond] == list(GROND_WOORD.values())
    offered = {key for key, _ in AfschermForm().fields["grond"].choices if key}  # type: ignore[attr-defined]  # a choice field has choices
    assert offered == {grond.value for grond in Afschermgrond}
    for given, good in (({"reden": WHY, "grond": "gezin"}, True), ({"reden": WHY, "grond": "onzin"}, False),
                        ({"reden": "", "grond": "gezin"}, False), ({"reden": WHY}, True)):  # fmt: skip
        assert AfschermForm(given).is_valid() is good


# --- by role, and all or nothing -------------------------------------------------------------------------------------


def test_who_may_know_the_reporter_is_told_why_and_others_find_nothing(regio: Regio, van_buur: Melding) -> None:
    good, bad = Afscherming(False, WHY, toestemming=True), Afscherming(False, WHY)
    enter(SYSTEM)
    team = set(van_buur.casus.team.filter(tot__isnull=True).values_list("account__username", flat=True))
    for asked, told in ((good, "ja"), (bad, "nee")):
        found = uitkomsten(regio, lambda who, asked=asked: wijzig_afscherming(van_buur.pk, asked, by=who, at=regio.at))
        assert found == {key: told if key in team else "404" for key in IEDEREEN}
    unknown = uitkomsten(regio, lambda who: wijzig_afscherming(10**9, good, by=who, at=regio.at))
    assert set(unknown.values()) == {"404"}


def _log_is_full(*args: object) -> None:
    raise DatabaseError("log is full")


def test_no_log_line_no_change(regio: Regio, van_buur: Melding, monkeypatch: pytest.MonkeyPatch) -> None:
    def state() -> list[object]:
        enter(SYSTEM)
        tables = (Melder, Afschermwisseling, Schild, Feit, Message)
        return [[(key, bytes(v) if isinstance(v, memoryview) else v) for row in table.objects.order_by("pk").values()
                 for key, v in row.items()] for table in tables]  # fmt: skip

    before, asked = state(), Afscherming(False, WHY, toestemming=True)
    with monkeypatch.context() as broken:
        broken.setattr("eenplan.core.acts.write", _log_is_full)
        with pytest.raises(DatabaseError, match="log is full"), transaction.atomic():
            wijzig_afscherming(van_buur.pk, asked, by=regio["triagist"], at=regio.at)
    assert state() == before


def test_a_change_is_no_fact_and_the_line_has_no_reason_in_it(regio: Regio, van_buur: Melding) -> None:
    before = Feit.objects.count()
    wijzig_afscherming(van_buur.pk, Afscherming(False, WHY, "gezin", True), by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert Feit.objects.count() == before
    lines = LogLine.objects.filter(verb="melding.wijzig_afscherming")  # the gate's and the act's
    line = lines.get(object_id=van_buur.pk)
    assert (line.ground, line.casus_id, line.object_id) == ("UB 4.1.8-3", van_buur.casus_id, van_buur.pk)
    assert not any(WHY in repr(vars(row)) or "Buur" in repr(vars(row)) for row in lines)
    kept = Afschermwisseling.objects.get()
    assert (kept.afgeschermd, kept.grond, kept.reden, kept.door_id) == (False, "", WHY, regio["triagist"].account_id)
    assert b"Buur" not in bytes(Melder.objects.get(melding=van_buur).verzegeld)


def test_a_reader_who_may_not_know_gets_an_empty_origin(regio: Regio, van_buur: Melding, client: Client) -> None:
    wijzig_afscherming(van_buur.pk, Afscherming(False, WHY, toestemming=True), by=regio["triagist"], at=regio.at)
    wijzig_afscherming(van_buur.pk, Afscherming(True, WHY), by=regio["triagist"], at=regio.at)
    enter(regio["triagist"])
    found = melding(regio["triagist"], van_buur.pk)
    assert len(herkomst(regio["triagist"], found, regio.at).wisselingen) == 2
    assert found.bron == "een melder die wij niet noemen"
    nobody = herkomst(regio["triagist"], replace(found, melder=None), regio.at)
    assert (nobody.wisselingen, nobody.reeks) == ((), 0)
    for key in ("regisseur", "agent"):
        client.force_login(regio.accounts[key])
        assert client.get(f"/werk/melding/{van_buur.pk}/melder").status_code == 404


def test_the_page_of_a_citizen_asks_his_consent_and_no_ground(regio: Regio, van_buur: Melding, client: Client) -> None:
    client.force_login(regio.accounts["triagist"])
    url = f"/werk/melding/{van_buur.pk}/melder"
    page = client.get(url).content.decode()
    assert ('name="toestemming"' in page, 'name="grond"' in page) == (True, False)
    assert "Burger. Nu mag het gezin niet weten wie meldde." in page
    refused = client.post(url, {"reden": "Hij vindt het echt goed."})
    assert refused.status_code == 409
    assert "Hij vindt het echt goed." in refused.content.decode()
    assert client.post(url, {"reden": WHY, "toestemming": "on"}).status_code == 302
    again = client.get(url).content.decode()
    assert ('name="toestemming"' in again, 'name="grond"' in again) == (False, False)
    assert "Nu mag het gezin wel weten wie meldde." in again


# --- a series --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "count"), [((0, 1, 2), 3), ((0, 1, 190), 0)])
def test_a_series_is_counted_over_half_a_year(regio: Regio, days: tuple[int, ...], count: int) -> None:
    rows = [melding_van(regio, "triagist", at=regio.at + day * DAY, melder=BUUR, tekst=f"Dag {day}") for day in days]
    late = regio.at + (max(days) + 1) * DAY
    for row in rows[1:]:
        koppel(row.pk, rows[0].casus_id, {}, by=regio["triagist"], at=late)
    enter(regio["triagist"])
    assert aantal_van_melder(regio["triagist"], rows[-1].pk, late) == count
    enter(regio["regisseur"])
    assert aantal_van_melder(regio["regisseur"], rows[-1].pk, late) == 0


# --- one's own list, one incident, telling later ---------------------------------------------------------------------


@pytest.mark.voorziening(3)
def test_each_sender_has_his_own_list_with_the_newest_first(regio: Regio) -> None:
    first = melding_van(regio, "school", melder=JUF)
    second = melding_van(regio, "school", melder=JUF, at=regio.at + DAY, tekst="Weer.")
    police = melding_van(regio)
    seen = {"school": [second.nummer, first.nummer], "agent": [police.nummer]}
    for key in ("school", "agent", "regisseur", "ander", "beleid"):
        assert [item.nummer for item in eigen_meldingen(regio[key])] == seen.get(key, []), key
    assert [item.nummer for item in eigen_meldingen(regio["school"], limit=1)] == [second.nummer]
    enter(SYSTEM)
    assert LogLine.objects.filter(verb="melding.eigen_lijst").count() == 6


@pytest.mark.parametrize("hours", [-1, 0, 1, 71, 72, 73])
@pytest.mark.parametrize(("kinds", "shares"), [("", True), ("a", True), ("ab", True), ("b", False)])
def test_one_incident_is_told_twice_within_three_days(hours: int, kinds: str, shares: bool) -> None:
    begin = datetime(2026, 3, 27, 21, tzinfo=AMSTERDAM)
    day = begin.date()
    first = Gemeld(1, begin, "Politie", day, frozenset("a"))
    second = Gemeld(2, begin + timedelta(hours=hours), "Huisarts", day, frozenset(kinds))
    expected = 1 if shares and timedelta() <= timedelta(hours=hours) <= WITHIN else None
    assert dubbel_van(second, [first]) == expected
    assert dubbel_van(replace(second, melder="POLITIE"), [first]) is None
    assert dubbel_van(second, [replace(first, incident=day - DAY)]) is None
    assert dubbel_van(replace(second, incident=None), [replace(first, incident=None)]) is None


@pytest.mark.parametrize("days", [-1, 0, 1, 14, 15])
def test_telling_later_by_ground_reason_and_day(days: int) -> None:
    """Wmo 5.3.1-2: two grounds, a reason, at most two weeks from the end of the term."""
    due = datetime(2026, 4, 17, 23, 59, 59, tzinfo=AMSTERDAM)
    last, at = due + 14 * DAY, due - 3 * DAY
    for grond, reden in product((*UITSTEL_GRONDEN, "", "druk"), ("x" * SHORTEST, "x" * (SHORTEST - 1), "  ")):
        found = _fouten(grond, reden, due + days * DAY, due, last, at)
        assert ("grond" in found) is (grond not in UITSTEL_GRONDEN)
        assert ("reden" in found) is (len(reden.strip()) < SHORTEST)
        assert ("tot" in found) is not (1 <= days <= 14)
    too_far = _fouten("geweld_beeindigen", WHY, due + 15 * DAY, due, last, at)["tot"]
    assert too_far == "Dit mag per keer hooguit twee weken: tot en met 01-05-2026. Daarna besluit u opnieuw."
    assert date(2026, 5, 1) == last.date()
