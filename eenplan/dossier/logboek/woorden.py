"""What a log line says in words for who never saw the code: `melding.neem_op` is "Melding: in behandeling genomen".

Two tables, for a verb is a subject and an act. A verb that is in neither is still readable: its own words with spaces.
A test holds that every verb in the code is in them.
"""

ONDERWERPEN = {
    "account": "Account", "advies": "Advies", "beleid": "Beleidscijfers", "brief": "Brief", "casus": "Casus",
    "casusregie": "Casusregie", "consult": "Raadplegen", "convenant": "Samenwerkingsafspraak", "demo": "Demo",
    "deur": "Bladzijde", "dienst": "Rooster", "dubbelen": "Dubbele vastleggingen",
    "elders": "Vergelijken met een andere organisatie", "expertvraag": "Vraag aan een deskundige",
    "genoemd": "Genoemde persoon", "huisverbod": "Huisverbod", "interventie": "Interventieteam", "knelpunt": "Knelpunt",
    "koppeling": "Koppeling", "kring": "Kring van bekenden", "logboek": "Logboek",
    "maildomein": "Maildomein", "melder": "Melder", "melding": "Melding", "nakijken": "Nakijken",
    "nameting": "Nameting", "noodtoegang": "Noodtoegang", "organisatie": "Organisatie", "overdracht": "Overdracht",
    "persoon": "Persoon", "plan": "Plan", "radar": "Bekend?", "regel": "Regel van de regio", "regie": "Regie",
    "route": "Verloop van de casus", "samenvoegvoorstel": "Voorstel om samen te voegen", "sleutel": "Sleutels",
    "stuk": "Document", "termijnen": "Termijnen", "terugkoppeling": "Terugkoppeling", "tijdlijn": "Tijdlijn",
    "toegang": "Toegang tot de casus", "triage": "Beoordeling", "uitspraak": "Uitspraak",
    "veilig_contact": "Veilig contact", "verhaal": "Verhaal", "vernietiging": "Vernietigen", "vervolg": "Vervolg",
    "vondst": "Mogelijk bekend",
    "wachtronde": "Wachtronde", "zonder_namen": "Tekst zonder namen",
}  # fmt: skip
DADEN = {
    "accepteer": "aanvaard", "adviseer": "advies gegeven", "afgewezen": "vroegere afwijzingen bekeken",
    "antwoord": "vraag beantwoord", "beantwoord": "beantwoord", "beantwoord_expert": "deskundige gaf antwoord",
    "bedank": "bedankt", "beeindig": "beëindigd", "beeindig_mandaat": "mandaat beëindigd",
    "beeindig_webhook": "seintjes gestopt", "begin": "begonnen", "begin_politie": "begonnen door de politie",
    "bekend": "iemand gevonden", "bekijk_doel": "hersteldoel bekeken", "belang": "belangenconflict opgegeven",
    "beoordeel": "nakijkpunt beoordeeld", "berekend": "gesloten: bekende van de kijker",
    "besloten": "besloten gemaakt of opengesteld", "besluit": "besloten", "betrek": "organisatie betrokken",
    "bevestig": "bevestigd als tweede lezer", "bevestig_allen": "allen bevestigd",
    "bevestig_persoon": "persoon bevestigd", "bevestig_vernietigen": "vernietigen bevestigd",
    "bevestig_samenvoegen": "samenvoegen bevestigd", "bewaar": "bewaard",
    "bied_aan": "aangeboden", "blaas_af": "afgeblazen", "blokkeer": "geblokkeerd", "bord": "overzicht bekeken",
    "breek_af": "afgebroken", "breng_aan": "aangebracht", "cijfers": "bekeken", "controleer": "afspraak gecontroleerd",
    "controleer_acuut": "gecontroleerd op direct gevaar", "controleer_voorwaarde": "voorwaarde gecontroleerd",
    "deblokkeer": "weer opengezet", "deel": "onderdeel bekeken of gedeeld", "delen_einde": "delen beëindigd",
    "delen_langer": "delen verlengd", "document": "veiligheidsdocument gemaakt", "doel": "doel gekozen",
    "draag_uit": "overgedragen buiten Eenplan", "draai": "vernieuwd", "draai_hoofd": "hoofdsleutel vernieuwd",
    "dubbel": "dubbele gemaakt", "eerder": "eerdere casus bekeken", "eerste": "eerste gemaakt",
    "eigen_lijst": "eigen meldingen bekeken", "escaleer": "hoger gemeld", "evalueer": "geëvalueerd",
    "extra_ronde": "extra ronde gepland", "factor": "factor vastgelegd", "ga_erheen": "op weg gegaan",
    "ga_op": "in andere beoordeling opgegaan", "geef_vrij": "mag weer worden vernietigd",
    "gedaan": "gedaan", "gedeeld": "gedeeld",
    "geef_informatie": "informatie gegeven", "geef_mandaat": "mandaat gegeven", "geef_terug": "teruggegeven",
    "geef_token": "toegang voor een systeem gegeven", "geen_bekende": "vastgelegd dat het geen bekende is",
    "gemeente": "gemeente gewijzigd", "gesloten": "gesloten", "geweigerd": "niet toegelaten",
    "gewichten": "gewichten gekozen", "gezien": "gezien", "haal_terug": "teruggehaald",
    "heb_teruggekoppeld": "teruggekoppeld aan de melder", "hef_op": "opschorting opgeheven",
    "herbeoordeel": "opnieuw te beoordelen", "herinner": "herinnerd", "heroverweeg": "heroverwogen",
    "herstel": "hersteld", "hervat": "hervat", "herverdeeld": "team gewisseld", "herversleutel": "opnieuw versleuteld",
    "herzie": "herzien", "houd_op": "gestopt", "houd_vast": "vastgehouden: niet vernietigen",
    "houd_zicht": "zicht gehouden", "inbox": "in de berichten gezet",
    "informeer": "betrokkene geïnformeerd", "informeer_college": "college geïnformeerd",
    "inlog": "manier van inloggen gewijzigd", "is_melding_geworden": "melding geworden",
    "keer_terug": "terugkeer vastgelegd", "keur_af": "niet terecht bevonden", "keur_goed": "terecht bevonden",
    "kies": "gekozen", "kies_ontvanger": "ontvanger gekozen", "kies_top": "top 3 gekozen",
    "kijk_door": "doorgekeken",
    "kijk_opnieuw": "opnieuw gezocht", "kom_aan": "aangekomen", "koppel": "aan een casus gekoppeld",
    "laad_instrument": "vragenlijst geladen", "laat_los": "losgelaten",
    "laat_toe": "toegelaten", "leer": "geleerd van het dossier",
    "lees": "gelezen", "lees_antwoord": "antwoord gelezen", "lees_terug": "teruggelezen door de vrager",
    "leg_aanvaarding_vast": "aanvaarding op papier vastgelegd", "leg_antwoord": "antwoord vastgelegd",
    "leg_besluit": "besluit vastgelegd", "leg_bevinding": "bevinding vastgelegd", "leg_bezoek": "bezoek vastgelegd",
    "leg_contact": "contact vastgelegd", "leg_gesprek": "gesprek vastgelegd", "leg_hoger": "hoger gelegd",
    "leg_kind": "gesprek met kind vastgelegd", "leg_niet_op": "niet opgelegd", "leg_op": "opgelegd",
    "leg_terug": "teruggelegd",
    "leg_vast": "vastgelegd", "leg_voor": "voorgelegd aan tweede lezer",
    "leg_weigering_vast": "weigering op papier vastgelegd", "lezer_eraf": "lezer van een afscherming eraf",
    "lezer_erbij": "lezer van een afscherming erbij", "lijst": "in een lijst gezien",
    "logboek": "gesprekken van een dag gezien", "los": "uit elkaar gehaald", "maak": "gemaakt",
    "maak_concreet": "concreet gemaakt", "maak_klaar": "klaargemaakt", "maak_los": "losgemaakt",
    "maak_sleutel": "sleutel gemaakt", "meld": "punt gevonden", "meld_geweken": "afwijking gemeld",
    "meld_overtreding": "overtreding gemeld", "meld_resultaat": "resultaat gemeld",
    "meld_voortgang": "voortgang gemeld", "na_consult": "aangepast na raadplegen",
    "naar_direct_veilig": "naar direct veilig", "naar_fase": "naar een andere fase", "naar_herstel": "naar herstel",
    "naar_nazorg": "naar nazorg", "naar_stabiel_veilig": "naar stabiel veilig", "nagekeken": "nagekeken",
    "nakijken": "nagekeken", "neem_aan": "aangenomen", "neem_antwoord": "antwoord ontvangen",
    "neem_expert_terug": "vraag teruggenomen", "neem_op": "in behandeling genomen", "neem_over": "overgenomen",
    "neem_sleutel": "sleutel ontvangen", "neem_terug": "teruggenomen", "niet_dezelfde": "als niet dezelfde gezien",
    "nieuw_incident": "nieuw incident verwerkt", "nodig_uit": "uitgenodigd", "noem_grond": "grond genoemd",
    "noteer": "genoteerd", "nummer": "nummer gezien", "ondersteun": "ondersteund",
    "onveiligheid": "onveiligheid vastgelegd", "open": "geopend", "open_dienst": "dienst begonnen",
    "opnieuw": "opnieuw vernietigd",
    "origineel": "oorspronkelijk bericht geopend", "oud_team": "vorig team bekeken", "paar": "twee naast elkaar gezien",
    "pak_op": "opgepakt", "papier_": "papier gemaakt", "paren": "paren bekeken", "plan": "dienst gepland",
    "plan_gesprek": "gesprek gepland", "plan_rondes": "rondes gepland", "print": "afgedrukt",
    "punt": "nakijkpunt bekeken", "raadpleeg": "geraadpleegd", "regel": "regel bekeken",
    "relaties": "relaties vastgelegd", "rond_af": "afgerond", "rooster": "bekeken",
    "samengevoegd": "als samengevoegd gezien", "samenvatting": "samengevat",
    "samenvoegen_vervalt": "voorstel om samen te voegen verviel", "schild_af": "afscherming eraf",
    "schild_op": "afscherming erop", "schrap": "dienst geschrapt", "schrijf": "geschreven",
    "sessie_einde": "op een apparaat uitgelogd", "sluit": "gesloten", "sluit_voortijdig": "voortijdig gesloten",
    "spreek_af": "afgesproken", "stap": "stap gezet", "start": "begonnen", "start_monitoring": "monitoring begonnen",
    "start_stap": "stap begonnen", "start_vervolg": "vervolg begonnen", "status": "stand opgevraagd",
    "stel_aan": "functie gegeven", "stel_doel": "doel gesteld", "stel_op": "opgesteld",
    "stel_rihg_vast": "RiHG vastgesteld", "stel_samenvoegen_voor": "samenvoegen voorgesteld", "stel_uit": "uitgesteld",
    "stel_vast": "vastgesteld", "stel_voor": "besluit voorgesteld", "stel_voorwaarde": "voorwaarde gesteld",
    "stel_vraag": "vraag gesteld", "strook": "gezocht of de mensen bekend zijn", "taken": "taken bekeken",
    "team": "team gemaakt", "team_eraf": "uit het team gehaald", "team_erbij": "in het team gezet", "teken": "getekend",
    "terug_naar_direct": "terug naar directe veiligheid", "top": "top 3 bekeken", "trek_in": "ingetrokken",
    "trek_samenvoegen_in": "voorstel om samen te voegen ingetrokken",
    "trek_token_in": "toegang van een systeem ingetrokken", "typ": "gezocht tijdens het typen",
    "uit_dienst": "werk van wie wegging overgenomen", "vang_op": "opgevangen",
    "veilig_contact": "veilig contact vastgelegd", "verbeter": "verbeterd", "verdeel": "verdeeld",
    "vergeet": "oude roosters vernietigd", "vergeet_sleutels": "sleutels vernietigd",
    "verhuis": "naar een andere casus", "verleng": "verlengd", "verleng_niet": "niet verlengd", "verloop": "verlopen",
    "vernietig": "vernietigd", "vernietig_hoofd": "oude hoofdsleutel vernietigd", "vernietig_oude": "oude vernietigd",
    "verschillen": "verschillen gezien", "verschuldigd": "in de wachtrij gezet", "verstuur": "verstuurd",
    "verval": "vervallen", "vervang": "vervangen", "verwacht": "verwachting vastgelegd",
    "voeg_contact_toe": "gesprek toegevoegd", "voeg_samen": "samengevoegd", "voeg_toe": "toegevoegd",
    "voeg_webhook_toe": "seintjes ingesteld", "voel_pols": "pols gevoeld", "volg_op": "opgevolgd",
    "voor_melding": "overgenomen in een melding", "vraag": "vraag gesteld",
    "vraag_acuut": "vraag naar direct gevaar beantwoord", "vraag_expert": "deskundige gevraagd",
    "vraag_informant": "informant gevraagd", "vraag_verder": "doorgevraagd", "vul_aan": "aangevuld",
    "vul_rihg": "RiHG ingevuld", "waarde": "waarde gewijzigd", "waarom": "uitleg bij een regel gezien",
    "wachtend": "wachtende plannen gezien", "wachtwoord": "wachtwoord gewijzigd", "weiger": "geweigerd",
    "weiger_samenvoegen": "samenvoegen geweigerd", "wijs_af": "afgewezen", "wijs_expert_af": "deskundige wees af",
    "wijs_toe": "regisseur aangewezen", "wijzig": "gewijzigd", "wijzig_afscherming": "afscherming gewijzigd",
    "wijzig_bron": "bron gewijzigd", "wis_tweede_stap": "tweede stap gewist", "wissel": "regisseur gewisseld",
    "word_melding": "melding geworden", "wordt_melding": "melding gemaakt", "zet_in_woorden": "in eigen woorden gezet",
    "zet_terug": "teruggezet", "zoek": "gezocht",
}  # fmt: skip
# What a class of data is to who reads the log.
KLASSEN = {
    "bestaan": "dat er een casus is", "proces": "hoe het loopt", "identiteit": "wie het zijn",
    "vindbaar": "waar zij zijn", "veiligheid": "veiligheid", "zorg": "zorg en gezondheid",
    "justitie": "politie en justitie", "melder": "wie meldde",
}  # fmt: skip
REGELS = {
    "R0": "Deze rol ziet geen inhoud, of geen enkele regel opende de casus.",
    "R1": "Er is een belangenconflict: dicht, ook bij nood.",
    "R2": "De rol mag deze soort gegevens niet zien.",
    "R3": "Het doel past niet bij deze soort gegevens.",
    "R4": "Lid van het casusteam van de organisatie die de casus vastlegde.",
    "R5": "De casus was gedeeld met deze organisatie of persoon, of mocht juist niet verder worden gedeeld.",
    "R6": "De casus, de melder of de plek is afgeschermd: alleen wie met name genoemd is mag kijken.",
    "R7": "Niemand mag het dossier in bulk meenemen.",
    "R8": "De eigen gegevens van de betrokkene.",
    "R9": "Noodtoegang: kort, alleen lezen, en nagekeken.",
    "R11": "De betrokkenheid, de functie of het delen was al voorbij.",
    "lijst": "In een lijst van eigen werk.",
    "systeem": "Eenplan zelf, zonder dat iemand keek.",
    "": "Een handeling, of lezen zonder casus: de regel van de bladzijde zelf.",
}  # fmt: skip


def werkwoord(verb: str) -> str:
    """What was done: `Melding: in behandeling genomen`."""
    subject, _, act = verb.partition(".")
    first = ONDERWERPEN.get(subject) or subject.replace("_", " ").capitalize()
    return f"{first}: {DADEN.get(act) or act.replace('_', ' ')}" if act else first


def regel(rule: str, mocht: bool = False) -> str:
    """The sentence of a rule; a rule that this table does not have stands there as it is."""
    if mocht and rule == "R0":
        return "Toezicht: deze rol leest het logboek en aantallen, nooit inhoud."
    return REGELS.get(rule, f"Regel {rule}.")


def klassen(classes: list[str]) -> list[str]:
    """The classes of data in words, in the order of the policy."""
    return [text for key, text in KLASSEN.items() if key in classes]
