import { expect, test } from 'vitest';
import { cellText } from '../../../src/csv/csvTable.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { trainText } from '../training/trainText.ts';
import { answeredBytes } from './answeredBytes.ts';

const blank = (row: number) => row % 8 === 3;
const rows = Array.from({ length: 40 }, (_, row) => {
  const age = (row * 37) % 100;
  return `R_${row},${age},${blank(row) ? '' : age > 50 ? 'yes' : 'no'}`;
});
const names = 'id,age,happy';
const ids = '"{""ImportId"":""_recordId""}","{""ImportId"":""QID1"",""timeZone"":""Z""}","{""ImportId"":""QID2_TEXT""}"';

/** Lines around the names that are not rows. */
const heads: readonly (readonly [string, readonly string[]])[] = [
  ['questions and IDs of a survey', [names, 'Id,"How old,\nin years?",Happy?', ids]],
  ['what is asked for', ['Respondent ID,age,happy', ',Open-Ended Response,Response']],
  ['a line below the names', [names, '--,---,-----']],
  ['notes above the names', ['"Data Source","World Development Indicators",', '', names]],
  ['units', [names, ',years,']],
  ['names in three lines', ['Price,age,happy', 'Ticker,AAPL,AAPL', 'Date,,']],
];

test.each(heads.flatMap(([name, lines]) => ['\n', '\r\n'].map((lineBreak) => [name, lineBreak, lines] as const)))(
  'with %s and line ends %j only the new cells are written, and the table is read as before',
  async (_, lineBreak, lines) => {
    const text = [...lines, ...rows, ''].join(lineBreak);
    const bytes = new TextEncoder().encode(text);
    const before = readCsv(text);
    const { model } = await trainText(text, { target: before.names[2], features: [before.names[1]], epochs: 40 });

    const added = new TextDecoder().decode((await answeredBytes(bytes, model)).bytes);
    const addedLines = added.split(lineBreak);
    for (const [at, line] of text.split(lineBreak).entries()) expect(addedLines[at].startsWith(line), addedLines[at]).toBe(true);
    const after = readCsv(added);
    expect(after.names.slice(0, 3)).toEqual(before.names);
    expect(after.names[3]).toMatch(/happy.*_predicted$/);
    expect(after.rowCount).toBe(rows.length);
    expect(cellText(after.columns[3], 0)).toBe('no');

    const filled = new TextDecoder().decode((await answeredBytes(bytes, model, 'fill')).bytes);
    const answers = rows.map((row, at) => (blank(at) ? `${row}${cellText(after.columns[3], at)}` : row));
    expect(filled).toBe([...lines, ...answers, ''].join(lineBreak));
  },
);
