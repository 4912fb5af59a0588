"""Agreements between Veilig Thuis, municipalities and partners: who, on which ground, what may be shared, until when.

Who: the process controller or lead of Veilig Thuis keeps them; everybody who works on cases may read them.
Ground: each agreement names its article. Time: an agreement is looked at again before its review date.
Source: S3 and S4 (samenwerkingsafspraken VT - gemeenten, domain row 30); domain 8.8 and 10.1.
"""
