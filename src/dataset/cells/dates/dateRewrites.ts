const weekdays =
  'mon|tues?|wed|thu|thurs?|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mer|jeu|ven|sam|dim|mar|mié|jue|vie|sáb|dom|gio|seg|ter|qua|qui|sex|maa|din|woe|don|vri|zat|zon|' +
  'mån|man|tis|ons|tor|fre|lör|sön|lør|søn|uto|sre|mér|вів|пʼя|уто|саб|съб|vry|don|tir|tii|kes|per|lau|pon|wto|śro|czw|pią|sob|nie|úte|stř|čtv|pát|pia|ned|joi|vin|sâm|dum|' +
  'пн|вт|ср|чт|пт|сб|вс|пон|вто|сре|чет|пят|суб|вос|нед|сер|пет|δευ|τρί|τετ|πέμ|παρ|σάβ|κυρ|sen|sel|rab|kam|jum|min|ال[\u0600-\u06ff]{3}';
const eastern = '[월화수목금토일月火水木金土日](?:요일|曜日)?';
const numeric = String.raw`\d{1,4}[-/.]\s?\d{1,2}[-/.]`;
/** What follows a weekday. A time of day alone does not count, because it differs from day to day. */
const dayOfMonth = String.raw`(?:den\s)?\d{1,2}[^\s\d:]{0,3}\s+(?:de\s+)?[^\s\d:]{3}`;
const week = '(?:kw|cw|wk|week|w)';
const year = '[年년]';
const fiscal = String.raw`[FSA]Y\s?['\u2018\u2019]?`;

/** Months of Thailand, in full and shortened. */
const thaiMonths = [
  ['Jan', 'มกราคม', 'ม', 'ค'],
  ['Feb', 'กุมภาพันธ์', 'ก', 'พ'],
  ['Mar', 'มีนาคม', 'มี', 'ค'],
  ['Apr', 'เมษายน', 'เม', 'ย'],
  ['May', 'พฤษภาคม', 'พ', 'ค'],
  ['Jun', 'มิถุนายน', 'มิ', 'ย'],
  ['Jul', 'กรกฎาคม', 'ก', 'ค'],
  ['Aug', 'สิงหาคม', 'ส', 'ค'],
  ['Sep', 'กันยายน', 'ก', 'ย'],
  ['Oct', 'ตุลาคม', 'ต', 'ค'],
  ['Nov', 'พฤศจิกายน', 'พ', 'ย'],
  ['Dec', 'ธันวาคม', 'ธ', 'ค'],
].map(([month, name, first, last]) => [String.raw`[\s-]?(?:${name}|${first}\.\s?${last}\.?)[\s-]?`, ` ${month} `] as const);

/**
 * Months of Croatia behind a point, 5. stu 2022.: some of these words are others elsewhere, and listopad and lip are November and July in Polish.
 */
const croatianMonths = [
  ['jan', 'sij'],
  ['feb', 'velj'],
  ['mar', 'ožu'],
  ['apr', 'tra'],
  ['may', 'svi'],
  ['jun', 'lip'],
  ['jul', 'srp'],
  ['aug', 'kol'],
  ['sep', 'ruj'],
  ['oct', 'lis(?:topada)?'],
  ['nov', 'stu'],
  ['dec', 'pro'],
].map(([month, name]) => [String.raw`^(\d{1,2}\.)\s?${name}\.?\s(?=\d{4})`, `$1 ${month} `] as const);

/** Months in Roman numerals, as in 4.IX.2024 in Poland and Hungary. */
const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'].map((roman, index) => {
  const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  return [String.raw`^(\d{1,2})(?:\.\s?|[-/\s])${roman}(?:\.\s?|[-/\s])(?=(?:1[89]|20)\d\d)`, `$1 ${names[index]} `] as const;
});

/**
 * Other notations of dates as patterns with replacements, applied in this order. The patterns use syntax that JavaScript and Python share,
 * ignore letter case, and expect ASCII digits.
 */
