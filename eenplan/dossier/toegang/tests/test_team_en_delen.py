"""The team and the decisions to share: who changes them, what is refused, and that an end works at the next click."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.actions import Subject, start
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import make_responsible, shield
from eenplan.dossier.casus.models import Belangenconflict, Casus, Deelbesluit, Deelname, Teamlid
from eenplan.dossier.toegang import delen, team
from eenplan.dossier.toegang.models import Toegangswissel
from eenplan.dossier.toegang.tests.conftest import Zaak

TOT = date(2026, 5, 20)


def leden(zaak: Zaak) -> set[str]:
    enter(SYSTEM)
    rows = Teamlid.objects.filter(casus=zaak.casus, tot__isnull=True)
    return set(rows.values_list("account__username", flat=True))


def test_who_leads_or_answers_for_it_adds_a_colleague_with_its_row_and_line(zaak: Zaak) -> None:
    regio = zaak.regio
    for wie, erbij in (("lead", "proces"), ("triagist", "casus")):
        Teamlid.objects.filter(casus=zaak.casus, account=regio.accounts[erbij]).update(tot=regio.at)
        team.voeg_toe(zaak.casus.pk, regio.accounts[erbij].pk, by=regio[wie], at=regio.at)
        assert erbij in leden(zaak)
    rows = Toegangswissel.objects.filter(soort="team_erbij").order_by("pk")
    assert [(row.door.username, row.account.username) for row in rows] == [("lead", "proces"), ("triagist", "casus")]
    lines = LogLine.objects.filter(verb="toegang.team_erbij", rule="R4", object_type="toegangswissel")
    assert set(lines.values_list("object_id", flat=True)) == {row.pk for row in rows}


def test_who_may_not_be_added_or_add(zaak: Zaak) -> None:
    regio = zaak.regio
    cases: list[tuple[str, str, str]] = [
        ("casus", "proces", "verantwoordelijk is"), ("lead", "regisseur", "die hier nu werkt"),
        ("lead", "fg", "die hier nu werkt"), ("lead", "triagist2", "al in het casusteam"),
    ]  # fmt: skip
    for by, who, words in cases:
        with pytest.raises(Refused, match=words):
            team.voeg_toe(zaak.casus.pk, regio.accounts[who].pk, by=regio[by], at=regio.at)
    Belangenconflict.objects.create(casus=zaak.casus, account=regio.accounts["proces"], sinds=regio.at)
    with pytest.raises(Refused, match="belangenconflict"):
        team.voeg_toe(zaak.casus.pk, regio.accounts["proces"].pk, by=regio["lead"], at=regio.at)
    with pytest.raises(NotVisible):
        team.voeg_toe(zaak.casus.pk, regio.accounts["proces"].pk, by=regio["proces"], at=regio.at)
    with pytest.raises(NotVisible):
        team.voeg_toe(zaak.casus.pk, regio.accounts["casus"].pk, by=regio["agent"], at=regio.at)
    with pytest.raises(Refused, match="Veilig Thuis"):
        team.voeg_toe(zaak.casus.pk, regio.accounts["casus"].pk, by=regio["school"], at=regio.at)


def gaat(zaak: Zaak, wie: str, by: str = "lead") -> None:
    team.haal_weg(zaak.casus.pk, zaak.regio.accounts[wie].pk, by=zaak.regio[by], at=zaak.regio.at)


def test_who_is_taken_out_sees_the_same_page_as_for_nothing_at_his_next_click(zaak: Zaak) -> None:
    client = Client()
    client.force_login(zaak.regio.accounts["casus"])
    assert client.get(f"/werk/casus/{zaak.casus.pk}").status_code == 200
    gaat(zaak, "casus", by="triagist")
    assert "casus" not in leden(zaak)
    assert client.get(f"/werk/casus/{zaak.casus.pk}").status_code == 404
    assert LogLine.objects.filter(verb="toegang.team_eraf", rule="R11", casus_id=zaak.casus.pk).count() == 1


def test_nobody_goes_who_answers_for_it_has_a_term_or_is_the_last_reader(zaak: Zaak) -> None:
    regio, vt = zaak.regio, zaak.casus.bronhouder_id
    with pytest.raises(Refused, match="verantwoordelijk"):
        gaat(zaak, "triagist")
    start(["belang_herverdelen"], Subject("toets", 1, vt, regio.accounts["casus"].pk, zaak.casus.pk), regio.at)
    with pytest.raises(Refused, match="loopt nog een termijn"):
        gaat(zaak, "casus")
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, zaak.casus, "melder", [regio.accounts["triagist2"].pk])
    enter(SYSTEM)
    with pytest.raises(Refused, match="enige lezer van: wie er meldde"):
        gaat(zaak, "triagist2")
    with pytest.raises(Refused, match="niet meer in het casusteam"):
        gaat(zaak, "proces")


def test_the_last_of_the_team_stays_also_when_another_organisation_carries_the_case(zaak: Zaak) -> None:
    regio = zaak.regio
    with act("toets.regie", by=SYSTEM, at=regio.at) as a:
        make_responsible(a, zaak.casus, regio.organisations["team"].pk, regio.accounts["regisseur"].pk)
    enter(SYSTEM)
    Teamlid.objects.filter(casus=zaak.casus).exclude(account=regio.accounts["lead"]).update(tot=regio.at)
    with pytest.raises(Refused, match="laatste in het casusteam"):
        gaat(zaak, "lead")


def test_a_share_is_ended_and_the_receiver_is_out_at_his_next_click(zaak: Zaak) -> None:
    client = Client()
    client.force_login(zaak.regio.accounts["school"])
    assert client.get(f"/partner/casus/{zaak.casus.pk}").status_code == 200
    delen.beeindig(zaak.school.pk, by=zaak.regio["triagist"], at=zaak.regio.at)
    assert client.get(f"/partner/casus/{zaak.casus.pk}").status_code == 404
    enter(SYSTEM)
    assert Deelbesluit.objects.get().tot == zaak.regio.at
    assert Deelname.objects.get().tot == zaak.regio.at
    assert LogLine.objects.filter(verb="toegang.delen_einde", rule="R11").count() == 1
    with pytest.raises(Refused, match="al geëindigd"):
        delen.beeindig(zaak.school.pk, by=zaak.regio["triagist"], at=zaak.regio.at)


def test_who_carries_the_case_or_has_an_offer_is_not_shut_out_here(zaak: Zaak) -> None:
    regio = zaak.regio
    Deelname.objects.update(soort="uitgenodigd")
    with pytest.raises(Refused, match="Trek dat in"):
        delen.beeindig(zaak.school.pk, by=regio["lead"], at=regio.at)
    Deelname.objects.update(soort="deelnemer")
    Casus.objects.update(
        verantwoordelijke_organisatie=regio.organisations["school"], verantwoordelijke=regio.accounts["school"]
    )
    with pytest.raises(Refused, match="Wissel eerst de regie"):
        delen.beeindig(zaak.school.pk, by=regio["lead"], at=regio.at)


def test_a_share_is_made_longer_at_most_as_the_rule_says(zaak: Zaak) -> None:
    regio = zaak.regio
    delen.verleng(zaak.school.pk, TOT, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    assert Deelbesluit.objects.get().tot.astimezone(regio.at.tzinfo).date() == TOT
    late = delen.uiterlijk(regio.at).date() + timedelta(days=1)
    for day, words in ((late, "Zo lang mag niet"), (TOT, "loopt al tot die dag")):
        with pytest.raises(Refused, match=words):
            delen.verleng(zaak.school.pk, day, by=regio["lead"], at=regio.at)


@pytest.mark.parametrize(("by", "error"), [("casus", Refused), ("school", Refused), ("proces", NotVisible)])
def test_who_decides_nothing_about_a_share(zaak: Zaak, by: str, error: type[Exception]) -> None:
    acts: list[Callable[[], object]] = [
        lambda: delen.beeindig(zaak.school.pk, by=zaak.regio[by], at=zaak.regio.at),
        lambda: delen.verleng(zaak.school.pk, TOT, by=zaak.regio[by], at=zaak.regio.at),
    ]
    for do in acts:
        with pytest.raises(error):
            do()
    with pytest.raises(NotVisible):
        delen.beeindig(zaak.school.pk + 99, by=zaak.regio["lead"], at=zaak.regio.at)


def test_when_the_log_fails_nothing_changed(zaak: Zaak, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("het log is vol")

    monkeypatch.setattr("eenplan.core.acts.write", broken)
    with pytest.raises(RuntimeError):
        delen.beeindig(zaak.school.pk, by=zaak.regio["lead"], at=zaak.regio.at)
    with pytest.raises(RuntimeError):
        gaat(zaak, "triagist2")
    enter(SYSTEM)
    assert Deelbesluit.objects.get().tot > zaak.regio.at
    assert "triagist2" in leden(zaak)
    assert not Toegangswissel.objects.exists()
