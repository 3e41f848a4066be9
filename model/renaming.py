"""Puts countries, alliances, companies and parties in one another's place, so that the network learns what is said of them
and not who they are.

A renaming is one permutation of each table's rows: the names of each, its adjective, people, capital, seat of government and
leaders become the other's wherever they stand, in sentences and claims alike. What is a match stays one.
"""

from __future__ import annotations

import random
import re
from itertools import zip_longest

#: name; adjective; people; capital; seat of government; leaders. Alternatives by "|", the first is put in;
#: an empty place takes the one that `FALLBACK` says.
COUNTRIES = """
Russia|Russian Federation; Russian; Russians; Moscow; Kremlin; Putin
Ukraine; Ukrainian; Ukrainians; Kyiv|Kiev; ; Zelenskyy|Zelensky|Zelenskiy
China; Chinese; ; Beijing; Zhongnanhai; Xi Jinping|Xi
United States|US|U.S.|USA|America; American; Americans; Washington; White House; Trump|Donald Trump|Biden|Joe Biden|Obama
Britain|United Kingdom|UK|Great Britain; British; Britons; London; Downing Street; Starmer|Sunak|Boris Johnson
Germany; German; Germans; Berlin; ; Merz|Scholz|Merkel
France; French; ; Paris; Elysée; Macron
Iran; Iranian; Iranians; Tehran; ; Khamenei|Rouhani
Israel; Israeli; Israelis; Jerusalem|Tel Aviv; ; Netanyahu
Turkey|Türkiye; Turkish; Turks; Ankara; ; Erdogan|Erdoğan
India; Indian; Indians; New Delhi|Delhi; ; Modi
Pakistan; Pakistani; Pakistanis; Islamabad; ; Sharif
Japan; Japanese; ; Tokyo; ; Ishiba|Abe
North Korea|DPRK; North Korean; North Koreans; Pyongyang; ; Kim Jong Un|Kim Jong-un|Kim
South Korea; South Korean; South Koreans; Seoul; Blue House; Yoon
Taiwan; Taiwanese; ; Taipei; ; Lai Ching-te|Lai
Poland; Polish; Poles; Warsaw; ; Tusk
Hungary; Hungarian; Hungarians; Budapest; ; Orbán|Orban
Belarus; Belarusian; Belarusians; Minsk; ; Lukashenko
Saudi Arabia; Saudi; Saudis; Riyadh; ; bin Salman
Syria; Syrian; Syrians; Damascus; ; Assad
Egypt; Egyptian; Egyptians; Cairo; ; Sisi
Brazil; Brazilian; Brazilians; Brasilia; ; Lula|Bolsonaro
Canada; Canadian; Canadians; Ottawa; ; Carney|Trudeau
"""
REGIONS = """
Europe; European; Europeans
Asia; Asian; Asians
Africa; African; Africans
Latin America; Latin American; Latin Americans
"""
ALLIANCES = """
NATO|Nato
European Union|EU
United Nations|UN
ASEAN
African Union
Arab League
"""
COMPANIES = """
Google|Alphabet
Facebook|Meta
Apple
Amazon
Microsoft
Twitter
Uber
Netflix
"""
PARTIES = """
Republicans|GOP; Republican
Democrats; Democratic|Democrat
"""
ROLES = ("name", "adjective", "people", "capital", "seat", "leader")
FALLBACK = {"people": "adjective", "seat": "capital", "leader": "capital"}


def read_table(table: str) -> list[dict[str, list[str]]]:
    """Returns each row's names by role; what a row lacks is empty."""
    rows = [[part.strip() for part in line.split(";")] for line in table.strip().splitlines()]
    return [{role: [name for name in part.split("|") if name] for role, part in zip_longest(ROLES, row, fillvalue="")} for row in rows]


TABLES = [read_table(table) for table in (COUNTRIES, REGIONS, ALLIANCES, COMPANIES, PARTIES)]
#: Each name's table, row and role; a name that two roles share (Chinese) takes the first.
NAMES: dict[str, tuple[int, int, str]] = {}
for of, table in enumerate(TABLES):
    for at, row in enumerate(table):
        for role in ROLES:
            for name in row[role]:
                NAMES.setdefault(name, (of, at, role))
#: Names that take an article as nouns.
WITH_THE = {"Russian Federation", "United States", "US", "U.S.", "USA", "United Kingdom", "UK", "Kremlin", "White House", "Blue House",
            "European Union", "EU", "United Nations", "UN", "African Union", "Arab League"}
FIND = re.compile(r"(\b[Tt]he )?(?<!\w)(" + "|".join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True)) + r")(?!\w)")


class Renaming:
    """One permutation of each table. Calling it renames a text."""

    def __init__(self, rng: random.Random) -> None:
        self.to = [rng.sample(range(len(table)), len(table)) for table in TABLES]

    def __call__(self, text: str) -> str:
        return FIND.sub(lambda found: self.other(found[1] or "", found[2]), text)

    def other(self, the: str, name: str) -> str:
        of, at, role = NAMES[name]
        row = TABLES[of][self.to[of][at]]
        new = (row[role] or row[FALLBACK[role]])[0]
        kept = "" if name in WITH_THE else the
        return (kept or ("the " if new in WITH_THE else "")) + new
