"""Before the decision: what was written down wrongly is corrected, and what began by mistake stops."""

from datetime import timedelta

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.acts import Stale, act
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import close, lock
from eenplan.dossier.casus.models import Deelbesluit
from eenplan.dossier.casus.rules import Sluitreden
from eenplan.dossier.personen.actions import set_address
from eenplan.dossier.personen.models import Persoon
from eenplan.feiten.models import Feit
from eenplan.instrumenten.huisverbod import actions_bezoek, niet_opleggen
from eenplan.instrumenten.huisverbod.actions_wijzig import Gegevens, breek_af, wijzig
from eenplan.instrumenten.huisverbod.models import Huisverbod, Huisverbodbesluit
from eenplan.instrumenten.huisverbod.tests.conftest import VRIJDAG, WAAROM, Zaak
from eenplan.keten.tests.rollen import undone

NU = VRIJDAG - timedelta(minutes=50)
GOED = "Proefstraat 12 B, 1234 AB Toetsdorp"


def beschermd(zaak: Zaak) -> set[int]:
    enter(SYSTEM)
    return set(zaak.rij.beschermden.values_list("persoon_id", flat=True))


def test_a_wrong_address_is_corrected_before_the_decision(zaak: Zaak) -> None:
    """A wrong address makes a void order."""
    zaak.begin()
    child = zaak.mensen["kind"]
    new = Gegevens("Hij sloeg haar twee keer.", f" {GOED} ", [child], kindermishandeling=True)
    wijzig(zaak.pk, new, versie=zaak.rij.versie, by=zaak.regio["hovj"], at=NU)
    row = zaak.rij
    assert (row.adres, row.aanleiding, row.kindermishandeling) == (GOED, "Hij sloeg haar twee keer.", True)
    assert beschermd(zaak) == {child}
    wijzig(zaak.pk, Gegevens("x", GOED, list(zaak.mensen.values())[:1]), versie=None, by=zaak.regio["casus"], at=NU)
    assert len(beschermd(zaak)) == 1


def test_two_people_at_once_do_not_lose_each_others_words(zaak: Zaak) -> None:
    zaak.begin()
    seen = zaak.rij.versie
    wijzig(zaak.pk, Gegevens("Een", GOED), versie=seen, by=zaak.regio["hovj"], at=NU)
    with pytest.raises(Stale), undone():
        wijzig(zaak.pk, Gegevens("Twee", GOED), versie=seen, by=zaak.regio["casus"], at=NU)
    assert zaak.rij.aanleiding == "Een"


@pytest.mark.parametrize("handeling", ["bezoek", "advies"])
def test_the_visit_and_the_advice_are_not_overwritten_unseen(zaak: Zaak, handeling: str) -> None:
    zaak.begin()
    seen, vt, hovj = zaak.rij.versie, zaak.regio["casus"], zaak.regio["hovj"]

    def schrijf(by: Viewer, versie: int) -> object:
        if handeling == "bezoek":
            return actions_bezoek.leg_bezoek(zaak.pk, NU, "A", "B", versie=versie, by=by, at=NU)
        return actions_bezoek.raadpleeg(zaak.pk, "Opleggen", versie=versie, by=vt, at=NU)

    schrijf(hovj, seen)
    with pytest.raises(Stale), undone():
        schrijf(vt, seen)
    assert schrijf(vt, zaak.rij.versie)


WEIGERINGEN = [
    (Gegevens("", GOED), "Schrijf op wat"),
    (Gegevens("x", "  "), "Vul het adres"),
    (Gegevens("x", GOED, [999999]), "niet bij deze casus"),
    (Gegevens("Zij is op Schuilweg 7", GOED), "geheim adres"),
    (Gegevens("x", "Schuilweg 7, Verweg"), "geheim adres"),
]


def test_what_a_correction_refuses(zaak: Zaak) -> None:
    zaak.begin()
    set_address(
        Persoon.objects.get(pk=zaak.mensen["slachtoffer"]), "Schuilweg 7, 9876 ZZ Verweg", NU.date(), geheim=True
    )
    himself = Gegevens("x", GOED, [zaak.mensen["pleger"]])
    for new, words in [*WEIGERINGEN, (himself, "weg moeten en beschermd")]:
        with undone(), pytest.raises(Refused) as refused:
            wijzig(zaak.pk, new, versie=None, by=zaak.regio["casus"], at=NU)
        assert words in refused.value.message


