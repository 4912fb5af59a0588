"""The terms of an order, as the rule table begins with them (domain 5 #20-#29). Pure Python."""

from eenplan.core.rulebook.rules import RuleDefault

EIGEN = "[M]; termijn [D]"
RULES = (
    RuleDefault("huisverbod_beslissen", "Beslissen: wel of geen huisverbod", 24, "H", "domain 3.10; termijn [D]",
                sure=False),
    RuleDefault("huisverbod_einde", "Einde van het huisverbod", 10, "CD", "Wth 2-1, 13 (domain 5 #20)", exact=True),
    RuleDefault("huisverbod_uiterlijk", "Uiterste einde na verlenging", 28, "CD",
                "Wth 9, 13 (domain 5 #21)", exact=True),
    RuleDefault("huisverbod_verlengbesluit", "Besluit over verlengen", 10, "CD", "Wth 9 (domain 5 #22)", exact=True),
    RuleDefault("huisverbod_vooraf", "Advies over verlengen: zoveel voor het einde", 2, "CD", EIGEN, sure=False),
    RuleDefault("huisverbod_adres", "Adres van de uithuisgeplaatste bekend", 24, "H", "Wth 2-6 (domain 5 #23)"),
    RuleDefault("huisverbod_raadsman", "Raadsman na de wens", 24, "H", "Wth 5-1 (domain 5 #24)"),
    RuleDefault("huisverbod_zitting", "Zitting van de rechter", 3, "CD", "Wth 6-1a (domain 5 #25)", atw=True),
    RuleDefault("huisverbod_uitspraak", "Uitspraak van de rechter", 24, "H", "Wth 6-1b (domain 5 #26)"),
    RuleDefault("huisverbod_afschrift", "Afschrift van de uitspraak", 2, "W", "Wth 8 (domain 5 #27)"),
    # Wth 2-8, 3-2 say "onverwijld"; the hours are ours
    RuleDefault("huisverbod_burgemeester", "Burgemeester ingelicht", 1, "H",
                "Wth 3-2 (domain 5 #28); termijn [D]", sure=False),
    RuleDefault("huisverbod_verzenden", "Besluit naar iedereen die het moet hebben", 12, "H",
                "Wth 2-8 (domain 5 #28); termijn [D]",
                sure=False),
    # he may come home at any minute
    RuleDefault("huisverbod_einde_verteld", "Huisgenoten weten dat het eerder eindigt", 1, "H",
                "Wth 2-8, 2-9, 8 (domain 5 #27); termijn [D]", sure=False),
    RuleDefault("huisverbod_systeemgesprek", "Systeemgesprek gehouden", 3, "CD", f"S2 {EIGEN}", sure=False),
    RuleDefault("huisverbod_zorgadvies", "Zorg- en veiligheidsplan in concept", 7, "CD", f"S2 {EIGEN}", sure=False),
    RuleDefault("huisverbod_hulp", "Hulp gestart", 10, "CD", f"domain 7.4 {EIGEN}", sure=False),
    RuleDefault("huisverbod_nazicht", "Wie kijkt vanaf morgen mee?", 10, "CD", "product D6; termijn [D]", exact=True,
                sure=False),
    RuleDefault("huisverbod_dag_erna", "Contact op de dag na het huisverbod", 1, "CD",
                "product D6; termijn [D]", sure=False),
    RuleDefault("huisverbod_bewaren", "Huisverbod bewaren, daarna vernietigen", 5, "Y", "Wth 10 (domain 5 #29)"),
    RuleDefault("huisverbod_leeftijd", "Huisverbod alleen vanaf deze leeftijd", 18, "Y", "Wth 2-2"),
    RuleDefault("huisverbod_kind_gehoord", "Kind mag de rechter zijn mening geven vanaf", 12, "Y", "Wth 7"),
    RuleDefault("huisverbod_delen", "Delen met de partijen van het huisverbod", 42, "CD", "access.md R5; termijn [D]",
                sure=False),
    RuleDefault("huisverbod_delen_na", "Meelezen na afloop", 14, "CD", "access.md R5; termijn [D]", sure=False),
)  # fmt: skip
