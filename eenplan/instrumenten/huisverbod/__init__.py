"""The temporary restraining order (tijdelijk huisverbod): someone leaves home for ten days, at most four weeks in all.

What: weighing with the RiHG, the decision, the clocks, the strip of days that all parties share, letters, and who
watches from tomorrow. Who: police (hulpofficier) and Veilig Thuis weigh together, the mayor or the hulpofficier
imposes, only the mayor extends or withdraws. Ground: Wet tijdelijk huisverbod (Wth). Time: domain 5 #20-#29.
Source: domain 3.10, 4.7, 10.3 [S0, S1, S2]; product D6.
"""
