import { expect, test } from 'vitest';
import { exportCard } from '../../../src/exports/card/exportCard.ts';
import { caseNames, exportCase } from './exportCases.ts';

test('a card has the columns, the rows of each part, the figures with their intervals and the options', () => {
  const of = exportCase(caseNames[0]);
  const text = String(exportCard(of.exported, 'card.md').files[0].content);
  for (const column of ['size', 'age', 'big']) expect(text).toContain(`| ${column} | a number |`);
  expect(text).toContain(`Rows: ${of.plan.rows.train} to learn from, 0 for validation, ${of.plan.rows.test} to test`);
  expect(text).toMatch(/\| accuracy \| 0\.\d+ \[0?\.?\d+, \d/);
  expect(text).toMatch(/\| seed \| \d/);
  // Options of which nothing was chosen are no news.
  expect(text).not.toMatch(/\| \\\[\\\] \|/);
});

test('nearly perfect is not perfect in a card', () => {
  const { exported } = exportCase(caseNames[0]);
  const test = { loss: 0.01, accuracy: 0.999_97, accuracy95: [0.9999, 0.999_98], auc: 0.999_99 } as const;
  const run = { ...exported.run, outcome: { ...exported.run.outcome, test } };
  const text = String(exportCard({ ...exported, run }, 'card.md').files[0].content);
  expect(text).toContain('| accuracy | 0.99997 [0.9999, 0.99998] |');
  expect(text).toContain('| area under the ROC curve | 0.99999 |');
});

test('names of the file are no markup in it', () => {
  const wild = caseNames.find(({ features }) => features === 'wild names') ?? caseNames[0];
  const text = String(exportCard(exportCase(wild).exported, 'card.md').files[0].content);
  expect(text).not.toMatch(/[^\\]<\/script/);
  expect(text).toContain('class/\\*\\</script\\>\\*/--');
});

test('a card tells which units stayed as they were', () => {
  const { exported } = exportCase(caseNames[0]);
  const { run } = exported;
  const plan = { ...run.plan, continued: { epochs: 12, frozen: [{ layer: 0, unit: 0 }] } };
  const text = String(exportCard({ ...exported, run: { ...run, plan } }, 'card.md').files[0].content);
  expect(text).toContain('After the first 12, weights into these units stayed as they were: unit 1 of layer 1.');
});

test('a card tells between what 9 in 10 rows lie that are answered by a number, or why that is not known', () => {
  const number = caseNames.find(({ target }) => target === 'a number');
  if (!number) throw new Error('There are cases of numbers');
  const { exported } = exportCase(number);
  const textOf = (errorBound?: number) => {
    const { errorBound: _, ...outcome } = exported.run.outcome;
    const run = { ...exported.run, outcome: { ...outcome, ...(errorBound === undefined ? {} : { errorBound }) } };
    return String(exportCard({ ...exported, run }, 'card.md').files[0].content);
  };
  expect(textOf(12.5)).toContain('9 in 10 rows like those of the test lie within 12.5 of the answer');
  expect(textOf()).toContain('There is no interval');
  expect(String(exportCard(exportCase(caseNames[0]).exported, 'card.md').files[0].content)).not.toContain('interval:');
});
