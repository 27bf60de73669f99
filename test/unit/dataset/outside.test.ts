import { expect, test } from 'vitest';
import { encodeRow, cellRemark } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { planRun } from '../../../src/training/plan/planRun.ts';
import { said } from '../said.ts';

const rows = Array.from(
  { length: 60 },
  (_, i) => `${(i * 37) % 100},${2000 + (i % 20)}-0${1 + (i % 9)}-11,${i % 2 ? 'Kiel' : 'Bonn'},${(i * 11) % 13}`,
);
const { encoder } = planRun(['exam,since,city,points', ...rows].join('\n'), { target: 'points' }, 'wasm').plan;
const remarks = (cells: Record<string, string>) =>
  said(encodeRow(encoder, new Map(Object.entries({ exam: '50', since: '2010-03-11', city: 'Kiel', ...cells }))).remarks);

test('what lies far outside of the training rows is remarked, with where they go', () => {
  expect(remarks({})).toEqual([]);
  expect(remarks({ exam: '500' })).toEqual([
    expect.stringMatching(/^"exam" is 500, outside of the training rows, which go from \d+ to 9\d\.$/),
  ]);
  expect(remarks({ exam: '-1e6' })).toEqual([expect.stringMatching(/^"exam" is −1000000, outside/)]);
  expect(remarks({ since: '2190-01-01' })).toEqual([expect.stringMatching(/^"since" is 2190-01-01, outside .* to 2019-/)]);
  expect(remarks({ exam: '500', city: 'Ulm', since: '' })).toHaveLength(3);
  // As far out as a row of the same table may be.
  expect(remarks({ exam: '102' })).toEqual([]);
});

test('where a value is typed, it is told of all that was never seen', () => {
  expect(cellRemark(encoder, 'exam', '50')).toBeUndefined();
  expect(said([cellRemark(encoder, 'exam', '102')]).join()).toMatch(/outside/);
  expect(said([cellRemark(encoder, 'exam', '')]).join()).toMatch(/no value.*stands in for it/);
  expect(said([cellRemark(encoder, 'city', 'Ulm')]).join()).toMatch(/not among the training rows/);
  expect(said([cellRemark(encoder, 'since', '1890-01-01')]).join()).toMatch(/outside/);
});

test('a median is told with no more places than the file has, wherever it stands in for a number', () => {
  const plain = /^\d+(\.\d{1,3})?$/;
  for (let seed = 0; seed < 20; seed++) {
    const cells = Array.from({ length: 70 }, (_, i) => (i % 7 === 4 ? '' : ((((i + 3) * 3571 * (seed + 1)) % 9973) / 100).toFixed(2)));
    const text = ['x,z,y', ...cells.map((cell, i) => `${cell},${(i * 13) % 17},${i % 5}`)].join('\n');
    const { plan } = planRun(text, { target: 'y', clipOutliers: true, seed }, 'wasm');
    const asked = (x: string) => encodeRow(plan.encoder, new Map(Object.entries({ x, z: '4' })));
    expect(String(asked('').values[0])).toMatch(plain);
    expect(/^"x" has no value: (.*), the median/.exec(said(asked('').remarks)[0])?.[1]).toMatch(plain);
    expect(/the median, (.*), stands in/.exec(said(plan.warnings).join(' '))?.[1]).toMatch(plain);
    expect(/it counts as (.*)\.$/.exec(said(asked('1e9').remarks)[0])?.[1]).toMatch(plain);
  }
});
