"""What a step owes by letter: rows with a term each, inside the act that causes it."""

from collections.abc import Collection
from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.deadlines.actions import Subject, start_each
from eenplan.dossier.brieven.inhoud import Velden, verzegel
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.ontvanger import kring
from eenplan.dossier.brieven.rules import OPEN, SOORTEN, TERMIJN, Aan, Bestemming, Soort, bestemmingen
from eenplan.dossier.casus.actions import bij_bronhouder, lock
from eenplan.dossier.casus.models import Casus


def verschuldigd(
    casus_id: int, soort: Soort, *, by: Viewer, at: datetime, ground: str, velden: Velden | None = None,
    bronnen: Collection[int] = (),
) -> list[Brief]:  # fmt: skip
    """A step owes this letter to everybody in the case, or to these informants; in its act.

    Each gets one, by the rules of age; what already waits is not owed twice. Returns what is new.
    """
    with act("brief.verschuldigd", by=by, at=at, ground=ground) as a:
        casus = lock(casus_id)
        people = kring(casus, at)
        leden = people.leden
        ids = leden if SOORTEN[soort].aan is Aan.PERSOON else ()
        wanted = [
            to for pk in ids if not people.persoon(pk).overleden_op for to in bestemmingen(leden[pk], leden.values())
        ]
        waits = Brief.objects.filter(casus=casus, soort=soort, stand__in=OPEN)
        there: set[tuple[int | None, ...]] = set(waits.values_list("persoon_id", "over_id", "bron_id"))
        rows = [
            nieuw(a, casus, soort, to) for to in dict.fromkeys(wanted) if (to.aan_id, to.over_id, None) not in there
        ]
        rows += [nieuw(a, casus, soort, bron_id=pk) for pk in bronnen if (None, None, pk) not in there]
        for row in rows:
            row.verschuldigd_op = at
            verzegel(row, velden or Velden())
        made = Brief.objects.bulk_create(rows)
        _klok(casus, made, at)
        for row in made:
            a.log(casus_id=casus_id, object_type="brief", object_id=row.pk)
    return made


def nieuw(a: Act, casus: Casus, soort: Soort, to: Bestemming | None = None, bron_id: int | None = None) -> Brief:
    """A letter that nobody wrote on yet."""
    return Brief(
        casus=casus, soort=soort, aan_soort=SOORTEN[soort].aan, persoon_id=to.aan_id if to else None,
        over_id=to.over_id if to else None, bron_id=bron_id, gemaakt_op=a.at, gemaakt_door_id=a.by.account_id,
    )  # fmt: skip


def _klok(casus: Casus, rows: Collection[Brief], at: datetime) -> None:
    """One term for each letter, on the name of who works on it at Veilig Thuis."""
    if rows:
        place, person = bij_bronhouder(casus, at)
        start_each([TERMIJN], [Subject("brief", row.pk, place, person, casus.pk) for row in rows], at)


def houd_klok(casus_id: int, at: datetime) -> None:
    """A case that closes ends its terms; what was not sent yet stays owed. Inside the act that closes."""
    waits = list(Brief.objects.filter(casus_id=casus_id, stand__in=OPEN, verschuldigd_op__isnull=False))
    _klok(Casus.objects.select_related("bronhouder").get(pk=casus_id), waits, at)
