"""One shape for pages with a form: show it, try the act, keep what was typed when it is refused.

A package's view fills in four things: `door`, `form_class`, `template` and `act`; see `ActionView`.
"""

from collections.abc import Collection
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.doors import back, door, find_viewer
from eenplan.core.web.forms import EenplanForm
from eenplan.core.workflow import Refused


class ActionView(View):
    """A page with one form behind a door.

    Put in urls with `SomeView.at_door()`. `context` reads through queries, `act` calls one action and
    returns where to go; a Refused becomes a message above the form, with everything typed still in it.
    """

    door = "werk"
    roles: Collection[Role] = ()
    form_class: type[forms.Form] = EenplanForm
    template = "web/actie.html"
    titel = ""
    knop = "Opslaan"
    klaar = "Opgeslagen."

    @classmethod
    def at_door(cls) -> Any:
        """The view, behind its door and for its roles only."""
        return door(cls.door, cls.roles)(cls.as_view())

    def context(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What the page shows besides the form; raises NotVisible when the viewer may not be here."""
        return {}

    def initial(self, viewer: Viewer, **keys: Any) -> dict[str, Any]:
        """What the form starts with."""
        return {}

    def form(self, viewer: Viewer, data: Any = None, files: Any = None, **keys: Any) -> forms.Form:
        """The form; a view with choices that depend on the case overrides this."""
        return self.form_class(data, files, initial=self.initial(viewer, **keys))

    def act(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Do it; returns the address to go to."""
        raise NotImplementedError  # every page names its own act

    def get(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        """Show the page."""
        viewer = find_viewer(request)
        context = self.context(viewer, **keys)
        return self.show(request, self.form(viewer, **keys), context)

    def post(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        """Try the act."""
        viewer = find_viewer(request)
        form = self.form(viewer, request.POST, request.FILES, **keys)
        if not form.is_valid():
            return self.show(request, form, self.context(viewer, **keys), 422)
        try:
            with transaction.atomic():
                to = self.act(viewer, form.cleaned_data, **keys)
        except Refused as refusal:
            self.refuse(form, refusal)
            return self.show(request, form, self.context(viewer, **keys), 409)
        messages.success(request, self.klaar)
        return back(request, to)

    def refuse(self, form: forms.Form, refusal: Refused) -> None:
        """Put the refusal on the form; a view that knows the field overrides this."""
        form.add_error(None, refusal.message)

    def show(self, request: HttpRequest, form: forms.Form, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """Render the page with its form."""
        given = {"form": form, "titel": self.titel, "knop": self.knop, "nu": clock.now(), **context}
        return render(request, self.template, given, status=status)


class EenmaligView(ActionView):
    """Makes something secret that is shown once, on the page that answers; it is kept nowhere and in no session."""

    wat = ""
    uitleg_geheim = ""
    waarschuwing = "U ziet dit maar één keer. Kopieer het nu en geef het langs een veilige weg door."

    def make(self, viewer: Viewer, data: dict[str, Any], **keys: Any) -> str:
        """Make it; returns the secret."""
        raise NotImplementedError  # each page makes its own

    def post(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        """Make it and show it."""
        viewer = find_viewer(request)
        form = self.form(viewer, request.POST, **keys)
        if not form.is_valid():
            return self.show(request, form, self.context(viewer, **keys), 422)
        try:
            with transaction.atomic():
                secret = self.make(viewer, form.cleaned_data, **keys)
        except Refused as refusal:
            self.refuse(form, refusal)
            return self.show(request, form, self.context(viewer, **keys), 409)
        shown = {"geheim": secret, "wat": self.wat, "uitleg": self.uitleg_geheim, "waarschuwing": self.waarschuwing}
        return render(request, "web/eenmalig.html", {**self.context(viewer, **keys), **shown})
