import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunPlan } from '../../../src/run/runPlan.ts';
import { encodeRow } from '../../../src/dataset/encoding/apply/encodeRow.ts';
import { explain } from '../../../src/model/explain.ts';
import { foldScaling, unfoldWeight } from '../../../src/model/fileUnits.ts';
import { forward } from '../../../src/network/forward.ts';
import { parameterCount } from '../../../src/network/architecture.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { planTable } from '../../../src/training/plan/planRun.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { listColumns, nothingUnfolded, placeAround, type ListRow } from '../../../webview/graph/layout/columnList.ts';
import { byReach, columnReaches } from '../../../webview/graph/figures/columnReach.ts';
import { neuronLines } from '../../../webview/graph/figures/rowTexts.ts';
import { networkFormula, neuronFormula, rowFormula, type FormulaPart } from '../../../webview/graph/figures/formula.ts';
import { graphFigures } from '../../../webview/graph/figures/graphFigures.ts';
import { hasUnitMaps, isUnitDead, mapSide, mapUnits } from '../../../webview/graph/figures/unitMaps.ts';
import { formatFileWeight, formatProduct, formatWeight } from '../../../webview/words/numbers.ts';
import { examScores, homesTable } from '../../webview/tables.ts';

function planOf(text: string, options: TrainOptions): RunPlan {
  return planTable(readCsv(text), { ...options, epochs: 1 }, 'wasm').plan;
}

const exams = planOf(examScores(), { hidden: [] });
const homes = planOf(homesTable(), { hidden: [], target: 'price', features: ['area', 'city', 'sold', 'rooms'] });
const home = new Map([...Object.entries({ area: '120', city: 'Berlin', sold: '2019-03-01', rooms: '' }), ['price', '1 €']]);
const weightsOf = (plan: RunPlan, values: readonly number[]) =>
  Float32Array.from({ length: parameterCount(plan.architecture) }, (_, i) => values[i % values.length]);
const written = (parts: readonly FormulaPart[]) =>
  parts
    .map(({ text }) => text)
    .join('')
    .replaceAll('\u00a0', ' ');

describe('the units of the file', () => {
  test.each([
    {
      name: 'exams',
      plan: exams,
      cells: new Map([
        ['exam1', '64.26'],
        ['exam2', '66.93'],
      ]),
    },
    { name: 'homes', plan: homes, cells: home },
  ])('products of $name add up to Σ of the answer, and are those that the hover tells', ({ plan, cells }) => {
    const weights = weightsOf(plan, [0.5, -1.25, 2, 0.75, -0.3]);
    const { encoder, architecture } = plan;
    const { products, flow, folded } = graphFigures({ encoder, architecture, weights, units: 'file', cells });
    if (!products || !flow || !folded) throw new Error('Nothing flows');
    const { target } = encoder;
    const sum =
      flow.pass.preActivations[0][0] * (target.type === 'regression' ? target.scale : 1) + (target.type === 'regression' ? target.mean : 0);
    expect(products.reduce((added, product) => added + product, 0) / sum).toBeCloseTo(1, 6);
    const row = encodeRow(encoder, cells);
    const { contributions } = explain(
      { ...plan, weights, ledger: { hashes: new Uint32Array(), splits: new Uint8Array() } } as never,
      row,
      0,
      sum,
    );
    let first = 0;
    for (const { column, amount } of contributions) {
      const count = encoder.inputs.filter((input) => input.column === column).length;
      const own = products.subarray(first, first + count).reduce((added, product) => added + product, 0);
      expect(own).toBeCloseTo(amount, 6);
      first += count;
    }
  });

  test('a weight that is set in them reads as it was set, whichever it is', () => {
    for (const plan of [exams, homes]) {
      const weights = weightsOf(plan, [0.5, -1.25, 2]);
      for (let place = 0; place < weights.length; place++) {
        const changed = Float32Array.from(weights);
        changed[place] = unfoldWeight(plan, weights, place, 3.5);
        expect(foldScaling(plan, changed).weights[place]).toBeCloseTo(3.5, place === weights.length - 1 ? -1 : 4);
      }
    }
  });
});

test('a row’s products add up to the Σ of every neuron', () => {
  const plan = planOf(examScores(), { hidden: [3, 2] });
  const { encoder, architecture } = plan;
  const weights = weightsOf(plan, [0.5, -1.25, 2, 0.7]);
  const { products, flow } = graphFigures({
    encoder,
    architecture,
    weights,
    units: 'file',
    cells: new Map([
      ['exam1', '90'],
      ['exam2', '40'],
    ]),
  });
  if (!products || !flow) throw new Error('Nothing flows');
  expect(products[0] + products[3] + products[6]).toBeCloseTo(flow.pass.preActivations[0][0], 6);
  expect(products[9 + 1] + products[9 + 3] + products[9 + 5] + products[9 + 7]).toBeCloseTo(flow.pass.preActivations[1][1], 6);
  expect(graphFigures({ encoder, architecture, weights, units: 'file', cells: new Map([['exam1', '90']]) }).flow).toBeUndefined();
});

