"""Filling in the RiHG together, and settling it."""

from collections.abc import Collection, Mapping
from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Stale, act
from eenplan.core.workflow import Refused
from eenplan.instrumenten.huisverbod import rihg, weging
from eenplan.instrumenten.huisverbod.berichten import laat_weten
from eenplan.instrumenten.huisverbod.gang import bevoegd, grijp, log, naar, veilig
from eenplan.instrumenten.huisverbod.models import Huisbezoek, Huisverbod, RihgSignaal


def vul_rihg(
    huisverbod_id: int, antwoorden: Mapping[int, tuple[str, str]], *, gezien: str = "", by: Viewer, at: datetime
) -> None:
    """Rate these signals: {number: (weight, facts)}. High needs concrete facts; `gezien` is what the page showed."""
    with act("huisverbod.vul_rihg", by=by, at=at, ground="Besluit tijdelijk huisverbod 2") as a:
        found = grijp(huisverbod_id, "vul_rihg", by)
        numbers = {signaal.nummer for signaal in rihg.instrument(found.rihg_versie).signalen}
        if set(antwoorden) - numbers or any(zwaarte not in set(weging.Zwaarte) for zwaarte, _ in antwoorden.values()):
            raise Refused("Dit signaal kent deze RiHG niet. Open de bladzijde opnieuw.")
        feiten = {nummer: tekst.strip() for nummer, (_, tekst) in antwoorden.items()}
        if bare := weging.zonder_feiten({nummer: zwaarte for nummer, (zwaarte, _) in antwoorden.items()}, feiten):
            raise Refused(
                f"Hoog vraagt concrete feiten: wat, wanneer, wie zag het? Vul aan bij signaal {weging.noem(bare)}."
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


def stel_rihg_vast(huisverbod_id: int, *, by: Viewer, at: datetime) -> Huisverbod:
    """The weighing is done; from now on it stays as it is, and the decision can be taken."""
    with act("huisverbod.stel_rihg_vast", by=by, at=at, ground="Besluit tijdelijk huisverbod 2") as a:
        found = grijp(huisverbod_id, "stel_rihg_vast", by)
        bevoegd(found, "stel_rihg_vast", by)
        used = rihg.instrument(found.rihg_versie)
        filled = set(RihgSignaal.objects.filter(huisverbod=found).values_list("nummer", flat=True))
        if todo := sorted({item.deel for item in used.signalen if item.nummer not in filled}):
            raise Refused(f"Vul eerst de RiHG in: onderdeel {weging.noem(todo)}. 'Weet ik nog niet' mag ook.")
        if not Huisbezoek.objects.filter(huisverbod=found).exists():
            raise Refused(
                "Leg eerst het huisbezoek vast: wie waren er, en wanneer? Was het niet samen, schrijf waarom."
            )
        found.rihg_op = at
        naar(a, found, "stel_rihg_vast")
        laat_weten(found, at, behalve=by.account_id)
    return found
