"""The look of Eenplan: base templates, own theme, vendored css, form fields and template tags.

What: pure display; it knows no case and no table. Who: every page of the four doors builds on it.
Ground: WCAG 2.2 AA, a strict content security policy, no address of elsewhere. How to use: GEBRUIK.md.
"""