def test_child_abuse_that_is_found_at_the_visit_asks_for_advice_first(vast: Zaak) -> None:
    """Wth 2-3, also when it was not known at the beginning."""
    now = vast.rij
    new = Gegevens(now.aanleiding, now.adres, beschermd(vast), kindermishandeling=True)
    wijzig(vast.pk, new, versie=now.versie, by=vast.regio["hovj"], at=NU)
    with undone(), pytest.raises(Refused, match="eerst overleg met Veilig Thuis"):
        vast.leg_op()


def test_what_was_decided_is_not_corrected(lopend: Zaak) -> None:
    with undone(), pytest.raises(Refused, match="besluit staat vast"):
        wijzig(lopend.pk, Gegevens("x", GOED), versie=None, by=lopend.regio["hovj"], at=VRIJDAG)


@pytest.mark.parametrize("who", ["casus", "hovj"])
def test_what_began_by_mistake_stops_and_holds_nothing_up(zaak: Zaak, who: str) -> None:
    """Without this a begun order would keep its case open for ever."""
    zaak.begin()
    breek_af(zaak.pk, "Verkeerde casus; Veilig Thuis kijkt verder.", by=zaak.regio[who], at=NU)
    enter(SYSTEM)
    row = zaak.rij
    assert (row.stand, row.geeindigd_op) == ("niet_opgelegd", NU)
    (decision,) = Huisverbodbesluit.objects.filter(huisverbod=row)
    assert (decision.soort, decision.bevoegdheid) == ("breek_af", "")
    assert Feit.objects.filter(naam="huisverbod_afgebroken").count() == 1
    assert not Feit.objects.filter(naam="huisverbod_niet_opgelegd").exists()  # nobody decided that
    assert not Deadline.objects.filter(key="huisverbod_beslissen", done_at__isnull=True).exists()
    shares = Deelbesluit.objects.filter(casus_id=zaak.casus_id, doel="thv")
    assert {(share.tot.date() - NU.date()).days for share in shares} == {14}
    with act("toets.sluit", by=zaak.regio["lead"], at=NU, system=True) as a:
        close(a, lock(zaak.casus_id), Sluitreden.GEEN_VERVOLG)


def test_stopping_says_why_and_only_before_the_rihg_is_settled(zaak: Zaak) -> None:
    zaak.begin()
    with undone(), pytest.raises(Refused, match="Schrijf op waarom dit stopt"):
        breek_af(zaak.pk, "  ", by=zaak.regio["casus"], at=NU)
    zaak.vul().vast()
    with undone(), pytest.raises(Refused, match="opleggen of niet"):
        breek_af(zaak.pk, "Toch niet", by=zaak.regio["casus"], at=NU)


def test_a_begun_order_waits_for_its_decision_with_a_clock(zaak: Zaak) -> None:
    """Nothing lies still unseen: who acts, before when."""
    zaak.begin(at=NU)
    enter(SYSTEM)
    row = Deadline.objects.get(key="huisverbod_beslissen", done_at__isnull=True)
    assert (row.due_at - NU, row.organisation_id) == (timedelta(hours=24), zaak.regio.organisations["vt"].pk)
    zaak.vul().vast()
    with undone():
        niet_opleggen.leg_niet_op(zaak.pk, WAAROM, mandaat="M", by=zaak.regio["hovj"], at=VRIJDAG)
        enter(SYSTEM)
        assert not Deadline.objects.filter(key="huisverbod_beslissen", done_at__isnull=True).exists()
    zaak.leg_op()
    enter(SYSTEM)
    assert not Deadline.objects.filter(key="huisverbod_beslissen", done_at__isnull=True).exists()


def test_every_correction_leaves_its_line(zaak: Zaak) -> None:
    zaak.begin()
    wijzig(zaak.pk, Gegevens("x", GOED), versie=None, by=zaak.regio["hovj"], at=NU)
    breek_af(zaak.pk, "Vergissing", by=zaak.regio["hovj"], at=NU)
    enter(SYSTEM)
    for verb in ("huisverbod.wijzig", "huisverbod.breek_af"):
        line = LogLine.objects.filter(verb=verb, object_id=zaak.pk).first()
        assert line is not None
        assert (line.casus_id, line.allowed) == (zaak.casus_id, True)
    assert Huisverbod.objects.count() == 1
