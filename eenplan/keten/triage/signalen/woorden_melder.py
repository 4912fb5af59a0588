"""Expressions of how the reporter stands to the family and to the chain. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
    "strijdcontext": (
        r"zitting\b", r"rechter\b|rechtbank|rechtszaak", r"advocaat\b", "alimentatie", r"omgang(?:sregeling)?\b",
        "mijn weekend", "ouderlijk gezag", "bij mij (?:wordt |word |komt )?(?:geplaatst|wonen)",
        "(?:bij mij|hier) is,? anders", "ontvangstbewijs", "dien (?:ik )?een klacht|naar de pers",
    ),
    "niet_zelf_gezien": (
        "(?:zelf )?niet (?:zelf )?gezien", "niks gezien", "niets gezien", "van horen zeggen",
        r"(?:heb|hoorde) (?:ik )?(?:het )?van (?:een|iemand|de buur)\w*", "weet (?:het )?niet zeker",
    ),
    "werkt_in_keten": (
        (
            r"(?:werk|werkt|werken|werkzaam|collega) (?:\w+ ){0,4}(?:bij|voor|in|van) (?:\w+ "
            "){0,2}(?:wijkteam|lokale team|lokaal team|buurtteam|sociaal team|veilig thuis|gemeente|"
            "politie|jeugdzorg|jeugdbescherming|raad voor|reclassering|ggz|vrouwenopvang)"
        ),
        r"(?:wijkteam|lokaal team|veilig thuis|jeugdbescherming|politie)(?:medewerker|medewerkster|agent)\b",
    ),
    "prive_band": (
        (
            r"(?:als|de|mijn|is|onze|zijn|haar|hun|een) (?:\w+ )?(?:buur(?:vrouw|man|meisje)?|buren|"
            r"overbu\w+|nicht|neef|tante|oom|zus|zwager|schoonzus|schoonmoeder|vriendin|vriend|kennis)\b "
            r"(?:\w+ ){0,3}(?:van (?:het|dit|de) (?:gezin|familie|moeder|vader|ouders)|is|en niet)"
        ),
        r"(?:buurvrouw|buurman|buurtgenoot|buren|familielid|kennis|priv[e'])\b", "naast (?:ons|mij|hen|het gezin)",
        "woon(?:t)? (?:er )?(?:naast|tegenover|boven|onder)", "bij (?:haar|hem|ze|hen) in de straat",
        r"(?:kent|ken|kennen) (?:\w+ ){0,4}(?:prive|persoonlijk|goed|van vroeger|van de)",
        r"bevriend\b|getrouwd met|familie van",
    ),
}  # fmt: skip
