const weekdays = 'mon|tues?|wed|thu|thurs?|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mer|jeu|ven|sam|dim';
const eastern = '[월화수목금토일月火水木金土日](?:요일|曜日)?';
const numeric = String.raw`\d{1,4}[-/.]\s?\d{1,2}[-/.]`;

/**
 * How dates are written besides, each as a pattern and what stands for it, in the order in which they are made plain: a syntax that JavaScript and
 * Python have in common, in any letter case, with digits of ASCII.
 */
export const dateRewrites: readonly (readonly [pattern: string, replacement: string])[] = [
  ['[\u2010-\u2015\u2212]', '-'],
  // [31/Jan/2024:10:00:00 +0000]
  [String.raw`^\[(.*)\]$`, '$1'],
  // 2024-01-31 (Wed), 2024-01-31(수); Wed 01/31/2024, Mi., 31.01.2024, 수요일 2024-01-31.
  [String.raw`\s?\((?:${eastern}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\)`, ''],
  [String.raw`^(?:(?:${weekdays})[a-z]*\.?,?|${eastern},?)\s+(?=${numeric})`, ''],
  // 2024-01-31-10.15.22.123456 of DB2, 31-JAN-24 10.15.22.123456 AM of Oracle.
  [String.raw`^(\d{4}-\d\d-\d\d)-(\d\d)\.(\d\d)\.(\d\d)(?=\.|$)`, '$1 $2:$3:$4'],
  [String.raw`(?<=\s)(\d{1,2})\.(\d\d)\.(\d\d)(?=\.\d{3}|\s?[ap]m$)`, '$1:$2:$3'],
  // 10시 5분, 15時41分
  [String.raw`(?<=[시時时])\s?(\d)(?=\s?[분分])`, '0$1'],
  [String.raw`(?<=[분分])\s?(\d)(?=\s?[초秒])`, '0$1'],
  [String.raw`(\d{1,2})\s?[시時时]\s?(\d\d)\s?[분分]\s?(\d\d)\s?[초秒]`, '$1:$2:$3'],
  [String.raw`(\d{1,2})\s?[시時时]\s?(\d\d)\s?[분分]`, '$1:$2'],
  [String.raw`(\d{1,2})\s?[시時时](?![간間\d])`, '$1:00'],
  // 2 pm; 2024-01-31T10, 2024-01-31 10h
  [String.raw`^(\d{1,2})\s?([ap])\.?m\.?$`, '$1:00 $2m'],
  [String.raw`^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T|\s+))(\d{1,2})\s?h?$`, '$1$2:00'],
  [String.raw`^T(?=\d{1,2}:)`, ''],
  // 10:00 31.01.2024
  [String.raw`^(\d{1,2}:\d\d(?::\d\d)?),?\s+(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})$`, '$2 $1'],
  // 31 01 2024, 2024 01 31
  [String.raw`^(\d{1,2}) (\d{1,2}) (\d{4})$`, '$1-$2-$3'],
  [String.raw`^(\d{4}) (\d{1,2}) (\d{1,2})$`, '$1-$2-$3'],
  // 1949 Jan
  [String.raw`^(\d{4})[\s\-/.]?([a-zß-ÿа-я]{3,9})\.?$`, '$2 $1'],
];
