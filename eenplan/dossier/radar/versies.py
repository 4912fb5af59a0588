"""Learned weights in and out of use: one version at a time for each bronhouder, or the weights that came along."""

from datetime import datetime

from django.db.models import QuerySet

from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.dossier.radar.gewichten import Gewichten
from eenplan.dossier.radar.models import Gewichtenversie
from eenplan.dossier.radar.opslag import in_json


def versies(bronhouder_id: int) -> QuerySet[Gewichtenversie]:
    """Every version of this bronhouder, the newest first."""
    return Gewichtenversie.objects.filter(bronhouder_id=bronhouder_id).order_by("-versie")


def bewaar(
    bronhouder_id: int, gewichten: Gewichten, personen: int, paren: int, *, by: Viewer, at: datetime
) -> Gewichtenversie:  # fmt: skip
    """Keep these weights as the next version, in use from now on. Refused for who may not."""
    _mag(by, bronhouder_id)
    with act("radar.leer", by=by, at=at) as a:
        _een_tegelijk(bronhouder_id)
        last = versies(bronhouder_id).first()
        _stop(bronhouder_id, at)
        made = Gewichtenversie.objects.create(
            bronhouder_id=bronhouder_id, versie=last.versie + 1 if last else 1, op=at, door_id=by.account_id,
            gewichten=in_json(gewichten), personen=personen, paren=paren, gebruikt_van=at,
        )  # fmt: skip
        a.log(object_type="gewichtenversie", object_id=made.pk)
    return made


def terug_naar(bronhouder_id: int, versie: int | None, *, by: Viewer, at: datetime) -> None:
    """Use this version again, or with None the weights that came along. Refused when it is not there or in use."""
    _mag(by, bronhouder_id)
    with act("radar.gewichten", by=by, at=at) as a:
        _een_tegelijk(bronhouder_id)
        row = versies(bronhouder_id).filter(versie=versie).first() if versie is not None else None
        now = versies(bronhouder_id).filter(gebruikt_tot__isnull=True).first()
        if versie is not None and row is None:
            raise Refused(f"Er is geen versie {versie}. Kies er een uit de lijst: eenplan radar gewichten")
        if row == now:
            raise Refused(f"Versie {versie} is al in gebruik." if row else "De standaardgewichten zijn al in gebruik.")
        _stop(bronhouder_id, at)
        if row:
            row.gebruikt_van, row.gebruikt_tot = at, None
            row.save(update_fields=["gebruikt_van", "gebruikt_tot"])
        a.log(object_type="gewichtenversie", object_id=row.pk if row else None)


def _mag(by: Viewer, bronhouder_id: int) -> None:
    """Only who manages this organisation; the server itself may for all."""
    if not (by.system or (by.role is Role.BEHEER and by.organisation_id == bronhouder_id)):
        raise Refused("De gewichten van de radar kiest alleen de functioneel beheerder van de eigen organisatie.")


def _een_tegelijk(bronhouder_id: int) -> None:
    """Two who do it at once come one after the other."""
    Organisation.objects.select_for_update().get(pk=bronhouder_id)


def _stop(bronhouder_id: int, at: datetime) -> None:
    versies(bronhouder_id).filter(gebruikt_tot__isnull=True).update(gebruikt_tot=at)
