"""What the safety assessment gives the sockets."""

from eenplan.core import sockets

sockets.fact(
    "veiligheid_beoordeeld", "Een veiligheidsbeoordeling is door een tweede lezer bevestigd (domain 6.6-6.8, 7.1)."
)
