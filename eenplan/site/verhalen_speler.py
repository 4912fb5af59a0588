"""Playing a story: reports through the API in their own order of time, the chain and the truth in between."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count

from django.db.models import Max

from eenplan.core import clock
from eenplan.core.workflow import Refused
from eenplan.keten.melding.models import Melding
from eenplan.keten.triage.signalen.publiek import Schoolkalender
from eenplan.site.verhalen_bestand import Ding, Verhaal, VerhaalFout
from eenplan.site.verhalen_brieven import brieven_van
from eenplan.site.verhalen_http import Api
from eenplan.site.verhalen_radar import Plaats, plaatsen
from eenplan.site.verhalen_regio import Regio, alles_zien
from eenplan.site.verhalen_stand import Keten
from eenplan.site.verhalen_vergelijk import Uitkomst, vergelijk
from eenplan.site.verhalen_voorstel import met_ids, stel_voor
from eenplan.site.verhalen_waarheid import Waarheid

URL = "/api/v1/meldingen"
BRIEF = "mag_niet_in_brief_aan"
LOOK = timedelta(minutes=20)  # someone takes a report up
WEIGH = timedelta(days=3)  # a report in a running case is weighed again
HOUR = timedelta(hours=1)
CHECK = timedelta(days=5)  # agreements are checked again after the story ends


@dataclass(slots=True)
class Afloop:
    """What became of the story."""

    nieuw: int = 0
    al_binnen: int = 0
    resultaten: list[tuple[str, list[Uitkomst]]] = field(default_factory=list)
    haperingen: list[str] = field(default_factory=list)
    radar: list[Plaats] = field(default_factory=list)


@dataclass(slots=True)
class Speler:
    """One replay. `einde`: nothing is done after this moment; `laat_liggen`: reports that nobody takes up;
    `wacht_op_antwoord`: cases whose handover was offered and not answered yet."""

    verhaal: Verhaal
    regio: Regio
    einde: datetime
    vergelijken: bool = True
    laat_liggen: frozenset[str] = frozenset()
    wacht_op_antwoord: frozenset[str] = frozenset()
    afloop: Afloop = field(default_factory=Afloop)
    _waarheid: Waarheid = field(init=False)
    _agenda: list[tuple[datetime, int, str, Callable[[datetime], None]]] = field(default_factory=list)
    _ketens: dict[str, Keten] = field(default_factory=dict)
    _rij: count = field(default_factory=count)  # type: ignore[type-arg]  # a plain counter

    _vanaf: datetime | None = None

    def __post_init__(self) -> None:
        self._waarheid = Waarheid(self.verhaal, self.regio)

    def speel(self) -> Afloop:
        """Everything, in order of time; the clock is left as it was."""
        api, school = Api(), schoolkalender(self.verhaal)
        self._vanaf = self._bekend_tot()
        try:
            for melding in self.verhaal.in_volgorde():
                moment = self.verhaal.moment(melding)
                if moment > self.einde:
                    break
                self._werk_tot(moment)
                self._melding(api, school, melding, moment)
            self._werk_tot(self.einde)
        finally:
            clock.set_to(None)
            self.regio.trek_tokens_in(clock.now())
        return self.afloop

    def _melding(self, api: Api, school: Schoolkalender, melding: Ding, moment: datetime) -> None:
        clock.set_to(moment)
        answer = api.post(URL, self.verhaal.bericht(melding), self.regio.token_van(melding["melder"]))
        if answer.status not in (200, 201):
            why = answer.body.get("detail", answer.status)
            raise VerhaalFout(f"Melding {melding['id']} werd niet aangenomen: {why}")
        with alles_zien():
            row_id = Melding.objects.values_list("pk", flat=True).get(nummer=answer.body["nummer"])
        if answer.status == 200:
            self.afloop.al_binnen += 1
        else:
            self.afloop.nieuw += 1
            if self.vergelijken and melding.get("verwacht"):
                self._vergelijk(school, melding, row_id)
        clock.set_to(moment + LOOK)
        if answer.status == 200 and self._waarheid.was_verwerkt(melding, row_id):
            self._waarheid.herken(melding, row_id)
        else:
            self._probeer(melding["id"], lambda at: self._waarheid.verwerk(melding, row_id, at), moment + LOOK)
        if self.vergelijken and answer.status != 200 and melding.get("verwacht"):
            self._lees_brieven(melding, row_id)
        if melding.get("casus"):
            self._plan(melding, row_id, moment)
        else:
            self._advies(melding, row_id, moment)

    def _vergelijk(self, school: Schoolkalender, melding: Ding, row_id: int) -> None:
        """Before the truth is told: what does the product say by itself?"""
        waar = self._waarheid
        found = stel_voor(self.regio, row_id, school)
        casussen, meldingen = ({pk: name for name, pk in known.items()} for known in (waar.casussen, waar.meldingen))
        self.afloop.resultaten.append((melding["id"], vergelijk(melding, met_ids(found, casussen, meldingen))))
        self.afloop.radar += plaatsen(melding, found.radar, found.genoemd, waar.personen, waar.meldingen)

    def _lees_brieven(self, melding: Ding, row_id: int) -> None:
        """After the truth is told, for then it is known who is who: does a letter say what may not reach somebody?"""
        with alles_zien():
            casus_id = Melding.objects.values_list("casus_id", flat=True).get(pk=row_id)
        made = brieven_van(casus_id, self._waarheid.personen)
        wie, found = self.afloop.resultaten[-1]
        letters = [row for row in vergelijk(melding, {"brieven": made}) if row.veld == BRIEF]
        self.afloop.resultaten[-1] = (wie, [row for row in found if row.veld != BRIEF] + letters)

    def _plan(self, melding: Ding, row_id: int, moment: datetime) -> None:
        """Put on the agenda what people do with this report and its case."""
        casus = melding["casus"]
        keten, nieuw = self._ketens.get(casus), casus not in self._ketens
        if keten is None:
            keten = Keten(self.regio, self.verhaal.casussen[casus], self._waarheid.casussen[casus])
            keten.controle_op = self.einde.date() + CHECK
            keten.wacht_op_antwoord = casus in self.wacht_op_antwoord
            keten.later = lambda at, doe: self._zet(at, casus, doe)
            self._ketens[casus] = keten
        keten.casus_id = self._waarheid.casussen[casus]
        keten.acuut = str(melding.get("verwacht", {}).get("veiligheid")) in ("acuut", "beide")
        if melding["id"] in self.laat_liggen:
            return
        self._zet(moment + 2 * LOOK, melding["id"], lambda at: keten.pak_op(row_id, at))
        if nieuw:
            self._mijlpalen(casus, keten, moment)
        decided = self._dag(casus, "vb_besluit_op")
        again = min(moment + WEIGH, self._volgende(melding, moment) - HOUR)
        if decided is None or _om(decided, 15) <= moment:
            self._zet(again, melding["id"], keten.besluit)

    def _advies(self, melding: Ding, row_id: int, moment: datetime) -> None:
        """A report that was a request for advice: answered, and no further steps."""
        with alles_zien():
            casus_id = Melding.objects.values_list("casus_id", flat=True).get(pk=row_id)
        keten = Keten(self.regio, {"uitkomst": "Geen vervolgstappen nodig"}, casus_id)
        self._zet(moment + 2 * LOOK, melding["id"], lambda at: keten.pak_op(row_id, at))
        self._zet(moment + timedelta(days=1), melding["id"], keten.besluit)

    def _mijlpalen(self, casus: str, keten: Keten, moment: datetime) -> None:
        for veld, uur, doe in (
            ("vb_besluit_op", 15, keten.besluit),
            ("monitoring_vanaf", 8, keten.naar_monitoring),
            ("afgesloten_op", 17, keten.sluit),
        ):
            dag = self._dag(casus, veld)
            if dag:
                self._zet(max(_om(dag, uur), moment + HOUR), casus, doe)

    def _dag(self, casus: str, veld: str) -> date | None:
        return self.verhaal.dag(str(self.verhaal.gezin_van(casus)["id"]), self.verhaal.casussen[casus].get(veld))

    def _volgende(self, melding: Ding, moment: datetime) -> datetime:
        """When the next report of the same case comes."""
        later = [self.verhaal.moment(row) for row in self.verhaal.meldingen if row.get("casus") == melding["casus"]]
        return min((op for op in later if op > moment), default=datetime.max.replace(tzinfo=UTC))

    def _bekend_tot(self) -> datetime | None:
        """Until when this story was played before: what people did by then is not done again."""
        keys = [self.verhaal.sleutel(row) for row in self.verhaal.meldingen]
        with alles_zien():
            found: datetime | None = Melding.objects.filter(sleutel__in=keys).aggregate(op=Max("ontvangen_op"))["op"]
        return found

    def _zet(self, at: datetime, wie: str, doe: Callable[[datetime], None]) -> None:
        if self._vanaf is None or at > self._vanaf:
            heappush(self._agenda, (at, next(self._rij), wie, doe))

    def _werk_tot(self, moment: datetime) -> None:
        while self._agenda and self._agenda[0][0] < moment:
            at, _, wie, doe = heappop(self._agenda)
            clock.set_to(at)
            self._probeer(wie, doe, at)

    def _probeer(self, wie: str, doe: Callable[[datetime], None], at: datetime) -> None:
        """A step that the product refuses is told at the end; the story goes on."""
        try:
            doe(at)
        except Refused as error:
            self.afloop.haperingen.append(f"{wie}: {error}")


def _om(dag: date, uur: int) -> datetime:
    return datetime.combine(dag, time(uur), tzinfo=clock.AMSTERDAM)


def schoolkalender(verhaal: Verhaal) -> Schoolkalender:
    """The school holidays of the story's region, else the national ones."""
    rows = verhaal.meta.get("schoolvakanties_aanname") or ()
    weken = tuple(
        (date.fromisoformat(row["van"]), date.fromisoformat(row["tot_en_met"]))
        for row in rows
        if row.get("van") and row.get("tot_en_met")
    )
    return Schoolkalender(vakanties=weken) if weken else Schoolkalender()
