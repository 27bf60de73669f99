import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classKey } from '../../../src/dataset/cells/classKey.ts';
import { visibleText } from '../../../src/dataset/cells/visibleText.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { applyEncoder } from '../../../src/dataset/encoding/apply/applyEncoder.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { buildFrom, repeat, scatter, tableOf } from './buildFrom.ts';
import { said } from '../said.ts';

// Different cells are one value only if a remark says so, and those that may be one value are pointed out.

function built(cells: readonly (string | number)[], options: Partial<Pick<TrainOptions, 'mergeSpellings'>> = {}) {
  const text = tableOf({ x: scatter(cells.length), answer: cells });
  return buildFrom(text, { target: 'answer', ...options });
}

describe('what looks the same is one value, and that is said with its counts', () => {
  test.each([
    ['two spaces', 'New York', 'New  York'],
    ['a space that does not break', 'New York', 'New\u00a0York'],
    ['a thin space', 'New York', 'New\u2009York'],
    ['an ideographic space', 'New York', 'New\u3000York'],
    ['a zero width space', 'New York', 'New\u200b York'],
    ['a joiner', 'New York', 'New Yo\u200drk'],
    ['a mark of the byte order', 'New York', 'New\ufeff York'],
    ['a soft hyphen', 'New York', 'New Yo\u00adrk'],
    ['a mark of direction', 'New York', 'New York\u200e'],
    ['a composed letter', 'Zürich', 'Zu\u0308rich'],
    ['a line break', 'New York', 'New\nYork'],
  ])('%s', (_, name, other) => {
    expect(visibleText(other)).toBe(name);
    const { columns, warnings, dataset } = built(repeat([name, 'Rome', other, name, 'Rome'], 50));
    expect(columns[1]).toMatchObject({ classes: ['Rome', name].sort(), distinct: 2 });
    expect(dataset.rowCount).toBe(50);
    const says = `"${name}" is written in 2 ways that look the same, with other spaces or invisible characters (in 20 and 10 cells): they are one value`;
    expect(said(columns[1].remarks)).toContain(says);
    expect(said(warnings)).toContain(`"answer": ${says}.`);
  });

  test.each([
    ['नमस्\u200dते', 'नमस्ते'],
    ['می\u200cخواهم', 'میخواهم'],
    ['👨\u200d👩', '👨👩'],
  ])('but not what is seen: %s', (a, b) => {
    expect(visibleText(a)).not.toBe(visibleText(b));
  });

  test('words for yes and no in another letter case', () => {
    const { columns, warnings } = built(repeat(['yes', 'no', 'Yes', 'yes', 'NO', 'no'], 60));
    expect(columns[1]).toMatchObject({ kind: 'boolean', classes: ['no', 'yes'] });
    expect(said(warnings)).toEqual([
      '"answer": "yes" (20) and "Yes" (10) are one value, "yes".',
      '"answer": "no" (20) and "NO" (10) are one value, "no".',
    ]);
  });
});

test.each([[['n', 'N', 't', 'T']], [['T', 't']], [['Y', 'y']], [['01', '1', 'A1']], [['2', '02', 'x']], [['ß', 'ss']]])(
  '%j are as many values',
  (cells) => {
    const { columns } = built(repeat(cells, 60));
    expect(columns[1].classes?.toSorted()).toEqual(cells.toSorted());
  },
);

const oneAnswer = [
  ['Y, yes and Yes', ['Y', 'yes', 'Yes', 'N', 'no', 'No'], 2],
  ['initials', ['M', 'm', 'F', 'f'], 2],
  ['capitals', ['Male', 'MALE', 'Female', 'female'], 2],
  ['initials and words', ['M', 'Male', 'F', 'Female'], 2],
  ['TRUE and 1', ['TRUE', '1', 'FALSE', '0'], 2],
  ['true and T', ['true', 'T', 'F', 'false', 'unknown'], 3],
  ['passed', ['pass', 'Passed', 'fail', 'FAILED'], 2],
  ['positive', ['positive', 'pos', 'neg', '+'], 2],
  ['oui and Oui', ['Oui', 'O', 'non', 'Non', 'oui'], 3],
  ['names', ['Berlin', 'berlin', 'BERLIN', 'Paris'], 2],
  ['names in full width', ['ＡＢＣ', 'ABC', 'Paris'], 2],
] as const;

