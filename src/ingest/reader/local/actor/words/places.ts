// Countries and what stands for their governments: capitals and seats of power; states, and words for who is from there.

import { remembered } from '../../text/remembered.ts';

/** The key of a name: small letters, no full stops, no “the”. */
export const plain = remembered((name) => {
  const lower = name.toLowerCase().replaceAll('.', '').replaceAll('’', "'");
  return lower.startsWith('the ') ? lower.slice(4) : lower;
});

const rows = (table: string): readonly (readonly string[])[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

/** Country | other names | its capital, where it stands for the government | people and adjective. */
const COUNTRIES = `
United States|U.S.,US,USA,U.S.A.,America,United States of America|Washington|American
United Kingdom|U.K.,UK,Britain,Great Britain|London,Westminster|British
European Union|EU,E.U.|Brussels|European
United Nations|U.N.,UN||
Russia|Russian Federation|Moscow|Russian
China|People's Republic of China,PRC|Beijing|Chinese
North Korea|DPRK|Pyongyang|North Korean
South Korea|Republic of Korea|Seoul|South Korean
Afghanistan||Kabul|Afghan
Albania||Tirana|Albanian
Algeria||Algiers|Algerian
Argentina||Buenos Aires|Argentine
Armenia||Yerevan|Armenian
Australia||Canberra|Australian
Austria||Vienna|Austrian
Azerbaijan||Baku|Azerbaijani
Bahrain||Manama|Bahraini
Bangladesh||Dhaka|Bangladeshi
Belarus||Minsk|Belarusian
Belgium|||Belgian
Bolivia||La Paz|Bolivian
Bosnia|Bosnia and Herzegovina|Sarajevo|Bosnian
Brazil||Brasília,Brasilia|Brazilian
Bulgaria||Sofia|Bulgarian
Cambodia||Phnom Penh|Cambodian
Cameroon|||Cameroonian
Canada||Ottawa|Canadian
Chile||Santiago|Chilean
Colombia||Bogotá,Bogota|Colombian
Congo|Democratic Republic of the Congo,Democratic Republic of Congo|Kinshasa|Congolese
Costa Rica|||Costa Rican
Croatia||Zagreb|Croatian
Cuba||Havana|Cuban
Cyprus||Nicosia|Cypriot
Czech Republic|Czechia|Prague|Czech
Denmark||Copenhagen|Danish
Ecuador||Quito|Ecuadorian
Egypt||Cairo|Egyptian
El Salvador|||Salvadoran
Eritrea||Asmara|Eritrean
Estonia||Tallinn|Estonian
Ethiopia||Addis Ababa|Ethiopian
Finland||Helsinki|Finnish
France||Paris|French
Georgia||Tbilisi|Georgian
Germany||Berlin|German
Ghana||Accra|Ghanaian
Greece||Athens|Greek
Guatemala|||Guatemalan
Haiti||Port-au-Prince|Haitian
Honduras||Tegucigalpa|Honduran
Hungary||Budapest|Hungarian
Iceland||Reykjavik|Icelandic
India||New Delhi,Delhi|Indian
Indonesia||Jakarta|Indonesian
Iran|Islamic Republic of Iran,Islamic Republic|Tehran|Iranian
Iraq||Baghdad|Iraqi
Ireland||Dublin|Irish
Israel||Jerusalem|Israeli
Italy||Rome|Italian
Jamaica||Kingston|Jamaican
Japan||Tokyo|Japanese
Jordan||Amman|Jordanian
Kazakhstan||Astana|Kazakh
Kenya||Nairobi|Kenyan
Kosovo||Pristina|Kosovar
Kuwait|||Kuwaiti
Kyrgyzstan||Bishkek|Kyrgyz
Laos||Vientiane|Laotian
Latvia||Riga|Latvian
Lebanon||Beirut|Lebanese
Libya||Tripoli|Libyan
Lithuania||Vilnius|Lithuanian
Malaysia||Kuala Lumpur|Malaysian
Mali||Bamako|Malian
Mexico||Mexico City|Mexican
Moldova||Chisinau|Moldovan
Mongolia||Ulaanbaatar|Mongolian
Morocco||Rabat|Moroccan
Mozambique||Maputo|Mozambican
Myanmar|Burma|Naypyidaw|Burmese
Nepal||Kathmandu|Nepali
Netherlands|Holland|The Hague|Dutch
New Zealand||Wellington|New Zealand
Nicaragua||Managua|Nicaraguan
Niger||Niamey|Nigerien
Nigeria||Abuja|Nigerian
Norway||Oslo|Norwegian
Oman||Muscat|Omani
Pakistan||Islamabad|Pakistani
Palestinian Authority|Palestine|Ramallah|Palestinian
Panama|||Panamanian
Paraguay||Asunción|Paraguayan
Peru||Lima|Peruvian
Philippines||Manila|Philippine
Poland||Warsaw|Polish
Portugal||Lisbon|Portuguese
Qatar||Doha|Qatari
Romania||Bucharest|Romanian
Rwanda||Kigali|Rwandan
Saudi Arabia||Riyadh|Saudi
Senegal||Dakar|Senegalese
Serbia||Belgrade|Serbian
Singapore|||Singaporean
Slovakia||Bratislava|Slovak
Slovenia||Ljubljana|Slovenian
Somalia||Mogadishu|Somali
South Africa||Pretoria|South African
South Sudan||Juba|South Sudanese
Spain||Madrid|Spanish
Sri Lanka||Colombo|Sri Lankan
Sudan||Khartoum|Sudanese
Sweden||Stockholm|Swedish
Switzerland||Bern|Swiss
Syria||Damascus|Syrian
Taiwan||Taipei|Taiwanese
Tajikistan||Dushanbe|Tajik
Tanzania||Dodoma|Tanzanian
Thailand||Bangkok|Thai
Tunisia||Tunis|Tunisian
Turkey|Türkiye|Ankara|Turkish
Turkmenistan||Ashgabat|Turkmen
Uganda||Kampala|Ugandan
Ukraine||Kyiv,Kiev|Ukrainian
United Arab Emirates|UAE,U.A.E.|Abu Dhabi|Emirati
Uruguay||Montevideo|Uruguayan
Uzbekistan||Tashkent|Uzbek
Venezuela||Caracas|Venezuelan
Vietnam||Hanoi|Vietnamese
Yemen||Sanaa|Yemeni
Zambia||Lusaka|Zambian
Zimbabwe||Harare|Zimbabwean
`;

/** Seats of power that are spoken of as the power itself. */
const SEATS = `
White House
Kremlin
Downing Street|No. 10
Élysée|Elysée,Élysée Palace
Pentagon
Vatican|Holy See
Capitol Hill
Foggy Bottom
Foreign Office
`;

const COUNTRY: ReadonlyMap<string, string> = new Map(
  rows(COUNTRIES).flatMap(([name = '', others = '']) =>
    [name, ...others.split(',')].filter(Boolean).map((each) => [plain(each), name] as const),
  ),
);
const CAPITAL: ReadonlyMap<string, string> = new Map(
  rows(COUNTRIES).flatMap(([name = '', , capitals = '']) =>
    capitals
      .split(',')
      .filter(Boolean)
      .map((each) => [plain(each), name] as const),
  ),
);
const SEAT: ReadonlyMap<string, string> = new Map(
  rows(SEATS).flatMap(([name = '', others = '']) =>
    [name, ...others.split(',')].filter(Boolean).map((each) => [plain(each), name] as const),
  ),
);
const PEOPLE: ReadonlySet<string> = new Set(
  rows(COUNTRIES).flatMap(([, , , people = '']) => (people === '' ? [] : [plain(people)])),
);
const MORE_PEOPLE: ReadonlySet<string> = new Set(
  'western eastern african asian arab muslim christian jewish catholic islamic islamist european latino latina hispanic black white southern northern democratic republican texan californian kurdish scottish welsh english british-born american-born afro-american african-american asian-american'.split(
    ' ',
  ),
);

/** “Britain” → “United Kingdom”. “Us” is no country, nor “us”. */
export const countryOf = (name: string): string | undefined =>
  name.length === 2 && name !== 'US' && /^us$/iu.test(name) ? undefined : COUNTRY.get(plain(name));
/** “Moscow” → “Russia”. */
export const capitalOf = (name: string): string | undefined => CAPITAL.get(plain(name));
/** “the Kremlin” → “Kremlin”. */
export const seatOf = (name: string): string | undefined => SEAT.get(plain(name));
/** “Russian”, “Western”, “Russians”. */
export const isOfPeople = (word: string): boolean => {
  const lower = plain(word);
  return (
    PEOPLE.has(lower) || MORE_PEOPLE.has(lower) || (lower.endsWith('s') && PEOPLE.has(lower.slice(0, -1)))
  );
};

/** State | how news abbreviates it | its postal code | who is from there. */
const STATES = `
Alabama|Ala|AL|Alabamian
Alaska|Alaska|AK|Alaskan
Arizona|Ariz|AZ|Arizonan
Arkansas|Ark|AR|Arkansan
California|Calif|CA|Californian
Colorado|Colo|CO|Coloradan
Connecticut|Conn|CT|
Delaware|Del|DE|
Florida|Fla|FL|Floridian
Georgia|Ga|GA|Georgian
Hawaii|Hawaii|HI|Hawaiian
Idaho|Idaho|ID|Idahoan
Illinois|Ill|IL|Illinoisan
Indiana|Ind|IN|Hoosier
Iowa|Iowa|IA|Iowan
Kansas|Kan|KS|Kansan
Kentucky|Ky|KY|Kentuckian
Louisiana|La|LA|Louisianan
Maine|Maine|ME|Mainer
Maryland|Md|MD|Marylander
Massachusetts|Mass|MA|
Michigan|Mich|MI|Michigander
Minnesota|Minn|MN|Minnesotan
Mississippi|Miss|MS|Mississippian
Missouri|Mo|MO|Missourian
Montana|Mont|MT|Montanan
Nebraska|Neb|NE|Nebraskan
Nevada|Nev|NV|Nevadan
New Hampshire|N.H|NH|
New Jersey|N.J|NJ|
New Mexico|N.M|NM|
New York|N.Y|NY|New Yorker
North Carolina|N.C|NC|
North Dakota|N.D|ND|
Ohio|Ohio|OH|Ohioan
Oklahoma|Okla|OK|Oklahoman
Oregon|Ore|OR|Oregonian
Pennsylvania|Pa|PA|Pennsylvanian
Rhode Island|R.I|RI|
South Carolina|S.C|SC|
South Dakota|S.D|SD|
Tennessee|Tenn|TN|Tennessean
Texas|Texas|TX|Texan
Utah|Utah|UT|Utahn
Vermont|Vt|VT|Vermonter
Virginia|Va|VA|Virginian
Washington|Wash|WA|
West Virginia|W.Va|WV|
Wisconsin|Wis|WI|
Wyoming|Wyo|WY|
`;

const STATE: ReadonlyMap<string, string> = new Map(
  rows(STATES).flatMap(([name = '', short = '', code = '', people = '']) =>
    [short, code, people, name].filter(Boolean).map((each) => [plain(each), name] as const),
  ),
);
const STATE_NAMES: ReadonlySet<string> = new Set(rows(STATES).map(([name = '']) => plain(name)));

/** “Ky.”, “KY”, “Kentuckian” → “Kentucky”. */
export const stateOf = (word: string): string | undefined => STATE.get(plain(word));

const CITIES: ReadonlySet<string> = new Set(
  `new york city|los angeles|chicago|houston|philadelphia|san francisco|san diego|san jose|boston|seattle|miami|atlanta
detroit|dallas|denver|phoenix|cleveland|baltimore|st louis|saint louis|las vegas|new orleans|orlando|charlotte|milwaukee
minneapolis|pittsburgh|cincinnati|portland|sacramento|brooklyn|manhattan|queens|bronx|ferguson|tampa|toronto|montreal
vancouver|sydney|melbourne|mumbai|shanghai|hong kong|istanbul|frankfurt|munich|hamburg|barcelona|milan|geneva|zurich
edinburgh|glasgow|manchester|birmingham|belfast|johannesburg|cape town|lagos|dubai|aleppo|mosul|gaza|gaza strip|west bank
crimea|donetsk|luhansk|donbas|donbass|kashmir|tibet|xinjiang|europe|asia|africa|latin america|south america|north america
central america|middle east|persian gulf|puerto rico|guam|scotland|wales|england|northern ireland|silicon valley|hollywood
san bernardino|newtown|long island|staten island|kandahar|fallujah|basra|homs|idlib|district of columbia`
    .split(/[|\n]/u)
    .map((name) => name.trim()),
);

/** A place that is neither a country nor its capital. */
export const isPlaceName = (name: string): boolean => CITIES.has(plain(name)) || STATE_NAMES.has(plain(name));
