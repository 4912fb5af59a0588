"""People who are being typed in a form: what of them counts, and when one may look. Nothing of it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from eenplan.core.crypto.zegel import blind
from eenplan.dossier.personen.leeftijd import genoemde_leeftijd, jaar_bij
from eenplan.dossier.personen.rules import AdresTekst, Geboortedatum, has_name, is_bsn, split_name
from eenplan.dossier.radar.profiel import profiel
from eenplan.dossier.radar.vergelijk import A, B, G, Profiel, V, Veld

ZELFDE_DAG = frozenset({G.GELIJK, G.OMGEWISSELD, G.BIJNA, G.DEELS})  # a slip of the pen, or as far as it is recorded


def zelf_gevonden(niveaus: Sequence[int]) -> bool:
    """Whether the number, or the name and birth date, are his: not only the people or the house around him.

    Where a year is all that is known of either, both names have to be his.
    """
    if niveaus[Veld.BSN] == B.GELIJK:
        return True
    named = (niveaus[Veld.VOORNAAM] not in (0, V.ANDERS), niveaus[Veld.ACHTERNAAM] not in (0, A.ANDERS))
    return (all if niveaus[Veld.GEBOREN] == G.DEELS else any)(named) and niveaus[Veld.GEBOREN] in ZELFDE_DAG


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
        """A BSN, or a name with the whole birth date (access.md, misuse 7)."""
        return is_bsn(self.bsn) or (
            has_name(self.naam) and all((self.geboren.jaar, self.geboren.maand, self.geboren.dag))
        )

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


def mag_zoeken(getypt: Sequence[Getypt]) -> frozenset[int]:
    """By which rows one may look; the others then count along. Else a made-up one would open a name and an address."""
    return frozenset(place for place, item in enumerate(getypt) if item.genoeg)
