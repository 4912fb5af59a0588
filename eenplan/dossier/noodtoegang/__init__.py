"""Opening a case in an emergency: found by a key, with the password again and a reason; judged by somebody else (R9).

Who: vt_intake, vt_lead and justitie; the lead and the privacy officer of the bronhouder judge. Ground: access.md R9 to
R11, our own design rule on top of AVG 5, 9, 10 and 32. The table is `casus.Noodtoegang`, for the policy asks it.
"""
