"""Pages of Veilig Thuis for advice: the card of the call, the running ones, one advice."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT, door, find_viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.keten.advies import actions, queries
from eenplan.keten.advies.forms import MELDING, AdviesForm, ContactForm, MeldingForm, VerbeterForm, VersieForm
from eenplan.keten.advies.meldcode import STAPPEN, VRAGEN
from eenplan.netwerk.dienst.queries import wachten

CONTACT = {"titel": "Contact vastleggen", "knop": "Vastleggen"}
ANTWOORD = {"titel": "Antwoorden", "knop": "Antwoord versturen"}
MELDFORMULIER = "/werk/melding/nieuw?advies={}"


class Nieuw(ActionView):
    """The card of an advice call; key N."""

    roles = VT
    form_class = AdviesForm
    template = "advies/nieuw.html"
    titel = "Nieuw advies"
    klaar = "Advies bewaard."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """A fresh key, so that the same card is never kept twice."""
        return {"sleutel": uuid4()}

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """Beside the card: who has duty now and next, and the meldcode."""
        beside = {"wachten": wachten(viewer, clock.now()), "stappen": STAPPEN, "vragen": VRAGEN}
        return {**beside, "terug": reverse("adviezen")}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Keep it; with "Wordt melding" on to the report form."""
        now, report = clock.now(), data["actie"] == MELDING
        nieuw = AdviesForm.gelezen(data)
        row = actions.noteer(nieuw, by=viewer, at=now, sleutel=data["sleutel"], klaar=not report)
        if warning := queries.herken(f"{nieuw.vraag}\n{nieuw.gegeven}", now.date()).hint:
            messages.warning(self.request, f"{warning} U kunt de tekst van {row.nummer} nog verbeteren.")
        if report:
            actions.wordt_melding(row.pk, beller_wil_melden=data["wil_melden"], by=viewer, at=now)
            return MELDFORMULIER.format(row.pk)
        return reverse("advies", args=[row.pk])  # here is the summary for who asked; it is in no other list


@door("werk", VT)
@require_POST
def herken(request: HttpRequest) -> HttpResponse:
    """What the server picks out of the text while someone types: tags, meldcode steps, a hint. Keeps nothing."""
    text = "\n".join(request.POST.get(name, "")[:20_000] for name in ("vraag", "gegeven"))
    return render(request, "advies/herkend.html", {"herkend": queries.herken(text, clock.now().date())})


@door("werk", VT)
def lijst(request: HttpRequest) -> HttpResponse:
    """The running advice of the own organisation."""
    context = {"regels": queries.openstaand(find_viewer(request)), "nu": clock.now()}
    return render(request, "advies/lijst.html", context)


@door("werk", VT)
def advies(request: HttpRequest, advies_id: int) -> HttpResponse:
    """One advice with its contacts."""
    gelezen = queries.advies(find_viewer(request), advies_id)
    form = ContactForm(initial={"versie": gelezen.advies.versie})
    words = ANTWOORD if gelezen.online else CONTACT
    return render(request, "advies/advies.html", {"gelezen": gelezen, "form": form, "nu": clock.now(), **words})


class Stap(ActionView):
    """An act on one advice; the page shows which one, and knows the version that was read."""

    roles = VT
    form_class = VersieForm

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The number above the form, and the way back."""
        gelezen = queries.advies(viewer, keys["advies_id"])
        back_to = reverse("advies", args=[gelezen.advies.pk])
        return {"gelezen": gelezen, "boven": gelezen.advies.nummer, "terug": back_to}

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The version on the screen."""
        return {"versie": queries.advies(viewer, keys["advies_id"]).advies.versie}

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Do it and show the advice again."""
        self.doe(viewer, data, keys["advies_id"])
        return reverse("advies", args=[keys["advies_id"]])

    def doe(self, viewer: Viewer, data: dict[str, Any], advies_id: int) -> None:
        """The one action of this page."""
        raise NotImplementedError  # every page names its own act

    def refuse(self, form: Any, refusal: Refused) -> None:
        """Faults of a field go beside that field."""
        for field, fault in getattr(refusal, "fouten", {"": refusal.message}).items():
            form.add_error(field if field in form.fields else None, fault)


class Contact(Stap):
    """Note a contact, or answer a question of the website."""

    form_class = ContactForm

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """In the words of the page that it came from."""
        found = super().context(viewer, **keys)
        return {**found, **(ANTWOORD if found["gelezen"].online else CONTACT)}

    def doe(self, viewer: Viewer, data: dict[str, Any], advies_id: int) -> None:
        """Keep the contact."""
        actions.voeg_contact_toe(
            advies_id, data["tekst"], by=viewer, at=clock.now(), van=data["van"], versie=data["versie"]
        )


class Sluit(Stap):
    """Close an advice."""

    titel = "Advies afsluiten"
    knop = "Afsluiten"
    klaar = "Advies afgesloten."

    def doe(self, viewer: Viewer, data: dict[str, Any], advies_id: int) -> None:
        """Close it."""
        actions.sluit(advies_id, by=viewer, at=clock.now(), versie=data["versie"])


class Informatie(Stap):
    """Note that the first contact information was given."""

    titel = "Eerste informatie gegeven"
    knop = "Ja, gegeven"

    def doe(self, viewer: Viewer, data: dict[str, Any], advies_id: int) -> None:
        """Note it with the time."""
        actions.geef_informatie(advies_id, by=viewer, at=clock.now())


class Verbeter(Stap):
    """Correct the text."""

    form_class = VerbeterForm
    titel = "Tekst verbeteren"
    klaar = "De tekst is verbeterd; de oude tekst is weg."

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """The text as it is."""
        row = queries.advies(viewer, keys["advies_id"]).advies
        return {"versie": row.versie, "vraag": row.vraag, "gegeven": row.gegeven_advies}

    def doe(self, viewer: Viewer, data: dict[str, Any], advies_id: int) -> None:
        """Replace the text."""
        actions.verbeter(advies_id, data["vraag"], data["gegeven"], by=viewer, at=clock.now(), versie=data["versie"])


class Melding(Stap):
    """The asker wants to report: on to the report form, with his text in it."""

    form_class = MeldingForm
    titel = "Wordt melding"
    knop = "Verder naar de melding"
    klaar = "De tekst gaat mee naar de melding."

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Note the wish and go on."""
        advies_id = keys["advies_id"]
        actions.wordt_melding(
            advies_id, beller_wil_melden=data["wil_melden"], by=viewer, at=clock.now(), versie=data["versie"]
        )
        return MELDFORMULIER.format(advies_id)