describe('reach', () => {
  const { encoder, architecture } = homes;
  const reachesFor = (valueOf: (name: string) => number) =>
    new Map(
      columnReaches(encoder, architecture, Float32Array.from([...encoder.inputs.map(({ name }) => valueOf(name)), 0])).map((one) => [
        one.column,
        one.reach,
      ]),
    );

  test('of a number twice its weight, of a category its largest less its smallest, however large they are together', () => {
    expect(reachesFor((name) => (name === 'area' ? -0.4 : 0)).get('area')).toBeCloseTo(0.8, 6);
    expect(reachesFor((name) => (name.startsWith('city') ? -1.5 : 0)).get('city')).toBeCloseTo(0, 6);
    expect(reachesFor((name) => (name === 'city = Kiel' ? -1.5 : name === 'city = Berlin' ? 0.5 : 0)).get('city')).toBeCloseTo(2, 6);
  });

  test('is what the network says: no value of the column moves Σ farther', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 9 }), (values) => {
        const weights = weightsOf(homes, values);
        const sums = ['Berlin', 'Hamburg', 'Kiel', 'Bremen'].map(
          (city) => forward(architecture, weights, encodeRow(encoder, new Map([...home, ['city', city]])).inputs).preActivations[0][0],
        );
        const reach = columnReaches(encoder, architecture, weights).find(({ column }) => column === 'city')?.reach;
        expect(reach).toBeGreaterThanOrEqual(Math.max(...sums) - Math.min(...sums) - 1e-5);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the list of columns', () => {
  const columns = byReach(
    Array.from({ length: 2000 }, (_, i) => ({ column: `c${i}`, first: 3 * i, count: i % 4 === 1 ? 8 : 1, reach: (i * 7919) % 2000 })),
  );
  const kinds = (rows: readonly ListRow[]) => rows.map(({ type }) => type);

  test('as many of the strongest as there is room for, then how many more', () => {
    const rows = listColumns(columns, nothingUnfolded, 320, (input) => input);
    expect(Math.max(...rows.map(({ y }) => y))).toBeLessThan(320 - 20);
    const shown = rows.flatMap((row) => (row.type === 'column' ? [row.of.reach] : []));
    expect(shown).toEqual(columns.slice(0, shown.length).map(({ reach }) => reach));
    expect(rows.at(-1)).toMatchObject({
      type: 'rest',
      isNegligible: false,
      columns: expect.objectContaining({ length: 2000 - shown.length }) as unknown,
    });
    for (let i = 1; i < rows.length; i++) expect(rows[i].y - rows[i - 1].y).toBeGreaterThanOrEqual(18);
    expect(listColumns(columns, { ...nothingUnfolded, extra: 40 }, 320, (input) => input).length).toBe(rows.length + 40);
  });

  test('the rest hardly matters only where it does', () => {
    const [strong, ...weak] = columns.map((one, i) => ({ ...one, reach: i === 0 ? 1 : 0.049 }));
    expect(listColumns([strong, ...weak], nothingUnfolded, 320, () => 0).at(-1)).toMatchObject({ isNegligible: true });
    expect(listColumns([strong, ...weak.map((one) => ({ ...one, reach: 0.06 }))], nothingUnfolded, 320, () => 0).at(-1)).toMatchObject({
      isNegligible: false,
    });
  });

  test('a short list stands around the middle, and what is unfolded goes below it as long as there is room', () => {
    const few = columns.slice(0, 4).map((one, i) => ({ ...one, first: 12 * i, count: 12 }));
    const listed = (height: number, open: readonly number[]) => {
      const rows = listColumns(few, { ...nothingUnfolded, open: new Set(open) }, height, (input) => input);
      return placeAround(rows, height, height / 2).map(({ y }) => y);
    };
    const [top, , , bottom] = listed(400, []);
    expect(Math.abs((top + bottom) / 2 - 200)).toBeLessThanOrEqual(1);
    expect(listed(400, [0])[0]).toBe(top);
    const twoOpen = listed(250, [0, 12]);
    expect(twoOpen[0]).toBeLessThan(listed(250, [])[0]);
    expect(twoOpen[0]).toBeGreaterThanOrEqual(26);
    expect(twoOpen.at(-1)).toBeLessThanOrEqual(250 - 12);
    const long = listColumns(columns, nothingUnfolded, 400, (input) => input);
    expect(placeAround(long, 400, 200)).toEqual(long);
  });

  test('an open column has its two largest inputs, how many more, and its smallest; or all of them', () => {
    const deck = [{ column: 'deck', first: 4, count: 8, reach: 2 }];
    const rank = (input: number) => [0.1, 0.9, -0.79, 0.2, 0.3, 0.4, -1.04, 0.5][input - 4];
    const opened = listColumns(deck, { ...nothingUnfolded, open: new Set([4]) }, 320, rank);
    expect(kinds(opened)).toEqual(['column', 'input', 'input', 'between', 'input']);
    expect(opened.flatMap((row) => (row.type === 'input' ? row.inputs : row.type === 'between' ? [row.count] : []))).toEqual([
      5, 11, 5, 10,
    ]);
    expect(opened[0]).toMatchObject({ inputs: [], isOpen: true });
    expect(listColumns(deck, { open: new Set([4]), whole: new Set([4]), extra: 0 }, 320, rank).length).toBe(9);
  });
});

