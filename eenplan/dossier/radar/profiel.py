"""What of a recorded person counts for comparing."""

from collections.abc import Iterable

from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.dossier.personen.rules import Geslacht, plain
from eenplan.dossier.radar.vergelijk import Profiel


def profiel_van(person: Persoon, adressen: Iterable[Adres] | None = None) -> Profiel:
    """The profile of a person, with these addresses or all; expects addresses and other names prefetched."""
    rows = person.adressen.all() if adressen is None else adressen
    return profiel(
        person.voornamen, person.achternaam, [row.zoeknaam for row in person.andere_namen.all()],
        (person.geboortejaar or -(person.geschat_jaar or 0), person.geboortemaand, person.geboortedag),
        [(row.straat, row.huisnummer, row.postcode, row.plaats) for row in rows], person.geslacht, person.bsn_index,
    )  # fmt: skip


def profiel(
    voornamen: str, achternaam: str, andere_namen: Iterable[str], geboren: tuple[int | None, int | None, int | None],
    adressen: Iterable[tuple[str, int | None, str, str]], geslacht: str, bsn: str,
) -> Profiel:  # fmt: skip
    """The profile out of what is written down; the words of another name count as surnames, but for the first names."""
    first, last = plain(voornamen).split(), plain(achternaam)
    others = [word for naam in andere_namen for word in plain(naam).split() if word not in first]
    return Profiel(
        tuple(first), last, tuple(dict.fromkeys([*last.split(), *others])),
        (geboren[0] or 0, geboren[1] or 0, geboren[2] or 0),
        tuple((plain(row[0]), row[1] or 0, row[2].replace(" ", ""), plain(row[3])) for row in adressen),
        geslacht if geslacht in (Geslacht.VROUW, Geslacht.MAN) else "", bsn,
    )  # fmt: skip
