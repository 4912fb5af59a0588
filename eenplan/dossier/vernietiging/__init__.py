"""Destroying what was kept long enough: proposed by the worker, looked through by one, confirmed by another; and proof.

Who: vt_lead and fg. Ground: Wmo 5.3.4 (retention), AVG 5 lid 1 e; that it takes two people is our own rule [D].
"""
