"""Laying a report at a case that is known already: a human says so, person by person.

During involvement the report joins the running case (vervolgmelding); after it had ended it keeps its own
case, on the same household (hermelding, domain 6.10). No receipt is lost, no text is changed.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet
from django.db.models.deletion import Collector, ProtectedError

from eenplan.core import sockets
from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import close, lock_all
from eenplan.dossier.casus.models import Betrokkene, Casus, Deelname, Schild, Uitspraak
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import Sluitreden
from eenplan.dossier.dubbelen.keuze import leg_keuze
from eenplan.dossier.dubbelen.rules import Keuze
from eenplan.dossier.gezinssysteem.models import Huishouden, Lid
from eenplan.dossier.gezinssysteem.overzetten import zet_adressen_over, zet_contact_over, zet_relaties_over
from eenplan.dossier.personen.actions import neem_namen_over, take_bsn
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.stukken.models import Stuk
from eenplan.feiten.actions import keten_van, leg_vast
from eenplan.keten.melding import dezelfde_mens
from eenplan.keten.melding.access import casus_of
from eenplan.keten.melding.geheugen import Geheugen, gemaakt, lezers, nieuw, onthoud, verzegel
from eenplan.keten.melding.models import GenoemdePersoon, Melding, Samenvoeging, Samenvoegvoorstel, Uitstel
from eenplan.keten.melding.rules import COURSE, Soort, na_sluiting, soort_en_fase
from eenplan.keten.melding.vierogen.rules import AL, TweedeNodig
from eenplan.keten.melding.zelfde import hoort_bij

Keuzes = Mapping[int, Keuze]  # per provisional person
NIETS_GEKOZEN: Keuzes = MappingProxyType({})
WITH_THE_PERSON = {"personen", "gezinssysteem", "casus", "radar"}  # what says who he is and where he belongs
MEER = (
    "Bij deze melding is al meer vastgelegd, bijvoorbeeld een plan. Dat zou met samenvoegen verdwijnen. Beoordeel deze"
    " melding in haar eigen casus, en noem daar het nummer van de andere."
)


def koppel(
    melding_id: int,
    casus_id: int,
    zelfde: Mapping[int, int],
    *,
    by: Viewer,
    at: datetime,
    met_id: int | None = None,
    keuzes: Keuzes = NIETS_GEKOZEN,
    ground: str = "Wmo 4.1.1 (radarfunctie, S1)",
) -> Melding:
    """Lay the report at the case `casus_id`; `zelfde` maps provisional person ids to the known person ids.

    `met_id` is the report there that tells the same incident, when it does. `keuzes` says per provisional person and
    field of which record the statement holds, where the two differ; without it what was known holds.

    Refused when the report was already laid at another case, the case is this report's own, or two who are called the
    same have another BSN. TweedeNodig when nothing else stands in the way, but two people have to decide.
    """
    with act("melding.koppel", by=by, at=at, ground=ground) as a:
        melding, own, known = _locked(by, melding_id, casus_id)
        met_id = hoort_bij(met_id, casus_id)
        soort, fase = soort_en_fase(known.stand)
        second = _second_missing(a, melding, known, zelfde) if soort is Soort.VERVOLG else None
        dezelfde_mens.controleer(own, known, zelfde, by)
        before, made = onthoud(melding, own, known, zelfde), gemaakt(own, known, list(zelfde.values()))
        row = Samenvoeging(
            melding=melding, met_id=met_id, van=own, naar=known, op=at, door_id=by.account_id, stand_naar=known.stand,
            acuut_naar=known.acuut,
        )  # fmt: skip
        _same_people(a, melding, own, zelfde, keuzes)
        if soort is Soort.VERVOLG:
            _join(a, melding, own, known)
        else:
            _same_household(own, known)
        if second:  # last, so that who proposes it hears first what could never be
            raise second
        melding.soort, melding.fase, melding.versie = soort, fase, melding.versie + 1
        melding.save(update_fields=["soort", "fase", "casus_id", "stand", "geopend_op", "versie"])
        _remember(row, before, zelfde, nieuw(made, gemaakt(own, known, list(zelfde.values()))))
        leg_vast(
            "melding_gekoppeld", at=at, casus_id=melding.casus_id, gemeente=melding.gemeente, soort=soort, fase=fase,
            was=keten_van(own.pk), **({"zelfde_incident": True} if met_id else {}), **_weer(soort, melding, known),
        )  # fmt: skip
        a.log(casus_id=melding.casus_id, object_type="melding", object_id=melding.pk, persons=tuple(zelfde.values()),
              classes=frozenset({DataClass.IDENTITEIT}))  # fmt: skip
        a.event("melding.gekoppeld", casus_id=melding.casus_id, melding_id=melding.pk, soort=str(soort), van=own.pk)
    return melding


def _locked(by: Viewer, melding_id: int, casus_id: int) -> tuple[Melding, Casus, Casus]:
    """The gate of both cases, then the report, its own case and the known one, locked: cases before reports."""
    own_id = casus_of(melding_id)
    for pk in (own_id, casus_id):
        may_write(by, pk, what="melding.koppel")
    cases = lock_all(own_id, casus_id)
    melding = Melding.objects.select_for_update(of=("self",)).get(pk=melding_id)
    _must_be_free(melding, own_id, casus_id)
    return melding, cases[own_id], cases[casus_id]


def _second_missing(a: Act, melding: Melding, known: Casus, zelfde: Mapping[int, int]) -> TweedeNodig | None:
    """Why two people have to decide (what works on the case of the report says so), unless a second just agreed."""
    agreed = Samenvoegvoorstel.objects.filter(melding=melding, naar=known, stand="bevestigd", samenvoeging=None)
    if agreed.filter(zelfde={str(key): pk for key, pk in zelfde.items()}, besloten_door=a.by.account_id).exists():
        return None
    ids: dict[str, int | str | None] = {"casus_id": melding.casus_id, "naar": known.pk}
    try:
        sockets.tell(sockets.Event("melding.koppelt", a.by, a.at, ids))
    except TweedeNodig as second:
        if melding.samenvoegvoorstellen.filter(stand="voorgesteld", naar=known).exists():
            raise Refused(AL) from second
        return second
    return None


def _must_be_free(melding: Melding, own_id: int, casus_id: int) -> None:
    """Not joined yet, not assessed yet; and no other report at its case that would be left behind when that closes."""
    if melding.casus_id == casus_id or melding.casus_id != own_id or melding.soort != Soort.EERSTE:
        raise Refused("Deze melding hoort al bij die casus. Ververs de pagina om de nieuwe stand te zien.")
    if melding.stand in COURSE.final_states:
        raise Refused("Dit kan nu niet: de melding is al beoordeeld. Begin bij die casus een nieuwe beoordeling.")
    other = Melding.objects.filter(casus_id=melding.casus_id).exclude(pk=melding.pk).first()
    if other:
        raise Refused(
            f"Bij deze casus ligt ook melding {other.nummer}. Maak die eerst los, of voeg de andere casus hierbij."
        )


def _remember(row: Samenvoeging, before: Geheugen, zelfde: Mapping[int, int], made: dict[str, list[int]]) -> None:
    row.verzegeld = verzegel(before, zelfde, row.naar.bronhouder_id)
    row.gemaakt = {**made, "schilden": lezers(row.naar)}
    row.save()


def _weer(soort: Soort, melding: Melding, known: Casus) -> dict[str, Any]:
    """What counts for recidivism of a hermelding: how long after the end, and whether something new happened (7.2)."""
    if soort is not Soort.HER:
        return {}
    ended, incident = known.afgesloten_op, melding.incident_datum
    new = incident is not None and ended is not None and incident > ended.date()
    after = na_sluiting(ended, melding.ontvangen_op)
    return {"na_sluiting": after, "nieuw_incident": new, "huishouden_van": keten_van(known.pk)}


def _same_people(a: Act, melding: Melding, own: Casus, zelfde: Mapping[int, int], keuzes: Keuzes) -> None:
    """Put the known person in the place of the provisional one; his words stay with the report."""
    for provisional_id, known_id in zelfde.items():
        provisional = Persoon.objects.get(pk=provisional_id)
        person = Persoon.objects.get(pk=known_id)
        leg_keuze(provisional, person, keuzes.get(provisional_id, {}), a.at)
        neem_namen_over(provisional, person)
        take_bsn(person, provisional)
        GenoemdePersoon.objects.filter(persoon=provisional).update(persoon=person, bevestigd=True)
        zet_adressen_over(provisional, person)
        zet_contact_over(provisional, person)
        zet_relaties_over(provisional, person)
        Betrokkene.objects.filter(casus=own, persoon=provisional).delete()
        Betrokkene.objects.get_or_create(casus=own, persoon=person, defaults={"vanaf": melding.ontvangen_op})
        _duty_to_inform(provisional.pk, person.pk)
        for said in Uitspraak.objects.filter(casus=own, over=provisional):
            said.over.add(person)
        Uitstel.objects.filter(casus=own, persoon=provisional).update(persoon=person)
        # what an instrument holds of him goes along, before it would go with him
        ids: dict[str, int | str | None] = {"persoon_id": provisional_id, "naar_id": known_id}
        sockets.tell(sockets.Event("persoon.samengevoegd", a.by, a.at, ids))
        _nothing_lost(provisional)
        provisional.delete()


def _nothing_lost(provisional: Persoon) -> None:
    """Refused when a later step holds something of him that would go with him, or keep him."""
    found = Collector(using=DEFAULT_DB_ALIAS)
    try:
        found.collect([provisional])
    except ProtectedError as held:
        raise Refused(MEER) from held
    rows = [model for model, instances in found.data.items() if instances]
    rows += [query.model for query in found.fast_deletes if query.exists()]
    if any(model._meta.app_label not in WITH_THE_PERSON for model in rows):
        raise Refused(MEER)


def _duty_to_inform(provisional_id: int, persoon_id: int) -> None:
    """Per person and per source (domain 3.15): the term goes along, unless he is to be told already."""
    mine = Deadline.objects.filter(object_type="persoon", object_id=provisional_id)
    if Deadline.objects.filter(object_type="persoon", object_id=persoon_id, done_at__isnull=True).exists():
        mine.delete()
    mine.update(object_id=persoon_id)


def _join(a: Act, melding: Melding, own: Casus, known: Casus) -> None:
    """Vervolgmelding: the report, its people and its terms go to the running case; its own case closes."""
    present = set(known.betrokkenen.values_list("persoon_id", flat=True))
    own.betrokkenen.filter(persoon_id__in=present).delete()
    own.betrokkenen.update(casus=known)
    for table in (Uitspraak, Uitstel, Stuk):
        table._default_manager.filter(casus=own).update(casus=known)
    Deadline.objects.filter(casus_id=own.pk, done_at__isnull=True).update(
        casus_id=known.pk, organisation_id=known.bronhouder_id
    )
    _strictest_shield(own, known)
    _move_in(own, known)
    if melding.stand == COURSE.start:  # laying it here is taking it up: the assessment of the case is its assessment
        melding.stand, melding.geopend_op = COURSE.step(melding.stand, "neem_op", a.by.role).target, a.at
    melding.casus = known
    close(a, own, Sluitreden.SAMENGEVOEGD, opgegaan_in=known, role=None)
    for account_id in _who_carry(known):
        put(Kind.VERVOLGMELDING, object_type="melding", object_id=melding.pk, at=a.at, account_id=account_id)
    for place_id in set(_partners(known).filter(account__isnull=True).values_list("organisatie_id", flat=True)):
        put(Kind.VERVOLGMELDING, object_type="melding", object_id=melding.pk, at=a.at, organisation_id=place_id)


def _partners(known: Casus) -> QuerySet[Deelname]:
    return known.deelnames.filter(tot__isnull=True)


def _who_carry(known: Casus) -> set[int]:
    """Who is responsible, and the people outside the bronhouder who take part: told within minutes (D1)."""
    people = {known.verantwoordelijke_id, *_partners(known).values_list("account_id", flat=True)}
    return {pk for pk in people if pk}


def _strictest_shield(own: Casus, known: Casus) -> None:
    """A shield on either case holds for the whole; only who read both may read it."""
    for shield in Schild.objects.filter(casus=own):
        there, fresh = Schild.objects.get_or_create(casus=known, soort=shield.soort)
        mine = set(shield.lezers.values_list("pk", flat=True))
        there.lezers.set(mine if fresh else mine & set(there.lezers.values_list("pk", flat=True)))


def _same_household(own: Casus, known: Casus) -> None:
    """Hermelding: its own case, on the household that was known."""
    _move_in(own, known)
    own.versie += 1
    own.save(update_fields=["versie"])


def _move_in(own: Casus, known: Casus) -> None:
    """The people of the report belong to the household that was known; the one made for it goes."""
    left = own.huishouden_id
    members = Lid.objects.filter(huishouden_id=known.huishouden_id, tot__isnull=True).values("persoon_id")
    moved = Lid.objects.filter(huishouden_id=left, tot__isnull=True).exclude(persoon_id__in=members)
    moved.update(huishouden_id=known.huishouden_id)
    own.huishouden_id = known.huishouden_id
    own.save(update_fields=["huishouden_id"])
    if not Casus.objects.filter(huishouden_id=left).exists():
        try:
            Huishouden.objects.filter(pk=left).delete()
        except ProtectedError as held:
            raise Refused(MEER) from held
