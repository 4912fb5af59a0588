"""What goes wrong when somebody is named a second time; two models that share no code of choosing. Pure Python.

Types after Christen & Vatsalan (typing, hearing, reading), Febrl's generator, and what Dutch records add: a lost
tussenvoegsel, a married name, a called name, a partial birth date, somebody who moved. Model A draws a number of
errors and then their kinds, and serves for tuning. Model B lets each field go wrong by itself with other mistakes of
typing; on it is reported.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.bench.radar.bevolking import LETTERS, Mens

Fout = Callable[[Random, Mens], Mens]
TOETSEN = {
    "a": "sqz", "b": "vgn", "c": "xdv", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gjy", "i": "uok",
    "j": "hku", "k": "jli", "l": "kop", "m": "nj", "n": "bmh", "o": "ipl", "p": "ol", "q": "wa", "r": "etf",
    "s": "adw", "t": "ryg", "u": "yij", "v": "cfb", "w": "qes", "x": "zsc", "y": "tuh", "z": "asx",
}  # fmt: skip
GEHOORD = (
    ("ij", "y"), ("ei", "ij"), ("ou", "au"), ("dt", "t"), ("d", "t"), ("ck", "k"), ("c", "k"), ("ks", "x"), ("f", "v"),
    ("v", "f"), ("z", "s"), ("s", "z"), ("ph", "f"), ("th", "t"), ("ee", "e"), ("aa", "a"), ("oo", "o"), ("ll", "l"),
    ("ss", "s"), ("nn", "n"), ("e", "ee"), ("k", "c"), ("y", "ij"), ("oe", "u"), ("u", "oe"), ("g", "ch"), ("w", "v"),
)  # fmt: skip


def tik(rng: Random, word: str) -> str:
    """One slip of the finger."""
    if len(word) < 2:
        return word
    spot, kind = rng.randrange(len(word)), rng.randrange(4)
    char = word[spot]
    if kind == 0:
        return word[:spot] + word[spot + 1 :]
    if kind == 1:
        return word[:spot] + char + word[spot:]
    if kind == 2 and spot:
        return word[: spot - 1] + word[spot] + word[spot - 1] + word[spot + 1 :]
    return word[:spot] + rng.choice(TOETSEN.get(char.lower(), "e")) + word[spot + 1 :]


def willekeurig(rng: Random, word: str) -> str:
    """One letter changed, added or lost, any letter (as Febrl does)."""
    if len(word) < 2:
        return word
    spot, letter = rng.randrange(len(word)), rng.choice("abcdefghijklmnopqrstuvwxyz")
    return rng.choice(
        (word[:spot] + word[spot + 1 :], word[:spot] + letter + word[spot:], word[:spot] + letter + word[spot + 1 :])
    )


def hoor(rng: Random, word: str) -> str:
    """Written as it sounds to another."""
    fits = [(old, new) for old, new in GEHOORD if old in word.lower()]
    if not fits:
        return tik(rng, word)
    old, new = rng.choice(fits)
    spot = word.lower().index(old)
    return (word[:spot] + new + word[spot + len(old) :]).capitalize()


def _trouwnaam(rng: Random, mens: Mens) -> Mens:
    if not mens.partnernaam:
        return replace(mens, achternaam=hoor(rng, mens.achternaam))
    new = mens.partnernaam if rng.random() < 0.6 else f"{mens.partnernaam}-{mens.achternaam}"
    return replace(mens, achternaam=new, tussenvoegsel="")


def _cijfer(rng: Random, mens: Mens) -> Mens:
    part = rng.choice(("jaar", "maand", "dag"))
    if part == "jaar":
        return replace(mens, jaar=mens.jaar + rng.choice((-10, -1, 1, 10, -2, 2)) if mens.jaar else 0)
    highest = 12 if part == "maand" else 28
    return replace(mens, **{part: (getattr(mens, part) + rng.randrange(1, highest)) % highest + 1})


def _verhuisd(rng: Random, mens: Mens) -> Mens:
    code = f"{rng.randrange(1000, 8200)} {rng.choice(LETTERS)}{rng.choice(LETTERS)}"
    street = rng.choice(("Nieuwe", "Oude", "Lange", "Korte")) + rng.choice(("markt", "weg", "dijk", "singel"))
    return replace(mens, straat=street, huisnummer=rng.randrange(1, 200), postcode=code)


def _huisnummer(rng: Random, mens: Mens) -> Mens:
    return (
        replace(mens, huisnummer=max(1, mens.huisnummer + rng.choice((-2, -1, 1, 2, 10)))) if mens.huisnummer else mens
    )


def _trouwt(mens: Mens) -> Mens:
    return replace(mens, achternaam=mens.partnernaam, tussenvoegsel="") if mens.partnernaam else mens


def _voornaam(rng: Random, mens: Mens, doe: Callable[[Random, str], str]) -> Mens:
    words = mens.voornamen.split()
    if words:
        words[0] = doe(rng, words[0])
    return replace(mens, voornamen=" ".join(words))


def _zonder_adres(_: Random, mens: Mens) -> Mens:
    return replace(mens, straat="", huisnummer=0, postcode="", plaats="")


# name, share, what it does
MODEL_A: tuple[tuple[float, Fout], ...] = (
    (10, lambda rng, m: replace(m, achternaam=tik(rng, m.achternaam))),
    (8, lambda rng, m: _voornaam(rng, m, tik)),
    (8, lambda rng, m: replace(m, achternaam=hoor(rng, m.achternaam))),
    (6, lambda rng, m: _voornaam(rng, m, hoor)),
    (8, lambda _, m: replace(m, tussenvoegsel="")),
    (7, _trouwnaam),
    (7, lambda _, m: replace(m, voornamen=m.roepnaam or m.voornamen)),
    (3, lambda _, m: replace(m, voornamen=m.voornamen[:1])),
    (5, lambda _, m: replace(m, maand=m.dag, dag=m.maand) if m.dag <= 12 and m.maand else replace(m, dag=0)),
    (8, _cijfer),
    (6, lambda _, m: replace(m, maand=0, dag=0)),
    (5, lambda _, m: replace(m, jaar=0, maand=0, dag=0)),
    (12, _verhuisd),
    (5, _zonder_adres),
    (5, _huisnummer),
    (3, lambda rng, m: replace(m, postcode=m.postcode[:5] + rng.choice(LETTERS) + m.postcode[6:])),
    (2, lambda _, m: replace(m, voornamen=m.achternaam, achternaam=m.voornamen, tussenvoegsel="")),
    (4, lambda _, m: replace(m, geslacht="")),
)  # fmt: skip
AANTALLEN_A = (0.38, 0.27, 0.18, 0.10, 0.07)  # none, one ... four errors


def model_a(rng: Random, mens: Mens) -> Mens:
    """The same person named again, with none to four errors; the BSN is mostly not told."""
    many = rng.choices(range(5), AANTALLEN_A)[0]
    found = replace(mens, bsn=mens.bsn if rng.random() < 0.25 else "", fouten=many)
    for doe in _verschillend(rng, many):
        found = doe(rng, found)
    return found


def _verschillend(rng: Random, many: int) -> list[Fout]:
    chosen: list[Fout] = []
    while len(chosen) < many:
        doe = rng.choices([item for _, item in MODEL_A], [share for share, _ in MODEL_A])[0]
        if doe not in chosen:
            chosen.append(doe)
    return chosen


def model_b(rng: Random, mens: Mens) -> Mens:
    """Each field goes wrong by itself; somebody in a hurry makes more of them."""
    haast = rng.choices((0.5, 1.0, 2.0, 3.5), (0.35, 0.35, 0.2, 0.1))[0]
    found = replace(mens, bsn=mens.bsn if rng.random() < 0.3 else "")
    for kans, doe in MODEL_B:
        if rng.random() < kans * haast:
            found = doe(rng, found)
    return replace(found, fouten=verschil(mens, found))


def verschil(mens: Mens, found: Mens) -> int:
    """In how many parts they differ: surname, first name, birth date, address, tussenvoegsel."""
    parts = (
        ("achternaam",),
        ("voornamen",),
        ("jaar", "maand", "dag"),
        ("straat", "huisnummer", "postcode"),
        ("tussenvoegsel",),
    )
    return sum(any(getattr(mens, name) != getattr(found, name) for name in names) for names in parts)


def _half(word: str) -> str:
    return word.split("-")[0]


MODEL_B: tuple[tuple[float, Fout], ...] = (
    (0.09, lambda rng, m: replace(m, achternaam=willekeurig(rng, m.achternaam))),
    (0.06, lambda rng, m: replace(m, achternaam=hoor(rng, hoor(rng, m.achternaam)))),
    (0.08, lambda rng, m: _voornaam(rng, m, willekeurig)),
    (0.12, lambda _, m: replace(m, voornamen=_half(m.voornamen.split()[0]) if m.voornamen.split() else "")),
    (0.06, lambda _, m: replace(m, voornamen=m.roepnaam or m.voornamen)),
    (0.02, lambda _, m: replace(m, voornamen="")),
    (0.10, lambda _, m: replace(m, tussenvoegsel="")),
    (0.05, lambda _, m: replace(m, achternaam=f"{m.achternaam}-{m.partnernaam}" if m.partnernaam else m.achternaam)),
    (0.05, lambda _, m: _trouwt(m)),
    (0.04, lambda rng, m: replace(m, jaar=m.jaar + rng.choice((-1, 1)) if m.jaar else 0)),
    (0.04, lambda rng, m: replace(m, dag=rng.randrange(1, 29) if m.dag else 0)),
    (0.03, lambda _, m: replace(m, maand=m.dag, dag=m.maand) if 0 < m.dag <= 12 else m),
    (0.06, lambda _, m: replace(m, maand=0, dag=0)),
    (0.05, lambda _, m: replace(m, jaar=0, maand=0, dag=0)),
    (0.14, _verhuisd),
    (0.06, lambda _, m: replace(m, huisnummer=0, postcode="")),
    (0.05, _zonder_adres),
    (0.04, lambda rng, m: replace(m, straat=willekeurig(rng, m.straat) if m.straat else "", postcode="")),
    (0.05, lambda _, m: replace(m, geslacht="")),
)  # fmt: skip
