"""Pages on the origin of a report: its text as it came, and whether the reporter may be named."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import VT, door, find_viewer
from eenplan.core.views import ActionView
from eenplan.keten.melding import herkomst, queries
from eenplan.keten.melding.forms import AfschermForm
from eenplan.keten.melding.rules import NIET_BEROEPSMATIG


@door("werk", VT)
def origineel(request: HttpRequest, melding_id: int) -> HttpResponse:
    """The text byte for byte as it came in."""
    text = queries.origineel(find_viewer(request), melding_id)
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="melding.txt"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


class Afscherming(ActionView):
    """Name the reporter from now on, or hide him; the page offers what is not so now."""

    roles = VT
    form_class = AfschermForm
    klaar = "Vastgelegd. De wisseling blijft met haar reden bewaard."

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What is so now, and the way back."""
        soort, hidden = herkomst.soort_melder(viewer, keys["melding_id"])
        words = ("Melder noemen", "Vanaf nu noemen") if hidden else ("Melder afschermen", "Vanaf nu afschermen")
        now = "niet" if hidden else "wel"
        return {
            "titel": words[0], "knop": words[1], "terug": reverse("melding", args=[keys["melding_id"]]),
            "uitleg": f"{soort}. Nu mag het gezin {now} weten wie meldde.",
        }  # fmt: skip

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """Only the question that matters: a ground for hiding a professional, consent for naming a citizen."""
        soort, hidden = herkomst.soort_melder(viewer, keys["melding_id"])
        if data and data.get(
            "verborgen"
        ):  # as he saw it: a colleague, or his own first click, may have turned it round
            hidden = data["verborgen"] == "ja"
        form = self.form_class(data, initial={"verborgen": "ja" if hidden else "nee"})
        citizen = soort in NIET_BEROEPSMATIG
        asked = {"reden", "verborgen"}
        if citizen and hidden:
            asked.add("toestemming")
        if not (citizen or hidden):
            asked.add("grond")
        for name in set(form.fields) - asked:
            del form.fields[name]
        return form

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Change it."""
        _, hidden = herkomst.soort_melder(viewer, keys["melding_id"])
        hide = (data["verborgen"] or ("ja" if hidden else "nee")) == "nee"
        consent = bool(data.get("toestemming"))
        wanted = herkomst.Afscherming(hide, data["reden"], data.get("grond", ""), consent)
        herkomst.wijzig_afscherming(keys["melding_id"], wanted, by=viewer, at=clock.now())
        return reverse("melding", args=[keys["melding_id"]])