test('a unit’s map is what it answers there, and a unit that answers 0 everywhere is dead', () => {
  const plan = planOf(examScores(), { hidden: [2] });
  const { encoder, architecture } = plan;
  // Unit 0: exam1 alone; unit 1: nothing is ever above its bias.
  const weights = Float32Array.of(1, 0, 0, 0, 0, -100, 1, 1, 0);
  const maps = mapUnits(encoder.inputs, architecture, weights);
  const at = (layer: number, unit: number, row: number, column: number) =>
    maps.layers[layer][unit * mapSide * mapSide + row * mapSide + column];
  expect(at(1, 0, 0, 15)).toBeCloseTo(at(0, 0, 0, 15), 6);
  expect(at(1, 0, 9, 0)).toBe(0);
  expect(at(0, 1, 0, 4)).toBeGreaterThan(at(0, 1, 15, 4));
  expect([isUnitDead(maps, 1, 0), isUnitDead(maps, 1, 1)]).toEqual([false, true]);
  expect([hasUnitMaps(encoder, architecture), hasUnitMaps(homes.encoder, homes.architecture)]).toEqual([true, false]);
});

describe('formulas', () => {
  const { target } = exams.encoder;
  const terms = [{ value: 2.26, name: 'exam1' }, { value: -3.08, name: 'exam2' }, { value: 0.73 }];
  const neuron = { target, activation: 'sigmoid' as const, terms, write: formatWeight, isFolded: false };

  test('of a neuron, and with a row’s numbers', () => {
    expect(written(neuronFormula(neuron))).toBe('pass = σ(2.26·exam1 − 3.08·exam2 + 0.73)');
    expect(written(neuronFormula({ ...neuron, activation: 'linear' }))).toBe('2.26·exam1 − 3.08·exam2 + 0.73 > 0 → 1');
    const products = [{ value: -0.19 }, { value: 0.73 }, { value: 0.73 }];
    expect(written(rowFormula({ ...neuron, terms: products }, { sum: 1.27, output: 0.7807, answer: '1' }))).toBe(
      'σ(−0.19 + 0.73 + 0.73) = σ(1.27) = 0.78 → 1',
    );
    const sure = (output: number) => written(rowFormula({ ...neuron, terms: products }, { sum: 8, output, answer: '1' }));
    expect([0.9996, 0.999_999_7, 1, 0.994, 0.0004].map(sure)).toEqual(
      ['0.9996', '0.9999997', '1.00', '0.99', '0.0004'].map((told) => `σ(−0.19 + 0.73 + 0.73) = σ(8.00) = ${told} → 1`),
    );
  });

  test('in a circle nearly 1 is not 1', () => {
    const told = (output: number) => neuronLines(target, 'sigmoid', { sum: 8, output }, formatProduct)[1].replaceAll('\u00a0', ' ');
    expect([0.9996, 0.994, 1, 0.003].map(told)).toEqual(['σ > 0.99', 'σ 0.99', 'σ 1.00', 'σ 0.003']);
  });

  test('of a number, and of a network', () => {
    const price = { ...neuron, target: homes.encoder.target, activation: 'linear' as const };
    expect(written(neuronFormula({ ...price, isFolded: true }))).toBe('price = 2.26·exam1 − 3.08·exam2 + 0.73');
    expect(written(neuronFormula(price))).toMatch(/^price = [\d ]+ \+ [\d ]+·\(2\.26·exam1/);
    expect(written(networkFormula(target, ['relu', 'sigmoid']))).toBe('pass = σ(W₂·relu(W₁·x + b₁) + b₂)');
  });

  test('numbers are written so that they can be told apart', () => {
    expect([0.107661, 0.15975, -16.341, 1234.4, 0.0012345].map(formatFileWeight)).toEqual(['0.108', '0.160', '−16.34', '1234', '0.00123']);
    expect([-0.19, 10.692, 0, 0.0012, -12345.6].map((value) => formatProduct(value).replaceAll('\u00a0', ' '))).toEqual([
      '−0.19',
      '10.69',
      '0.00',
      '0.001',
      '−12 350',
    ]);
  });
});
