"""The citizen's side: ask a question without a name, and read the answer with a code and a word.

No account, no address of the computer, no name. Both secrets are kept as hashes only; a wrong pair and an
unknown pair get the same answer, after the same work (domain 10.6, access.md misuse 3).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import F
from django.utils.translation import gettext as _

from eenplan.core.access.viewer import ANONYMOUS
from eenplan.core.accounts.queries import owner_of, veilig_thuis
from eenplan.core.acts import Act, act
from eenplan.core.deadlines.actions import Subject, end_of, finish, start
from eenplan.core.outbox.actions import put
from eenplan.core.outbox.rules import Kind
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.keten.advies.access import regel
from eenplan.keten.advies.actions import GROUND, create, log, save
from eenplan.keten.advies.herkenning import Soort, vindplaatsen
from eenplan.keten.advies.models import Advies, Contactmoment, Terugkeer
from eenplan.keten.advies.rules import LONGEST_FIELD, LONGEST_TEXT, OPEN, Kanaal, NieuwAdvies, Van
from eenplan.keten.advies.terugkeer import code_blind, code_of, own_key, word_hash, word_matches, word_of

MOST_WRONG = 5
WAIT = timedelta(minutes=15)
READ = "advies.lees_terug"


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """What someone gets who asked: a code and a word to come back with, shown once, and when the answer is there."""

    code: str
    codewoord: str
    uiterlijk: datetime


@dataclass(frozen=True, slots=True)
class Bericht:
    """One message of the conversation."""

    van_mij: bool
    op: datetime
    tekst: str


@dataclass(frozen=True, slots=True)
class Gesprek:
    """What the asker reads back: the own words and what Veilig Thuis answered, nothing else."""

    berichten: tuple[Bericht, ...]
    open: bool

    @property
    def beantwoord(self) -> bool:
        """Whether there is an answer already."""
        return any(not item.van_mij for item in self.berichten)


def uiterlijk(at: datetime) -> datetime:
    """Before when a question that is asked now will have its answer, by the region's own rule."""
    return end_of(rule("advies_antwoord", at.date()), at)


def stel_vraag(
    vraag: str, *, at: datetime, codewoord: str = "", gemeente: str = "", sleutel: UUID | None = None
) -> Ontvangst:
    """Ask Veilig Thuis something. The same form sent twice is one question with one receipt.

    Raises Refused, in the reader's language, when the text is empty, too long or holds a BSN.
    """
    _check(vraag, codewoord, gemeente)
    key = sleutel or uuid4()
    with act("advies.stel_vraag", by=ANONYMOUS, at=at, ground=GROUND, system=True) as a:
        key, known = _known(key, vraag, codewoord)
        ontvangst = Ontvangst(code_of(key), codewoord.strip() or word_of(key), uiterlijk(at))
        advies = known or _store(a, vraag, gemeente, key, ontvangst)
        log(a, advies)
    return ontvangst


def _check(tekst: str, *fields: str) -> None:
    whole = "\n".join([tekst, *fields])
    if not tekst.strip():
        raise Refused(_("Schrijf eerst uw vraag op."))
    if len(tekst) > LONGEST_TEXT or any(len(field) > LONGEST_FIELD for field in fields):
        raise Refused(_("De tekst is te lang. Maak hem korter, of bel ons."))
    if "\x00" in whole:
        raise Refused(_("De tekst bevat tekens die niet kunnen worden bewaard."))
    if any(item.soort == Soort.BSN for item in vindplaatsen(whole)):
        raise Refused(_("In uw tekst staat een burgerservicenummer. Haal dat weg: wij hebben het niet nodig."))


def _known(key: UUID, vraag: str, codewoord: str) -> tuple[UUID, Advies | None]:
    """The question that this form made before; a form that was changed since is a new question."""
    with connection.cursor() as cursor:  # sent twice at once: the second waits for the first
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [str(key)])
    row = Terugkeer.objects.select_related("advies").filter(code_blind=code_blind(code_of(key))).first()
    if row is None:
        return key, None
    same = row.advies.vraag == vraag.strip() and word_matches(codewoord.strip() or word_of(key), row.woord_hash)
    return (key, row.advies) if same else (uuid4(), None)


