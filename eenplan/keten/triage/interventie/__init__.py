"""The intervention team: on call, sent when there is danger now, and what it found (S2; row 6).

Who: Veilig Thuis. Ground: Wmo 4.1.1. Time: who goes within the hour, result the next day (both choices of ours).
"""
