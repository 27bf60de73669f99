import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseDate } from '../../../src/dataset/cells/dates/parseDate.ts';
import { parseDuration } from '../../../src/dataset/cells/numbers/parseDuration.ts';
import { parseNumber } from '../../../src/dataset/cells/numbers/parseNumber.ts';
import { dateHelpers } from '../../../src/exports/python/dateHelpers.ts';
import { numberHelper } from '../../../src/exports/python/numberHelper.ts';

// Exported Python has its own code for cells, which must read each notation like Neuron.

const cells = [
  ...['31 December 2024', '5 de enero de 2024', 'Jan-31-2024', 'Mercredi 31 janvier 2024', 'Среда, 31 января 2024 г.', '2024. január 31.'],
  ...['1 Φεβ 2024', '٣١/٠١/٢٠٢٤', '20240131 10:00', '2024:01:31 10:00:00', '2024_01_31', '#2024-01-31#', "{ts '2024-02-01 11:30:00'}"],
  ...[
    "Timestamp('2024-01-31')",
    "'24. 2. 1.",
    '2024/02/01 11:30:00 오전 GMT+9',
    '2024년 12월',
    '2024년 3분기',
    '2024年第4季度',
    '2024년 5주차',
  ],
  ...[
    'KW 5/2024',
    '2024 week 12',
    'Mon 10:00',
    '10:00-12:00',
    '10:00:00-05:00',
    'Fri, 01 Jan 2021 00:00:00 +0000',
    '10:15',
    '2024-W05',
    'Q1 2024',
    '31.02.2024',
  ],
  ...['2小时50分钟', '2 ч 50 мин', 'P1Y2M', '1-02:03:04', '2 00:00:00', '350ns', '20240131 00:00:00', '8h30', '3\'45"', '1 day, 02:03:04'],
  ...[
    '2억 5,000만원',
    '1억2천만원',
    '9천만원',
    '3万5千元',
    '3천',
    'US $12.50',
    'CN¥7',
    'SFr. 12.50',
    'R1,234.50',
    'R10',
    '3500 €/m²',
    'A 12',
  ],
  ...['1/2', '3/4', '5 m2', '2024W5', '2024-01-31 10:00:00 America/New_York', '2024-01-31 10:00 (UTC+01:00)'],
  ...['2567-01-02', '2/1/2567', '2 มกราคม 2567', '5-ก.ย.-66', 'ธ.ค. 67', '15 มีนาคม พ.ศ. 2566', '2567-W05', '令和6年1月2日', '平成元年'],
  ...['R6.1.2', '民國113', '113/01/02', 'FY24 Q1', '1Q FY2021', 'FY2023/24', 'H1 FY24', "FY'23", '2651-01-01', '2400-12-31'],
  ...['12.3 ± 0.4 kg', '12,3 +/- 0,4', '1.5 ± 0.2 ± 0.1', "1990's", '5:30/km', '4:45 min/km', '2Y 3M', '8m', '1y', '3d 5m'],
  ...['2021-06-18, 7:13:29 a.m.', '18.6.2021 klo 7.13', '18. 06. 2021. 07:13:29', '\u200f18\u200f/6\u200f/2021، ٧:١٣ م', '21/6/1'],
  ...[
    '3 d’abril del 2021',
    '14 października 2021',
    '18. јун 2021.',
    '2021년 6월 18일 금요일',
    '21. 6. 1.',
    '10.1.2',
    'fredag den 18. juni 2021',
  ],
  ...[
    '٪٥٠',
    '٢٥٪',
    '95.000đ',
    '12.000 đồng',
    '1억 2000',
    '1억 2,500',
    '1억 20000',
    '1억 2000원',
    '2억',
    '12万+',
    '1d 11:12',
    '34° 52′ 60″ N',
  ],
  ...['1950s', 'W05 2024', `51°30'26"N`, '51 30 N', '12.5° W', '(1,234.50)', '−67', '1½', '12 500', '=5', ''],
  ...[
    '="1:23:45"',
    '="2h 50m"',
    '="2024-01-31"',
    '2024-01-31Z',
    '2024-02-03+01:00',
    '1949:01',
    '1949:Q3',
    '1Q24',
    'Jan 31, 24',
    'Feb 01, 99',
  ],
  ...['31/01/2024 15h41', '5. listopada 2022.', '5 listopada 2022', '6. stu 2021.', '1. lip 2020.', '1. lipnja 2020.', 'listopad 2020.'],
  ...['np.float64(7e-05)', "tensor(0.61, device='cuda:0')", 'tensor([0.1])', "Decimal('-7.5')", '[0.52]', '[1, 2]', 'S/ 1,234.50', '4.1/5'],
  ...[
    '67,00- %',
    '61- kg',
    '12-inch',
    '67-°C',
    '7 mai 2018 02h03',
    '28-Jan-2017T18:27:00',
    '20180407, 21:37',
    ...[
      'le 5 février 2024',
      'le 1er mars 2024',
      '10.01.2024 9 Uhr',
      '10.01.2024 um 14:30 Uhr',
      '10/01/2024 - 09:05',
      '10/01/2024 at 9:05 PM',
    ],
    ...['March 5, 2024 at 3:05 PM', '5 de marzo de 2024 a las 10:00', '2024-03-10 kl. 10:00', '12/21/201616:29:51', '1/2/20177:28:35'],
    ...['4-IX-2024', '14. XII. 2023', '8:30 PM, 4 September 2024', '20240904_203000', '2024-09-04T20-30-00', '2024-09-04 20h30m05s'],
    ...[
      '2024/09/04:20:30',
      '2024-09-04-20-30',
      '2024 / 09 / 04',
      '04 - 09 - 2024',
      '(2024-09-04)',
      '04/09/2024,',
      '14:30 PM',
      '0:30 am',
      '0:30 pm',
    ],
    ...['24:00 pm', '10 - 12 - 14', '2024-01-31-05:00', '4 IX 24', '13 X 2024 B'],
    ...['H1 2024', '2H-2023', 'S2/2024', '5 - 10:00', '20 at 10:00', 'Room 2024 at 10:00'],
    '05.2024',
    '2020-11-19_14.29',
    '2020-11-20_09-05-33',
  ],
];

