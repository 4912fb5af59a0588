"""Who may see what: one pure policy, its SQL twin, the viewer and the gate.

Who uses it: every query, action, template and job that touches content. Ground: R0 to R11 of `docs/access.md`
(Wmo 2015 art. 5.1.6, GDPR art. 5, 9 and 10, Wpg). Source: the design page on access.
"""
