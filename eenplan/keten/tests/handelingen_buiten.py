"""More of `handelingen`: what a receiver without an account answers, mandates, and who follows up who left."""

from datetime import timedelta

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment
from eenplan.dossier.casus.models import Casus
from eenplan.keten.overdracht import actions as overdracht
from eenplan.keten.overdracht.actions_buiten import leg_aanvaarding_vast, leg_weigering_vast
from eenplan.keten.overdracht.buiten import Buiten
from eenplan.keten.overdracht.ontvangst import Ontvangst
from eenplan.keten.overdracht.rules import Aanbod
from eenplan.keten.plan.actions_oud_team import laat_gaan
from eenplan.keten.regie.actions_mandaat import beeindig_mandaat, geef_mandaat
from eenplan.keten.regie.mandaat import NieuwMandaat
from eenplan.keten.regie.opvolging import vang_op
from eenplan.keten.regie.uit_dienst import laat_los
from eenplan.keten.tests.handelingen import Doe, besloten, klaar
from eenplan.keten.tests.levensloop import Loop, dag, overgedragen
from tests.regio import Regio


def op_papier(regio: Regio, soort: str = "lopende_hulp") -> int:
    """Offered to somebody without an account."""
    row = besloten(regio).overdracht
    offer = Aanbod(None, buiten=Buiten(soort, "Huisartsenpraktijk De Linde"))
    return overdracht.bied_aan(row.pk, offer, by=regio["triagist"], at=regio.at).pk


def antwoord(regio: Regio) -> Ontvangst:
    """Somebody there said it by telephone."""
    return Ontvangst("dokter Smit", "huisarts", regio.at, "telefoon", "Z-1")


@klaar("overdracht.leg_aanvaarding_vast")
def _ja(regio: Regio) -> Doe:
    pk = op_papier(regio)
    return lambda: leg_aanvaarding_vast(pk, antwoord(regio), by=regio["triagist"], at=regio.at)


@klaar("overdracht.leg_aanvaarding_vast, andere regio")
def _verhuisd(regio: Regio) -> Doe:
    pk = op_papier(regio, "andere_vt")
    return lambda: leg_aanvaarding_vast(pk, antwoord(regio), by=regio["triagist"], at=regio.at)


@klaar("overdracht.leg_weigering_vast")
def _nee(regio: Regio) -> Doe:
    pk = op_papier(regio)
    return lambda: leg_weigering_vast(pk, antwoord(regio), "Sanne woont elders.", by=regio["triagist"], at=regio.at)


def mandaat(regio: Regio) -> tuple[Loop, NieuwMandaat]:
    """A case with a director, and what Veilig Thuis lets him do."""
    place = regio.organisations["vt"].pk
    return overgedragen(regio), NieuwMandaat(place, "M. de Vries", "Peter aanspreken.", dag(regio.at, 60))


@klaar("regie.geef_mandaat")
def _mandaat(regio: Regio) -> Doe:
    loop, nieuw = mandaat(regio)
    return lambda: geef_mandaat(loop.casus_id, nieuw, by=regio["regisseur"], at=regio.at)


@klaar("regie.beeindig_mandaat")
def _einde(regio: Regio) -> Doe:
    loop, nieuw = mandaat(regio)
    row = geef_mandaat(loop.casus_id, nieuw, by=regio["regisseur"], at=regio.at)
    return lambda: beeindig_mandaat(row.pk, "Peter is verhuisd.", by=regio["regisseur"], at=regio.at)


def vertrokken(regio: Regio, *keys: str) -> Doe:
    """These people of the local team left, after it took a case over."""
    overgedragen(regio)
    people = [regio.accounts[key].pk for key in keys]
    Appointment.objects.filter(account_id__in=people).update(tot=regio.at)
    return lambda: vang_op(regio.at + timedelta(hours=1))


@klaar("regie.volg_op")
def _volg_op(regio: Regio) -> Doe:
    return vertrokken(regio, "regisseur")


@klaar("regie.vang_op")
def _vang_op(regio: Regio) -> Doe:
    return vertrokken(regio, "regisseur", "collega")


@klaar("regie.uit_dienst")
def _uit_dienst(regio: Regio) -> Doe:
    vertrokken(regio, "lead")  # who answers for nothing, so that nothing else follows
    return lambda: laat_los(regio.at + timedelta(hours=1))


@klaar("regie.oud_team")
def _oud_team(regio: Regio) -> Doe:
    loop, team = overgedragen(regio), regio.organisations["team"].pk
    enter(SYSTEM)
    vt = regio["lead"]
    Casus.objects.filter(pk=loop.casus_id).update(
        verantwoordelijke_organisatie=vt.organisation_id, verantwoordelijke=vt.account_id
    )
    return lambda: laat_gaan(loop.casus_id, team, by=SYSTEM, at=regio.at + timedelta(hours=1), ground="toets")
