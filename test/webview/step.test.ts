import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { reply } from './hostAnswers.ts';
import { examScores } from './tables.ts';
import { trainedState } from './trainedRuns.ts';
import { violations } from './violations.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;
let states: Awaited<ReturnType<typeof train>>;

async function train() {
  const text = examScores();
  return {
    neuron: await trainedState(text, { epochs: 60 }),
    sgd: await trainedState(text, { optimizer: 'sgd', learningRate: 0.5, epochs: 20 }),
    hidden: await trainedState(text, { hidden: [8, 4], epochs: 60 }),
  };
}

beforeAll(async () => {
  states = await train();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const cells = [
  ['exam1', '64.26'],
  ['exam2', '66.93'],
  ['pass', '1'],
] as const;

async function openStep(state: SessionState, split: 'train' | 'test' = 'train'): Promise<WebviewPage> {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(state);
  await view.send({ type: 'rowPointed', line: 132 });
  await reply(view, 'readRow', () => ({ line: 132, cells, split }));
  await view.page.getByRole('button', { name: 'One step' }).click();
  await drawer(view).waitFor();
  return view;
}

const drawer = ({ page }: WebviewPage) => page.getByRole('dialog', { name: 'One step, explained' });
const numbers = (text: string) => Array.from(text.replaceAll('−', '-').matchAll(/-?\d+(\.\d+)?/g), ([number]) => Number(number));

/** The row's inputs to the network. */
function inputsOf({ run }: SessionState): number[] {
  const { inputs } = run?.plan?.encoder ?? { inputs: [] };
  return [64.26, 66.93].map((cell, i) => (cell - inputs[i].offset) / inputs[i].scale);
}

test('the step of a neuron has its numbers: what comes in, Σ, p, loss, gradient, and SGD times the rate', async () => {
  const { sgd } = states;
  const view = await openStep(sgd);
  const weights = [...(sgd.run?.outcome?.weights ?? [])];
  const incoming = [...inputsOf(sgd), 1];
  const sum = weights.reduce((total, weight, i) => total + weight * incoming[i], 0);
  const p = 1 / (1 + Math.exp(-sum));
  const rows = drawer(view).locator('tbody tr');
  expect(await rows.locator('th').allTextContents()).toEqual(['exam1', 'exam2', 'bias']);
  for (const [i, weight] of weights.entries()) {
    const told = (await rows.nth(i).locator('td').allTextContents()).flatMap(numbers);
    const gradient = (p - 1) * incoming[i];
    const expected = [incoming[i], gradient, -0.5 * gradient, weight, weight - 0.5 * gradient];
    expected.forEach((value, k) => expect(Math.abs(told[k] - value)).toBeLessThan(k < 3 ? 0.006 * Math.abs(value) : 0.0051));
  }
  const formulas = (await drawer(view).locator('code').allTextContents()).map(numbers);
  expect(formulas[0].at(-1)).toBeCloseTo(sum, 1);
  expect(formulas[1].at(-1)).toBeCloseTo(p, 2);
  expect(formulas[3].at(-1)).toBeCloseTo(-Math.log(p), 2);
  const after = weights.reduce((total, weight, i) => total + (weight - 0.5 * (p - 1) * incoming[i]) * incoming[i], 0);
  const [lossAfter, lossBefore] = numbers(await drawer(view).locator('.after').innerText());
  expect(lossBefore).toBeCloseTo(-Math.log(p), 3);
  expect(lossAfter).toBeCloseTo(Math.log(1 + Math.exp(-after)), 3);
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('it says whose step it is and what the optimizer does with the gradient', async () => {
  const view = await openStep(states.neuron);
  await expect.poll(() => drawer(view).innerText()).toContain('A step of the run is the mean of up to 32 rows.');
  expect(await drawer(view).innerText()).toContain('w ← w − η·m̂/(√v̂ + ε)');
  expect(await drawer(view).innerText()).toContain('its memory of earlier steps is not kept');
  // Adam's first step goes by the rate, whatever the gradient.
  const steps = await drawer(view).locator('tbody td:nth-child(4)').allTextContents();
  expect(steps.flatMap(numbers).map(Math.abs)).toEqual([0.01, 0.01, 0.01]);
  await view.close();
  const tested = await openStep(states.neuron, 'test');
  expect(await drawer(tested).innerText()).toContain('it is kept for the test');
  await tested.close();
});

test('a network is told by its layers, with the weights of each that get most', async () => {
  const view = await openStep(states.hidden);
  expect(await violations(view)).toEqual([]);
  const text = await drawer(view).innerText();
  for (const formula of ['a₁ = relu(W₁·x + b₁) = (', 'a₂ = relu(W₂·a₁ + b₂) = (', 'p = σ(W₃·a₂ + b₃) = 0.'])
    expect(text).toContain(formula);
  for (const formula of ['δ₃ = ∂L/∂Σ = p − y = ', 'δ₂ = W₃ᵀ·δ₃ ⊙ relu′ = (', 'δ₁ = W₂ᵀ·δ₂ ⊙ relu′ = (']) expect(text).toContain(formula);
  expect(await drawer(view).locator('tbody').count()).toBe(3);
  expect(await drawer(view).locator('tbody td.rest').allTextContents()).toEqual(['and 21 more', 'and 33 more', 'and 2 more']);
  await view.close();
});

test('it lies over the graph and moves nothing; Escape leaves it before the row, and the focus goes back', async () => {
  const view = await openStep(states.neuron);
  const places = () =>
    view.page.evaluate(() =>
      ['.stage', '.formula', '.transport', '.curves', '.whatIf'].map((part) => document.querySelector(part)?.getBoundingClientRect().top),
    );
  const opened = await places();
  const [box, stageBox] = [await drawer(view).boundingBox(), await view.page.locator('.stage').boundingBox()];
  expect(box).toEqual(stageBox);
  await view.page.keyboard.press('Escape');
  await expect.poll(() => drawer(view).count()).toBe(0);
  expect(await places()).toEqual(opened);
  expect(await view.page.evaluate(() => document.activeElement?.textContent.trim())).toBe('One step');
  // Wherever the focus is.
  await view.page.keyboard.press('Enter');
  await drawer(view).waitFor();
  await view.page.getByRole('slider', { name: 'Epoch', exact: true }).focus();
  await view.page.keyboard.press('Escape');
  await expect.poll(() => drawer(view).count()).toBe(0);
  expect(await view.page.getByText('line 133').count()).toBe(1);
  await view.page.keyboard.press('Escape');
  await expect.poll(() => view.page.getByText('line 133').count()).toBe(0);
  expect(await view.page.getByRole('button', { name: 'One step' }).count()).toBe(0);
  await view.close();
});

test('what is asked about and the epoch change the step', async () => {
  const view = await openStep(states.neuron);
  const first = () => drawer(view).locator('tbody tr').first().innerText();
  const before = await first();
  await view.page.locator('.whatIf input.value').first().fill('90');
  await expect.poll(first).not.toBe(before);
  const asked = await first();
  await view.page.getByRole('slider', { name: 'Epoch', exact: true }).press('Home');
  await expect.poll(first).not.toBe(asked);
  await view.close();
});

test('a row without an answer has no step', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(states.neuron);
  await view.send({ type: 'rowPointed', line: 132 });
  await reply(view, 'readRow', () => ({ line: 132, cells: [...cells.slice(0, 2), ['pass', '']], split: 'unused' }));
  await view.page.getByRole('button', { name: 'One step' }).click();
  expect(await drawer(view).innerText()).toContain('The cell of pass says nothing that can be learned from');
  await view.close();
});
