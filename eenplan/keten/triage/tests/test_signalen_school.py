"""Ages as named, school days, holidays and Handle with Care."""

from datetime import date, datetime

import pytest

from eenplan.keten.triage.signalen.leeftijd import leeftijd_op
from eenplan.keten.triage.signalen.publiek import Bekend, Genoemd, Incident, Invoer, Schoolkalender, beoordeel
from eenplan.keten.triage.signalen.vakanties import pasen, vrije_schooldagen

OP = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("datum", "jaren"),
    [
        ("2016-05-20", 10),
        ("2016-05-21", 9),
        ("2016-05", 10),
        ("2016", 10),
        ("2016-02-31", 10),
        ("05-21", None),
        (None, None),
    ],
)
def test_leeftijd_uit_geboortedatum(datum: str | None, jaren: int | None) -> None:
    assert leeftijd_op(Genoemd("Noor", datum), OP) == jaren


def test_bekende_geboortedatum_gaat_voor() -> None:
    assert leeftijd_op(Genoemd("Noor (7)", "2019-01-01"), OP, date(2012, 5, 21)) == 13


@pytest.mark.parametrize(
    ("jaar", "zondag"),
    [(2025, date(2025, 4, 20)), (2026, date(2026, 4, 5)), (2027, date(2027, 3, 28)), (2038, date(2038, 4, 25))],
)
def test_pasen(jaar: int, zondag: date) -> None:
    assert pasen(jaar) == zondag


def test_koningsdag_op_zondag_schuift_naar_zaterdag() -> None:
    assert date(2025, 4, 26) in vrije_schooldagen(2025) or date(2025, 4, 27) in vrije_schooldagen(2025)
    assert date(2031, 4, 26) in vrije_schooldagen(2031)
    assert date(2031, 4, 27) not in vrije_schooldagen(2031)


@pytest.mark.parametrize(
    ("moment", "les"),
    [
        ("2026-09-08T21:00", "2026-09-09T08:30"),  # Tuesday evening
        ("2026-09-09T03:15", "2026-09-09T08:30"),  # night: the same morning
        ("2026-09-09T08:30", "2026-09-10T08:30"),  # lessons have begun
        ("2026-09-11T22:00", "2026-09-14T08:30"),  # Friday evening
        ("2026-09-12T14:00", "2026-09-14T08:30"),  # Saturday
        ("2026-04-02T22:00", "2026-04-07T08:30"),  # before Good Friday
        ("2026-05-13T22:00", "2026-05-18T08:30"),  # before Ascension, Friday closed as well
        ("2026-05-24T22:00", "2026-05-26T08:30"),  # Whit Sunday
        ("2026-10-16T22:00", "2026-10-26T08:30"),  # autumn holiday
        ("2026-07-10T22:00", "2026-08-24T08:30"),  # summer
    ],
)
def test_volgende_schooldag(moment: str, les: str) -> None:
    assert Schoolkalender().voor_les(datetime.fromisoformat(moment)) == datetime.fromisoformat(les)


def test_regio_geeft_eigen_vakanties_en_vrije_dagen() -> None:
    eigen = Schoolkalender(((date(2026, 9, 9), date(2026, 9, 9)),), frozenset({date(2026, 9, 10)}))
    assert eigen.voor_les(datetime.fromisoformat("2026-09-08T21:00")) == datetime.fromisoformat("2026-09-11T08:30")


TEKST = "Wij kwamen ter plaatse bij een ruzie. Zoon BRAM was aanwezig. De man had de vrouw geslagen."
GEZIN = ("A. BLOK (38)", "BRAM", "LOTJE (3)", "SUUS, 11 jaar", "JOOST (18)")
INCIDENT = Incident(date(2026, 9, 8), ("partnergeweld", "getuige van geweld"), True)


def politie(
    tekst: str = TEKST,
    *,
    op: str = "2026-09-08T22:00",
    kanaal: str = "politie",
    incident: Incident | None = INCIDENT,
    bekend: Bekend | None = None,
) -> tuple[tuple[int, ...], datetime | None]:
    genoemd = tuple(Genoemd(n) for n in GEZIN)
    soort = "Politie" if kanaal == "politie" else "Onderwijs"
    invoer = Invoer(tekst, datetime.fromisoformat(op), kanaal, soort, "P. Agent", "agent", genoemd, incident)
    uit = beoordeel(invoer, bekend or Bekend())
    assert uit.handle_with_care is bool(uit.handle_with_care_kinderen)
    return uit.handle_with_care_kinderen, uit.handle_with_care_voor


def test_alleen_kinderen_van_schoolleeftijd() -> None:
    assert politie() == ((1, 3), datetime.fromisoformat("2026-09-09T08:30"))


def test_bekende_geboortedatum_maakt_een_kind_herkenbaar() -> None:
    bekend = Bekend(geboortedata={1: date(2023, 1, 1), 2: date(2021, 1, 1)})
    assert politie(bekend=bekend)[0] == (2, 3)


GEEN_SIGNAAL = [
    {"kanaal": "telefoon"},
    {"incident": Incident(date(2026, 9, 8), ("partnergeweld",), False)},
    {"tekst": TEKST + " De familie spreekt van schande en eerwraak."},
    {"bekend": Bekend(school_al_gewaarschuwd=True)},
    {"op": "2026-07-10T22:00"},
    {"tekst": TEKST + " VE werkt als conciërge op de school van de kinderen."},
]


@pytest.mark.parametrize("geval", GEEN_SIGNAAL)
def test_geen_signaal(geval: dict[str, object]) -> None:
    assert politie(**geval) == ((), None)


def test_gezinslid_op_de_school_van_een_kind_sluit_alleen_dat_kind_uit() -> None:
    kinderen, _ = politie(TEKST + " Vader is leerkracht op de school van SUUS; BRAM gaat naar De Brug.")
    assert kinderen == (1,)


def test_lang_weekend_is_nog_op_tijd() -> None:
    assert politie(op="2026-04-03T22:00")[1] == datetime.fromisoformat("2026-04-07T08:30")
