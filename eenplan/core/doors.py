"""The four doors and who stands before them. A view without a door cannot be reached.

`door` lets a role in, tells the database who is looking, and turns "not allowed" into the same 404 as
"not there" (R10), with its log line kept.
"""

import logging
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import cache, wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import resolve
from django.utils.functional import SimpleLazyObject

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import Purpose, Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.sluier import clean_page, covered, veiled
from eenplan.core.access.viewer import ANONYMOUS, Viewer
from eenplan.core.accounts.queries import live_viewers
from eenplan.core.accounts.rules import DEFAULT_PURPOSE
from eenplan.core.audit.actions import Line, NotLogged, write
from eenplan.core.handleiding.bladen import uitleg_bij

View = Callable[..., HttpResponseBase]
VT = frozenset({Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD})
TEAM = frozenset({Role.REGISSEUR, Role.ZORGPARTNER})
WERK = VT | {Role.REGISSEUR, Role.PROCESREGISSEUR, Role.BEHEER, Role.FG}
PARTNER = TEAM | {Role.JUSTITIE}
BELEID = frozenset({Role.BELEID, Role.PROCESREGISSEUR, Role.VT_LEAD})
DOORS: dict[str, frozenset[Role]] = {
    "werk": WERK,
    "partner": PARTNER,
    "beleid": BELEID,
    "advies": frozenset(Role),
}
LOGGER = logging.getLogger(__name__)
CHOSEN = "doelen"  # in the session: the purpose that was chosen, by role and case (R3)
HIGHEST_KEY = 2**63 - 1  # of the database; a higher one cannot be there, nor be written in the log
# Views of others that bring their own guard.
TRUSTED_MODULES = ("django.views.static", "django.contrib.staticfiles", "whitenoise.")


class DoorMiddleware:
    """Finds the viewer for each request and refuses every view that names no door."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on; nothing that a viewer sees may be stored by a browser or proxy."""
        response = self.get_response(request)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Deny by default."""
        if hasattr(view, "door") or getattr(view, "__module__", "").startswith(TRUSTED_MODULES):
            return None
        raise Http404

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """No line, no data: the transaction is undone by now, and the page says nothing but that."""
        if not isinstance(exception, NotLogged) or request.path.startswith("/api/"):  # a system gets a problem document
            return None
        LOGGER.error("The log takes no line: %s", exception)
        words = {"telefoon": settings.EENPLAN_TELEFOON, "burger": request.path.startswith("/advies")}
        return render(request, "503.html", words, status=503)


def find_viewer(request: HttpRequest) -> Viewer:
    """The viewer of this session's chosen appointment; looked up at each request, so an end works at once (R11)."""
    known: Viewer | None = getattr(request, "viewer", None)
    if known is None:
        known = _viewer(request)
        request.viewer = known  # type: ignore[attr-defined]  # our own attribute, read by templates and tests
    return known


def _viewer(request: HttpRequest) -> Viewer:
    if not request.user.is_authenticated:
        return ANONYMOUS
    mine = live_viewers(request.user.pk, clock.now())
    request.meer_functies = len(mine) > 1  # type: ignore[attr-defined]  # our own attribute, read by `context`
    return _for_case(request, mine.get(request.session.get("appointment", 0)) or next(iter(mine.values()), ANONYMOUS))


def _for_case(request: HttpRequest, viewer: Viewer) -> Viewer:
    """With the purpose that he chose for the case of this page; what it still opens is for the policy to say."""
    match = getattr(request, "resolver_match", None)
    casus_id = match.kwargs.get("casus_id") if match else None
    chosen = request.session.get(CHOSEN, {}).get(purpose_key(viewer, casus_id)) if casus_id else None
    return viewer.for_purpose(Purpose(chosen)) if chosen in set(Purpose) else viewer


def purpose_key(viewer: Viewer, casus_id: int | None) -> str:
    """Under which the session keeps it: who changes his function, chooses again."""
    return f"{viewer.organisation_id} {viewer.role} {casus_id}"


def door(name: str, roles: Collection[Role] = ()) -> Callable[[View], View]:
    """Put a view behind a door: `advies` (no login), `werk`, `partner` or `beleid`, for these roles only."""
    let_in = frozenset(roles) or DOORS[name]

    def put(view: View) -> View:
        @wraps(view)
        def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            viewer = find_viewer(request)
            closed = name != "advies"
            if closed and not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if (closed and viewer.role not in let_in) or _too_high(kwargs):
                return _turn_away(request, viewer, _name_of(request, view), kwargs)
            enter(viewer)
            try:
                with veiled():
                    return _veil(request, view(request, *args, **kwargs))
            except NotVisible as refusal:
                return _refuse(request, viewer, refusal)

        inside.door = name  # type: ignore[attr-defined]  # read by DoorMiddleware and the door test
        inside.roles = let_in  # type: ignore[attr-defined]  # read by the generated access pages
        return inside

    return put


