import { foldName, isNamePart } from './spelling.ts';

/**
 * Names that stand for the same actor in the news: a country, its people, its capital and the seat of its government;
 * an organisation and its short name; a person whose name is spelt in several ways. General knowledge, written for
 * no essay in particular. The first name of a line is the canonical one.
 */
const ACTORS = `
united states|US|USA|U.S.|U.S.A.|United States of America|America|American|Americans|Washington|White House|Pentagon|State Department|Oval Office|Capitol Hill
united kingdom|UK|U.K.|Britain|Great Britain|British|Briton|Britons|Downing Street|Whitehall|Westminster
european union|EU|E.U.|Brussels|European Commission|European Council
europe|European|Europeans
russia|Russian|Russians|Russian Federation|Moscow|Kremlin
ukraine|Ukrainian|Ukrainians|Kyiv|Kiev
nato|NATO|N.A.T.O.|North Atlantic Treaty Organization|North Atlantic Treaty Organisation|North Atlantic Alliance|Atlantic Alliance
united nations|UN|U.N.
china|Chinese|Beijing|PRC|People's Republic of China
taiwan|Taiwanese|Taipei
hong kong|Hong Kongers|Hongkong
japan|Japanese|Tokyo
south korea|South Korean|South Koreans|Seoul|Republic of Korea
north korea|North Korean|North Koreans|Pyongyang|DPRK
india|Indian|Indians|New Delhi|Delhi
pakistan|Pakistani|Pakistanis|Islamabad
bangladesh|Bangladeshi|Bangladeshis|Dhaka
afghanistan|Afghan|Afghans|Kabul
iran|Iranian|Iranians|Tehran|Teheran|Islamic Republic
iraq|Iraqi|Iraqis|Baghdad
israel|Israeli|Israelis
palestine|Palestinian|Palestinians
gaza|Gazan|Gazans|Gaza Strip
lebanon|Lebanese|Beirut
hezbollah|Hizbollah|Hizbullah
houthi|Houthis|Ansar Allah
syria|Syrian|Syrians|Damascus
turkey|Turkish|Turk|Turks|Ankara|Türkiye|Turkiye
saudi arabia|Saudi|Saudis|Riyadh
united arab emirates|UAE|Emirati|Emiratis|Abu Dhabi|Dubai
qatar|Qatari|Qataris|Doha
yemen|Yemeni|Yemenis|Sanaa
egypt|Egyptian|Egyptians|Cairo
libya|Libyan|Libyans|Tripoli
tunisia|Tunisian|Tunisians|Tunis
algeria|Algerian|Algerians|Algiers
morocco|Moroccan|Moroccans|Rabat
sudan|Sudanese|Khartoum
south sudan|South Sudanese|Juba
ethiopia|Ethiopian|Ethiopians|Addis Ababa
kenya|Kenyan|Kenyans|Nairobi
nigeria|Nigerian|Nigerians|Abuja
south africa|South African|South Africans|Pretoria
congo|Congolese|Kinshasa|DRC
rwanda|Rwandan|Rwandans|Kigali
niger|Nigerien|Niamey
mali|Malian|Malians|Bamako
ghana|Ghanaian|Ghanaians|Accra
zambia|Zambian|Zambians|Lusaka
africa|African|Africans
france|French|Paris|Élysée|Elysée|Elysee
germany|German|Germans|Berlin
italy|Italian|Italians|Rome
spain|Spanish|Spaniard|Spaniards|Madrid
portugal|Portuguese|Lisbon
poland|Polish|Pole|Poles|Warsaw
czech|Czechia|Czech Republic|Czechs|Prague
slovakia|Slovak|Slovaks|Bratislava
hungary|Hungarian|Hungarians|Budapest
romania|Romanian|Romanians|Bucharest
bulgaria|Bulgarian|Bulgarians|Sofia
moldova|Moldovan|Moldovans|Chisinau|Chișinău
transnistria|Transnistrian|Transdniestria|Tiraspol
belarus|Belarusian|Belarusians|Belarussian|Minsk
lithuania|Lithuanian|Lithuanians|Vilnius
latvia|Latvian|Latvians|Riga
estonia|Estonian|Estonians|Tallinn
baltic|Baltics
finland|Finnish|Finn|Finns|Helsinki
sweden|Swedish|Swede|Swedes|Stockholm
norway|Norwegian|Norwegians|Oslo
denmark|Danish|Dane|Danes|Copenhagen
greenland|Greenlandic|Greenlander|Greenlanders|Nuuk
iceland|Icelandic|Reykjavik
ireland|Irish|Dublin
scotland|Scottish|Scots|Edinburgh|Holyrood
netherlands|Dutch|Holland|The Hague
belgium|Belgian|Belgians
austria|Austrian|Austrians|Vienna
switzerland|Swiss|Bern|Berne
greece|Greek|Greeks|Athens
cyprus|Cypriot|Cypriots|Nicosia
balkan|Balkans
yugoslavia|Yugoslav|Yugoslavs
serbia|Serbian|Serbians|Serb|Serbs|Belgrade
bosnia|Bosnian|Bosnians|Bosniak|Bosniaks|Bosnia and Herzegovina|Bosnia-Herzegovina|Sarajevo
republika srpska|Bosnian Serb|Bosnian Serbs|Banja Luka
kosovo|Kosovan|Kosovar|Kosovars|Kosovo Albanian|Kosovo Albanians|Pristina|Prishtina
albania|Albanian|Albanians|Tirana
montenegro|Montenegrin|Montenegrins|Podgorica
north macedonia|Macedonia|Macedonian|Macedonians|Skopje
croatia|Croatian|Croatians|Croat|Croats|Zagreb
slovenia|Slovenian|Slovenians|Slovene|Slovenes|Ljubljana
georgia|Georgian|Georgians|Tbilisi
armenia|Armenian|Armenians|Yerevan
azerbaijan|Azerbaijani|Azerbaijanis|Azeri|Baku
kazakhstan|Kazakh|Kazakhs|Astana
crimea|Crimean|Crimeans
donbas|Donbass
chechnya|Chechen|Chechens|Grozny
soviet|Soviets|Soviet Union|USSR|U.S.S.R.
canada|Canadian|Canadians|Ottawa
mexico|Mexican|Mexicans|Mexico City
brazil|Brazilian|Brazilians|Brasilia|Brasília
argentina|Argentine|Argentinian|Argentines|Argentinians|Buenos Aires
venezuela|Venezuelan|Venezuelans|Caracas
colombia|Colombian|Colombians|Bogota|Bogotá
chile|Chilean|Chileans|Santiago
peru|Peruvian|Peruvians|Lima
cuba|Cuban|Cubans|Havana
haiti|Haitian|Haitians
australia|Australian|Australians|Canberra
new zealand|New Zealander|New Zealanders
indonesia|Indonesian|Indonesians|Jakarta
malaysia|Malaysian|Malaysians|Kuala Lumpur
philippines|Philippine|Filipino|Filipinos|Manila
vietnam|Vietnamese|Hanoi
thailand|Thai|Thais|Bangkok
myanmar|Burma|Burmese|Naypyidaw
singapore|Singaporean|Singaporeans
sri lanka|Sri Lankan|Sri Lankans|Colombo
asia|Asian|Asians
world health organization|WHO|World Health Organisation
imf|IMF|International Monetary Fund
world trade organization|WTO|World Trade Organisation
international criminal court|ICC
federal reserve|Fed
european central bank|ECB
nhs|NHS|National Health Service
supreme court|SCOTUS
congress|Congressional|Congressman|Congresswoman
parliament|Parliamentary
republican|Republicans|GOP|Republican Party
democrat|Democrats|Democratic Party
labour party|Labour
artificial intelligence|AI|A.I.
zelenskyy|Zelensky|Zelenskiy|Zelenskii
putin|Vladimir Putin
trump|Donald Trump|Trumpian|Trumpism
erdogan|Erdoğan
lukashenko|Lukashenka
milosevic|Milošević
vucic|Vučić
orban|Orbán
gaddafi|Qaddafi|Gadhafi
netanyahu|Bibi
`;