test.each(oneAnswer)('one answer in several spellings is pointed out, and one option makes it one: %s', (_, cells, count) => {
  const rows = repeat(cells, 120);
  const before = built(rows);
  expect(before.columns[1].spellings?.alike.length).toBeGreaterThan(0);
  expect(said(before.warnings).join()).toMatch(
    /"answer": .*may be the same in several spellings: they count as different values, and can be made one/,
  );
  const after = built(rows, { mergeSpellings: ['answer'] });
  expect(after.columns[1].classes).toHaveLength(count);
  expect(after.columns[1].spellings?.alike).toEqual([]);
  expect(said(after.warnings).join()).toMatch(/are one value/);
  expect(after.dataset.rowCount).toBe(120);
});

test.each([[['a', 'b', 'n', 'y']], [['M', 'F']], [['1', '2', '3', 'yes', 'no']], [['T', 'F']], [['red', 'green']], [['Na', 'N', 'NA1']]])(
  'nothing is pointed out in %j',
  (cells) => {
    expect(built(repeat(cells, 60)).columns[1].spellings).toBeUndefined();
  },
);

describe('an input of yes and no', () => {
  const smoker = repeat(['yes', 'no', 'no', 'yes', 'no'], 100);
  const { encoder } = buildFrom(tableOf({ smoker, cost: scatter(100) }), { target: 'cost' });
  const ask = (cell: string) => encodeRow(encoder, new Map([['smoker', cell]]));

  test.each([
    ['yes', 1],
    ['no', 0],
    ['YES', 1],
    ['No', 0],
  ])('%j is known', (cell, input) => {
    expect(ask(cell)).toMatchObject({ inputs: Float32Array.of(input), remarks: [] });
  });

  test.each([
    ['y', 1, 'yes'],
    ['true', 1, 'yes'],
    ['1', 1, 'yes'],
    ['N', 0, 'no'],
    ['False', 0, 'no'],
    ['0', 0, 'no'],
  ])('%j is taken for the word that is known, and that is said', (cell, input, word) => {
    const row = ask(cell);
    expect(row.inputs).toEqual(Float32Array.of(input));
    expect(said(row.remarks)).toEqual([`"smoker" is "${cell}", which is taken for "${word}".`]);
  });

  test.each(['maybe', 'former', '2', 'yes?'])('%j is neither yes nor no', (cell) => {
    const { inputs, remarks } = ask(cell);
    expect(inputs[0]).toBeCloseTo(encoder.inputs[0].mean, 6);
    expect(inputs[0]).toBeGreaterThan(0);
    expect(said(remarks)).toEqual([expect.stringContaining(`"smoker" is "${cell}", which is neither "yes" nor "no"`)]);
  });
});

test('learning, applying to another table and asking agree, whatever is written', () => {
  const cell = fc.constantFrom(
    'yes',
    'no',
    'Yes',
    'Y',
    'y',
    'N',
    'TRUE',
    '1',
    '0',
    'New York',
    'New\u00a0York',
    'new york',
    'x',
    'X',
    '01',
    '',
    'NA',
  );
  const cells = fc.array(cell, { minLength: 20, maxLength: 40 });
  fc.assert(
    fc.property(cells, cells, fc.boolean(), (learned, other, isMerged) => {
      fc.pre(
        new Set(
          learned
            .filter((value) => value !== '' && value !== 'NA')
            .map((value) => classKey(value, { areWords: false, areVersions: false })),
        ).size > 1,
      );
      const options = { target: 'y', kinds: [{ column: 'x', kind: 'category' as const }], ...(isMerged ? { mergeSpellings: ['x'] } : {}) };
      const { encoder } = buildFrom(tableOf({ x: learned, y: scatter(learned.length) }), options);
      const table = readCsv(tableOf({ x: other, y: scatter(other.length) }));
      const width = encoder.inputs.length;
      const features = new Float32Array(table.rowCount * width);
      applyEncoder(encoder, table)(
        Uint32Array.from({ length: table.rowCount }, (_, row) => row),
        { features, featureStride: width },
      );
      for (const [row, asked] of other.entries()) {
        const { inputs } = encodeRow(encoder, new Map([['x', asked]]));
        expect([...inputs]).toEqual([...features.subarray(row * width, (row + 1) * width)]);
      }
    }),
    { numRuns: 200 },
  );
});
