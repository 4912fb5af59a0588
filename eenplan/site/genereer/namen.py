"""Invented names: usual first names, and surnames put together from parts. Nobody is meant. Pure Python."""

from random import Random

NEDERLANDS = "nederlands"


def woorden(tekst: str) -> tuple[str, ...]:
    """The words of a list that is easier to read as one text."""
    return tuple(tekst.split())


# Where a family's names come from; a share of households is mixed.
HERKOMST = {
    NEDERLANDS: 66.0, "turks": 6.0, "marokkaans": 7.0, "surinaams": 6.0, "antilliaans": 3.0, "pools": 5.0,
    "syrisch": 4.0, "oekraiens": 3.0,
}  # fmt: skip
VOORNAMEN = {
    NEDERLANDS: (
        "Lieke Femke Maaike Roos Sterre Evi Noortje Jolien Wietske Marleen Annet Hilde Karin Ilse Fleur Yfke Tess"
        " Mirthe Janneke Nienke Saskia Greetje Corrie Truus Wil Bets",
        "Daan Sjoerd Thijs Ruben Jelle Koen Gijs Teun Wout Sem Lars Bas Freek Hidde Joris Maarten Rutger Stijn Henk"
        " Gerrit Cor Piet Arie Dirk Wim Siebe",
    ),
    "turks": ("Elif Zeynep Ayşe Merve Esra Büşra Gül Hatice Sevgi", "Emre Murat Yusuf Kerem Onur Serkan Baris Mehmet"),
    "marokkaans": ("Samira Nadia Hafsa Ikram Loubna Naima Soukaina", "Bilal Ilias Karim Younes Rachid Soufiane Anouar"),
    "surinaams": ("Shanti Priya Radha Cheyenne Naomi Melody", "Ricardo Dinesh Sunil Romano Clyde Jermaine"),
    "antilliaans": ("Shurendy Gisèle Rosaly Zuleika Tamara", "Jeandro Rowin Quincy Ruviën Tyrone"),
    "pools": ("Agnieszka Kasia Ewa Zofia Magda Beata", "Piotr Tomek Marek Kamil Paweł Jakub"),
    "syrisch": ("Rania Lina Hala Nour Reem Yara", "Omar Tarek Samer Fadi Adnan Yazan"),
    "oekraiens": ("Oksana Iryna Daryna Yulia Natalia", "Andriy Taras Bohdan Maksym Ihor"),
}
EERSTE_DEEL = woorden(
    "Water Zand Hooge Oever Kleine Linden Berken Eiken Molen Wilgen Duin Veen Heide Riet Lage Noorder Zuider Wester"
    " Ooster Steen Bloemen Graven Kamper Meeuwen Reiger Vossen Haver Rogge Korte Lange"
)
TWEEDE_DEEL = woorden(
    "kamp huis veld horst beek brink dijk stee mark laar donk zoom schoot weerd hof bosch plas winkel steeg voort"
    " meet gaard"
)
ACHTERNAMEN = {
    "turks": "Yalçınoğlu Demirkaya Aksungur Kocabey Özdemirel Taşkentli Gündoğar Bozdemir",
    "marokkaans": "Benhaddour Elouardi Aitchaoui Bouzekri Tahiriou Amezghar Zerhouani Oulhadji",
    "surinaams": "Ramdharie Kalloesingh Wijngaardt Baldewpersad Monsanto-Tel Jagroepan Redmonde",
    "antilliaans": "Martinara Rosaliana Wilhelmus-Pieters Cicilio Maduran Florentina",
    "pools": "Kowalewicz Nowicarz Zielonka Wrobelski Gorczyk Mazurkow",
    "syrisch": "Alhamwi Darkazan Sabbaghin Khourian Almasrati Haddadeh",
    "oekraiens": "Kovalyuk Shevchyn Bondarets Melnychko Tkachiv",
}
VOEGSELS = ("", "", "", "", "van", "van der", "de", "van den", "ter")


def voornaam(rng: Random, herkomst: str, vrouw: bool) -> str:
    """A first name that fits."""
    return rng.choice(VOORNAMEN[herkomst][0 if vrouw else 1].split())


def achternaam(rng: Random, herkomst: str) -> tuple[str, str]:
    """(tussenvoegsel, surname)."""
    if herkomst != NEDERLANDS:
        return "", rng.choice(ACHTERNAMEN[herkomst].split())
    return rng.choice(VOEGSELS), rng.choice(EERSTE_DEEL) + rng.choice(TWEEDE_DEEL)
