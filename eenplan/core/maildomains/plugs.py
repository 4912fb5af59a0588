"""What the domains give the sockets."""

from collections.abc import Iterable

from django.urls import reverse

from eenplan.core import sockets
from eenplan.core.access.policy import Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.maildomains import actions, queries


@sockets.menu
def menu(viewer: Viewer) -> Iterable[sockets.MenuItem]:
    """The domains, for the functional manager; with how many messages wait."""
    if viewer.role is Role.BEHEER:
        yield sockets.MenuItem("werk", "Maildomeinen", reverse("maildomeinen"), 93, sum(queries.waiting().values()))


@sockets.deadline(actions.KIND)
def deadline(viewer: Viewer, object_ids: list[int]) -> dict[int, tuple[str, str]]:
    """Where a domain is looked at."""
    return dict.fromkeys(object_ids, ("Maildomein nakijken", reverse("maildomeinen")))


@sockets.on("tik")
def tik(event: sockets.Event) -> None:
    """What waits becomes somebody's duty."""
    actions.maak_zichtbaar(event.at)
