"""What the plan gives the sockets."""

from eenplan.core import sockets

sockets.fact("plan_vastgesteld", "Een plan, of een aanvulling daarop, werd vastgesteld met het gezin of opgelegd.")
sockets.fact("plan_fase", "Een gezin ging naar een andere fase van het plan.")
sockets.fact("plan_afgerond", "Een plan werd afgerond, na de nazorg.")
sockets.fact("afspraak_gecontroleerd", "Bij een afspraak uit een plan werd vastgelegd of zij is nagekomen.")
