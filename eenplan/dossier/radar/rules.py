"""When two persons look like the same one: plain reasons with a weight, for a human to judge. Pure Python."""

from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from eenplan.dossier.radar.banden import Band
from eenplan.dossier.radar.klank import klank


@dataclass(frozen=True, slots=True)
class Kenmerken:
    """What is known of a person for comparing; empty means unknown and counts neither way."""

    zoeknaam: str = ""
    voornaam: str = ""
    achternaam: str = ""
    jaar: int | None = None
    maand: int | None = None
    dag: int | None = None
    bsn_index: str = ""
    zoekadressen: frozenset[str] = frozenset()
    postcodes: frozenset[tuple[str, int | None]] = frozenset()
    andere_namen: frozenset[str] = frozenset()


@dataclass(slots=True)
class Oordeel:
    """Evidence for and against, in Dutch, heaviest first."""

    gewicht: int = 0
    voor: list[str] = field(default_factory=list)
    tegen: list[str] = field(default_factory=list)

    def pro(self, weight: int, reason: str) -> None:
        """Add evidence for."""
        self.gewicht += weight
        self.voor.append(reason)

    def contra(self, weight: int, reason: str) -> None:
        """Add evidence against."""
        self.gewicht -= weight
        self.tegen.append(reason)


# Set beforehand; the radar of its own issue replaces these by trained weights.
THRESHOLDS = ((100, Band.ZEKER), (45, Band.WAARSCHIJNLIJK), (25, Band.MOGELIJK))


def band(weight: int) -> Band | None:
    """The band of a weight, or None when there is too little to show."""
    return next((name for least, name in THRESHOLDS if weight >= least), None)


def same_word(one: str, other: str) -> bool:
    """Whether two words are the same but for a letter or two (longer words may differ more), or sound the same."""
    if one == other:
        return bool(one)
    allowed = 1 if max(len(one), len(other)) < 8 else 2
    if min(len(one), len(other)) <= 3:
        return False
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed or klank(one) == klank(other)


def begins_like(one: str, other: str, least: int) -> bool:
    """Whether the shorter word is the beginning of the longer one: Jo and Johanna, Novak and Novakova."""
    return one != other and min(len(one), len(other)) >= least and (one.startswith(other) or other.startswith(one))


def weigh(new: Kenmerken, known: Kenmerken, *, rare: bool = False) -> Oordeel:
    """Lay two persons side by side. `rare`: nobody else in the record has exactly this name."""
    oordeel = Oordeel()
    _bsn(new, known, oordeel)
    _name(new, known, oordeel)
    if rare and " " in new.zoeknaam and new.zoeknaam == known.zoeknaam:
        oordeel.pro(15, "deze naam komt maar één keer voor")
    _birth(new, known, oordeel)
    _address(new, known, oordeel)
    return oordeel


def _bsn(new: Kenmerken, known: Kenmerken, oordeel: Oordeel) -> None:
    if not (new.bsn_index and known.bsn_index):
        return
    if new.bsn_index == known.bsn_index:
        oordeel.pro(100, "zelfde burgerservicenummer")
    else:
        oordeel.contra(60, "ander burgerservicenummer")


def _names(person: Kenmerken) -> set[str]:
    return {word for name in (person.achternaam, *person.andere_namen) for word in name.split() if len(word) > 1}


def _name(new: Kenmerken, known: Kenmerken, oordeel: Oordeel) -> None:
    if new.zoeknaam and (new.zoeknaam == known.zoeknaam or new.zoeknaam in known.andere_namen):
        oordeel.pro(30 if " " in new.zoeknaam else 12, "zelfde naam")
        return
    pairs = [(one, other) for one in _names(new) for other in _names(known)]
    if any(same_word(one, other) for one, other in pairs):
        oordeel.pro(18, "achternaam gelijk of bijna gelijk")
    elif any(begins_like(one, other, 5) for one, other in pairs):
        oordeel.pro(8, "achternaam begint gelijk")
    elif new.achternaam and known.achternaam:
        oordeel.contra(15, "andere achternaam")
    _first_name(new, known, oordeel)


def _first_name(new: Kenmerken, known: Kenmerken, oordeel: Oordeel) -> None:
    one, other = new.voornaam.split()[:1], known.voornaam.split()[:1]
    if not (one and other):
        return
    if same_word(one[0], other[0]):
        oordeel.pro(12, "voornaam gelijk of bijna gelijk")
    elif min(len(one[0]), len(other[0])) == 1:
        if one[0][0] == other[0][0]:
            oordeel.pro(4, "zelfde voorletter")
    elif begins_like(one[0], other[0], 2):
        oordeel.pro(8, "kan de roepnaam zijn")
    elif one[0][:3] != other[0][:3]:
        oordeel.contra(14, "andere voornaam")


def _birth(new: Kenmerken, known: Kenmerken, oordeel: Oordeel) -> None:
    pairs = [(new.jaar, known.jaar), (new.maand, known.maand), (new.dag, known.dag)]
    both = [(one, other) for one, other in pairs if one is not None and other is not None]
    same = sum(one == other for one, other in both)
    if len(both) == 3 and same == 3:
        oordeel.pro(30, "zelfde geboortedatum")
    elif new.jaar and new.jaar == known.jaar and (new.maand, new.dag) == (known.dag, known.maand) and new.dag:
        oordeel.pro(24, "geboortedatum met dag en maand omgewisseld")
    elif len(both) == 3 and same == 2:
        oordeel.pro(12, "geboortedatum scheelt op een plaats")
    elif both and same == len(both):
        oordeel.pro(8 * same, "geboortedatum klopt voor zover bekend")
    elif both and not (same and len(both) < 3):  # half known and half right says nothing
        oordeel.contra(25, "andere geboortedatum")


def _address(new: Kenmerken, known: Kenmerken, oordeel: Oordeel) -> None:
    houses = {pair for pair in new.postcodes if pair[0] and pair[1]}
    if houses & known.postcodes:
        oordeel.pro(25, "zelfde postcode en huisnummer")
    elif any(_same_street(one, other) for one in new.zoekadressen for other in known.zoekadressen):
        oordeel.pro(22, "zelfde of bijna zelfde adres")
    elif _elsewhere(new, known):
        oordeel.contra(10, "ander adres")


def _elsewhere(new: Kenmerken, known: Kenmerken) -> bool:
    """Both have an address, and no word of the one (street, place) is in the other."""
    ones, others = ({word for text in who.zoekadressen for word in text.split()} for who in (new, known))
    return bool(ones and others) and not any(same_word(one, other) for one in ones for other in others)


def _same_street(one: str, other: str) -> bool:
    left, right = one.split(), other.split()
    numbers = {word for word in left if word.isdigit()}, {word for word in right if word.isdigit()}
    if numbers[0] and numbers[1] and not numbers[0] & numbers[1]:
        return False
    return bool(left and right) and same_word(left[0], right[0])
