"""A page with several forms: each view handles one of them and shows the others as they are."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Stale
from eenplan.core.doors import VT, find_viewer
from eenplan.core.views import ActionView
from eenplan.core.workflow import Refused
from eenplan.keten.triage.forms import MetVersie

Forms = dict[str, forms.Form]


class Blad(ActionView):
    """Base of such a page: `context` gives at least `versie`, `all_forms` gives every form by its slot."""

    roles = VT
    slot = ""
    botst = False  # a colleague was first

    def all_forms(self, context: dict[str, Any]) -> Forms:
        """The forms as they start."""
        return {}

    def shown(self, context: dict[str, Any]) -> Collection[str]:
        """The slots that the page shows in this stand; what was typed in another is told on top, never lost."""
        return self.all_forms(context)

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """The posted form, with its own ids on the page."""
        return self.form_class(data, auto_id=f"{self.slot}_%s")

    def get(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        """The page; also for who opens the address of one of its forms."""
        return self.page(request, self.context(find_viewer(request), **keys), {}, 200)

    def show(self, request: HttpRequest, form: forms.Form, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """The page again after a refusal: what was typed stays, on the version that is now on the screen."""
        if isinstance(form, MetVersie):
            form.op_versie(context["versie"])
        return self.page(request, context, {self.slot: form}, status)

    def page(self, request: HttpRequest, context: dict[str, Any], typed: Forms, status: int) -> HttpResponse:
        """Fill the template."""
        shown = self.shown(context)
        lost = [form for slot, form in typed.items() if slot not in shown]
        given = {**context, "forms": {**self.all_forms(context), **typed}, "zichtbaar": shown, "geweigerd": lost}
        return render(request, self.template, {**given, "nu": clock.now(), **self.more(given)}, status=status)

    def more(self, context: dict[str, Any]) -> dict[str, Any]:
        """What follows from the forms as they are now."""
        return {}

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Put each fault beside its field."""
        self.botst = isinstance(refusal, Stale)
        for name, text in getattr(refusal, "fouten", {}).items() or [("", refusal.message)]:
            form.add_error(name if name in form.fields else None, text)
