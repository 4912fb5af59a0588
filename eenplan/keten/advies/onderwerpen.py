"""What a question is about, and the tags that say so in free text. Pure Python."""

import re
from dataclasses import dataclass

# What a question is about (domain 6.1-6.3); the code is the tag.
ONDERWERPEN = {
    "kindermishandeling": "Kindermishandeling", "partnergeweld": "(Ex-)partnergeweld",
    "ouderenmishandeling": "Ouderenmishandeling", "oudermishandeling": "Geweld tegen ouders",
    "huiselijkgeweld": "Huiselijk geweld overig", "lichamelijk": "Lichamelijk geweld",
    "emotioneel": "Emotioneel of psychisch geweld", "verwaarlozing": "Verwaarlozing",
    "seksueel": "Seksueel geweld of misbruik", "getuige": "Kind is getuige van geweld",
    "financieel": "Financieel misbruik", "stalking": "Stalking", "eergerelateerd": "Eergerelateerd geweld",
    "huwelijksdwang": "Huwelijksdwang", "achterlating": "Achterlating",
    "vgv": "Vrouwelijke genitale verminking", "scheiding": "Complexe scheiding", "loverboy": "Loverboys",
    "mensenhandel": "Mensenhandel", "ontvoering": "Internationale kinderontvoering",
    "pcf": "Ziekte nagebootst bij een kind (PCF)",
    "mantelzorg": "Ontspoorde mantelzorg", "beroepskracht": "Geweld door een beroepskracht",
    "anders": "Andere problematiek", "geen": "Geen huiselijk geweld of kindermishandeling",
    "stap1": "Meldcode stap 1", "stap2": "Meldcode stap 2", "stap3": "Meldcode stap 3", "stap4": "Meldcode stap 4",
    "stap5": "Meldcode stap 5",
}  # fmt: skip


OOK_GESCHREVEN = {
    "km": "kindermishandeling", "mishandeling": "kindermishandeling", "pg": "partnergeweld", "ex": "partnergeweld",
    "expartner": "partnergeweld", "partner": "partnergeweld", "om": "ouderenmishandeling",
    "ouderen": "ouderenmishandeling", "gto": "oudermishandeling", "hg": "huiselijkgeweld", "fysiek": "lichamelijk",
    "psychisch": "emotioneel", "misbruik": "seksueel", "geld": "financieel", "eer": "eergerelateerd",
    "complexescheiding": "scheiding", "loverboys": "loverboy", "besnijdenis": "vgv", "kinderontvoering": "ontvoering",
}  # fmt: skip


TAG = re.compile(r"(?<![\w#&/])#([A-Za-z][\w-]{0,39})")


# What Veilig Thuis asks along at each step of the meldcode (domain 4.2, in our own words).
MELDCODE = {
    "stap1": "Breng de signalen in kaart: wat ziet en hoort u zelf?",
    "stap2": "Overleg met een collega, en zo nodig met Veilig Thuis of een letseldeskundige.",
    "stap3": "Praat met de cliënt, als dat veilig kan.",
    "stap4": "Weeg: is er een vermoeden? Is er acute of structurele onveiligheid? Bij twijfel vraagt u Veilig Thuis.",
    "stap5": "Besluit eerst: is melden nodig? Dan: kunt u (ook) zelf hulp bieden of organiseren?",
}


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags in a text: what they mean, and the ones nobody knows."""

    codes: tuple[str, ...]
    onbekend: tuple[str, ...]

    @property
    def labels(self) -> list[str]:
        """In words, for the screen."""
        return [ONDERWERPEN[code] for code in self.codes]

    @property
    def stappen(self) -> list[str]:
        """What to ask along at the meldcode steps that were tagged."""
        return [f"{ONDERWERPEN[code]}: {MELDCODE[code]}" for code in self.codes if code in MELDCODE]


def lees_tags(*texts: str) -> Tags:
    """Pick `#tags` from free text, in the order in which they come, each once."""
    words = [word.lower() for text in texts for word in TAG.findall(text)]
    codes = dict.fromkeys(code for word in words if (code := _code(word)))
    strange = dict.fromkeys(word for word in words if not _code(word))
    return Tags(tuple(codes), tuple(strange))


def _code(word: str) -> str:
    bare = word.replace("-", "").replace("_", "")
    bare = OOK_GESCHREVEN.get(bare, bare)
    return bare if bare in ONDERWERPEN else ""
