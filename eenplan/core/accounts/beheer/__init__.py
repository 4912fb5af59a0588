"""Who works where and in which role: the work of the functional manager, without any content of a case.

Who: `beheer`. Ground: AVG 32, access.md R11. Nobody changes his own account here, and blocking always works.
"""
