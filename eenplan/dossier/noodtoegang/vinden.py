"""The case that a key leads to, looked for past the second lock; what is found is told to nobody but the course."""

from eenplan.core.accounts.models import Organisation
from eenplan.core.crypto.zegel import blind
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.noodtoegang.rules import Sleutel, Zaak, achternaam
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.radar.klank import klank
from eenplan.dossier.radar.models import Sleutel as Kenmerk
from eenplan.dossier.radar.sleutels import getal


def zaken(sleutel: Sleutel) -> list[Zaak]:
    """The cases of one person, or the one with this number; none when the key leads to different families."""
    if sleutel.soort == "nummer":
        return _zaken({pk for pk in (_verder(sleutel.tekst),) if pk})
    people = _met_bsn(sleutel.tekst) if sleutel.soort == "bsn" else _met_naam(sleutel)
    rows = Betrokkene.objects.filter(persoon_id__in=people, casus__opgegaan_in__isnull=True)
    per_human: dict[str, set[int]] = {}
    for persoon_id, casus_id in rows.values_list("persoon_id", "casus_id"):
        per_human.setdefault(people[persoon_id], set()).add(casus_id)
    nameless = per_human.pop("", set()) if len(per_human) > 1 else set()  # "mevrouw Toets" is one of those with a name
    found = {frozenset(cases | nameless) for cases in per_human.values()}
    return _zaken(set(found.pop())) if len(found) == 1 else []  # twins are in the same cases


def _zaken(keys: set[int]) -> list[Zaak]:
    rows = Casus.objects.filter(pk__in=keys).values_list("pk", "nummer", "afgesloten_op")
    return [Zaak(pk, nummer, closed is None) for pk, nummer, closed in rows]


def _verder(nummer: str) -> int | None:
    """The case with this number, or the one that it was joined with."""
    row = Casus.objects.filter(nummer=nummer.strip().upper()).first()
    while row is not None and row.opgegaan_in_id:
        row = Casus.objects.get(pk=row.opgegaan_in_id)
    return row.pk if row else None


def _met_kenmerk(kenmerk: str) -> set[int]:
    """By the keys of the radar, which have an index; of every organisation, for the case may be another's."""
    rows = Kenmerk.objects.filter(
        bronhouder_id__in=Organisation.objects.values("pk"), soort=kenmerk[0], sleutel=getal(kenmerk)
    )
    return set(rows.values_list("persoon_id", flat=True))


def _met_bsn(bsn: str) -> dict[int, str]:
    """One number is one human being, also when he was written down twice."""
    index = blind(bsn)
    rows = Persoon.objects.filter(pk__in=_met_kenmerk(f"b{index}"), bsn_index=index)
    return dict.fromkeys(rows.values_list("pk", flat=True), bsn)


def _met_naam(sleutel: Sleutel) -> dict[int, str]:
    """Of the people born that day those with such a surname, by sound: it may be said over the telephone.

    With the sound of the first name: who is called alike too is one human being who was written down twice.
    """
    year, month, day = sleutel.geboren
    asked = {klank(word) for word in achternaam(sleutel.tekst)}
    born = Persoon.objects.filter(
        pk__in=_met_kenmerk(f"d{year}-{min(month, day)}-{max(month, day)}"),
        geboortejaar=year, geboortemaand=month, geboortedag=day,
    ).prefetch_related("andere_namen")  # fmt: skip
    found = [row for row in born if asked and any(asked <= known for known in _namen(row))]
    return {row.pk: klank((achternaam(row.voornamen) or [""])[0]) for row in found}


def _namen(row: Persoon) -> list[set[str]]:
    """The surname, and each other name as a whole."""
    names = [row.achternaam, *(other.naam for other in row.andere_namen.all())]
    return [{klank(word) for word in achternaam(name)} for name in names]