export const dateRewrites: readonly (readonly [pattern: string, replacement: string])[] = [
  // Marks of direction and other invisible characters; the comma and the halves of the day of Arabic, the halves of Greek.
  ['[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]', ''],
  ['[\u2010-\u2015\u2212]', '-'],
  ['\u060c', ','],
  [String.raw`(?<=:\d\d)\s?(?:ص|π\.\s?μ\.?)$`, ' am'],
  [String.raw`(?<=:\d\d)\s?(?:م|μ\.\s?μ\.?)$`, ' pm'],
  // ="2024-01-31", as programs keep Excel from changing a cell; 2024-01-31Z and 2024-01-31+01:00 in XML.
  [String.raw`^=\x22?([^\x22]*)\x22?$`, '$1'],
  [String.raw`^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)$`, '$1'],
  // 10:00-12:00 is a time span, not a time zone.
  [String.raw`^(\d{1,2}:\d\d)\s?-\s?(\d{1,2}:\d\d)$`, '$1 to $2'],
  // [31/Jan/2024:10:00:00 +0000]
  [String.raw`^\[(.*)\]$`, '$1'],
  // #2024-01-31# in Access; DATE '2024-01-31', {ts '2024-01-31 10:00:00'} and datetime.date(2024, 1, 31) in program code.
  [String.raw`^#(.*)#$`, '$1'],
  [String.raw`^\{?(?:d|ts|date|timestamp)\s?'([^']*)'\}?$`, '$1'],
  [String.raw`^(?:[a-z]+\.)?(?:timestamp|datetime64)\('([^']*)'[^']*\)$`, '$1'],
  [String.raw`^(?:datetime\.)?date\((\d{4}), (\d{1,2}), (\d{1,2})\)$`, '$1-$2-$3'],
  // '24.1.31 with an apostrophe for the omitted century, 31 Jan '24
  [String.raw`^['\u2018\u2019]([0-6]\d)[-/.]\s?(\d{1,2})[-/.]\s?(\d{1,2})\.?$`, '20$1-$2-$3'],
  [String.raw`^['\u2018\u2019]([7-9]\d)[-/.]\s?(\d{1,2})[-/.]\s?(\d{1,2})\.?$`, '19$1-$2-$3'],
  [String.raw`(?<=\s)['\u2018\u2019](?=\d\d$)`, ''],
  // 20240131 10:00:00; 2024:01:31 10:00:00 from cameras; 2024_01_31
  [String.raw`^(\d{4})(\d\d)(\d\d),?\s(?=\d{1,2}:\d\d)`, '$1-$2-$3 '],
  // 28-Jan-2017T18:27:00
  [String.raw`^(\d{1,2}-[a-z]{3}-\d{4})T(?=\d\d:)`, '$1 '],
  [String.raw`^(\d{4}):(\d\d):(\d\d)\s(?=\d\d:)`, '$1-$2-$3 '],
  // 2024013110:15
  [String.raw`^(\d{4})(\d\d)(\d\d)(\d\d:\d\d(?::\d\d)?)$`, '$1-$2-$3 $4'],
  [String.raw`^(\d{1,4})_(\d{1,2})_(\d{1,4})$`, '$1-$2-$3'],
  // 2024-01-31_15.41 and 2024-01-31_15-41-33 in names of files
  [String.raw`^(\d{4}-\d\d-\d\d)_(\d\d)[-.:h](\d\d)$`, '$1 $2:$3'],
  [String.raw`^(\d{4}-\d\d-\d\d)_(\d\d)[-.:h](\d\d)[-.:m](\d\d)$`, '$1 $2:$3:$4'],
  // 20240131_154133, 2024-01-31T15-41-33, 2024-01-31 15h41m33s, 2024/01/31:15:41, 2024-01-31; 15:41
  [String.raw`^(\d{4})(\d\d)(\d\d)[_-](\d\d)(\d\d)(\d\d)$`, '$1-$2-$3 $4:$5:$6'],
  [String.raw`^(\d{4}[-/]\d\d[-/]\d\d)(?:T|\s|[-:;]\s?)(\d\d)[-.:h](\d\d)$`, '$1 $2:$3'],
  [String.raw`^(\d{4}[-/]\d\d[-/]\d\d)(?:T|\s|[-:;]\s?)(\d\d)[-.:h](\d\d)[-.:m](\d\d)s?$`, '$1 $2:$3:$4'],
  // 2024 / 01 / 31, 31 - 01 - 2024; (2024-01-31), 31/01/2024,
  [String.raw`^(\d{4})\s([-/.])\s(\d{1,2})\s\2\s(\d{1,2})(?=$|\s)`, '$1-$3-$4'],
  [String.raw`^(\d{1,2})\s([-/.])\s(\d{1,2})\s\2\s(\d{4})(?=$|\s)`, '$1$2$3$2$4'],
  [String.raw`^[(\x22\u201c](\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[\d: T]*)[)\x22\u201d]$`, '$1'],
  [String.raw`^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})[,;]$`, '$1'],
  // 1949:01 and 1949:Q1 from gretl
  [String.raw`^((?:1[5-9]|20)\d\d):(0[1-9]|1[0-2])$`, '$1-$2'],
  [String.raw`^(\d{4}):q([1-4])$`, '$1Q$2'],
  // 2024년 1월, 2024年1月; 2024년 1분기, 2024年第1四半期; 2024년 5주
  [String.raw`^(\d{4})\s?${year}\s?(\d{1,2})\s?[月월]$`, '$1-$2'],
  [String.raw`^(\d{4})\s?${year}\s?第?([1-4])\s?(?:분기|四半期|季度)$`, '$1Q$2'],
  [String.raw`^(\d{4})\s?${year}\s?(?:상반기|上半[年期])$`, '$1H1'],
  [String.raw`^(\d{4})\s?${year}\s?(?:하반기|下半[年期])$`, '$1H2'],
  [String.raw`^(\d{4})\s?${year}\s?第?(\d{1,2})\s?[주週周]차?$`, '$1 W$2'],
  // H1 2024, 2H-2024, S1 2024
  [String.raw`^[HS]([12])[\s\-/.]{0,2}((?:19|20)\d\d)$`, '$2H$1'],
  [String.raw`^([12])[HS][\s\-/.]{0,2}((?:19|20)\d\d)$`, '$2H$1'],
  // What is left of 令和6年.
  [String.raw`^(\d{4})\s?年$`, '$1-01'],
  // FY2024, FY24 Q1, Q1 FY24, FY2023/24, H1 FY2024
  [String.raw`^${fiscal}(\d{4}|\d\d)[\s/-]*Q([1-4])$`, 'Q$2 $1'],
  [String.raw`^(?:Q([1-4])|([1-4])Q)[\s/-]*${fiscal}(\d{4}|\d\d)$`, 'Q$1$2 $3'],
  [String.raw`^H([12])[\s/-]*${fiscal}(\d{4}|\d\d)$`, 'FY$2 H$1'],
  [String.raw`^${fiscal}(\d{4})(?:[-/](?:\d{4}|\d\d))?$`, '$1-01'],
  [String.raw`^${fiscal}([0-6]\d)(?:[-/]\d\d)?$`, '20$1-01'],
  [String.raw`^${fiscal}([7-9]\d)(?:[-/]\d\d)?$`, '19$1-01'],
  [String.raw`^${fiscal}(\d{4})[\s/-]*H([12])$`, '$1H$2'],
  [String.raw`^${fiscal}([0-6]\d)[\s/-]*H([12])$`, '20$1H$2'],
  // 2 มกราคม พ.ศ. 2567, 2 ม.ค. 67
  [String.raw`^วัน[^\s\d]*\s?(?:ที่)?\s?(?=\d)`, ''],
  [String.raw`\s?[พค]\.?\s?ศ\.?\s?(?=\d{4})`, ' '],
  [String.raw`([ก-ฮะ-ู]\.?)[\s-]?(\d\d)$`, '$1 25$2'],
  ...thaiMonths,
  [String.raw`^\s+`, ''],
  // 2024 week 5, 2024/KW05; week 5, 2024, KW 5/2024
  [String.raw`^(\d{4})[\s\-/.,]{0,2}${week}\.?\s?(\d)$`, '$1-W0$2'],
  [String.raw`^(\d{4})[\s\-/.,]{0,2}${week}\.?\s?(\d\d)$`, '$1-W$2'],
  // 2024-01-31 10:00 America/New_York, 10:00 (UTC+01:00)
  [String.raw`(?<=\d)\s(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)/[\w/+-]+$`, ''],
  [String.raw`(?<=\d)\s?\((?:UTC|GMT)([+-]\d\d:?\d\d)\)$`, '$1'],
  [String.raw`^${week}\.?\s?(\d)[\s\-/.,]{1,2}(\d{4})$`, '$2-W0$1'],
  [String.raw`^${week}\.?\s?(\d\d)[\s\-/.,]{1,2}(\d{4})$`, '$2-W$1'],
  // 3:05:22 PM GMT+9 and 3:05:22 오후 GMT+9 from Google Forms; 31 января 2024 г.
  [String.raw`\s?(?:GMT|UTC)([+-])(\d)(?=$|:)`, '$10$2'],
  [String.raw`(\d{1,2}:\d\d(?::\d\d)?)\s?(?:오전|午前|上午)(?!\s?\d)`, '$1 am'],
  [String.raw`(\d{1,2}:\d\d(?::\d\d)?)\s?(?:오후|午後|下午)(?!\s?\d)`, '$1 pm'],
  [String.raw`(?<=\d)\s?[гр](?:ода|\.)?(?=,?\s\d{1,2}:|$)`, ''],
  [String.raw`(?<=:\d\d)\s?ч\.$`, ''],
  // 2024-01-31 (Wed), 2024-01-31(수); Wed 01/31/2024, Mi., 31.01.2024, 수요일 2024-01-31.
  [String.raw`\s?\((?:${eastern}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?)\)`, ''],
  [String.raw`^(?:(?:${weekdays})[^\s\d.,]*\.?,?|${eastern},?)\s+(?=${numeric}|${dayOfMonth})`, ''],
  // fredag den 1. januar 2021; 2021년 1월 1일 금요일, 2021年1月1日星期五
  [String.raw`^den\s(?=\d)`, ''],
  [String.raw`(?<=[일日])\s?(?:[월화수목금토일]요일|[月火水木金土日]曜日?|星期[一二三四五六日天]|[周週][一二三四五六日])(?=$|\s)`, ''],
  // 2024-01-31-10.15.22.123456 from DB2, 31-JAN-24 10.15.22.123456 AM from Oracle.
  [String.raw`^(\d{4}-\d\d-\d\d)-(\d\d)\.(\d\d)\.(\d\d)(?=\.|$)`, '$1 $2:$3:$4'],
  [String.raw`(?<=\s)(\d{1,2})\.(\d\d)\.(\d\d)(?=\.\d{3}|\s?[ap]m$)`, '$1:$2:$3'],
  // 18.6.2021 klo 7.13.29, 18.6.2021, 07.13
  [String.raw`^(\d{1,4}[-/.\s].*[-/.\s]\d{2,4}\.?),?\s(?:klo\s|kl\.?\s)?(\d{1,2})\.(\d\d)\.(\d\d)$`, '$1 $2:$3:$4'],
  [String.raw`^(\d{1,4}[-/.\s].*[-/.\s]\d{2,4}\.?),?\s(?:klo\s|kl\.?\s)?(\d{1,2})\.(\d\d)$`, '$1 $2:$3'],
  // 18. 06. 2021. 07:13 in Croatia, 21. 6. 1. in Korea
  [String.raw`^(\d{1,4}\.\s?\d{1,2}\.\s?\d{1,4})\.\s(?=\d{1,2}:)`, '$1 '],
  [String.raw`^(\d\d)\. (\d{1,2})\. (\d{1,2})\.?(?=$|\s)`, '$1-$2-$3'],
  // 18 tháng 6, 2021
  [String.raw`^(\d{1,2}) th(?:g|áng) (\d{1,2}), (\d{4})`, '$3-$2-$1'],
  // 10시 5분, 15時41分
  [String.raw`(?<=[시時时])\s?(\d)(?=\s?[분分])`, '0$1'],
  [String.raw`(?<=[분分])\s?(\d)(?=\s?[초秒])`, '0$1'],
  [String.raw`(\d{1,2})\s?[시時时]\s?(\d\d)\s?[분分]\s?(\d\d)\s?[초秒]`, '$1:$2:$3'],
  [String.raw`(\d{1,2})\s?[시時时]\s?(\d\d)\s?[분分]`, '$1:$2'],
  [String.raw`(\d{1,2})\s?[시時时](?![간間\d])`, '$1:00'],
  // 2 pm; 2024-01-31T10, 2024-01-31 10h
  [String.raw`^(\d{1,2})\s?([ap])\.?m\.?$`, '$1:00 $2m'],
  [String.raw`^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T|\s+))(\d{1,2})\s?h?$`, '$1$2:00'],
  // March 5, 2024 at 3:05 PM, 31/01/2024 - 10:00, 31.01.2024 um 10:00, 2024-01-31 kl. 10:00; 31.01.2024 14 Uhr
  [
    String.raw`^(.*(?:19|20)\d\d|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})\.?,?\s(?:[-|@]|at|um|om|kl\.?|klo|alle|ore|a las|às|à)\s(?=\d{1,2}[:h]\d\d)`,
    '$1 ',
  ],
  [String.raw`(?<=\d{4}),?\s(?:um\s)?(\d{1,2})\s?Uhr$`, ' $1:00'],
  // le 5 février 2024; 12/21/201616:29:51
  [String.raw`^le\s(?=\d{1,2}(?:er)?\s)`, ''],
  [String.raw`^(\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d)(\d{1,2}:\d\d(?::\d\d)?)$`, '$1 $2'],
  // 31/01/2024 15h41, 31/01/2024 à 15h41
  [String.raw`^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})\s(?:[àa]s?\s)?(\d{1,2})\s?h\s?(\d\d)$`, '$1 $2:$3'],
  [String.raw`^T(?=\d{1,2}:)`, ''],
  [String.raw`(\d{4}),?\s(?:[àa]s?\s)?(\d{1,2})\s?h\s?(\d\d)$`, '$1 $2:$3'],
  // Jan 31, 24
  [String.raw`^([a-z]{3,9}\.?\s\d{1,2}),\s([0-6]\d)$`, '$1, 20$2'],
  [String.raw`^([a-z]{3,9}\.?\s\d{1,2}),\s([7-9]\d)$`, '$1, 19$2'],
  // 10:00 31.01.2024
  [String.raw`^(\d{1,2}:\d\d(?::\d\d)?),?\s+(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})$`, '$2 $1'],
  // 8:30 PM, 4 September 2024
  [String.raw`^(\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?),?\s+(\d{1,2}\s[^\d:]{3,12}\s\d{4})$`, '$2 $1'],
  // 31 01 2024, 2024 01 31
  [String.raw`^(\d{1,2}) (\d{1,2}) (\d{4})$`, '$1-$2-$3'],
  [String.raw`^(\d{4}) (\d{1,2}) (\d{1,2})$`, '$1-$2-$3'],
  ...romanMonths,
  ...croatianMonths,
  [String.raw`^listopad\s(\d{4})\.$`, 'oct $1'],
  // 2024. január 31.
  [String.raw`^(\d{4}\.?\s[^\s\d]+\s\d{1,2})\.$`, '$1'],
  // 1949 Jan
  [String.raw`^(\d{4})[\s\-/.]?([a-zß-ÿа-я]{3,9})\.?$`, '$2 $1'],
];