def _veil(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """Take out of a page what is shielded for who looks, in whichever text it stands (R6)."""
    if covered() and isinstance(answer, HttpResponse) and answer.get("Content-Type", "").startswith("text/html"):
        typed = [text for name in request.POST for text in request.POST.getlist(name)]
        answer.content = clean_page(answer.content.decode(), typed).encode()
    return answer


def lent(view: View) -> View:
    """Let in a view of allauth, which brings its own guard, behind the door `account`.

    Each is named (core/accounts/urls.py), so that a new version of allauth opens nothing by itself.
    """

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    inside.door = "account"  # type: ignore[attr-defined]  # read by DoorMiddleware and the door test
    return inside


def _too_high(keys: Mapping[str, Any]) -> bool:
    return any(isinstance(key, int) and key > HIGHEST_KEY for key in keys.values())


def _name_of(request: HttpRequest, view: View) -> str:
    """What the log calls a page: the name of its address."""
    match = request.resolver_match
    return str((match.url_name if match else "") or getattr(view, "__name__", ""))


def _turn_away(request: HttpRequest, viewer: Viewer, page: str, keys: Mapping[str, Any]) -> HttpResponse:
    """The 404 of a door that stays shut, with its line (R10); without one nobody sees who goes along the doors.

    A visitor leaves no line: there is nobody to name. Who has no function any more is named by his account.
    """
    if request.user.is_authenticated:
        fits = {name: key for name, key in keys.items() if isinstance(key, int) and key <= HIGHEST_KEY}
        casus_id = fits.pop("casus_id", None)
        who = viewer if viewer.account_id else replace(viewer, account_id=request.user.pk)
        line = Line(
            "deur.geweigerd", casus_id=casus_id, rule="R0", allowed=False, object_type=page[:40],
            object_id=next(iter(fits.values()), None),
        )  # fmt: skip
        write(who, [line])
    return not_found(request)


def _refuse(request: HttpRequest, viewer: Viewer, refusal: NotVisible) -> HttpResponse:
    """The 404 of a refusal; its log line is saved with this request's transaction."""
    if refusal.line is not None:
        write(viewer, [refusal.line])
    return not_found(request)


def lets_in(viewer: Viewer, path: str) -> bool:
    """Whether the door of this address opens for the role of this viewer; the page itself may still be closed."""
    return viewer.role in _roles_at(re.sub(r"\d+", "0", path))


@cache
def _roles_at(shape: str) -> Collection[Role]:
    """Who the door of such an address opens for: whichever number stands in it, it is the same page."""
    roles: Collection[Role] = getattr(resolve(shape).func, "roles", ())
    return roles


def home_of(viewer: Viewer) -> str:
    """Where this viewer starts work: the first page of his menu, else the front of his door."""
    if items := sockets.menus(viewer) if viewer.account_id else []:
        return items[0].url
    return "/werk/" if viewer.role in WERK else "/advies/"


def context(request: HttpRequest) -> dict[str, Any]:
    """What every page knows: who looks, and the menu of this door.

    The menu counts what waits at each entry; a page without one (a refusal, a piece of a page) asks for none of it.
    """
    viewer: Viewer = getattr(request, "viewer", None) or ANONYMOUS
    items = SimpleLazyObject(cache(lambda: sockets.menus(viewer) if viewer.account_id else []))
    more = getattr(request, "meer_functies", False)
    pagina = (request.resolver_match.url_name or "") if request.resolver_match and viewer.account_id else ""
    return {
        "viewer": viewer, "menu": items, "now": clock.now(), "pad": request.path, "meer_functies": more,
        "handleiding": uitleg_bij(request.path, pagina),
    }  # fmt: skip


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One page for what is not there and for what one may not see: the same bytes, so it knows who looks (R10)."""
    if hasattr(request, "user"):
        viewer = find_viewer(request)  # who had chosen a purpose for a case: the page does not tell that it was one
        request.viewer = viewer.for_purpose(DEFAULT_PURPOSE[viewer.role])  # type: ignore[attr-defined]  # our own
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours."""
    return render(request, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The session was lost: say so, the browser kept the typed text (eenplan.js)."""
    return render(request, "403.html", status=403)


def back(request: HttpRequest, to: str) -> HttpResponse:
    """Redirect after a successful post, also for htmx."""
    if not getattr(request, "htmx", False):
        return redirect(to)
    response = HttpResponse(status=204)
    response["HX-Redirect"] = to
    return response
