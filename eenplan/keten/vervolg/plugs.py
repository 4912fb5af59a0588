"""What follow-up gives the sockets."""

from eenplan.core import sockets

sockets.fact("dienst_geopend", "Veilig Thuis begon een dienst na de veiligheidsbeoordeling (domain 6.8).")
sockets.fact("dienst_afgerond", "Een dienst van Veilig Thuis is afgerond, of voortijdig gestopt (domain 6.8, 6.9).")
