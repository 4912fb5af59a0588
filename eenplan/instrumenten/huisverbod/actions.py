"""Before the decision: begin, visit together, fill in the RiHG together, hear Veilig Thuis."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Stale, act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus import actions as casus_actions
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import VT
from eenplan.dossier.personen.models import Persoon
from eenplan.instrumenten.huisverbod import rihg
from eenplan.instrumenten.huisverbod.access import vind, voor_thv
from eenplan.instrumenten.huisverbod.delen import deel
from eenplan.instrumenten.huisverbod.gang import GESLOTEN, bevoegd, grijp, laat_weten, log, naar, nodig, veilig
from eenplan.instrumenten.huisverbod.models import Beschermde, Huisbezoek, Huisverbod, RihgSignaal
from eenplan.instrumenten.huisverbod.rules import GROND, HERKOMST, leeftijd_fout
from eenplan.keten.overdracht.geheim import zonder_geheim

ER_LOOPT_ER_EEN = (
    "Voor deze persoon loopt al een huisverbod, of is er een begonnen. Open dat op de bladzijde van de casus."
)


@dataclass(frozen=True, slots=True)
class Begin:
    """What is asked at the beginning, once."""

    herkomst: str
    aanleiding: str
    pleger_id: int
    adres: str
    beschermden: Collection[int] = ()
    deelnemers: Collection[int] = ()
    kindermishandeling: bool = False


def begin(casus_id: int, gegeven: Begin, *, by: Viewer, at: datetime) -> Huisverbod:
    """Begin with an order about one person of the case; police and mayor are asked at once (D6)."""
    with act("huisverbod.begin", by=by, at=at, ground=GROND) as a:
        may_write(voor_thv(by), casus_id, DataClass.VEILIGHEID, what="huisverbod.begin")
        casus = casus_actions.lock(casus_id)
        pleger = _pleger(casus_id, gegeven, by, at)
        if not casus_actions.is_open(casus):
            raise Refused(GESLOTEN)
        if Huisverbod.objects.filter(casus=casus, pleger=pleger, geeindigd_op__isnull=True).exists():
            raise Refused(ER_LOOPT_ER_EEN)
        zonder_geheim(casus_id, gegeven.aanleiding, gegeven.adres)
        found = Huisverbod.objects.create(
            casus=casus, herkomst=gegeven.herkomst, pleger=pleger, adres=gegeven.adres.strip(), begonnen_op=at,
            aanleiding=nodig(gegeven.aanleiding, "Schrijf op wat er is gebeurd, of waar de dreiging uit blijkt."),
            begonnen_door_id=by.account_id, rihg_versie=rihg.huidig(), kindermishandeling=gegeven.kindermishandeling,
        )  # fmt: skip
        Beschermde.objects.bulk_create(Beschermde(huisverbod=found, persoon_id=pk) for pk in gegeven.beschermden)
        deel(a, casus, gegeven.deelnemers)
        laat_weten(found, at, behalve=by.account_id)
        log(a, found)
        a.event("huisverbod.begonnen", casus_id=casus_id, huisverbod_id=found.pk)
    return found


def _pleger(casus_id: int, gegeven: Begin, by: Viewer, at: datetime) -> Persoon:
    """The person it is about; Refused when the beginning does not fit."""
    if by.role not in VT:
        raise Refused("Een huisverbod begint Veilig Thuis. Bel Veilig Thuis: dag en nacht bereikbaar.")
    if gegeven.herkomst not in HERKOMST:
        raise Refused("Kies waar dit huisverbod vandaan komt.")
    nodig(gegeven.adres, "Vul het adres in waar deze persoon niet mag komen.")
    people = set(Persoon.objects.filter(betrokken_bij__casus_id=casus_id).values_list("pk", flat=True))
    if gegeven.pleger_id not in people or set(gegeven.beschermden) - people:
        raise Refused("U koos iemand die niet bij deze casus hoort.")
    if gegeven.pleger_id in gegeven.beschermden:
        raise Refused("Dezelfde persoon kan niet weg moeten en beschermd worden. Kijk de namen na.")
    pleger = Persoon.objects.get(pk=gegeven.pleger_id)
    if why := leeftijd_fout(*leeftijd(pleger, at), bevestigd="komt later"):
        raise Refused(why)
    return pleger


def leeftijd(persoon: Persoon, at: datetime) -> tuple[int | None, bool, int]:
    """The age on this day, whether the birth date is whole, and the age from which it is allowed."""
    today, born = at.astimezone(AMSTERDAM).date(), persoon.geboortedatum
    whole = all((born.jaar, born.maand, born.dag))
    return born.age(today), whole, rule("huisverbod_leeftijd", today).value


def nodig_uit(huisverbod_id: int, account_ids: Collection[int], *, by: Viewer, at: datetime) -> int:
    """Ask more people of police or municipality; returns how many are new."""
    with act("huisverbod.nodig_uit", by=by, at=at, ground=GROND) as a:
        may_write(voor_thv(by), vind(huisverbod_id).casus_id, DataClass.VEILIGHEID, what="huisverbod.nodig_uit")
        if by.role not in VT:
            raise Refused("Wie meeleest bepaalt Veilig Thuis. Vraag het daar.")
        found = Huisverbod.objects.select_related("casus").get(pk=huisverbod_id)
        new = deel(a, casus_actions.lock(found.casus_id), account_ids)
        log(a, found)
    return new


def leg_bezoek(
    huisverbod_id: int, op: datetime, politie: str, veilig_thuis: str, niet_samen: str = "", gezien: str = "",
    *, by: Viewer, at: datetime,
) -> Huisbezoek:  # fmt: skip
    """Who visited when: police and Veilig Thuis together (row 43), else why not."""
    with act("huisverbod.leg_bezoek", by=by, at=at, ground="S0, S1") as a:
        found = grijp(huisverbod_id, "leg_bezoek", by)
        if op > at:
            raise Refused("Dit bezoek moet nog komen. Leg het vast als u er bent geweest.")
        if not veilig_thuis.strip() and not niet_samen.strip():
            raise Refused("Wie was er van Veilig Thuis bij? Was er niemand bij, schrijf dan op waarom niet.")
        veilig(found, gezien, niet_samen)
        bezoek, _ = Huisbezoek.objects.update_or_create(
            huisverbod=found,
            defaults={
                "op": op, "politie": nodig(politie, "Vul in wie er van de politie bij was."),
                "veilig_thuis": veilig_thuis.strip(), "niet_samen": niet_samen.strip()[:300], "gezien": gezien.strip(),
                "door_id": by.account_id,
            },
        )  # fmt: skip
        log(a, found)
    return bezoek


def vul_rihg(
    huisverbod_id: int, antwoorden: Mapping[int, tuple[str, str]], *, gezien: str = "", by: Viewer, at: datetime
) -> None:
    """Rate these signals: {number: (weight, facts)}. High needs concrete facts; `gezien` is what the page showed."""
    with act("huisverbod.vul_rihg", by=by, at=at, ground="Besluit tijdelijk huisverbod 2") as a:
        found = grijp(huisverbod_id, "vul_rihg", by)
        numbers = {signaal.nummer for signaal in rihg.instrument(found.rihg_versie).signalen}
        if set(antwoorden) - numbers or any(zwaarte not in set(rihg.Zwaarte) for zwaarte, _ in antwoorden.values()):
            raise Refused("Dit signaal kent deze RiHG niet. Open de bladzijde opnieuw.")
        feiten = {nummer: tekst.strip() for nummer, (_, tekst) in antwoorden.items()}
        if bare := rihg.zonder_feiten({nummer: zwaarte for nummer, (zwaarte, _) in antwoorden.items()}, feiten):
            raise Refused(
                f"Hoog vraagt concrete feiten: wat, wanneer, wie zag het? Vul aan bij signaal {rihg.noem(bare)}."
            )
        veilig(found, *feiten.values())
        if gezien and gezien != ingevuld_tot(found, antwoorden):
            raise Stale
        _bewaar(found, antwoorden, by, at)
        log(a, found)


def ingevuld_tot(huisverbod: Huisverbod, nummers: Collection[int]) -> str:
    """When one of these signals was last changed; "nooit" before."""
    rows = RihgSignaal.objects.filter(huisverbod=huisverbod, nummer__in=list(nummers)).order_by("-op")
    last = rows.values_list("op", flat=True).first()
    return last.isoformat() if last else "nooit"


def _bewaar(found: Huisverbod, antwoorden: Mapping[int, tuple[str, str]], by: Viewer, at: datetime) -> None:
    """Only what changed gets a new hand and a new moment: it stays clear who rated what."""
    known = {row.nummer: row for row in RihgSignaal.objects.filter(huisverbod=found)}
    for nummer, (zwaarte, tekst) in antwoorden.items():
        row = known.get(nummer) or RihgSignaal(huisverbod=found, nummer=nummer, op=at, door_id=by.account_id)
        if row.pk and (row.zwaarte, row.feiten) == (zwaarte, tekst.strip()):
            continue
        row.zwaarte, row.feiten, row.op, row.door_id = zwaarte, tekst.strip(), at, by.account_id
        row.save()


def raadpleeg(huisverbod_id: int, advies: str, *, by: Viewer, at: datetime) -> Huisverbod:
    """What Veilig Thuis advises; needed before an order because of child abuse (Wth 2 lid 3)."""
    with act("huisverbod.raadpleeg", by=by, at=at, ground="Wth 2-3") as a:
        found = grijp(huisverbod_id, "raadpleeg", by)
        veilig(found, advies)
        found.vt_geraadpleegd_op = at
        found.vt_advies = nodig(advies, "Schrijf in een paar woorden op wat Veilig Thuis adviseert.")
        naar(a, found, "raadpleeg")
    return found


def stel_rihg_vast(huisverbod_id: int, *, by: Viewer, at: datetime) -> Huisverbod:
    """The weighing is done; from now on it stays as it is, and the decision can be taken."""
    with act("huisverbod.stel_rihg_vast", by=by, at=at, ground="Besluit tijdelijk huisverbod 2") as a:
        found = grijp(huisverbod_id, "stel_rihg_vast", by)
        bevoegd(found, "stel_rihg_vast", by)
        used = rihg.instrument(found.rihg_versie)
        filled = set(RihgSignaal.objects.filter(huisverbod=found).values_list("nummer", flat=True))
        if todo := sorted({item.deel for item in used.signalen if item.nummer not in filled}):
            raise Refused(f"Vul eerst de RiHG in: onderdeel {rihg.noem(todo)}. 'Weet ik nog niet' mag ook.")
        if not Huisbezoek.objects.filter(huisverbod=found).exists():
            raise Refused(
                "Leg eerst het huisbezoek vast: wie waren er, en wanneer? Was het niet samen, schrijf waarom."
            )
        found.rihg_op = at
        naar(a, found, "stel_rihg_vast")
        laat_weten(found, at, behalve=by.account_id)
    return found
