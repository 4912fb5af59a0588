"""The citizen's door for a professional in doubt: the meldcode page by page. Stores nothing, asks nothing.

Every answer is a link: the next page follows from the page alone, so there is no form, no session and no field in
which the name of a child could stand (row 51; domain 4.2).
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eenplan.core import clock
from eenplan.core.deadlines.actions import end_of
from eenplan.core.doors import VT, door, find_viewer
from eenplan.core.papier.rules import Alinea, Blok, Kop, Lijst, Papier
from eenplan.core.papier.web import pdf_answer
from eenplan.core.rulebook.queries import rule
from eenplan.keten.advies import meldcode
from eenplan.keten.advies.burgerdeur import telefoon, toon


@door("advies")
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """What the guide is, and that it keeps nothing."""
    return toon(request, "advies/twijfel.html", stappen=meldcode.STAPPEN)


@door("advies")
@require_safe
def stap(request: HttpRequest, nummer: int) -> HttpResponse:
    """One step; after the third one weighs, after the fourth come the questions."""
    found = meldcode.stap(nummer)
    if found is None or nummer == len(meldcode.STAPPEN):  # the last step is where a question leads to
        raise Http404
    onward = reverse("twijfel-vraag", args=[1]) if nummer == 4 else reverse("twijfel-stap", args=[nummer + 1])
    back = reverse("twijfel-stap", args=[nummer - 1]) if nummer > 1 else reverse("twijfel")
    return toon(request, "advies/twijfel_stap.html", stap=found, verder=onward, terug=back)


@door("advies")
@require_safe
def vraag(request: HttpRequest, nummer: int) -> HttpResponse:
    """One weighing question with three answers: yes, no, I am in doubt."""
    found = meldcode.vraag(nummer)
    if found is None:
        raise Http404
    onward = reverse("twijfel-vraag", args=[nummer + 1])
    answers = [
        (word, reverse("twijfel-einde", args=[end]) if end else onward)
        for word, end in ((_("Ja"), found.ja), (_("Nee"), found.nee), (_("Ik twijfel"), meldcode.TWIJFEL))
    ]
    back = reverse("twijfel-vraag", args=[nummer - 1]) if nummer > 1 else reverse("twijfel-stap", args=[4])
    return toon(
        request, "advies/twijfel_vraag.html", vraag=found, antwoorden=answers, terug=back, aantal=len(meldcode.VRAGEN)
    )


@door("advies")
@require_safe
def einde(request: HttpRequest, naam: str) -> HttpResponse:
    """Step 5: what one does now. Following on proposes a day to note; the region's rule says how far away."""
    found = meldcode.EINDES.get(naam)
    if found is None:
        raise Http404
    melden = reverse("melding-nieuw" if find_viewer(request).role in VT else "melden")
    return toon(
        request, "advies/twijfel_einde.html", einde=found, stap=meldcode.STAPPEN[-1], volgdag=_volgdag(), melden=melden
    )


@door("advies")
@require_safe
def blad(request: HttpRequest) -> HttpResponse:
    """The whole meldcode on one page, to read or print."""
    return toon(request, "advies/twijfel_blad.html", stappen=meldcode.STAPPEN, vragen=_vragen())


@door("advies")
@require_safe
def blad_pdf(request: HttpRequest) -> HttpResponse:
    """The same on paper."""
    answer = pdf_answer(papier(), "meldcode")
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _volgdag() -> str:
    now = clock.now()
    return date_format(localtime(end_of(rule("meldcode_volgen", now.date()), now)), "l j F")


def _vragen() -> list[tuple[meldcode.Weegvraag, str, str]]:
    """The questions with where yes and no lead to, in words."""
    return [(item, _naar(item, item.ja), _naar(item, item.nee)) for item in meldcode.VRAGEN]


def _naar(item: meldcode.Weegvraag, end: str) -> str:
    if end:
        return _(meldcode.EINDES[end].titel)
    return _("Ga naar vraag %(nummer)s") % {"nummer": item.nummer + 1}


def papier() -> Papier:
    """The guide as a document: the same words as on the screen, with room to write a day."""
    blocks: list[Blok] = [Alinea(_("Is er nu gevaar? Bel 112. Veilig Thuis: %(telefoon)s") % {"telefoon": telefoon()})]
    for item in meldcode.STAPPEN:
        blocks += [Kop(f"{item.nummer}. {_(item.titel)}"), Lijst(tuple(_(text) for text in item.doen))]
        if item.kindcheck:
            blocks.append(Alinea(f"{_('Kindcheck')}: {_(item.kindcheck)}"))
        if item.nummer == 4:
            blocks.append(Lijst(tuple(_regel(*row) for row in _vragen()), genummerd=True))
    blocks.append(Alinea(_("Ik kijk opnieuw op: ______________________")))
    return Papier(_("Meldcode: stap voor stap"), _("Schrijf hier geen namen op."), clock.now(), tuple(blocks))


def _regel(item: meldcode.Weegvraag, ja: str, nee: str) -> str:
    return f"{_(item.vraag)} {_('Ja')}: {ja}. {_('Nee')}: {nee}."
