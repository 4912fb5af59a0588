"""Reading a text: normalise, cut into sentences and clauses."""

import re
import textwrap
import unicodedata

DEELZIN = re.compile(
    r"[,:()\[\]]|\s-\s|\b(?:maar|want|omdat|doordat|terwijl|toen|nadat|sinds|zodat|waarbij|totdat|dat|als|dan"
    r"|en (?=(?:hij|zij|ze|ik|er|wij|we|toen|dat|daarna)\b))\b"
)


def normaal(tekst: str) -> str:
    """Lower case, no diacritics, plain quotes, single blanks, no letter more than twice in a row."""
    kaal = unicodedata.normalize("NFKD", tekst.lower().replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    kaal = "".join(c for c in kaal if not unicodedata.combining(c)).lower()
    kaal = re.sub("[‘’´`]", "'", kaal)
    kaal = re.sub('[“”«»"]', "", kaal)
    return re.sub(r"[ \t]+", " ", re.sub(r"([a-z])\1{2,}", r"\1\1", kaal)).strip()


def zinnen(tekst: str) -> list[str]:
    """Sentences of a normalised text; a full stop after an abbreviation or initial does not end one."""
    veilig = re.sub(r"\b(mw|mevr|dhr|dr|mr|nr|geb|ca|st|svp|bijv|evt|[a-z])\.", r"\1", tekst)
    veilig = re.sub(r"\?+", " ?\n", veilig)
    delen = (deel.strip() for deel in re.split(r"[.!;\n]+(?=\s|$)|\n+", veilig))
    return [stuk for deel in delen if deel for stuk in _stukken(deel)]


def _stukken(zin: str) -> list[str]:
    """A reporter who writes without full stops: cut at words, so that reading stays quick."""
    return textwrap.wrap(zin, 600, break_on_hyphens=False) if len(zin) > 600 else [zin]


def deelzin(zin: str, begin: int, eind: int) -> tuple[str, str]:
    """The words before and after a find, within its own clause."""
    voor = DEELZIN.split(zin[:begin])[-1]
    na = DEELZIN.split(zin[eind:])[0]
    return voor, na
