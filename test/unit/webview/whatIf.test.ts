import { describe, expect, test } from 'vitest';
import { inEnglish } from '../../../src/inWords.ts';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { nearestFlips } from '../../../src/model/decision/flip.ts';
import { sampledColumns } from '../../../src/model/decision/sampledColumns.ts';
import { answerRow, predict } from '../../../src/model/predict.ts';
import { columnParts, columnsByName } from '../../../webview/whatIf/columnParts.ts';
import { isOutside, keyedValue, numberOfCell, seenRange } from '../../../webview/whatIf/cellSteps.ts';
import { changedCell } from '../../../src/model/decision/changedCell.ts';
import type { Flip } from '../../../src/model/decision/flipSearch.ts';
import { flipSentence, longestCell, outsideSentence, partText } from '../../../webview/whatIf/whatIfWords.ts';
import { modelOf } from '../model/modelOf.ts';
import { columnOf, sampleOf } from '../model/decision/sampleOf.ts';

const weights = [0.7, -1.1, 0.4, 1.3, -0.6, 0.2];
const models = {
  neuron: modelOf('binary', 'sigmoid', [], weights),
  network: modelOf('multiclass', 'softmax', [5], weights),
  number: modelOf('regression', 'linear', [], weights),
};

describe.each(Object.entries(models))('of %s', (_, model) => {
  test('each column adds what predict says it does', () => {
    for (const row of [0, 7, 33]) {
      const said = predict(model, model.cells(row));
      const parts = columnParts(model, encodeRow(model.encoder, model.cells(row)));
      expect(parts.size).toBe(5);
      for (const { column, amount } of said.contributions) expect(parts.get(column)).toBeCloseTo(amount, 6);
    }
  });

  test('the cells that a change writes turn the answer as it says', () => {
    const { target } = model.encoder;
    const columns = sampledColumns(model.encoder, sampleOf(model));
    let turned = 0;
    for (let row = 0; row < 80; row += 5) {
      const cells = model.cells(row);
      const { one, two } = nearestFlips(model, cells, columns);
      for (const flip of [one, two]) {
        if (!flip || target.type === 'regression') continue;
        const after = new Map(cells);
        for (const change of flip.changes)
          after.set(change.column.encoding.column, changedCell(change, cells.get(change.column.encoding.column) ?? ''));
        expect(answerRow(model, after).value).toBe(target.classes[flip.answer]);
        expect(inEnglish(flipSentence(flip, target))).toMatch(new RegExp(`^\\S+ [=+−] .+ → target = ${target.classes[flip.answer]}$`));
        turned++;
      }
    }
    expect(turned > 5).toBe(target.type !== 'regression');
  });
});

test('columns come in the order of their names, the unknown left out', () => {
  expect(columnsByName(models.neuron.encoder, ['since', 'size', 'nobody']).map(({ encoding }) => encoding.column)).toEqual([
    'since',
    'size',
  ]);
});

test('a slider goes by a hundredth of the range, by a tenth with Shift, and to its ends', () => {
  const range = [20, 120] as const;
  expect(keyedValue('ArrowRight', false, 50, range)).toBeCloseTo(51);
  expect(keyedValue('ArrowDown', false, 50, range)).toBeCloseTo(49);
  expect(keyedValue('ArrowLeft', true, 50, range)).toBeCloseTo(40);
  expect(keyedValue('ArrowUp', true, 115, range)).toBe(120);
  expect(keyedValue('PageUp', false, 50, range)).toBeCloseTo(60);
  expect(keyedValue('PageDown', false, 50, range)).toBeCloseTo(40);
  expect([keyedValue('Home', false, 50, range), keyedValue('End', false, 50, range)]).toEqual([20, 120]);
  expect(keyedValue('a', false, 50, range)).toBeUndefined();
});

test('what lies beyond the training rows is told', () => {
  const size = columnOf(models.neuron, 'size');
  const [low, high] = seenRange(size) ?? [0, 0];
  expect([low, high]).toEqual([size.inputs[0].min, size.inputs[0].max]);
  expect(isOutside(size, String(high + 0.1))).toBe(true);
  expect(isOutside(size, String(low - 0.1))).toBe(true);
  expect([low, high].map((end) => isOutside(size, String(end)))).toEqual([false, false]);
  expect(isOutside(size, 'many')).toBe(false);
  expect(inEnglish(outsideSentence(size))).toMatch(/^outside .+ … .+: nothing was seen there$/);
  const since = columnOf(models.neuron, 'since');
  expect(isOutside(since, '2031-01-01')).toBe(true);
  expect(inEnglish(outsideSentence(since))).toMatch(/^outside 2020-\d\d-\d\d … 2021-\d\d-\d\d: nothing was seen there$/);
  expect(numberOfCell(since, '2020-02-01')).toBe(Date.UTC(2020, 1, 1));
  expect(isOutside(columnOf(models.neuron, 'city'), 'Paris')).toBe(false);
});

test('parts have a sign', () => {
  expect([0.294, -1.26, 0, 0.0012, 12_345, -463_210].map(partText)).toEqual(['+0.29', '−1.3', '0', '0', '+12.35k', '−463.2k']);
});

test('a change says which way it goes, and on which side of the goal the answer is then', () => {
  const columns = new Map(sampledColumns(models.number.encoder, sampleOf(models.number)).map((column) => [column.encoding.column, column]));
  const change = (name: string, from: number, to: number): Flip['changes'][number] => {
    const column = columns.get(name);
    if (!column) throw new Error(`There is no ${name}`);
    return { column, from, to };
  };
  const { target } = models.number.encoder;
  const told = (changes: Flip['changes'], answer: number, of = target) =>
    inEnglish(flipSentence({ changes, distance: 1, answer }, of, '900'));
  expect(told([change('age', 30, 42)], 1)).toBe('age + 12 → target ≥ 900');
  expect(told([change('age', 42, 30)], 0)).toBe('age − 12 → target < 900');
  expect(told([change('age', 30, 31), change('city', 0, 1)], 1)).toMatch(/^age \+ 1 and city = \S+ → target ≥ 900$/);
  expect(told([change('age', 30, 31)], 1, models.neuron.encoder.target)).toBe('age + 1 → target = yes');
  expect(told([change('age', 30, 31)], 0, models.neuron.encoder.target)).toBe('age + 1 → target = no');
});

test('room is left for the longest text that a slider can come to', () => {
  const age = columnOf(models.neuron, 'age');
  const wide = { ...age, inputs: [{ ...age.inputs[0], min: -5, max: 12_000 }, ...age.inputs.slice(1)] };
  expect(longestCell(wide, '7')).toBe('12000');
  expect(longestCell({ ...wide, inputs: [{ ...age.inputs[0], min: -120_000, max: 9 }] }, '7')).toBe('-120000');
  expect(longestCell(wide, '7.25')).toBe('12000.00');
  expect(longestCell(columnOf(models.neuron, 'since'), '2020-01-01')).toMatch(/^2021-\d\d-\d\d$/);
});
