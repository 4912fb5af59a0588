"""The ten days: stations, the judge's clocks, the talk with the system, violations, and handing over."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from eenplan.core import sockets
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.actions import hand_over
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import involve, lock, make_responsible
from eenplan.feiten.models import Feit
from eenplan.instrumenten.huisverbod import (
    dagen,
    einde,
    gesprek,
    nazicht,
    op_verzoek,
    overtreding,
    plugs,
    queries,
    verlengen,
)
from eenplan.instrumenten.huisverbod.models import Overtreding, Systeemgesprek
from eenplan.instrumenten.huisverbod.tests.conftest import EINDE, VRIJDAG, WAAROM, Zaak
from eenplan.keten.tests.rollen import undone

SNEL = VRIJDAG + timedelta(minutes=30)


def weigering(do: Callable[[], object]) -> str:
    """What a refusal says; nothing it did stays."""
    with undone(), pytest.raises(Refused) as refused:
        do()
    return refused.value.message


def test_a_station_is_done_in_time_late_with_a_reason_or_missed_with_a_reason(lopend: Zaak) -> None:
    by, late = lopend.regio["hovj"], VRIJDAG + timedelta(hours=30)
    dagen.teken(lopend.pk, "burgemeester", "Gebeld", by=by, at=SNEL)
    assert (lopend.station("burgemeester").gedaan_op, lopend.station("burgemeester").tekst) == (SNEL, "Gebeld")
    assert "al gedaan" in weigering(lambda: dagen.teken(lopend.pk, "burgemeester", by=by, at=SNEL))
    assert "Schrijf op waarom" in weigering(lambda: dagen.teken(lopend.pk, "adres", "Bij zijn broer", by=by, at=late))
    dagen.teken(lopend.pk, "adres", "Bij zijn broer", reden="Niet bereikbaar", by=by, at=late)
    assert "Schrijf op waarom" in weigering(lambda: dagen.teken(lopend.pk, "hulp", gemist=True, by=by, at=late))
    dagen.teken(lopend.pk, "hulp", gemist=True, reden="Hij wil geen hulp", by=by, at=late)
    enter(SYSTEM)
    reasons = dict(Deadline.objects.filter(late_reason__gt="").values_list("key", "late_reason"))
    assert reasons == {"huisverbod_adres": "later_gedaan"}  # what was missed in time is not late
    assert not Deadline.objects.filter(key="huisverbod_hulp", done_at__isnull=True).exists()


@pytest.mark.parametrize(
    ("sleutel", "words"),
    [
        ("verlengbesluit", "burgemeester"),
        ("nazicht", "meekijkt"),
        ("systeemgesprek", "zelf vast"),
        ("niets", "hoort niet"),
    ],
)
def test_some_stations_have_their_own_act(lopend: Zaak, sleutel: str, words: str) -> None:
    assert words in weigering(lambda: dagen.teken(lopend.pk, sleutel, "x", by=lopend.regio["casus"], at=SNEL))


def test_who_watches_is_never_written_off(lopend: Zaak) -> None:
    by = lopend.regio["casus"]
    words = weigering(lambda: dagen.teken(lopend.pk, "nazicht", gemist=True, reden="Geen tijd", by=by, at=SNEL))
    assert "meekijkt" in words


def test_help_within_ten_days_is_a_fact(lopend: Zaak) -> None:
    dagen.teken(lopend.pk, "hulp", "Verslavingszorg", by=lopend.regio["casus"], at=VRIJDAG + timedelta(days=4))
    enter(SYSTEM)
    known = Feit.objects.get(naam="huisverbod_hulp_gestart").kenmerken
    assert (known["dagen"], known["binnen_tien"]) == (4, True)


RECHTER = [
    # station, begins, ends: domain 5 #24 to #27
    ("raadsman", "2026-03-21T10:00", "2026-03-22T10:00:00"),
    ("zitting", "2026-03-23T10:00", "2026-03-26T23:59:59"),
    ("uitspraak", "2026-03-26T10:00", "2026-03-27T10:00:00"),
    ("afschrift", "2026-03-27T09:00", "2026-04-10T23:59:59"),
]


@pytest.mark.klok(24, 25, 26, 27)
@pytest.mark.parametrize(("sleutel", "begin", "end"), RECHTER)
def test_the_clocks_of_counsel_and_court(lopend: Zaak, sleutel: str, begin: str, end: str) -> None:
    start, due = (datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM) for text in (begin, end))
    at = start + timedelta(minutes=10)
    op_verzoek.start_stap(lopend.pk, sleutel, start, by=lopend.regio["burgemeester"], at=at)
    assert lopend.station(sleutel).due_at == due
    assert "al begonnen" in weigering(lambda: op_verzoek.start_stap(lopend.pk, sleutel, by=lopend.regio["hovj"], at=at))


def test_what_beginning_a_station_refuses(lopend: Zaak) -> None:
    by = lopend.regio["hovj"]
    assert "begint vanzelf" in weigering(lambda: op_verzoek.start_stap(lopend.pk, "adres", by=by, at=SNEL))
    early = VRIJDAG - timedelta(minutes=1)
    assert "na het opleggen" in weigering(lambda: op_verzoek.start_stap(lopend.pk, "zitting", early, by=by, at=SNEL))


@pytest.mark.voorziening(45)
def test_the_talk_with_the_system_is_planned_held_and_ends_its_station(lopend: Zaak) -> None:
    by, day = lopend.regio["casus"], VRIJDAG + timedelta(days=2)
    assert "al voorbij" in weigering(lambda: gesprek.plan_gesprek(lopend.pk, VRIJDAG, by=by, at=SNEL))
    gesprek.plan_gesprek(lopend.pk, day, "Buurthuis", by=by, at=SNEL)
    held = {"aanwezig": "Beide ouders, apart", "verslag": "Wat veilig is.", "afspraken": "Hij belt dinsdag."}
    assert "moet nog komen" in weigering(lambda: gesprek.leg_gesprek(lopend.pk, day, **held, by=by, at=SNEL))
    for key, words in (("aanwezig", "wie erbij"), ("verslag", "is besproken")):
        bare = {**held, key: " "}
        assert words in weigering(lambda bare=bare: gesprek.leg_gesprek(lopend.pk, day, **bare, by=by, at=day))
    gesprek.leg_gesprek(lopend.pk, day, **held, by=by, at=day)
    enter(SYSTEM)
    (row,) = Systeemgesprek.objects.filter(huisverbod_id=lopend.pk)
    assert (row.gehouden_op, row.plek, lopend.station("systeemgesprek").gedaan_op) == (day, "Buurthuis", day)


def test_a_late_talk_says_why(lopend: Zaak) -> None:
    by, day = lopend.regio["casus"], VRIJDAG + timedelta(days=6)
    held = {"aanwezig": "Moeder", "verslag": "Wat veilig is."}
    assert "Schrijf op waarom" in weigering(lambda: gesprek.leg_gesprek(lopend.pk, day, **held, by=by, at=day))
    gesprek.leg_gesprek(lopend.pk, day, **held, reden="Hij was ziek", by=by, at=day)
    assert lopend.station("systeemgesprek").gemist_reden == "Hij was ziek"


def test_a_violation_is_told_to_everyone_at_once(lopend: Zaak) -> None:
    """Wth 11; also one of the last day that is reported after the end."""
    by = lopend.regio["casus"]
    assert "van kracht was" in weigering(
        lambda: overtreding.meld_overtreding(lopend.pk, VRIJDAG - timedelta(hours=1), "Belde", by=by, at=SNEL)
    )
    assert "Schrijf op wat" in weigering(lambda: overtreding.meld_overtreding(lopend.pk, SNEL, " ", by=by, at=SNEL))
    Message.objects.all().delete()
    overtreding.meld_overtreding(lopend.pk, SNEL, "Hij stond voor de deur, gezien door de buurvrouw.", by=by, at=SNEL)
    enter(SYSTEM)
    told = set(Message.objects.filter(kind="dringend").values_list("account__username", flat=True))
    assert {"hovj", "burgemeester", "loco"} <= told
    lopend.verlopen()
    overtreding.meld_overtreding(lopend.pk, EINDE - timedelta(hours=1), "Belde", by=by, at=EINDE + timedelta(hours=3))
    enter(SYSTEM)
    assert (Overtreding.objects.count(), Feit.objects.filter(naam="huisverbod_overtreden").count()) == (2, 2)


@pytest.mark.parametrize(
    ("who", "plan", "words"),
    [(None, "Plan", "Kies wie"), ("school", "Plan", "Kies wie"), ("casus", " ", "zorg- en veiligheidsplan")],
)
def test_nothing_is_handled_without_who_watches_and_the_plan(
    lopend: Zaak, who: str | None, plan: str, words: str
) -> None:
    at = EINDE + timedelta(hours=1)
    lopend.verlopen().redenen(at)
    owner = lopend.regio.accounts[who].pk if who else None
    assert words in weigering(lambda: nazicht.rond_af(lopend.pk, owner, plan, by=lopend.regio["casus"], at=at))


def test_a_missed_station_without_a_reason_stops_it(lopend: Zaak) -> None:
    """D6: no missed station without a reason."""
    at = EINDE + timedelta(hours=1)
    lopend.verlopen()
    owner = lopend.regio.accounts["casus"].pk
    words = weigering(lambda: nazicht.rond_af(lopend.pk, owner, "Plan", by=lopend.regio["casus"], at=at))
    assert "gemiste stap" in words
    assert "besluit over verlengen" in words


def test_who_watches_may_be_of_the_team_that_carries_the_case_and_can_read(lopend: Zaak) -> None:

    regio, at = lopend.regio, EINDE + timedelta(hours=1)
    team, director = regio.organisations["team"].pk, regio.accounts["regisseur"].pk
    with act("toets.neem_over", by=SYSTEM, at=VRIJDAG) as a:
        casus = lock(lopend.casus_id)
        involve(
            a, casus, team, director, frozenset({DataClass.PROCES}), doel="regie", grond="Wmo 5.2.6",
            tot=at + timedelta(days=90), client_geinformeerd="ja",
        )  # fmt: skip
        make_responsible(a, casus, team, director)
    lopend.verlopen().redenen(at)
    nazicht.rond_af(lopend.pk, director, "Plan bij het team", by=regio["casus"], at=at)
    enter(regio["regisseur"])
    seen = queries.beeld(regio["regisseur"], lopend.pk, now=at)
    assert seen.rij.kijkt_mee_id == director
    dagen.teken(lopend.pk, "dag_erna", "Gebeld", by=regio["regisseur"], at=at + timedelta(hours=2))


def test_the_clocks_stay_with_veilig_thuis_when_a_team_takes_the_case_over(lopend: Zaak) -> None:
    regio = lopend.regio
    enter(SYSTEM)
    hand_over(lopend.casus_id, regio.organisations["team"].pk, regio.accounts["regisseur"].pk)
    plugs.na_overdracht(sockets.Event("overdracht.geaccepteerd", SYSTEM, SNEL, {"casus_id": lopend.casus_id}))
    running = Deadline.objects.filter(casus_id=lopend.casus_id, key__startswith="huisverbod", done_at__isnull=True)
    assert {row.organisation_id for row in running} == {regio.organisations["vt"].pk}


def test_an_order_that_is_annulled_needs_who_watches_too(lopend: Zaak) -> None:
    at = VRIJDAG + timedelta(days=1)
    einde.vernietig(lopend.pk, "Rechtbank, 21 maart: RiHG verkeerd ingevuld.", by=lopend.regio["casus"], at=at)
    lopend.redenen(at)
    nazicht.rond_af(lopend.pk, lopend.regio.accounts["lead"].pk, "Plan", by=lopend.regio["casus"], at=at)
    assert lopend.rij.stand == "afgerond"


def test_a_secret_address_goes_in_no_text(lopend: Zaak) -> None:
    """Misuse 1: everybody who takes part reads these words."""
    from eenplan.dossier.personen.actions import set_address
    from eenplan.dossier.personen.models import Persoon

    enter(SYSTEM)
    mother = Persoon.objects.get(pk=lopend.mensen["slachtoffer"])
    set_address(mother, "Schuilweg 7, 9876 ZZ Verweg", VRIJDAG.date(), geheim=True)
    by, secret = lopend.regio["casus"], "Zij zit op schuilweg 7."
    tries: list[Callable[[], object]] = [
        lambda: dagen.teken(lopend.pk, "adres", secret, by=by, at=SNEL),
        lambda: gesprek.plan_gesprek(lopend.pk, EINDE, secret, by=by, at=SNEL),
        lambda: gesprek.leg_gesprek(lopend.pk, SNEL, "Moeder", secret, by=by, at=SNEL),
        lambda: overtreding.meld_overtreding(lopend.pk, SNEL, secret, by=by, at=SNEL),
        lambda: einde.trek_in(lopend.pk, secret, by=lopend.regio["burgemeester"], at=SNEL),
        lambda: verlengen.verleng(lopend.pk, secret, by=lopend.regio["burgemeester"], at=SNEL),
    ]
    assert [("geheim adres" in weigering(do)) for do in tries] == [True] * len(tries)
    assert WAAROM
