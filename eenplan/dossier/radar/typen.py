"""People who are being typed in a form: what of them counts, and when one may look. Nothing of it is stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from eenplan.core.crypto import blind
from eenplan.dossier.personen.leeftijd import genoemde_leeftijd, jaar_bij
from eenplan.dossier.personen.rules import AdresTekst, Geboortedatum, has_name, is_bsn, plain, split_name
from eenplan.dossier.radar.profiel import profiel
from eenplan.dossier.radar.vergelijk import A, B, G, Profiel, V, Veld

ZELFDE_DAG = frozenset({G.GELIJK, G.OMGEWISSELD, G.BIJNA, G.DEELS})  # a slip of the pen, or as far as it is recorded


def zelf_gevonden(niveaus: Sequence[int], *, hele_datum: bool) -> bool:
    """Whether the number, or the name and birth date, are his: not only the people or the house around him.

    A year says less than a day: then both names have to be his.
    """
    if niveaus[Veld.BSN] == B.GELIJK:
        return True
    named = (niveaus[Veld.VOORNAAM] not in (0, V.ANDERS), niveaus[Veld.ACHTERNAAM] not in (0, A.ANDERS))
    return (any if hele_datum else all)(named) and niveaus[Veld.GEBOREN] in ZELFDE_DAG


@dataclass(frozen=True, slots=True)
class Getypt:
    """One row of the form, perhaps half typed."""

    naam: str = ""
    geboortedatum: str = ""
    adres: str = ""
    bsn: str = ""

    @property
    def geboren(self) -> Geboortedatum:
        """As far as it can be read already."""
        try:
            return Geboortedatum.lees(self.geboortedatum)
        except ValueError:
            return Geboortedatum()

    @property
    def genoeg(self) -> bool:
        """A BSN, a name with the whole birth date, or a first name and surname with the year (access.md, misuse 7)."""
        if is_bsn(self.bsn) or not has_name(self.naam):
            return is_bsn(self.bsn)
        return self._hele_datum or (self.geboren.jaar is not None and self._hele_naam)

    @property
    def _hele_datum(self) -> bool:
        return all((self.geboren.jaar, self.geboren.maand, self.geboren.dag))

    @property
    def _hele_naam(self) -> bool:
        first, _, last = split_name(self.naam)
        return len(plain(first)) > 1 and len(plain(last)) > 1  # "S. Toets" is no first name

    def klopt(self, niveaus: Sequence[int]) -> bool:
        """Whether the number, or the name and birth date, by which one may look are those of who was found (misuse 7).

        Else a made-up one would open looking by a name and an address.
        """
        return self.genoeg and zelf_gevonden(niveaus, hele_datum=self._hele_datum)

    def profiel(self, now: datetime) -> Profiel:
        """What is compared."""
        first, _, last = split_name(self.naam) if has_name(self.naam) else ("", "", "")
        born, home = self.geboren, AdresTekst.lees(self.adres)
        about = jaar_bij(genoemde_leeftijd(self.naam), now.date()) or 0
        return profiel(
            first, last, (), (born.jaar or -about, born.maand, born.dag),
            [(home.straat, home.huisnummer, home.postcode, home.plaats, home.toevoeging, False)] if self.adres else (),
            "", blind(self.bsn) if is_bsn(self.bsn) else "",
        )  # fmt: skip


def mag_zoeken(getypt: Iterable[Getypt]) -> bool:
    """Whether enough is typed of one of them; the others then count along."""
    return any(item.genoeg for item in getypt)
