"""Finding places and numbers in free text, so that a paper can be kept from telling them. Pure Python."""

import re

HUIS = re.compile(r"[^\W\d_][\w.'-]{3,}\s+\d+\s?[a-zA-Z]?(?![\w])")
POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Za-z]{2}\b")
NUMMER = re.compile(r"(?:\+|\b0)\d(?:[\s-]?\d){7,}")


def plekken(text: str) -> list[str]:
    """Every street with a house number, postcode and telephone number in these words, as they stand there."""
    return [match.group() for find in (HUIS, POSTCODE, NUMMER) for match in find.finditer(text)]


def als_woord(geheim: str, text: str) -> bool:
    """Whether these plain words stand in the plain text as whole words: "Dorpsweg 1" is not in "Dorpsweg 12"."""
    return f" {geheim} " in f" {text} "
