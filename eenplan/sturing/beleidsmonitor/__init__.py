"""Figures for policy: how many reports, assessed in time, waiting now, handed over, checked again (product.md).

Who: policy officer, process controller, team lead. Ground: the valve (facts without persons). Nothing here leads to a
person or a case; below ten nothing is shown (access.md, misuse 25). Source: product.md, fifteen questions 2, 3 and 9.
"""
