"""What advice gives the sockets: nothing on any family page, timeline or shredder, for it has no family."""

from eenplan.core import sockets

sockets.fact(
    "advies_gevraagd",
    "Iemand vroeg Veilig Thuis om advies, op de dag van het eerste contact (domain 7.1.1); zonder uur, zonder gezin.",
)
