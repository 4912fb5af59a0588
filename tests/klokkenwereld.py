"""Every term of the product, each begun by the act that begins it: a world full of running clocks.

Each function of WERELD begins some terms at `regio.at`; tests/test_klokken.py holds that together they begin all.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from eenplan.core import clock
from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Account, Appointment, Organisation
from eenplan.core.acts import act
from eenplan.core.calendar import due
from eenplan.core.maildomains.actions import laat_toe, maak_zichtbaar
from eenplan.core.outbox.actions import deliver, put
from eenplan.core.outbox.rules import Kind
from eenplan.dossier.casus.actions import add_to_team, lock, open_casus
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Sluitreden
from eenplan.dossier.casus.rules import Stand as Casusstand
from eenplan.dossier.logboek.nakijken import kijk_na
from eenplan.dossier.noodtoegang.actions import open_nood
from eenplan.dossier.noodtoegang.rules import Sleutel
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.dossier.radar.queries import typend
from eenplan.dossier.radar.typen import Getypt
from eenplan.dossier.toegang.belang import meld as meld_belang
from eenplan.dossier.vernietiging.actions import houd_vast
from eenplan.dossier.vernietiging.voorstellen import stel_voor as stel_vernietigen_voor
from eenplan.dossier.vondst.actions import kijk
from eenplan.instrumenten.huisverbod import afloop, einde, nazicht, op_verzoek, verlengen
from eenplan.instrumenten.huisverbod.stations import OP_VERZOEK
from eenplan.instrumenten.huisverbod.tests.conftest import Zaak
from eenplan.instrumenten.huisverbod.tests.mensen import voeg_toe
from eenplan.instrumenten.knelpunt import actions as knelpunt
from eenplan.instrumenten.knelpunt.rules import NIVEAUS
from eenplan.instrumenten.knelpunt.rules import Soort as Knelpuntsoort
from eenplan.keten.advies import burger
from eenplan.keten.melding.actions import bevestig_persoon, neem_aan
from eenplan.keten.melding.informeren import informeer
from eenplan.keten.melding.models import GenoemdePersoon
from eenplan.keten.melding.rules import Genoemd
from eenplan.keten.melding.vierogen.actions import stel_voor, weiger
from eenplan.keten.nameting.actions import extra_ronde
from eenplan.keten.overdracht import actions as overdracht
from eenplan.keten.overdracht.rules import Aanbod
from eenplan.keten.overdracht.verdeling import verdeel
from eenplan.keten.regie import actions_consult as consult
from eenplan.keten.regie.actions_mandaat import geef_mandaat
from eenplan.keten.tests.handelingen_buiten import mandaat
from eenplan.keten.tests.levensloop import OVERDRAGEN, ZELF, Loop, dag, opgenomen, overgedragen
from eenplan.keten.tests.met_twee import WAAROM, voorgesteld
from eenplan.keten.triage import actions as triage
from eenplan.keten.triage.interventie.actions import ga_erheen
from eenplan.keten.triage.models import Interventie
from eenplan.keten.vervolg import actions as vervolg
from eenplan.keten.vervolg.actions_voorwaarden import stel_voorwaarde
from eenplan.keten.vervolg.expertise.acties import vraag_expert
from eenplan.keten.vervolg.expertise.rules import NieuweExpertvraag
from eenplan.keten.vervolg.models import Dienst
from eenplan.keten.vervolg.rules import NieuwContact, NieuweVoorwaarde
from eenplan.netwerk.convenant.actions import leg_vast as leg_afspraak_vast
from eenplan.netwerk.convenant.rules import NieuweAfspraak
from tests.regio import Regio, nieuwe_melding

RAAD = replace(ZELF, uitkomst="RVDK", dienst="")
ONDERZOEK = replace(ZELF, dienst="OZ")
GEBELD = NieuwContact("moeder", "telefoon", True, "Zij vertelt hoe het gaat.", "veilig")


def melding(regio: Regio) -> None:
    """A report comes in and is taken up."""
    opgenomen(regio)


def opnieuw(regio: Regio) -> None:
    """Danger is asked again when the report was assessed already; the Raad was asked before."""
    loop = opgenomen(regio).besluit(RAAD)
    triage.vraag_acuut(loop.casus_id, by=SYSTEM, at=regio.at)


def interventie(regio: Regio) -> None:
    """The team is asked twice; once it goes."""
    for goes in (False, True):
        loop = opgenomen(regio)
        triage.controleer_acuut(
            loop.casus_id, True, "Hij staat voor de deur.", gedaan=["interventieteam"], by=regio["triagist"],
            at=regio.at,
        )  # fmt: skip
        if goes:
            enter(SYSTEM)
            asked = Interventie.objects.get(beoordeling__casus_id=loop.casus_id)
            ga_erheen(asked.pk, "Fatma en een agent", by=regio["triagist"], at=regio.at)


def diensten(regio: Regio) -> None:
    """An investigation, and a service with a condition."""
    opgenomen(regio).besluit(ONDERZOEK)
    loop = opgenomen(regio).besluit(ZELF)
    enter(SYSTEM)
    row = Dienst.objects.get(casus_id=loop.casus_id)
    vervolg.leg_contact(row.pk, GEBELD, by=regio["triagist"], at=regio.at)
    wanted = NieuweVoorwaarde("Peter", "Hij komt niet bij het huis.", dag(regio.at, 14))
    stel_voorwaarde(row.pk, wanted, by=regio["triagist"], at=regio.at)


def overdrachten(regio: Regio) -> None:
    """One to offer, one that waits for an answer, one that the table divided."""
    opgenomen(regio).besluit(OVERDRAGEN)
    opgenomen(regio).besluit(OVERDRAGEN).bied_aan()
    loop = opgenomen(regio).besluit(OVERDRAGEN)
    table = Aanbod(regio.organisations["gemeente"].pk, warm_gesprek=True)
    overdracht.bied_aan(loop.overdracht.pk, table, by=regio["triagist"], at=regio.at)
    verdeel(loop.overdracht.pk, regio.organisations["team"].pk, "Kent het gezin.", by=regio["regisseur"], at=regio.at)


def bij_het_team(regio: Regio) -> None:
    """A plan to make, rounds to come, a consult to ask and one to answer."""
    loop = overgedragen(regio)
    extra_ronde(loop.casus_id, dag(regio.at, 30), "De school belde.", by=regio["triagist"], at=regio.at)
    consult.noem_grond(loop.casus_id, "ernstige_dreiging", "Hij dreigt.", by=regio["regisseur"], at=_even_later(regio))
    consult.raadpleeg(overgedragen(regio).casus_id, "Wat nu?", by=regio["regisseur"], at=regio.at)


def _even_later(regio: Regio) -> datetime:
    """News counts from after the last look of Veilig Thuis."""
    return regio.at + timedelta(seconds=1)


def plannen(regio: Regio) -> None:
    """A plan that waits for effect, and one in aftercare."""
    overgedragen(regio).maak_plan()
    in_nazorg(overgedragen(regio))


def in_nazorg(loop: Loop) -> Loop:
    """Through all phases: its agreements were kept so long."""
    begin = loop.regio.at
    with clock.at(begin):
        loop.maak_plan(begin)
    for days, phase in ((8, "stabiel_veilig"), (110, "herstel"), (120, "nazorg")):
        at = begin + timedelta(days=days)
        with clock.at(at):
            loop.controleer(at).naar(phase, at)
    return loop


def knelpunten(regio: Regio) -> None:
    """One on each level, up to the last resort."""
    raised = knelpunt.NieuwKnelpunt(Knelpuntsoort.WACHTLIJST, "De behandeling begint pas over vijf maanden.")
    for level in range(len(NIVEAUS) + 1):
        row = knelpunt.breng_aan(opgenomen(regio).casus_id, raised, by=regio["triagist"], at=regio.at)
        if level:
            knelpunt.pak_op(row.pk, by=regio["lead"], at=regio.at)
        for _ in list(pairwise(NIVEAUS))[: max(level - 1, 0)]:
            knelpunt.leg_hoger(row.pk, "Dit niveau lost het niet op.", by=regio["lead"], at=regio.at)


def huisverboden(regio: Regio) -> None:
    """One in force with its judge, one extended, one that ended with somebody who watches."""
    if "hovj" not in regio.accounts:
        voeg_toe(regio)
    at = regio.at
    started = _huisverbod(regio)
    for step in OP_VERZOEK:
        op_verzoek.start_stap(started.pk, step, by=regio["burgemeester"], at=at)
    extended = _huisverbod(regio)
    verlengen.verleng(extended.pk, "De dreiging houdt aan.", by=regio["burgemeester"], at=at + timedelta(days=1))
    withdrawn = _huisverbod(regio)
    einde.trek_in(withdrawn.pk, "De hulp is aanvaard.", by=regio["burgemeester"], at=at)
    ended = _huisverbod(regio)
    end = due(at, 10, "CD", exact=True)
    with clock.at(end):
        afloop.laat_verlopen(end)
        ended.redenen(end)
        lead = regio.accounts["lead"].pk
        nazicht.rond_af(ended.pk, lead, "Het plan ligt bij Veilig Thuis.", by=regio["triagist"], at=end)


def _huisverbod(regio: Regio) -> Zaak:
    loop, at = opgenomen(regio), regio.at
    with act("toets.team", by=regio["triagist"], at=at, system=True) as a:
        add_to_team(a, lock(loop.casus_id), regio.accounts["casus"].pk)
    zaak = Zaak(regio, loop.casus_id, loop.mensen)
    return zaak.begin(at).vul(at=at).vast(at).leg_op("hovj", at)


def meedenken(regio: Regio) -> None:
    """An expert of the GGZ is asked before a day, and a director has a mandate until a day."""
    place = Organisation.objects.create(naam="GGZ Toetsland (verzonnen)", soort="ggz", gemeente="Toetsdorp")
    who = Account.objects.create(username="deskundige", naam="Toets Deskundige", email="deskundige@voorbeeld.invalid")
    Appointment.objects.create(
        account=who, organisation=place, role=Role.ZORGPARTNER, functie="behandelaar", van=regio.at - timedelta(days=9)
    )
    loop = opgenomen(regio).besluit(ONDERZOEK)
    enter(SYSTEM)
    asked = NieuweExpertvraag(
        "Past dit gedrag bij een trauma?", "Een kind van acht slaapt slecht.", "zonder_namen", "", dag(regio.at, 14)
    )
    vraag_expert(
        Dienst.objects.get(casus_id=loop.casus_id).pk, who.pk, asked, by=regio["triagist"], at=regio.at
    )  # fmt: skip
    loop, nieuw = mandaat(regio)
    geef_mandaat(loop.casus_id, nieuw, by=regio["regisseur"], at=regio.at)


def register(regio: Regio) -> None:
    """An agreement between organisations, and a question of somebody who worries."""
    parties = tuple(regio.organisations[key].pk for key in ("vt", "team"))
    made = NieuweAfspraak(
        "Convenant Toetsland", "artikel 4", parties, frozenset({DataClass.IDENTITEIT}), dag(regio.at, 0),
    )  # fmt: skip
    leg_afspraak_vast(made, by=regio["proces"], at=regio.at)
    burger.stel_vraag("Ik maak mij zorgen. Wat kan ik doen?", at=regio.at)


def radar(regio: Regio) -> None:
    """Somebody turns out to bear another name, and her family to be known."""
    for naam in ("Zij Die Komt", "Kanaria Vogelaar"):
        report = nieuwe_melding(personen=(Genoemd(naam, "1961-03-04", "", "", "slachtoffer"),))
        neem_aan(report, by=regio["agent"], at=regio.at)
    kijk(regio.at)
    enter(SYSTEM)
    named = GenoemdePersoon.objects.get(persoon__zoeknaam__contains="komt")
    found = Persoonsgegevens("Kanaria", "", "Vogelaar", "1961-03-04")
    bevestig_persoon(named.pk, found, by=regio["triagist"], at=regio.at)
    kijk(regio.at)


def samenvoegen(regio: Regio) -> None:
    """A case that was worked on is proposed to go into another; the second person said no, and it is proposed again."""
    row = voorgesteld(regio)
    for casus in (row.van, row.naar):  # told: the list of late terms that a lead gets is no longer than 200
        for persoon_id in casus.betrokkenen.values_list("persoon_id", flat=True):
            informeer(casus.pk, persoon_id, "Verteld in het gesprek.", by=regio["triagist"], at=regio.at)
            enter(SYSTEM)
    weiger(row.pk, "Het is een ander gezin.", by=regio["lead"], at=regio.at)
    stel_voor(row.melding_id, row.naar_id, {}, WAAROM, by=regio["triagist"], at=regio.at)


def bladeren(regio: Regio) -> None:
    """Somebody looks for one person after another and takes no report in."""
    enter(regio["casus"])
    typend(regio["casus"], [Getypt("Xeno Lokaas", f"{1900 + year}-03-04") for year in range(101)], regio.at)
    an_hour_later = regio.at + timedelta(hours=1)
    with clock.at(an_hour_later):
        kijk_na(an_hour_later)


def nood(regio: Regio) -> None:
    """A case was opened in an emergency; somebody has to judge that."""
    loop = opgenomen(regio)
    enter(SYSTEM)
    casus = Casus.objects.get(pk=loop.casus_id)
    open_nood(Sleutel("nummer", casus.nummer), "Agenten staan voor de deur.", by=regio["agent"], at=regio.at)


def vernietigen(regio: Regio) -> None:
    """Two cases were kept long enough; one of them is held."""
    place, owner = regio.organisations["vt"], regio.accounts["triagist"].pk
    with act("toets.open", by=SYSTEM, at=regio.at) as a:
        keys = [open_casus(a, place, owner, "Toetsdorp").pk for _ in range(2)]
    enter(SYSTEM)
    Casus.objects.filter(pk__in=keys).update(
        stand=Casusstand.AFGESLOTEN, afgesloten_op=regio.at, sluitreden=Sluitreden.OVERIG,
        bewaren_tot=dag(regio.at, -1),
    )  # fmt: skip
    houd_vast(keys[0], "klacht", dag(regio.at, 90), by=regio["lead"], at=regio.at)
    stel_vernietigen_voor(regio.at)


def maildomeinen(regio: Regio) -> None:
    """Somebody vouches for one domain; a message waits for another."""
    laat_toe("ander.invalid", by=regio["beheer"], at=regio.at)
    enter(SYSTEM)
    Account.objects.filter(pk=regio.accounts["fg"].pk).update(email="fg@opgeheven.invalid")
    put(Kind.NIEUW, object_type="account", object_id=1, at=regio.at, account_id=regio.accounts["fg"].pk)
    while deliver(regio.at):
        pass
    maak_zichtbaar(regio.at)


def belang(regio: Regio) -> None:
    """Who answers for a case knows the family."""
    loop = opgenomen(regio)
    for persoon_id in loop.mensen.values():  # told: the list of late terms that a lead gets is no longer than 200
        informeer(loop.casus_id, persoon_id, "Verteld in het gesprek.", by=regio["triagist"], at=regio.at)
    meld_belang(loop.casus_id, by=regio["triagist"], at=regio.at)


WERELD: tuple[Callable[[Regio], None], ...] = (
    radar, melding, opnieuw, interventie, diensten, overdrachten, bij_het_team, plannen, knelpunten, huisverboden,
    meedenken, register, samenvoegen, bladeren, maildomeinen, belang, nood, vernietigen,
)  # fmt: skip


def begin(regio: Regio) -> None:
    """Begin every term there is, at `regio.at`."""
    for scene in WERELD:
        with clock.at(regio.at):
            scene(regio)
    enter(SYSTEM)
