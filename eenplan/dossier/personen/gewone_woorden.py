"""Names that are ordinary words too: they count as a name only when they are written as one. Pure Python.

"Wit belde" and "de wit belde" point at someone; "een wit voetje halen" does not. What is not here always counts.
"""

ACHTERNAMEN = frozenset({
    "groot", "klein", "lang", "kort", "jong", "oud", "wit", "zwart", "bruin", "rood", "blauw", "groen", "geel", "hoog",
    "laag", "ruiter", "boer", "bakker", "visser", "kok", "post", "brand", "brug", "berg", "berge", "bos", "veld",
    "huis", "meer", "hoek", "dijk", "dam", "poort", "kamp", "kerk", "school", "straat", "weg", "water", "winter",
    "zomer", "dag", "mens", "man", "vrouw", "kind", "vader", "koning", "prins", "keizer", "vos", "wolf", "haan",
    "leeuw", "beer", "bloem", "boom", "linde", "stam", "tak", "hart", "hand", "hoop", "vrede", "storm", "zon", "goed",
    "best", "sterk", "vast", "vrij", "rijk", "arm", "nieuw", "nood", "recht", "schrijver", "dokter", "meester",
    "timmer", "toets", "kant", "eind", "molen", "put", "hof", "hal", "laan", "heuvel", "haven", "markt", "wal",
    "grote", "kleine", "oude", "jonge", "lange", "korte", "goede", "vries", "graaf", "ridder", "bie", "rooi",
})  # fmt: skip
VOORNAMEN = frozenset({
    "wil", "door", "dag", "mei", "april", "juni", "max", "job", "beer", "storm", "zon", "ster", "maan", "hoop", "fee",
    "mark", "joy", "dean", "pleun", "mees",
})  # fmt: skip
