"""What accounts give the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts import begin as begin  # listens to who logs in
from eenplan.core.accounts.beheer.dienst import volg_dienst_op
from eenplan.core.accounts.sessies import ruim_op


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """People and organisations, for the functional manager."""
    if viewer.role is Role.BEHEER:
        yield sockets.MenuItem("werk", "Accounts", reverse("accounts"), 93)
        yield sockets.MenuItem("werk", "Organisaties", reverse("organisaties"), 94)


@sockets.on("tik")
def dienst(event: sockets.Event) -> None:
    """Who left is on duty no more; sessions that are over go."""
    volg_dienst_op(event.at)
    ruim_op()