interface Entry {
  words: string[];
  actor: string;
}

let byFirstWord: Map<string, Entry[]> | undefined;

/** Entries by the lower-case form of their first word, longest first, so that "Bosnian Serb" wins over "Bosnian". */
function entries(): Map<string, Entry[]> {
  if (byFirstWord) return byFirstWord;
  byFirstWord = new Map();
  for (const line of ACTORS.trim().split('\n')) {
    const [actor = '', ...aliases] = line.split('|');
    const capitalised = actor.replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
    for (const alias of new Set([capitalised, ...aliases])) {
      const words = alias.split(/[\s-]+/).map(foldName);
      const first = words[0]!.toLowerCase();
      byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, actor }]);
    }
  }
  for (const group of byFirstWord.values()) group.sort((a, b) => b.words.length - a.words.length);
  return byFirstWord;
}

/** Lists the ways in which the news spells an actor, in words, longest first; none where it is no actor of ours. */
export function namesOfActor(actor: string): string[][] {
  return [...entries().values()]
    .flat()
    .filter((entry) => entry.actor === actor)
    .map(({ words }) => words)
    .toSorted((a, b) => b.length - a.length);
}

/**
 * Finds the actor that begins at a word, where there is one.
 * @param words the words of the text as spelt, folded by `foldName`
 * @returns the canonical name in lower case and how many words it takes
 */
export function actorAt(words: string[], at: number): { actor: string; length: number } | null {
  const word = words[at]!;
  const initial = word.charCodeAt(0);
  if (initial >= 97 && initial <= 122) return null;
  for (const entry of entries().get(word.toLowerCase()) ?? []) {
    if (entry.words.every((part, offset) => isNamePart(part, words[at + offset])))
      return { actor: entry.actor, length: entry.words.length };
  }
  return null;
}
