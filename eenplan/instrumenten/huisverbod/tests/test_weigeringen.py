"""Each refusal with its Dutch words: what cannot be, and what can be done instead. Nothing of it stays."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.actions import set_address
from eenplan.dossier.personen.models import Persoon
from eenplan.instrumenten.huisverbod import (
    actions_begin,
    actions_bezoek,
    actions_rihg,
    dagen,
    einde,
    gesprek,
    nazicht,
    niet_opleggen,
    niet_verlengen,
    op_verzoek,
    opleggen,
    overtreding,
    verlengen,
)
from eenplan.instrumenten.huisverbod.models import Huisverbodbesluit, Overtreding, RihgSignaal, Systeemgesprek
from eenplan.instrumenten.huisverbod.tests.conftest import EINDE, FEITEN, UITERSTE, VRIJDAG, WAAROM, Zaak
from eenplan.keten.tests.rollen import undone

DAG, UUR, MINUUT = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
STRAKS = VRIJDAG + 2 * UUR
VOORAF = VRIJDAG - 40 * MINUUT
GEHEIM = "Zij is nu op Schuilweg 7."
Rij = tuple[str, Callable[[Zaak], object]]


def verborgen(zaak: Zaak) -> None:
    """The mother has a secret address."""
    enter(SYSTEM)
    mother = Persoon.objects.get(pk=zaak.mensen["slachtoffer"])
    set_address(mother, "Schuilweg 7, 9876 ZZ Verweg", VRIJDAG.date(), geheim=True)


def leg_op(zaak: Zaak, who: str = "hovj", waarom: str = WAAROM, **more: object) -> object:
    given = {"mandaat": "M 2026-3", "leeftijd_hoe": "Paspoort", "at": VRIJDAG, **more}
    return opleggen.leg_op(zaak.pk, waarom, by=zaak.regio[who], **given)  # type: ignore[arg-type]  # tests vary single fields


def alle_weigeringen(zaak: Zaak, rijen: list[Rij]) -> None:
    """Every row refuses with these words, in a sentence that ends; what it did is undone."""
    for number, (words, do) in enumerate(rijen):
        with undone(), pytest.raises(Refused) as refused:
            do(zaak)
        assert words in refused.value.message, (number, refused.value.message)
        assert refused.value.message.endswith((".", "?")), refused.value.message


BEGONNEN: list[Rij] = [
    ("ver voor het begin", lambda z: actions_bezoek.leg_bezoek(
        z.pk, VOORAF - 8 * DAG, "A", "B", by=z.regio["hovj"], at=VOORAF)),
    ("moet nog komen", lambda z: actions_bezoek.leg_bezoek(
        z.pk, VOORAF + MINUUT, "A", "B", by=z.regio["hovj"], at=VOORAF)),
    ("waarom niet", lambda z: actions_bezoek.leg_bezoek(z.pk, VOORAF, "A", " ", by=z.regio["hovj"], at=VOORAF)),
    ("van de politie", lambda z: actions_bezoek.leg_bezoek(z.pk, VOORAF, " ", "B", by=z.regio["hovj"], at=VOORAF)),
    ("geheim adres", lambda z: actions_bezoek.leg_bezoek(
        z.pk, VOORAF, "A", "B", "", GEHEIM, by=z.regio["hovj"], at=VOORAF)),
    ("geheim adres", lambda z: actions_bezoek.leg_bezoek(z.pk, VOORAF, GEHEIM, "B", by=z.regio["hovj"], at=VOORAF)),
    ("geheim adres", lambda z: actions_bezoek.raadpleeg(z.pk, GEHEIM, by=z.regio["casus"], at=VOORAF)),
    ("in een paar woorden", lambda z: actions_bezoek.raadpleeg(z.pk, " ", by=z.regio["casus"], at=VOORAF)),
    ("signaal 1", lambda z: actions_rihg.vul_rihg(z.pk, {1: ("hoog", "")}, by=z.regio["hovj"], at=VOORAF)),
    ("signaal 1, 2 en 3", lambda z: actions_rihg.vul_rihg(
        z.pk, {1: ("hoog", ""), 2: ("hoog", "x"), 3: ("hoog", " ")}, by=z.regio["hovj"], at=VOORAF)),
    ("kent deze RiHG niet", lambda z: actions_rihg.vul_rihg(z.pk, {0: ("laag", "")}, by=z.regio["hovj"], at=VOORAF)),
    ("kent deze RiHG niet", lambda z: actions_rihg.vul_rihg(z.pk, {1: ("rood", "")}, by=z.regio["hovj"], at=VOORAF)),
    ("geheim adres", lambda z: actions_rihg.vul_rihg(
        z.pk, {1: ("laag", GEHEIM)}, by=z.regio["hovj"], at=VOORAF)),
    ("onderdeel 1, 2 en 3", lambda z: actions_rihg.stel_rihg_vast(z.pk, by=z.regio["hovj"], at=VOORAF)),
    ("hulpofficier", lambda z: actions_rihg.stel_rihg_vast(z.pk, by=z.regio["burgemeester"], at=VOORAF)),
    ("al een huisverbod", lambda z: actions_begin.begin(
        z.casus_id, z.gegeven(), by=z.regio["casus"], at=VOORAF)),
]  # fmt: skip


def test_before_the_rihg_is_settled(zaak: Zaak) -> None:
    zaak.begin()
    verborgen(zaak)
    alle_weigeringen(zaak, BEGONNEN)
    enter(SYSTEM)
    assert not RihgSignaal.objects.exists()


VAST: list[Rij] = [
    ("Motiveer", lambda z: leg_op(z, waarom="  ")),
    ("geheim adres", lambda z: leg_op(z, waarom=GEHEIM)),
    ("geheim adres", lambda z: leg_op(z, leeftijd_hoe=GEHEIM)),
    ("niet volledig bekend", lambda z: leg_op(z, leeftijd_hoe=" ")),
    ("als hulpofficier van justitie beslist", lambda z: leg_op(z, mandaat=" ")),
    ("als loco-burgemeester beslist", lambda z: leg_op(z, "loco", mandaat="")),
    ("moet nog komen", lambda z: leg_op(z, op=VRIJDAG + MINUUT)),
    ("te ver voor het begin", lambda z: leg_op(z, op=VRIJDAG - 25 * UUR - MINUUT)),
    ("met mandaat", lambda z: leg_op(z, "casus")),
    ("met mandaat", lambda z: niet_opleggen.leg_niet_op(z.pk, WAAROM, by=z.regio["casus"], at=VRIJDAG)),
    ("Schrijf op waarom", lambda z: niet_opleggen.leg_niet_op(z.pk, " ", by=z.regio["burgemeester"], at=VRIJDAG)),
    ("geheim adres", lambda z: niet_opleggen.leg_niet_op(z.pk, GEHEIM, by=z.regio["burgemeester"], at=VRIJDAG)),
    ("als hulpofficier", lambda z: niet_opleggen.leg_niet_op(z.pk, WAAROM, by=z.regio["hovj"], at=VRIJDAG)),
    ("motivering van het besluit", lambda z: actions_rihg.vul_rihg(
        z.pk, {1: ("laag", "")}, by=z.regio["hovj"], at=VRIJDAG)),
    ("pas als", lambda z: dagen.teken(z.pk, "adres", "x", by=z.regio["hovj"], at=VRIJDAG)),
    ("112", lambda z: overtreding.meld_overtreding(z.pk, VRIJDAG, "x", by=z.regio["hovj"], at=VRIJDAG)),
]  # fmt: skip


def test_when_the_decision_can_be_taken(vast: Zaak) -> None:
    verborgen(vast)
    alle_weigeringen(vast, VAST)
    enter(SYSTEM)
    assert (vast.rij.stand, Huisverbodbesluit.objects.count()) == ("rihg_ingevuld", 0)


def teken(zaak: Zaak, sleutel: str, tekst: str = "x", who: str = "hovj", **more: object) -> object:
    return dagen.teken(zaak.pk, sleutel, tekst, by=zaak.regio[who], **{"at": STRAKS, **more})  # type: ignore[arg-type]  # tests vary single fields


def verleng(zaak: Zaak, who: str = "burgemeester", waarom: str = WAAROM, **more: object) -> object:
    return verlengen.verleng(zaak.pk, waarom, by=zaak.regio[who], **{"at": STRAKS, **more})  # type: ignore[arg-type]  # tests vary single fields


LOPEND: list[Rij] = [
    ("Schrijf op waarom", lambda z: teken(z, "burgemeester")),  # the hour is over
    ("Schrijf op waarom", lambda z: teken(z, "hulp", gemist=True)),
    ("Schrijf op waarom", lambda z: teken(z, "hulp", gemist=True, reden="  ")),
    ("waar en hoe deze persoon bereikbaar is", lambda z: teken(z, "adres", "  ")),
    ("geheim adres", lambda z: teken(z, "besluit_pleger", GEHEIM)),
    ("geheim adres", lambda z: teken(z, "hulp", gemist=True, reden=GEHEIM)),
    ("eigen besluit", lambda z: teken(z, "verlengbesluit")),
    ("wie vanaf morgen meekijkt", lambda z: teken(z, "nazicht")),
    ("wie vanaf morgen meekijkt", lambda z: teken(z, "nazicht", gemist=True, reden="Geen tijd")),
    ("Leg het systeemgesprek zelf vast", lambda z: teken(z, "systeemgesprek")),
    ("hoort niet bij dit huisverbod", lambda z: teken(z, "raadsman")),  # nobody asked for one
    ("hoort niet bij dit huisverbod", lambda z: teken(z, "besluit_vt")),  # no child abuse
    ("hoort niet bij dit huisverbod", lambda z: teken(z, "onzin")),
    ("begint vanzelf", lambda z: op_verzoek.start_stap(z.pk, "hulp", by=z.regio["hovj"], at=STRAKS)),
    ("begint vanzelf", lambda z: op_verzoek.start_stap(z.pk, "einde_verteld", by=z.regio["hovj"], at=STRAKS)),
    ("niet later dan nu", lambda z: op_verzoek.start_stap(
        z.pk, "zitting", STRAKS + MINUUT, by=z.regio["hovj"], at=STRAKS)),
    ("na het opleggen", lambda z: op_verzoek.start_stap(
        z.pk, "zitting", VRIJDAG - MINUUT, by=z.regio["hovj"], at=STRAKS)),
    ("alleen de burgemeester", lambda z: verleng(z, "hovj")),
    ("alleen de burgemeester", lambda z: verleng(z, "casus")),
    ("loco-burgemeester beslist", lambda z: verleng(z, "loco")),
    ("Motiveer de verlenging", lambda z: verleng(z, waarom=" ")),
    ("geheim adres", lambda z: verleng(z, waarom=GEHEIM)),
    ("ten hoogste vier weken: tot en met 17-04-2026 22:15", lambda z: verleng(z, tot=UITERSTE + MINUUT)),
    ("na het einde", lambda z: verleng(z, tot=EINDE)),
    ("na het einde", lambda z: verleng(z, tot=VRIJDAG)),
    ("tien dagen zijn voorbij", lambda z: verleng(z, at=EINDE)),
    ("Schrijf op waarom", lambda z: niet_verlengen.verleng_niet(z.pk, " ", by=z.regio["burgemeester"], at=STRAKS)),
    ("alleen de burgemeester", lambda z: niet_verlengen.verleng_niet(z.pk, WAAROM, by=z.regio["hovj"], at=STRAKS)),
    ("alleen de burgemeester", lambda z: einde.trek_in(z.pk, WAAROM, by=z.regio["hovj"], at=STRAKS)),
    ("Schrijf op waarom", lambda z: einde.trek_in(z.pk, " ", by=z.regio["burgemeester"], at=STRAKS)),
    ("al om", lambda z: einde.trek_in(z.pk, WAAROM, by=z.regio["burgemeester"], at=EINDE)),
    ("welke rechter", lambda z: einde.vernietig(z.pk, " ", by=z.regio["casus"], at=STRAKS)),
    ("geheim adres", lambda z: einde.vernietig(z.pk, GEHEIM, by=z.regio["casus"], at=STRAKS)),
    ("van kracht was", lambda z: overtreding.meld_overtreding(
        z.pk, STRAKS + MINUUT, "x", by=z.regio["hovj"], at=STRAKS)),
    ("van kracht was", lambda z: overtreding.meld_overtreding(
        z.pk, VRIJDAG - MINUUT, "x", by=z.regio["hovj"], at=STRAKS)),
    ("waar, wat, wie zag het", lambda z: overtreding.meld_overtreding(
        z.pk, STRAKS, " ", by=z.regio["hovj"], at=STRAKS)),
    ("al voorbij", lambda z: gesprek.plan_gesprek(z.pk, STRAKS - MINUUT, by=z.regio["casus"], at=STRAKS)),
    ("geheim adres", lambda z: gesprek.plan_gesprek(z.pk, STRAKS, "Schuilweg 7", by=z.regio["casus"], at=STRAKS)),
    ("moet nog komen", lambda z: gesprek.leg_gesprek(z.pk, STRAKS + UUR, "A", "B", by=z.regio["casus"], at=STRAKS)),
    ("wie erbij waren", lambda z: gesprek.leg_gesprek(z.pk, STRAKS, " ", "B", by=z.regio["casus"], at=STRAKS)),
    ("wat er is besproken", lambda z: gesprek.leg_gesprek(z.pk, STRAKS, "A", " ", by=z.regio["casus"], at=STRAKS)),
    ("Eerst eindigt", lambda z: nazicht.rond_af(
        z.pk, z.regio.accounts["casus"].pk, "Plan", by=z.regio["casus"], at=STRAKS)),
    ("al opgelegd", lambda z: leg_op(z)),
]  # fmt: skip


def test_during_the_ten_days(lopend: Zaak) -> None:
    verborgen(lopend)
    alle_weigeringen(lopend, LOPEND)
    enter(SYSTEM)
    assert (Overtreding.objects.count(), Systeemgesprek.objects.count(), lopend.rij.stand) == (0, 0, "opgelegd")
    assert not lopend.rij.stations.filter(gedaan_op__isnull=False).exists()


def rond_af(zaak: Zaak, who: str | None, plan: str = "Plan bij het team", by: str = "casus") -> object:
    owner = zaak.regio.accounts[who].pk if who else None
    return nazicht.rond_af(zaak.pk, owner, plan, by=zaak.regio[by], at=EINDE + UUR)


VOORBIJ: list[Rij] = [
    ("Kies wie vanaf morgen meekijkt", lambda z: rond_af(z, None)),
    ("Kies wie vanaf morgen meekijkt", lambda z: rond_af(z, "school")),
    ("Kies wie vanaf morgen meekijkt", lambda z: rond_af(z, "hovj")),
    ("Kies wie vanaf morgen meekijkt", lambda z: rond_af(z, "regisseur")),  # the team does not carry this case
    ("zorg- en veiligheidsplan", lambda z: rond_af(z, "casus", "  ")),
    ("geheim adres", lambda z: rond_af(z, "casus", GEHEIM)),
    ("gemiste stap hoort een reden", lambda z: rond_af(z, "casus")),
    ("besluit over verlengen", lambda z: rond_af(z, "casus")),
    ("nog loopt", lambda z: verleng(z, at=EINDE + UUR)),
    ("", lambda z: einde.trek_in(z.pk, WAAROM, by=z.regio["burgemeester"], at=EINDE + UUR)),
]  # fmt: skip


def test_after_the_end(lopend: Zaak) -> None:
    verborgen(lopend)
    lopend.verlopen()
    alle_weigeringen(lopend, VOORBIJ)
    assert lopend.rij.kijkt_mee_id is None


def test_nothing_is_written_in_a_case_that_is_closed(lopend: Zaak) -> None:
    enter(SYSTEM)
    Casus.objects.filter(pk=lopend.casus_id).update(stand="afgesloten", afgesloten_op=STRAKS, sluitreden="geen_vervolg")
    alle_weigeringen(
        lopend,
        [
            ("Deze casus is gesloten", lambda z: teken(z, "besluit_pleger")),
            ("Deze casus is gesloten", lambda z: verleng(z)),
            ("Deze casus is gesloten", lambda z: actions_begin.begin(
                z.casus_id, z.gegeven(pleger_id=z.mensen["pleger"]), by=z.regio["casus"], at=STRAKS)),
        ],
    )  # fmt: skip


def test_a_mayor_of_elsewhere_hears_whose_town_it_is(vast: Zaak) -> None:
    """She may read along when Veilig Thuis asked her; she decides nothing here."""
    enter(SYSTEM)
    place = vast.regio.organisations["gemeente"]
    type(place).objects.filter(pk=place.pk).update(gemeente="Elders")
    alle_weigeringen(vast, [("burgemeester van Toetsdorp", lambda z: leg_op(z, "burgemeester"))])


def test_a_signal_that_was_only_looked_at_keeps_its_hand(zaak: Zaak) -> None:
    zaak.begin().vul()
    before = dict(RihgSignaal.objects.values_list("nummer", "door__username"))
    actions_rihg.vul_rihg(zaak.pk, {1: ("hoog", FEITEN)}, by=zaak.regio["casus"], at=VRIJDAG)
    enter(SYSTEM)
    assert dict(RihgSignaal.objects.values_list("nummer", "door__username")) == before


def test_an_act_that_fails_half_way_leaves_nothing(lopend: Zaak) -> None:
    """One transaction: change, line, term, fact and message stand or fall together."""

    def half() -> None:
        with act("toets.buiten", by=SYSTEM, at=STRAKS):
            einde.trek_in(lopend.pk, WAAROM, by=lopend.regio["burgemeester"], at=STRAKS)
            raise RuntimeError

    with undone(), pytest.raises(RuntimeError):
        half()
    assert (lopend.rij.stand, lopend.rij.geeindigd_op) == ("opgelegd", None)