def _store(a: Act, vraag: str, gemeente: str, key: UUID, ontvangst: Ontvangst) -> Advies:
    # the page itself gives the first contact information (domain 5 #11)
    nieuw = NieuwAdvies(vraag, kanaal=Kanaal.WEBSITE, gemeente=gemeente, informatie_gegeven=True)
    advies = create(a, nieuw, veilig_thuis().pk, own_key(key), waits=True)
    Terugkeer.objects.create(
        advies=advies, code_blind=code_blind(ontvangst.code), woord_hash=word_hash(ontvangst.codewoord)
    )
    _call_in(a, advies)
    return advies


def _call_in(a: Act, advies: Advies) -> None:
    """Someone at Veilig Thuis is told and a term runs: a question never lies unseen."""
    owner = owner_of(advies.organisatie, a.at)
    finish(["advies_antwoord"], "advies", advies.pk, a.at)
    start(["advies_antwoord"], Subject("advies", advies.pk, advies.organisatie_id, owner), a.at)
    put(Kind.NIEUW, object_type="advies", object_id=advies.pk, at=a.at, account_id=owner)


def lees_terug(code: str, codewoord: str, *, at: datetime) -> Gesprek | None:
    """The conversation that belongs to this code and word, or None: wrong, unknown and blocked look the same."""
    with act(READ, by=ANONYMOUS, at=at, ground=GROUND, system=True) as a:
        advies = _recognise(a, code, codewoord)
        found = _conversation(advies) if advies else None
    return found


def vraag_verder(code: str, codewoord: str, tekst: str, *, at: datetime) -> Gesprek | None:
    """Add a question to the own conversation; None when code and word do not belong together."""
    _check(tekst)
    with act("advies.vraag_verder", by=ANONYMOUS, at=at, ground=GROUND, system=True) as a:
        advies = _recognise(a, code, codewoord)
        if advies and advies.stand not in OPEN:
            raise Refused(_("Dit gesprek is afgesloten. Stel een nieuwe vraag, of bel ons."))
        if advies:
            _add(a, advies, tekst.strip())
        found = _conversation(advies) if advies else None
    return found


def _add(a: Act, advies: Advies, tekst: str) -> None:
    last = advies.contacten.order_by("-op", "-pk").first()
    if last and last.van == Van.VRAGER and last.tekst == tekst:
        return  # sent twice
    Contactmoment.objects.create(advies=advies, op=a.at, van=Van.VRAGER, tekst=tekst)
    advies.wacht_op_antwoord = True
    save(advies)
    _call_in(a, advies)


def _recognise(a: Act, code: str, codewoord: str) -> Advies | None:
    """The advice of this pair; a wrong word counts, and after five of them the word is not looked at for a while."""
    row = Terugkeer.objects.select_for_update().filter(code_blind=code_blind(code)).first()
    right = word_matches(codewoord[:LONGEST_FIELD], row.woord_hash if row else None)
    blocked = row is not None and row.mislukt >= MOST_WRONG and row.mislukt_op and row.mislukt_op > a.at - WAIT
    if row is None or blocked or not right:
        if row and not blocked:
            again = F("mislukt") + 1 if row.mislukt < MOST_WRONG else 1
            Terugkeer.objects.filter(pk=row.pk).update(mislukt=again, mislukt_op=a.at)
        a.lines.append(regel(a.verb, None, allowed=False))
        return None
    Terugkeer.objects.filter(pk=row.pk).update(mislukt=0, mislukt_op=None)
    advies = Advies.objects.select_for_update(of=("self",)).select_related("organisatie").get(pk=row.advies_id)
    log(a, advies)
    return advies


def _conversation(advies: Advies) -> Gesprek:
    first = Bericht(True, advies.begonnen_op, advies.vraag)
    later = advies.contacten.order_by("op", "pk").values_list("van", "op", "tekst")
    return Gesprek((first, *(Bericht(van == Van.VRAGER, op, tekst) for van, op, tekst in later)), advies.stand in OPEN)
