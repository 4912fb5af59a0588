"""Days on which schools are closed: public holidays and a default list of school holidays."""

from datetime import date, timedelta

VAKANTIES: tuple[tuple[date, date], ...] = (  # default list; a region gives its own
    (date(2024, 12, 21), date(2025, 1, 5)),
    (date(2025, 2, 15), date(2025, 2, 23)),
    (date(2025, 4, 26), date(2025, 5, 4)),
    (date(2025, 7, 12), date(2025, 8, 24)),
    (date(2025, 10, 18), date(2025, 10, 26)),
    (date(2025, 12, 20), date(2026, 1, 4)),
    (date(2026, 2, 21), date(2026, 3, 1)),
    (date(2026, 4, 25), date(2026, 5, 3)),
    (date(2026, 7, 11), date(2026, 8, 23)),
    (date(2026, 10, 17), date(2026, 10, 25)),
    (date(2026, 12, 19), date(2027, 1, 3)),
    (date(2027, 2, 20), date(2027, 2, 28)),
    (date(2027, 4, 24), date(2027, 5, 2)),
    (date(2027, 7, 10), date(2027, 8, 22)),
)


def pasen(jaar: int) -> date:
    """Easter Sunday (Gauss / Butcher)."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(jaar, f // 31, f % 31 + 1)


def vrije_schooldagen(jaar: int) -> frozenset[date]:
    """Public holidays on which schools are closed: Easter, King's day, 5 May, Ascension (+ Friday), Whit."""
    p = pasen(jaar)
    rond_pasen = {p + timedelta(days=n) for n in (-2, 1, 39, 40, 50)}
    koning = date(jaar, 4, 27)
    if koning.weekday() == 6:
        koning = date(jaar, 4, 26)
    return frozenset(rond_pasen | {koning, date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26), date(jaar, 1, 1)})
