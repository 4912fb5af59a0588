"""How far back the log may be searched at once, and how many lines a page has. Pure Python."""

from datetime import date, timedelta

BLAD = 50
STANDAARD, LANGST = timedelta(days=7), timedelta(days=31)
LANGST_EEN = timedelta(days=5 * 366)  # of one person or one case: as long as it is kept


def te_lang(van: date, tot: date, *, een: bool) -> str:
    """Why a period cannot be searched, in words; empty when it can. `een`: about one person or one case."""
    if tot < van:
        return "De laatste dag ligt voor de eerste."
    if tot - van > (LANGST_EEN if een else LANGST):
        return "Kies hoogstens 31 dagen, of zoek op één persoon of één casus."
    return ""
