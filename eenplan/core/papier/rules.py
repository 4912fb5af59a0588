"""What a document is made of: plain text in blocks. Pure Python, so a package can test its document as data."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True)
class Kop:
    """A heading within the document."""

    tekst: str


@dataclass(frozen=True)
class Alinea:
    """A paragraph; line ends are kept."""

    tekst: str


@dataclass(frozen=True)
class Lijst:
    """Short lines, each with a dot before it; numbered when `genummerd`."""

    regels: tuple[str, ...]
    genummerd: bool = False


@dataclass(frozen=True)
class Velden:
    """Pairs of a word and what was filled in."""

    paren: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Tabel:
    """Rows under headings; `breedtes` are shares of the width, equal when left out.

    Raises ValueError when a row, or the shares, have another length than the headings.
    """

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    breedtes: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """A crooked table is a mistake of the maker, seen at once."""
        lengths = {len(row) for row in self.rijen} | {len(self.breedtes or self.koppen)}
        if lengths != {len(self.koppen)}:
            raise ValueError(f"{len(self.koppen)} koppen, maar rijen van {sorted(lengths)}")

    @property
    def gelabeld(self) -> list[list[tuple[str, str]]]:
        """Each cell with its heading, for a screen that is too narrow for columns."""
        return [list(zip(self.koppen, row, strict=True)) for row in self.rijen]


Blok = Kop | Alinea | Lijst | Velden | Tabel


@dataclass(frozen=True)
class Papier:
    """A whole document. `merk` stands above every page, e.g. that its content is a sample.

    `een_blad`: smaller letters when it would not fit on one sheet. `zuinig`: a little smaller ones when that saves a
    last page that would be half empty. `adres` makes it a letter: it stands first, where an envelope has its window.
    """

    titel: str
    kenmerk: str
    op: datetime
    blokken: tuple[Blok, ...]
    merk: str = ""
    een_blad: bool = False
    zuinig: bool = False
    adres: tuple[str, ...] = ()


Change = Callable[[str], str]


def gewijzigd(papier: Papier, change: Change) -> Papier:
    """The same document with each of its words changed like this."""
    blocks = tuple(_blok(blok, change) for blok in papier.blokken)
    return replace(papier, blokken=blocks, titel=change(papier.titel), kenmerk=change(papier.kenmerk),
                   adres=tuple(map(change, papier.adres)))  # fmt: skip


def _blok(blok: Blok, change: Change) -> Blok:
    if isinstance(blok, Kop | Alinea):
        return replace(blok, tekst=change(blok.tekst))
    if isinstance(blok, Lijst):
        return replace(blok, regels=tuple(map(change, blok.regels)))
    if isinstance(blok, Velden):
        return Velden(tuple((change(name), change(text)) for name, text in blok.paren))
    return replace(blok, rijen=tuple(tuple(map(change, row)) for row in blok.rijen))
