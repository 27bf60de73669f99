import type { LineCase } from './lineCases.ts';

const rows = ['p,1,light', 'q,2,heavy', 'r,3,light', 's,4,heavy', 't,5,light', 'u,6,heavy'];
const names = ['town', 'x', 'state'];
const header = names.join(',');
const table = [header, ...rows].join('\n');
const whole = { names, first: ['p', '1', 'light'], count: 6 };
const underlined = [/^Line 2 only underlines the names of the columns and was skipped/];
const ids = '"{""ImportId"":""_recordId""}","{""ImportId"":""QID1"",""timeZone"":""Z""}","{""ImportId"":""QID2_TEXT""}"';
const survey = [/^2 lines below the names, from line 2 on, hold the questions and IDs of a survey/];
const notes = (first: number, last: number) => [new RegExp(`^Lines ${first} to ${last} stand above the table and a blank line`)];
/** Lines of the rows, starting at this line, in the text without extra lines around the names. */
const from = (line: number) => ({ ...whole, lines: rows.map((_, index) => line + index) });

/** Lines above and below the names that are not rows, as exported by various programs. */
export const aroundNamesCases: readonly LineCase[] = [
  ['a line of dashes below the names, as sqlcmd draws it', [header, '----,-,-----', ...rows].join('\n'), { ...from(2), says: underlined }],
  ['dashes as long as names of two letters', ['id,ab', '--,--', 'x,1', 'y,2'].join('\n'), { count: 2, says: underlined }],
  ['a line of = between tabs', table.replace('\n', '\n====,=,=====\n').replaceAll(',', '\t'), { ...from(2), says: underlined }],
  ['marks of missing values in the first row', [header, '--,--,light', ...rows].join('\n'), { names, count: 7 }],
  ['questions and ids of Qualtrics', [header, 'Town,"How many, at all?",State', ids, ...rows].join('\n'), { ...from(3), says: survey }],
  [
    'a question of two lines',
    [header, 'Town,"How many?\nAn estimate will do.",State', ids, ...rows].join('\n'),
    { ...from(4), says: survey },
  ],
  [
    'answers to choose from below the questions of SurveyMonkey',
    ['Respondent ID,Age?,Happy?', ',Open-Ended Response,Response', '10,31,yes', '11,42,no', '12,53,yes'].join('\n'),
    { first: ['10', '31', 'yes'], count: 3, says: [/^Line 2 holds the questions of a survey/] },
  ],
  ['a first answer that is missing is a row', ['id,answer,Happy?', ',Response,yes', '10,none,no', ',Response,no'].join('\n'), { count: 3 }],
  [
    'what the World Bank says above the names',
    `"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-03-28",\n\n"Country Name","Code","2020","2021",\n${['a', 'b', 'c', 'd'].map((name, i) => `"${name}","${name}x","${i}","",`).join('\n')}\n`,
    { names: ['Country Name', 'Code', '2020', '2021'], first: ['a', 'ax', '0', ''], count: 4, lines: [5, 6, 7, 8], says: notes(1, 3) },
  ],
  ['a title and a blank line', `Category: All\n\n${table}`, { ...from(3), says: [/^Line 1 stands above the table and a blank line/] }],
  ['a title and empty cells', `Report,,\nMade on,2024-01-01,\n,,\n${table}`, { ...from(4), says: notes(1, 2) }],
  ['notes with semicolons', `Bericht;Umsatz\nVon;01.01.2024\n\n${table.replaceAll(',', ';')}`, { ...from(4), says: notes(1, 2) }],
  ['blank lines between names and rows', `${header}\n\n${rows.join('\n\n')}\n`, whole],
];