const script = `
import html, json, math, re, sys, unicodedata
${[dateHelpers.calendar, dateHelpers.time_of, dateHelpers.date_of, numberHelper.plain_characters, numberHelper.number_of, numberHelper.seconds_of].map(({ code }) => code).join('\n\n\n')}

def answers(cell):
    read = [date_of(cell, "ymd"), date_of(cell, "dmy"), date_of(cell, "dmy1930"), date_of(cell, "time"), seconds_of(cell, True), seconds_of(cell, False, True)]
    read += [number_of(cell, is_any_unit=True), number_of(cell, is_scaled=True), number_of(cell, composite="degrees", unit="\\u00b0")]
    return [None if value != value else value for value in read]

print(json.dumps([answers(cell) for cell in json.load(sys.stdin)]))
`;

test('Python reads dates, durations and numbers as Neuron does', () => {
  const told = JSON.parse(execFileSync('python3', ['-c', script], { input: JSON.stringify(cells) }).toString()) as readonly unknown[];
  const expected = cells.map((cell) =>
    [
      parseDate(cell, 'ymd'),
      parseDate(cell, 'dmy'),
      parseDate(cell, 'dmy1930'),
      parseDate(cell, 'time'),
      parseDuration(cell, 'hours'),
      parseDuration(cell, 'months'),
      parseNumber(cell, { decimal: '.', isAnyUnit: true }),
      parseNumber(cell, { decimal: '.', isScaled: true }),
      parseNumber(cell, { decimal: '.', unit: '°', composite: 'degrees' }),
    ].map((value) => (Number.isNaN(value) ? null : value)),
  );
  expect(expected.flat().filter((value) => value !== null).length).toBeGreaterThan(cells.length);
  for (const [place, cell] of cells.entries()) expect({ cell, read: told[place] }).toEqual({ cell, read: expected[place] });
});
