"""Reading orders: the list, the page all parties share and the block on the family page; always through the gate."""

from datetime import datetime

from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.core.workflow import Transition
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.models import Deelbesluit
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.dossier.casus.queries import vindplaatsen
from eenplan.instrumenten.huisverbod import rihg, weging
from eenplan.instrumenten.huisverbod.access import bevoegdheid_van, role_of, vind, voor_thv
from eenplan.instrumenten.huisverbod.beeld import Beeld
from eenplan.instrumenten.huisverbod.beeld_delen import Deel
from eenplan.instrumenten.huisverbod.bevoegdheden import MAG
from eenplan.instrumenten.huisverbod.functies import Bevoegdheid
from eenplan.instrumenten.huisverbod.haltes import haltes_van, strook_van
from eenplan.instrumenten.huisverbod.models import Beschermde, Huisbezoek, Huisverbod, Huisverbodbesluit, RihgSignaal
from eenplan.instrumenten.huisverbod.rules import COURSE


def beeld(viewer: Viewer, huisverbod_id: int, *, now: datetime, what: str = "huisverbod.lees") -> Beeld:
    """Open an order with its case for the purpose thv; NotVisible when it is not for this viewer."""
    row, kijker = vind(huisverbod_id), voor_thv(viewer)
    dossier = open_casus(kijker, row.casus_id, what=what, now=now)
    if not {DataClass.VEILIGHEID, DataClass.IDENTITEIT} <= dossier.classes:
        raise NotVisible(Line(what, casus_id=row.casus_id, rule="R5", allowed=False))
    used, haltes = rihg.instrument(row.rihg_versie), haltes_van(row, now)
    filled = {item.nummer: item for item in row.signalen.select_related("door")}
    wie = bevoegdheid_van(viewer, row.casus.gemeente)
    protected = set(Beschermde.objects.filter(huisverbod=row).values_list("persoon_id", flat=True))
    return Beeld(
        rij=row, dossier=dossier, pleger=row.pleger.naam, pleger_geboren=str(row.pleger.geboortedatum),
        beschermden=tuple(mens for mens in dossier.mensen if mens.persoon_id in protected),
        delen=_delen(used, filled), instrument=used,
        beginsel=tuple(weging.delen_met_beginsel(used, {key: item.zwaarte for key, item in filled.items()})),
        bezoek=Huisbezoek.objects.filter(huisverbod=row).first(),
        besluiten=tuple(row.besluiten.select_related("door").order_by("op", "pk")), haltes=haltes,
        gesprekken=tuple(row.systeemgesprekken.select_related("door").order_by("gepland_op", "pk")),
        overtredingen=tuple(row.overtredingen.select_related("door").order_by("op", "pk")),
        partijen=_partijen(row, now), strook=strook_van(row, haltes, now), mag=wat_mag(kijker, row, wie), wie=wie,
        nu=now, bereikbaar=row.bereikbaar if vindplaatsen(kijker, dossier.facts).gemerkt else "",
    )  # fmt: skip


def _delen(used: rihg.Instrument, filled: dict[int, RihgSignaal]) -> tuple[Deel, ...]:
    return tuple(
        Deel(nummer, naam, tuple((signaal, filled.get(signaal.nummer)) for signaal in used.van_deel(nummer)))
        for nummer, naam in enumerate(used.delen, 1)
    )


def _partijen(row: Huisverbod, now: datetime) -> tuple[tuple[str, str], ...]:
    """Who takes part: name and organisation, never the whole team of a party."""
    live = Deelbesluit.objects.filter(casus_id=row.casus_id, doel="thv", tot__gt=now, account__isnull=False)
    found = live.select_related("account", "organisatie").order_by("organisatie__naam", "account__naam")
    return tuple((item.account.naam, item.organisatie.naam) for item in found if item.account)


def wat_mag(kijker: Viewer, row: Huisverbod, wie: Bevoegdheid) -> frozenset[str]:
    """What the course, the gate and the function of this viewer allow together."""
    if not ask(kijker, facts_of(kijker, row.casus_id), DataClass.VEILIGHEID, Action.SCHRIJVEN).allowed:
        return frozenset()
    open_to: tuple[Transition, ...] = COURSE.allowed(row.stand, role_of(kijker))
    return frozenset(item.action for item in open_to if item.action not in MAG or wie in MAG[item.action])


def laatste_mandaat(beeld: Beeld) -> str:
    """The mandate that someone of this function named last for this municipality, as far as the viewer may look."""
    rows = Huisverbodbesluit.objects.filter(
        bevoegdheid=beeld.wie, huisverbod__casus__gemeente=beeld.rij.casus.gemeente
    ).exclude(mandaat="")
    return rows.order_by("-op").values_list("mandaat", flat=True).first() or ""
