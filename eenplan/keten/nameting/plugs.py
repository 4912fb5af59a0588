"""What the check gives the sockets."""

from eenplan.core import sockets

sockets.fact(
    "nameting_gedaan", "Een nameting kreeg een resultaat; op tijd is binnen 14 dagen van de geplande dag (domain 7.4)."
)
