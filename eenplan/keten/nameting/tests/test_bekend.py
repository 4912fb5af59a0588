"""What is known of a family, kind by kind: with its day, its source, and nothing that is not about safety."""

from datetime import date, datetime, timedelta

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Uitspraak
from eenplan.keten.nameting.actions import leg_vast
from eenplan.keten.nameting.bekend import bekend
from eenplan.keten.nameting.tests.conftest import Gezin
from eenplan.keten.plan.actions import controleer, maak, stel_vast, trek_in, voeg_afspraak_toe
from eenplan.keten.plan.models import Afspraak, Factor, Onveiligheid
from eenplan.keten.plan.rules import NieuweAfspraak
from eenplan.keten.triage.overgenomen import Gegeven
from eenplan.keten.vervolg.models import Dienst, Voorwaarde


def soort(gezin: Gezin, name: str) -> list[Gegeven]:
    """What is known of this kind."""
    enter(SYSTEM)
    return [item for item in bekend(gezin.casus_id) if item.soort == name]


def zeg(gezin: Gezin, tekst: str, op: datetime, **changes: object) -> None:
    given = {
        "casus_id": gezin.casus_id, "spreker": "Bram", "gezegd_op": op, "soort": "waarneming", "klasse": "veiligheid",
        "tekst": tekst, "vastgelegd_op": op,
    }  # fmt: skip
    enter(SYSTEM)
    Uitspraak.objects.create(**{**given, **changes})


def met_plan(gezin: Gezin) -> Afspraak:
    """A plan in force with one agreement."""
    by, at = gezin.regio["regisseur"], gezin.at
    plan = maak(gezin.casus_id, by=by, at=at)
    new = NieuweAfspraak("Peter slaapt elders", "Peter", "wijkagent", date(2026, 3, 27), "Huisverbod")
    row = voeg_afspraak_toe(plan.pk, new, by=by, at=at)
    stel_vast(plan.pk, dict.fromkeys(gezin.mensen.values(), "akkoord"), by=by, at=at)
    return row


class TestMensen:
    def test_everyone_with_role_and_birth_and_no_address(self, gezin: Gezin) -> None:
        words = [item.tekst for item in soort(gezin, "Mensen")]
        assert len(words) == 3
        assert any(text.startswith("Sanne de Toets, slachtoffer, geboren") for text in words)
        assert not any("Proefstraat" in text or "999000019" in text for text in words)


class TestNameting:
    def test_nothing_before_the_first_one(self, gezin: Gezin) -> None:
        gezin.rondes()
        assert soort(gezin, "Laatste nameting") == []

    def test_result_reason_and_who_said_what(self, gezin: Gezin) -> None:
        said = [
            gezin.zegt("slachtoffer", veilig=False, woorden="Hij belt elke nacht."),
            gezin.zegt("kind", veilig=None),
        ]
        row = gezin.aan_de_beurt()[0]
        leg_vast(row.pk, "twijfel", said, waarom="Zij is bang.", by=gezin.regio["casus"], at=gezin.at)
        first, *people = soort(gezin, "Laatste nameting")
        assert (first.tekst, first.op, first.bron) == ("Twijfel. Zij is bang.", "20 maart 2026", "Toets Casus")
        assert [item.tekst for item in people] == [
            "Sanne de Toets: niet veilig. Hij belt elke nacht.", "Bram de Toets: weet nog niet. Het gaat goed.",
        ]  # fmt: skip
        assert [item.bron for item in people] == ["Sanne de Toets", "Bram de Toets"]

    def test_the_latest_one_counts(self, gezin: Gezin) -> None:
        first, second = gezin.aan_de_beurt()
        leg_vast(first.pk, "veilig", gezin.goed, by=gezin.regio["casus"], at=gezin.at)
        later = gezin.later(days=270)
        leg_vast(second.pk, "voorwaarden", gezin.goed, by=gezin.regio["casus"], at=later)
        assert soort(gezin, "Laatste nameting")[0].tekst.startswith("Voorwaarden.")


