"""The edges of deciding who looks: each act for each person, a closed case, shares that overlap, the reason."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass, Purpose
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import involve
from eenplan.dossier.casus.models import Belangenconflict, Casus, Deelbesluit, Deelname, Schild, Teamlid
from eenplan.dossier.toegang import besloten, delen, herverdelen, schilden, team
from eenplan.dossier.toegang.berekenen import gehasht, van_casus, van_personen
from eenplan.dossier.toegang.kring import Kring
from eenplan.dossier.toegang.models import GeenBekende, Kringkenmerk, Toegangswissel
from eenplan.dossier.toegang.rules import Reden
from eenplan.dossier.toegang.tests.conftest import Zaak, deel

TOT = date(2026, 5, 20)
WAAROM = "Zij is de zus van een collega."


def weigert(said: str, do: Callable[[], object]) -> None:
    with pytest.raises(Refused, match=said):
        do()


def daden(zaak: Zaak, wie: str) -> dict[str, Callable[[], object]]:
    """Every decision of this package on the case, by this person; none of them may succeed here."""
    by, at, pk, rows = zaak.regio[wie], zaak.regio.at, zaak.casus.pk, zaak.regio.accounts
    own, other = rows["triagist"].pk, rows["casus"].pk
    return {
        "erbij": lambda: team.voeg_toe(pk, rows["proces"].pk, by=by, at=at),
        "eraf": lambda: team.haal_weg(pk, other, by=by, at=at),
        "einde": lambda: delen.beeindig(zaak.school.pk, by=by, at=at),
        "langer": lambda: delen.verleng(zaak.school.pk, TOT, by=by, at=at),
        "schild_op": lambda: schilden.scherm_af(pk, [own], WAAROM, by=by, at=at),
        "schild_af": lambda: schilden.hef_op(pk, WAAROM, by=by, at=at),
        "lezer_erbij": lambda: schilden.lezer_erbij(pk, "adres", other, by=by, at=at),
        "lezer_eraf": lambda: schilden.lezer_eraf(pk, "adres", other, by=by, at=at),
        "besloten": lambda: besloten.maak_besloten(pk, [own], WAAROM, by=by, at=at),
        "open": lambda: besloten.maak_open(pk, WAAROM, by=by, at=at),
        "herverdeel": lambda: herverdelen.herverdeel(pk, other, by=by, at=at),
        "geen_bekende": lambda: herverdelen.geen_bekende(10**9, WAAROM, by=by, at=at),
    }


def test_nobody_outside_decides_anything(zaak: Zaak) -> None:
    for wie, error in (("school", (Refused, NotVisible)), ("agent", NotVisible), ("proces", NotVisible),
                       ("fg", NotVisible), ("beheer", NotVisible), ("ander", NotVisible)):  # fmt: skip
        for name, do in daden(zaak, wie).items():
            with pytest.raises(error):  # type: ignore[arg-type]  # one kind, or either
                do()
            enter(SYSTEM)
            assert not Toegangswissel.objects.exists(), (wie, name)
    assert not LogLine.objects.filter(verb__startswith="toegang.", object_type="toegangswissel").exists()


def test_who_only_works_along_leaves_it_to_who_answers_for_it_and_to_the_lead(zaak: Zaak) -> None:
    said = {"besloten": "teamleider", "open": "teamleider", "herverdeel": "teamleider", "einde": "verantwoordelijk is",
            "langer": "verantwoordelijk is", "erbij": "verantwoordelijk is", "eraf": "verantwoordelijk is",
            "schild_af": "niet afgeschermd", "lezer_erbij": "niet meer", "lezer_eraf": "niet meer"}  # fmt: skip
    for name, words in said.items():
        weigert(words, daden(zaak, "casus")[name])
    with pytest.raises(NotVisible):
        daden(zaak, "lead")["geen_bekende"]()
    weigert("niet besloten", daden(zaak, "lead")["open"])


def test_of_a_closed_case_nothing_changes_any_more(zaak: Zaak) -> None:
    enter(SYSTEM)
    Casus.objects.update(
        stand="afgesloten", sluitreden="overig", afgesloten_op=zaak.regio.at, bewaren_tot=date(2046, 3, 20),
    )  # fmt: skip
    for name, do in daden(zaak, "lead").items():
        with pytest.raises((Refused, NotVisible)):
            do()
        enter(SYSTEM)
        assert not Toegangswissel.objects.exists(), name


def test_a_share_that_overlaps_another_ends_only_itself(zaak: Zaak) -> None:
    """The participation lives as long as any share; who directs keeps the last one, and may lose one of two."""
    regio, casus, at = zaak.regio, zaak.casus, zaak.regio.at
    with act("toets.deel", by=SYSTEM, at=at) as a:
        deel(a, regio, casus, "school", Purpose.VEILIGHEID)
    enter(SYSTEM)
    second = Deelbesluit.objects.exclude(pk=zaak.school.pk).get()
    Casus.objects.update(
        verantwoordelijke_organisatie=regio.organisations["school"], verantwoordelijke=regio.accounts["school"]
    )
    delen.beeindig(second.pk, by=regio["lead"], at=at)
    weigert("Wissel eerst de regie", lambda: delen.beeindig(zaak.school.pk, by=regio["lead"], at=at))
    enter(SYSTEM)
    assert Deelname.objects.filter(tot=None).exists()
    weigert("al geëindigd", lambda: delen.verleng(second.pk, TOT, by=regio["lead"], at=at))
    weigert("al geëindigd", lambda: delen.beeindig(second.pk, by=regio["lead"], at=at))


def test_who_loses_his_own_share_stops_while_his_colleague_goes_on(zaak: Zaak) -> None:
    regio, casus, at = zaak.regio, zaak.casus, zaak.regio.at
    with act("toets.deel", by=SYSTEM, at=at) as a:
        for wie in ("regisseur", "collega"):
            deel(a, regio, casus, wie, Purpose.REGIE)
    enter(SYSTEM)
    place = regio.organisations["team"]
    row = Deelbesluit.objects.get(organisatie=place, account=regio.accounts["regisseur"])
    delen.beeindig(row.pk, by=regio["triagist"], at=at)
    enter(SYSTEM)
    live = Deelname.objects.filter(organisatie=place, tot=None)
    assert set(live.values_list("account__username", flat=True)) == {"collega"}
    with act("toets.deel", by=SYSTEM, at=at) as a:  # the whole team may look: then he may too
        involve(a, casus, place.pk, None, (DataClass.BESTAAN,), doel="regie", grond="Wmo 4.1.1",
                tot=at + timedelta(days=30), client_geinformeerd="ja")  # fmt: skip
    enter(SYSTEM)
    colleague = Deelbesluit.objects.get(organisatie=place, account=regio.accounts["collega"])
    delen.beeindig(colleague.pk, by=regio["triagist"], at=at)
    enter(SYSTEM)
    assert live.filter(account=regio.accounts["collega"]).exists()


def test_how_long_a_share_may_live_to_the_day(zaak: Zaak) -> None:
    at, by = zaak.regio.at, zaak.regio["lead"]
    last, now = delen.uiterlijk(at).date(), zaak.school.tot.date()
    for day, words in ((at.date(), "loopt al"), (now - timedelta(days=1), "loopt al"), (date.min, "loopt al"),
                       (last + timedelta(days=1), "Zo lang mag niet"), (date.max, "Zo lang mag niet")):  # fmt: skip
        weigert(words, lambda day=day: delen.verleng(zaak.school.pk, day, by=by, at=at))  # type: ignore[misc]  # bound here
    delen.verleng(zaak.school.pk, last, by=by, at=at)
    enter(SYSTEM)
    row = Deelbesluit.objects.get()
    assert (row.tot == delen.uiterlijk(at), Deelname.objects.get().tot) == (True, None)
    assert Toegangswissel.objects.get().soort == "delen_langer"


def test_a_shield_twice_and_a_reader_who_is_none(zaak: Zaak) -> None:
    regio, pk, at, by = zaak.regio, zaak.casus.pk, zaak.regio.at, zaak.regio["triagist"]
    own, other = regio.accounts["triagist"].pk, regio.accounts["casus"].pk
    weigert("niet afgeschermd", lambda: schilden.hef_op(pk, WAAROM, by=by, at=at))
    for kind in ("adres", "melder", "besloten", "verzonnen"):
        weigert("niet meer", lambda kind=kind: schilden.lezer_erbij(pk, kind, other, by=by, at=at))  # type: ignore[misc]  # bound here
    schilden.scherm_af(pk, [own], "  " + "x" * 400, by=by, at=at)
    assert Toegangswissel.objects.get().reden == "x" * 300
    weigert("al afgeschermd", lambda: schilden.scherm_af(pk, [own], WAAROM, by=by, at=at))
    weigert("geen lezer meer", lambda: schilden.lezer_eraf(pk, "adres", other, by=by, at=at))
    weigert("waarom", lambda: schilden.hef_op(pk, " \n", by=by, at=at))
    Belangenconflict.objects.create(casus=zaak.casus, account=regio.accounts["casus"], reden="buur", sinds=at)
    weigert("niet meewerkt", lambda: schilden.lezer_erbij(pk, "adres", other, by=by, at=at))
    with pytest.raises(NotVisible):
        schilden.scherm_af(pk, [other], WAAROM, by=regio["casus"], at=at)
    enter(SYSTEM)
    assert set(Schild.objects.get().lezers.values_list("pk", flat=True)) == {own}


def test_a_secluded_case_twice_its_team_and_its_new_owner(zaak: Zaak) -> None:
    regio, pk, at, by = zaak.regio, zaak.casus.pk, zaak.regio.at, zaak.regio["lead"]
    own, other = regio.accounts["triagist"].pk, regio.accounts["casus"].pk
    besloten.maak_besloten(pk, [own], WAAROM, by=by, at=at)
    weigert("al besloten", lambda: besloten.maak_besloten(pk, [own], WAAROM, by=by, at=at))
    Teamlid.objects.filter(account_id=other).update(tot=at)
    weigert("eerst lezer", lambda: team.voeg_toe(pk, other, by=by, at=at))
    weigert("niet meewerkt", lambda: schilden.lezer_erbij(pk, "besloten", other, by=by, at=at))
    weigert("verantwoordelijk", lambda: schilden.lezer_eraf(pk, "besloten", own, by=by, at=at))
    with pytest.raises(NotVisible):
        schilden.lezer_erbij(pk, "besloten", other, by=regio["casus"], at=at)
    herverdelen.herverdeel(pk, other, by=by, at=at)
    enter(SYSTEM)
    assert set(Schild.objects.get().lezers.values_list("username", flat=True)) == {"triagist", "lead", "casus"}
    schilden.lezer_eraf(pk, "besloten", own, by=by, at=at)  # he answers for it no more


def test_to_whom_a_case_goes_and_what_a_lead_lifts(zaak: Zaak) -> None:
    regio, pk, at, by = zaak.regio, zaak.casus.pk, zaak.regio.at, zaak.regio["lead"]
    Belangenconflict.objects.create(casus=zaak.casus, account=regio.accounts["triagist2"], reden="adres", sinds=at)
    assert regio.accounts["triagist"].pk not in herverdelen.opvolgers(zaak.casus, at)
    for wie in ("triagist2", "triagist", "proces", "fg", "regisseur"):
        weigert("niet kent", lambda wie=wie: herverdelen.herverdeel(pk, regio.accounts[wie].pk, by=by, at=at))  # type: ignore[misc]  # bound here
    row = Belangenconflict.objects.get()
    for reden in set(Reden) - {Reden.ACHTERNAAM}:
        Belangenconflict.objects.update(reden=reden)
        weigert("gelijke achternaam", lambda: herverdelen.geen_bekende(row.pk, WAAROM, by=by, at=at))
    Belangenconflict.objects.update(reden=Reden.ACHTERNAAM)
    weigert("waarom", lambda: herverdelen.geen_bekende(row.pk, "  ", by=by, at=at))
    weigert("teamleider", lambda: herverdelen.geen_bekende(row.pk, WAAROM, by=regio["casus"], at=at))
    assert herverdelen.geen_bekende(row.pk, WAAROM, by=by, at=at) == pk
    Casus.objects.update(verantwoordelijke_organisatie=regio.organisations["team"])
    weigert("Wissel de regie", lambda: herverdelen.herverdeel(pk, regio.accounts["casus"].pk, by=by, at=at))


def test_the_heaviest_reason_stays_and_a_lifted_name_shuts_no_more(zaak: Zaak) -> None:
    who, at, pk = zaak.regio.accounts["casus"], zaak.regio.at, zaak.casus.pk
    enter(SYSTEM)

    def vertelt(*marks: tuple[str, str]) -> None:
        Kringkenmerk.objects.filter(account=who).delete()
        rows = [Kringkenmerk(account=who, soort=kind, kenmerk=mark, sinds=at) for kind, mark in gehasht(marks)]
        Kringkenmerk.objects.bulk_create(rows)

    def reden() -> list[str]:
        enter(SYSTEM)
        return list(Belangenconflict.objects.values_list("reden", flat=True))

    assert (van_personen([], at), van_casus(pk + 99, at)) == (0, 0)
    place, name = Kring("1234 AB", 12, "b").kenmerken(), ("achternaam", "toetsing")
    vertelt(("adres", "toetsing"), *(("achternaam", text) for _, text in place))  # a name never equals an address
    assert (van_casus(pk, at), reden()) == (0, [])
    vertelt(name)
    assert (van_casus(pk, at), van_casus(pk, at), reden()) == (1, 0, [Reden.ACHTERNAAM])
    vertelt(name, *place)
    assert (van_casus(pk, at), reden()) == (0, [Reden.ADRES])
    vertelt(name)
    assert (van_casus(pk, at), reden()) == (0, [Reden.ADRES])  # what was heavier does not become light again
    Belangenconflict.objects.all().delete()
    GeenBekende.objects.create(casus_id=pk, account=who, op=at, door=zaak.regio.accounts["lead"])
    assert (van_casus(pk, at), reden()) == (0, [])
    assert van_personen([zaak.persoon.pk], at, zaak.regio.accounts["lead"].pk) == 0  # of another account nothing
