"""What a receiver may have: the offer as it is kept, and a decision to share for each ground (R5, domain 10.1)."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime, timedelta

from eenplan.core.access.policy import DataClass, Purpose
from eenplan.core.accounts.models import Organisation
from eenplan.core.acts import Act
from eenplan.dossier.casus.actions import involve
from eenplan.dossier.casus.models import Casus, Deelbesluit
from eenplan.keten.overdracht.buiten import Buiten
from eenplan.keten.overdracht.grond import per_grond
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.queries import grond_in_woorden, tafel_van
from eenplan.keten.overdracht.rules import ALTIJD, DEELDAGEN, Aanbod, Pakket


def vul(row: Overdracht, aanbod: Aanbod, pakket: Pakket, ontvanger: Organisation | None, at: datetime) -> None:
    """Write the offer on its row; what was kept as a draft is done with."""
    row.tafel = [place.pk for place in tafel_van(ontvanger, at)] if ontvanger else []
    outside = aanbod.buiten or Buiten("", "")
    row.buiten_soort, row.buiten_naam = outside.soort, outside.naam.strip()[:200]
    row.buiten_wie = outside.wie.strip()[:200]
    row.organisatie, row.contactpersoon_id, row.pakket = ontvanger, aanbod.account_id, asdict(pakket)
    row.klassen = sorted(item.value for item in frozenset(aanbod.klassen) | ALTIJD)
    row.grond = aanbod.grond
    row.gronden = {item.value: code for item, code in aanbod.gronden.items() if item in aanbod.klassen}
    row.deel_tot, row.warm_gesprek = aanbod.tot or at + timedelta(days=DEELDAGEN), aanbod.warm_gesprek
    row.warm_met, row.warm_op, row.warm_waarom_niet = aanbod.warm.met, aanbod.warm.op, aanbod.warm.waarom_niet
    row.aangeboden_op, row.concept, row.versie = at, {}, row.versie + 1


def deel(a: Act, casus: Casus, row: Overdracht) -> None:
    """Let the receiver look at what is ticked, and at nothing else; one decision for each ground.

    Handed over to a municipality, everybody at its table looks until it is divided. Who has no account looks at
    nothing here; what goes on his paper is in the log.
    """
    for place in row.tafel or ([row.organisatie_id] if row.organisatie_id else []):
        _deel_met(a, casus, row, place)
    if row.buiten_soort:
        a.log(casus_id=casus.pk, object_type="overdracht", object_id=row.pk, classes=_klassen(row.klassen), rule="R5")


def _deel_met(a: Act, casus: Casus, row: Overdracht, place: int) -> None:
    assert row.deel_tot is not None
    general, *others = per_grond(row.klassen, row.grond, row.gronden).items()
    involve(
        a, casus, place, row.contactpersoon_id, _klassen(general[1]), doel=Purpose.REGIE,
        grond=grond_in_woorden(general[0]), tot=row.deel_tot, soort="uitgenodigd",
        client_geinformeerd=row.pakket["gezin_weet"][:200],
    )  # fmt: skip
    for code, klassen in others:
        _ook(a, casus, row, place, code, _klassen(klassen))


def _ook(a: Act, casus: Casus, row: Overdracht, place: int, code: str, klassen: Collection[DataClass]) -> None:
    decided_by = a.by.account_id or casus.verantwoordelijke_id
    assert decided_by is not None  # an open case has a responsible person
    assert row.deel_tot is not None
    Deelbesluit.objects.create(
        casus=casus, organisatie_id=place, account_id=row.contactpersoon_id, doel=Purpose.REGIE,
        klassen=sorted(item.value for item in klassen), grond=grond_in_woorden(code), besloten_door_id=decided_by,
        van=a.at, tot=row.deel_tot, client_geinformeerd=row.pakket["gezin_weet"][:200],
    )  # fmt: skip
    a.log(casus_id=casus.pk, object_type="deelbesluit", object_id=place, classes=frozenset(klassen))


def _klassen(names: Collection[str]) -> frozenset[DataClass]:
    return frozenset(DataClass(name) for name in names)