class TestUitspraken:
    def test_newest_first_with_who_and_how_sure(self, gezin: Gezin) -> None:
        zeg(gezin, "Papa schreeuwt.", gezin.at - timedelta(days=9))
        zeg(gezin, "Papa slaat.", gezin.at, soort="van_horen_zeggen", spreker="juf")
        rows = soort(gezin, "Laatste uitspraken")
        assert [item.tekst for item in rows] == ["Papa slaat.", "Papa schreeuwt."]
        assert [item.bron for item in rows] == ["juf (van horen zeggen)", "Bram (waarneming)"]
        assert rows[1].op == "11 maart 2026"

    @pytest.mark.parametrize("klasse", ["zorg", "justitie", "melder", "vindbaar", "identiteit"])
    def test_only_what_is_about_safety(self, gezin: Gezin, klasse: str) -> None:
        zeg(gezin, "Dit hoort hier niet.", gezin.at, klasse=klasse)
        assert soort(gezin, "Laatste uitspraken") == []


class TestVoorwaarden:
    @pytest.mark.parametrize(
        ("kept", "words"),
        [("", "Peter: drinkt niet."), ("ja", "Peter: drinkt niet. Nagekomen: ja."),
         ("nee", "Peter: drinkt niet. Nagekomen: nee.")],
    )  # fmt: skip
    def test_for_whom_what_and_whether_it_was_kept(self, gezin: Gezin, kept: str, words: str) -> None:
        enter(SYSTEM)
        service = Dienst.objects.create(casus_id=gezin.casus_id, soort="VV", geopend_op=gezin.at)
        checked = gezin.at + timedelta(days=3) if kept else None
        Voorwaarde.objects.create(
            dienst=service, voor_wie="Peter", tekst="drinkt niet.", gesteld_op=gezin.at, controle_op=gezin.at.date(),
            nagekomen=kept, gecontroleerd_op=checked,
        )  # fmt: skip
        (row,) = soort(gezin, "Voorwaarden")
        assert row.tekst == words
        assert row.op == ("23 maart 2026" if kept else "20 maart 2026")


class TestPlan:
    @pytest.mark.parametrize(
        ("kept", "words"), [(None, "Nog niet gecontroleerd."), (True, "Nagekomen."), (False, "Niet nagekomen.")]
    )
    def test_each_agreement_with_its_last_check(self, gezin: Gezin, kept: bool | None, words: str) -> None:
        row = met_plan(gezin)
        if kept is not None:
            controleer(row.pk, kept, toelichting="Gezien.", volgende=date(2026, 4, 20), by=gezin.regio["regisseur"],
                       at=gezin.later(days=4))  # fmt: skip
        (found,) = soort(gezin, "Plan")
        assert found.tekst == f"Peter: Peter slaapt elders {words}"
        assert found.bron == "plan, fase directe veiligheid"
        assert found.op == ("20 maart 2026" if kept is None else "24 maart 2026")

    def test_not_what_was_withdrawn_nor_a_draft(self, gezin: Gezin) -> None:
        row = met_plan(gezin)
        trek_in(row.pk, "Hij is verhuisd.", by=gezin.regio["regisseur"], at=gezin.at)
        maak(gezin.casus_id, by=gezin.regio["regisseur"], at=gezin.at)
        assert soort(gezin, "Plan") == []


@pytest.mark.parametrize(("kind", "heading"), [("risico", "Risicofactoren"), ("bescherming", "Beschermende factoren")])
def test_factors_by_kind(gezin: Gezin, kind: str, heading: str) -> None:
    enter(SYSTEM)
    unsafe = Onveiligheid.objects.create(casus_id=gezin.casus_id, wat="Hij slaat haar.", vastgelegd_op=gezin.at)
    Factor.objects.create(onveiligheid=unsafe, soort=kind, tekst="Oma woont naast hen.", op=gezin.at)
    (row,) = soort(gezin, heading)
    assert (row.tekst, row.bron) == ("Oma woont naast hen.", "top 3")


def test_of_one_case_only(gezin: Gezin) -> None:
    assert bekend(0) == []
