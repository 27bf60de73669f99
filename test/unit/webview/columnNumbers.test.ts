import { expect, test } from 'vitest';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { parameterCount } from '../../../src/network/architecture.ts';
import type { RunPlan } from '../../../src/run/runPlan.ts';
import { planTable } from '../../../src/training/plan/planRun.ts';
import { columnReaches } from '../../../webview/graph/figures/columnReach.ts';
import { listedNumber, type NumberedRow } from '../../../webview/graph/figures/columnNumbers.ts';
import { homesTable } from '../../webview/tables.ts';

const planOf = (hidden: readonly number[]) =>
  planTable(readCsv(homesTable()), { target: 'price', features: ['area', 'city'], hidden: [...hidden], epochs: 1 }, 'wasm').plan;
const neuron = planOf([]);
const layers = planOf([2]);

/** The weights by their places, the last one the output's bias; all others are 0. */
function weightsOf({ architecture }: RunPlan, some: Readonly<Record<number, number>>): Float32Array {
  const weights = new Float32Array(parameterCount(architecture));
  for (const [place, value] of Object.entries(some)) weights[Number(place)] = value;
  return weights;
}

function rowOf(plan: RunPlan, column: string, weights: Float32Array): NumberedRow {
  const of = columnReaches(plan.encoder, plan.architecture, weights).find((reach) => reach.column === column);
  if (!of) throw new Error(`There is no ${column}`);
  return { type: 'column', y: 0, of, inputs: [], isOpen: false, isStrong: false };
}

test('a column of one input tells its weight, with the sign that colours it', () => {
  const told = (weight: number) => {
    const weights = weightsOf(neuron, { 0: weight });
    return listedNumber(rowOf(neuron, 'area', weights), neuron, { weights, shown: weights });
  };
  expect(told(0.5)).toEqual({ text: '+0.50', sign: 'plus' });
  expect(told(-0.5)).toEqual({ text: '−0.50', sign: 'minus' });
});

test('with a row a column tells what all of its inputs add', () => {
  const weights = weightsOf(neuron, { 0: 1 });
  const products = Float64Array.from(neuron.encoder.inputs, (_, i) => (i === 0 ? 2 : i === 1 ? -0.75 : i === 2 ? 0.25 : 0));
  const told = (column: string) => listedNumber(rowOf(neuron, column, weights), neuron, { weights, shown: weights, products });
  expect(told('area')).toMatchObject({ sign: 'plus', text: expect.stringMatching(/^\+2\.?0*$/) as unknown });
  expect(told('city')).toMatchObject({ sign: 'minus', text: expect.stringMatching(/^−0\.50*$/) as unknown });
});

test('several inputs or neurons pull both ways: half of the reach, of an open column the largest weight of the input', () => {
  const weights = weightsOf(layers, { 0: 0.25, 1: -3 });
  const { first, count } = rowOf(layers, 'area', weights).of;
  expect([first, count]).toEqual([0, 1]);
  const figures = { weights, shown: weights };
  const row = rowOf(layers, 'area', weights);
  expect(listedNumber(row, layers, figures)).toEqual({ text: '±3.00', sign: 'both' });
  expect(listedNumber({ type: 'input', y: 0, of: row.of, inputs: [0] }, layers, figures)).toEqual({ text: '±3.00', sign: 'both' });
  expect(listedNumber({ type: 'input', y: 0, of: row.of, inputs: [1] }, layers, figures)).toEqual({ text: '±0', sign: 'both' });
  expect(listedNumber(row, layers, undefined)).toEqual({ text: '…', sign: 'both' });
});
