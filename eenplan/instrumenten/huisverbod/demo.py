"""Orders in the invented region: one in force, one that is being weighed; and who decides about them there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.models import Account
from eenplan.core.accounts.queries import viewer_by_username
from eenplan.core.acts import act
from eenplan.core.calendar import AMSTERDAM
from eenplan.dossier.casus.actions import add_to_team, lock
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.rules import Rol, Stand
from eenplan.dossier.personen.models import Adres
from eenplan.instrumenten.huisverbod import actions_begin, actions_bezoek, actions_rihg, dagen, opleggen, rihg
from eenplan.instrumenten.huisverbod.demo_mensen import GEMEENTE, mensen
from eenplan.instrumenten.huisverbod.genodigden import beslist, mogelijke
from eenplan.instrumenten.huisverbod.gesprek import leg_gesprek
from eenplan.keten.overdracht.geheim import geheimen

FEITEN = {
    1: ("hoog", "In de afgelopen twee jaar kwam de politie drie keer voor ruzie op dit adres."),
    3: ("hoog", "Rook naar drank en was luid; volgens beiden gebeurt het vooral na drinken."),
    8: ("hoog", "Sloeg twee keer met de vuist, gezien door de agent die binnenkwam."),
    12: ("middel", "Het jongste kind stond op de trap en hoorde alles."),
}


@dataclass(frozen=True, slots=True)
class Spelers:
    """Who acts in the stories."""

    casus: Viewer
    hovj: Viewer


def bouw() -> None:
    """Only where the region of the demo is; what is there already stays."""
    now = clock.now()
    if not Account.objects.filter(username="casus").exists() or not mensen():
        return
    spelers = Spelers(viewer_by_username("casus", now), viewer_by_username("hovj", now))
    enter(SYSTEM)
    rows = Casus.objects.filter(stand__in=(Stand.VERVOLG, Stand.UITVOERING, Stand.BEOORDELING))
    known = rows.filter(betrokkenen__rol=Rol.PLEGER).distinct().order_by("pk")
    here = sorted((row for row in known if not geheimen([row.pk])), key=lambda row: row.gemeente != GEMEENTE)
    cases = [row.pk for row in here]
    avond = (now.astimezone(AMSTERDAM) - timedelta(days=4)).replace(hour=22, minute=15, second=0, microsecond=0)
    for casus_id, begin in zip(cases, (avond, now - timedelta(hours=2)), strict=False):
        with clock.at(begin):
            pk = _begin(casus_id, spelers, begin)
        if begin == avond:
            _loopt(pk, spelers, begin)


def _begin(casus_id: int, spelers: Spelers, at: datetime) -> int:
    """Begun by Veilig Thuis, visited and half filled in together."""
    with act("demo.team", by=SYSTEM, at=at) as a:
        add_to_team(a, lock(casus_id), int(spelers.casus.account_id or 0))
    enter(SYSTEM)
    people = list(Casus.objects.get(pk=casus_id).betrokkenen.order_by("pk").values_list("persoon_id", "rol"))
    pleger = next(pk for pk, rol in people if rol == Rol.PLEGER)
    home = Adres.objects.filter(persoon_id=pleger, geheim=False).order_by("-van").first()
    given = actions_begin.Begin(
        herkomst="politie", aanleiding="Buren belden 112. Er was geslagen waar de kinderen bij waren.",
        pleger_id=pleger,
        adres=home.regel if home else "Sluiskade 14, 1234 AB Zandermeer",
        beschermden=[pk for pk, _ in people if pk != pleger],
        deelnemers=[row.account_id for row in mogelijke(Casus.objects.get(pk=casus_id), at) if beslist(row)],
    )  # fmt: skip
    pk = actions_begin.begin(casus_id, given, by=spelers.casus, at=at).pk
    actions_bezoek.leg_bezoek(pk, at, "G. Blom en een collega", "M. Hoekstra", by=spelers.casus, at=at)
    first = {item.nummer: FEITEN.get(item.nummer, ("laag", "")) for item in rihg.instrument(rihg.huidig()).van_deel(1)}
    actions_rihg.vul_rihg(pk, first, by=spelers.hovj, at=at)
    return pk


def _loopt(pk: int, spelers: Spelers, begin: datetime) -> None:
    """Imposed at night; what was to be done at once is done, the talk was held on the third day."""
    used = rihg.instrument(rihg.huidig())
    rest = {item.nummer: FEITEN.get(item.nummer, ("laag", "")) for item in used.signalen if item.deel > 1}
    with clock.at(begin):
        actions_rihg.vul_rihg(pk, rest, by=spelers.hovj, at=begin)
        actions_rihg.stel_rihg_vast(pk, by=spelers.hovj, at=begin)
        opleggen.leg_op(
            pk, "Er is twee keer geslagen en er is gezegd dat het niet voorbij is. De kinderen zijn bang.",
            leeftijd_hoe="Identiteitskaart gezien",
            mandaat="Mandaatbesluit Zandermeer 2025-14", by=spelers.hovj, at=begin,
        )  # fmt: skip
        for sleutel in ("burgemeester", "besluit_pleger", "besluit_huisgenoten"):
            dagen.teken(pk, sleutel, "Gedaan bij het opleggen", by=spelers.hovj, at=begin)
    later = begin + timedelta(hours=9)
    with clock.at(later):
        dagen.teken(pk, "adres", "Verblijft bij een broer; nummer is bij de politie", by=spelers.hovj, at=later)
    avond = begin + timedelta(days=2, hours=16)
    with clock.at(avond):
        leg_gesprek(
            pk, avond, "Beide ouders (apart), Veilig Thuis en het lokale team",
            "Wat er is gebeurd en wat nu veilig is.",
            "De vader belt dinsdag de verslavingszorg. De moeder belt bij onrust haar zus.",
            by=spelers.casus, at=avond,
        )  # fmt: skip
