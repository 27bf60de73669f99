import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { reply } from './hostAnswers.ts';
import { sampleStates } from './sampleStates.ts';
import { taskStates } from './taskStates.ts';
import { tookMs } from './trainedRuns.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;
let states: Awaited<ReturnType<typeof allStates>>;

async function allStates() {
  return { ...(await sampleStates()), ...(await taskStates()) };
}

beforeAll(async () => {
  states = await allStates();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

/** The state as if its run had ended with these weights. */
function withWeights({ run, ...state }: SessionState, weights: readonly number[]): SessionState {
  if (!run?.outcome) throw new Error('The sample has no outcome');
  const own = Float32Array.from(weights);
  if (own.length !== run.outcome.weights.length) throw new Error(`The sample has ${run.outcome.weights.length} weights`);
  return { ...state, run: { ...run, outcome: { ...run.outcome, weights: own } } };
}

const graph = ({ page }: WebviewPage) => page.locator('section.graph');
const pillTexts = (view: WebviewPage) => graph(view).locator('.pill').allTextContents();
const colorOf = (view: WebviewPage, selector: string) =>
  graph(view)
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).stroke);
const variable = ({ page }: WebviewPage, name: string) =>
  page.evaluate((of) => {
    const probe = document.createElement('span');
    probe.style.color = `var(${of})`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);

async function chooseRow(view: WebviewPage, cells: readonly (readonly [string, string])[]): Promise<void> {
  await view.send({ type: 'rowPointed', line: 132 });
  await reply(view, 'readRow', () => ({ line: 132, cells, split: 'test' }));
}

const known = [2.26, -3.08, 0.73];

test('a single neuron shows the weights that it has, each in the colour of its sign, the bias beside the constant 1', async () => {
  const view = await stage.show({ width: 521 });
  await view.show(withWeights(states.neuron, known));
  await expect.poll(() => pillTexts(view)).toEqual(['2.26', '−3.08']);
  expect(await graph(view).locator('.bias .number').textContent()).toBe('0.73');
  const [plus, minus] = [await variable(view, '--plus'), await variable(view, '--minus')];
  expect(plus).not.toBe(minus);
  expect([await colorOf(view, '[data-line="1:0:0"]'), await colorOf(view, '[data-line="1:1:0"]')]).toEqual([plus, minus]);
  expect(await view.page.locator('code').innerText()).toBe('pass = σ(2.26·exam1 − 3.08·exam2 + 0.73)');
  const widths = await graph(view)
    .locator('.line')
    .evaluateAll((lines) => lines.map((line) => Number(line.getAttribute('stroke-width'))));
  expect(widths[1]).toBeGreaterThan(widths[0]);
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('the switch tells weights, bias and formula in the units of the file, and moves nothing', async () => {
  const view = await stage.show({ width: 521 });
  await view.show(withWeights(states.neuron, known));
  const places = () =>
    graph(view)
      .locator('.pill, .node')
      .evaluateAll((all) => all.map((one) => one.getAttribute('transform')));
  await expect.poll(() => pillTexts(view)).toEqual(['2.26', '−3.08']);
  const before = await places();
  await view.page.getByRole('radio', { name: 'file’s units' }).click();
  const [first, second] = states.neuron.run?.plan?.encoder.inputs ?? [];
  const perUnit = [known[0] / first.scale, known[1] / second.scale];
  const bias = known[2] - perUnit[0] * first.offset - perUnit[1] * second.offset;
  const told = (await pillTexts(view)).map((text) => Number(text.replace('−', '-')));
  expect(told[0]).toBeCloseTo(perUnit[0], 3);
  expect(told[1]).toBeCloseTo(perUnit[1], 3);
  expect(Number((await graph(view).locator('.bias .number').textContent())?.replace('−', '-'))).toBeCloseTo(bias, 2);
  expect(await view.page.locator('code').innerText()).toContain(`${(await pillTexts(view))[0]}·exam1`);
  expect(await places()).toEqual(before);
  await view.page.keyboard.press('ArrowLeft');
  await expect.poll(() => pillTexts(view)).toEqual(['2.26', '−3.08']);
  await view.close();
});

test('a chosen row flows through: its cells, what the network takes, the products, Σ and σ, and nothing moves', async () => {
  const view = await stage.show({ width: 521 });
  await view.show(withWeights(states.neuron, known));
  const placesOf = (selector: string) =>
    graph(view)
      .locator(selector)
      .evaluateAll((all) => all.map((one) => one.getAttribute('transform')));
  await expect.poll(() => pillTexts(view)).toEqual(['2.26', '−3.08']);
  const before = [await placesOf('.pill'), await placesOf('.node')];
  await chooseRow(view, [
    ['exam1', '64.26'],
    ['exam2', '66.93'],
    ['pass', '1'],
  ]);
  const [first, second] = states.neuron.run?.plan?.encoder.inputs ?? [];
  const taken = [(64.26 - first.offset) / first.scale, (66.93 - second.offset) / second.scale];
  const sum = taken[0] * known[0] + taken[1] * known[1] + known[2];
  const two = (value: number) => value.toFixed(2).replace('-', '−');
  const texts = () => graph(view).locator('.node .inside').allTextContents();
  await expect.poll(texts).toEqual([...taken.map(two), `Σ ${two(sum)}`, `σ ${two(1 / (1 + Math.exp(-sum)))}`]);
  expect(await graph(view).locator('.name .value').allTextContents()).toEqual(['64.26', '66.93']);
  const products = (await graph(view).locator('.pill .product').allTextContents()).map((text) => Number(text.replace('−', '-')));
  products.forEach((product, i) => expect(product).toBeCloseTo(taken[i] * known[i], 2));
  expect([await placesOf('.pill'), await placesOf('.node')]).toEqual(before);
  expect(await view.page.locator('code').innerText()).toMatch(/^σ\(.* = σ\(.*\) = 0\.\d\d → [01]$/);
  await view.close();
});

describe('changing by hand', () => {
  test('a click on a line opens its number; buttons and arrow keys change it, undo brings back what was learned', async () => {
    const view = await stage.show({ width: 521 });
    await view.show(withWeights(states.neuron, known));
    await graph(view).locator('.pill').first().click();
    const field = view.page.getByRole('textbox', { name: 'exam1 → the neuron' });
    await expect.poll(() => field.inputValue()).toBe('2.26');
    await view.page.getByRole('button', { name: 'More', exact: true }).click();
    await expect.poll(() => pillTexts(view)).toEqual(['2.36', '−3.08']);
    await field.focus();
    await view.page.keyboard.press('Shift+ArrowDown');
    await view.page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => pillTexts(view)).toEqual(['1.37', '−3.08']);
    expect(await view.page.getByText('learned: 2.26').count()).toBe(1);
    expect(await view.page.locator('code').innerText()).toContain('1.37·exam1');
    await field.fill('-0.5');
    await view.page.keyboard.press('Enter');
    await expect.poll(() => pillTexts(view)).toEqual(['−0.50', '−3.08']);
    for (let i = 0; i < 3; i++) await view.page.getByRole('button', { name: 'undo', exact: true }).click();
    await expect.poll(() => pillTexts(view)).toEqual(['2.26', '−3.08']);
    await field.focus();
    await view.page.keyboard.press('Escape');
    expect(await field.count()).toBe(0);
    await view.close();
  });

  test('the bias is what its circle opens, and by keyboard every line is reached and changed', async () => {
    const view = await stage.show({ width: 521 });
    await view.show(withWeights(states.neuron, known));
    await graph(view).locator('g.bias').click();
    await expect.poll(() => view.page.getByRole('textbox', { name: 'bias of the neuron' }).inputValue()).toBe('0.73');
    await view.page.keyboard.press('ArrowUp');
    await expect.poll(() => graph(view).locator('.bias .number').textContent()).toBe('0.83');
    await view.page.keyboard.press('Escape');
    await view.page.locator('[data-node="0-1"]').focus();
    await view.page.keyboard.press('ArrowRight');
    const label = () => view.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await expect.poll(label).toBe('exam2 times −3.08, pushes towards 0');
    await view.page.keyboard.press('Enter');
    await expect.poll(() => view.page.getByRole('textbox', { name: 'exam2 → the neuron' }).inputValue()).toBe('−3.08');
    await view.close();
  });
});

test('the hint is of what is pointed at', async () => {
  const view = await stage.show({ width: 700 });
  const { run } = states.hidden;
  if (!run?.outcome) throw new Error('The sample has no outcome');
  const weights = Array.from(run.outcome.weights, (_, index) => index / 100);
  await view.show(withWeights(states.hidden, weights));
  await graph(view).locator('[data-node="1-5"] .disc').hover();
  // Two inputs and eight units: the bias of the sixth is number 16 + 5.
  await expect
    .poll(() => view.page.locator('.line .words').innerText())
    .toMatch(/^hidden 1 · 6(: bias 0\.21, weights exam1 0\.050, exam2 0\.13| is dead)/);
  await view.close();
});

test('what a change by hand comes to is asked of the host, and the strip says it until it is undone', async () => {
  const view = await stage.show({ width: 521 });
  await view.show(states.neuron);
  const { outcome } = states.neuron.run ?? {};
  await graph(view).locator('.pill').first().click();
  await view.page.getByRole('button', { name: 'More', exact: true }).click();
  await reply(view, 'scoreByHand', (request) => {
    const weight = (outcome?.weights[0] ?? Number.NaN) + 0.1;
    expect(request).toMatchObject({ runId: states.neuron.run?.runId, epoch: outcome?.bestEpoch });
    const [[place, value]] = (request as typeof request & { changes: [number, number][] }).changes;
    expect(place).toBe(0);
    expect(value).toBeCloseTo(weight, 4);
    return { metric: 0.4321, loss: 0.9 };
  });
  await expect.poll(() => view.page.locator('.strip .figure').innerText()).toMatch(/^43\.2/);
  const dots = () => view.page.locator('.curve circle.edited').evaluateAll((all) => all.map((dot) => Number(dot.getAttribute('cy'))));
  const ends = () => view.page.locator('.curve circle.test').evaluateAll((all) => all.map((dot) => Number(dot.getAttribute('cy'))));
  // More loss is higher up, less accuracy further down.
  expect((await dots())[0]).toBeLessThan((await ends())[0]);
  expect((await dots())[1]).toBeGreaterThan((await ends())[1]);
  await view.page.locator('section.graph').getByRole('button', { name: 'undo' }).click();
  await expect.poll(() => view.page.locator('.strip .figure').innerText()).not.toMatch(/^43\.2/);
  await view.close();
});

test('a hidden unit is switched off: all that it gives on is 0, it says what the unit was good for, and undo brings it back', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(states.hidden);
  const { outcome, plan } = states.hidden.run ?? {};
  await graph(view).locator('[data-node="1-3"] .disc').click();
  const field = view.page.getByRole('dialog', { name: 'bias of hidden 1 · 4' });
  await field.getByRole('button', { name: 'Switch off' }).click();
  await reply(view, 'scoreByHand', (request) => {
    const { changes } = request as typeof request & { changes: [number, number][] };
    // 2 inputs and 8 units: 24 numbers; then the four weights of the fourth unit.
    expect(changes).toEqual([36, 37, 38, 39].map((place) => [place, 0]));
    return { metric: 0.5, loss: 0.7 };
  });
  const before = `${((outcome?.test?.accuracy ?? Number.NaN) * 100).toFixed(1)}\u00a0%`;
  await expect.poll(() => field.getByRole('status').innerText()).toBe(`without it ${before} → 50.0\u00a0%`);
  await expect.poll(() => view.page.locator('.strip .remark').innerText()).toContain('changed by hand');
  expect(await graph(view).locator('[data-node="1-3"]').getAttribute('aria-label')).toContain('switched off');
  expect(await graph(view).locator('[data-node="1-2"]').getAttribute('aria-label')).not.toContain('switched off');
  const widths = () =>
    graph(view)
      .locator('[data-line^="2:3:"]')
      .evaluateAll((lines) => lines.map((line) => Number(line.getAttribute('stroke-width'))));
  const off = await widths();
  await field.getByRole('button', { name: 'undo' }).click();
  await expect.poll(() => field.getByRole('status').count()).toBe(0);
  expect((await widths()).reduce((sum, width) => sum + width, 0)).toBeGreaterThan(off.reduce((sum, width) => sum + width, 0));
  // By keyboard, and on again.
  await view.page.keyboard.press('Tab');
  expect(plan?.architecture.layers).toHaveLength(3);
  await field.getByRole('button', { name: 'Switch off' }).press('Enter');
  await field.getByRole('button', { name: 'Switch on' }).press('Enter');
  await expect.poll(() => graph(view).locator('[data-node="1-3"]').getAttribute('aria-label')).not.toContain('switched off');
  await expect.poll(() => view.page.locator('section.graph line.changed, section.graph .changed').count()).toBe(0);
  await view.close();
});

describe('layers and units are changed on the graph', () => {
  const asked = async (view: WebviewPage) => (await view.intents()).filter(({ type }) => type === 'train').map((intent) => intent);
  const quick = () => tookMs(states.hidden, 20);

  test('after a quick run a click trains at once: a unit more or less, a layer in front, behind or away', async () => {
    const view = await stage.show({ width: 521, height: 798 });
    const expectAsked = async (hidden: readonly number[], act: () => Promise<void>) => {
      await view.show(quick());
      const before = (await asked(view)).length;
      await act();
      await expect.poll(async () => (await asked(view)).slice(before)).toMatchObject([{ options: { hidden } }]);
    };
    const layer = (index: number) => view.page.getByRole('group', { name: new RegExp(`^Hidden layer ${index} of `) });
    const press = (index: number, key: string) => async () => {
      await layer(index).focus();
      await view.page.keyboard.press(key);
    };
    await expectAsked([8, 5], () => layer(2).locator('.step', { hasText: 'One unit more' }).click());
    await expectAsked([8, 3], press(2, '-'));
    await expectAsked([9, 4], press(1, '+'));
    await expectAsked([8, 8, 4], press(1, 'Enter'));
    await expectAsked([8], press(2, 'Delete'));
    await expectAsked([8, 8, 4], () => layer(1).locator('.add', { hasText: 'A layer in front of it' }).click());
    await expectAsked([8, 4, 4], () => layer(2).locator('.add', { hasText: 'A layer behind it' }).click());
    await expectAsked([7, 4], async () => {
      await graph(view).locator('[data-node="1-2"] .disc').hover();
      await graph(view).locator('.remove .reach').click();
    });
    await expectAsked([8, 3], async () => {
      await graph(view).locator('[data-node="2-1"]').focus();
      await view.page.keyboard.press('Delete');
    });
    expect(view.complaints).toEqual([]);
    await view.close();
  });

  test('a neuron gets its first hidden layer', async () => {
    const view = await stage.show({ width: 521, height: 798 });
    await view.show(tookMs(states.neuron, 20));
    await graph(view).hover();
    await view.page.getByRole('button', { name: 'Add a hidden layer' }).click();
    await expect.poll(() => asked(view)).toMatchObject([{ options: { hidden: [4] } }]);
    await view.close();
  });

  test('after a long run the change waits, as in the drawer, and what it costs is said', async () => {
    const view = await stage.show({ width: 521, height: 798 });
    await view.show(tookMs(states.hidden, 60_000));
    const layer = view.page.getByRole('group', { name: /^Hidden layer 2 of / });
    await layer.hover();
    // (2 + 1) · 8 + (8 + 1) · 4 + 5, and two operations a weight, one a bias.
    await expect.poll(() => view.page.locator('.line .words').innerText()).toBe('65 parameters, 117 operations per row');
    await layer.locator('.step', { hasText: 'One unit more' }).hover();
    await expect
      .poll(() => view.page.locator('.line .words').innerText())
      .toBe('One unit more: 75 parameters, 136 operations per row; the training starts over.');
    await layer.locator('.step', { hasText: 'One unit more' }).click();
    await layer.focus();
    await view.page.keyboard.press('+');
    await expect.poll(() => layer.locator('.units').textContent()).toBe('6');
    expect(await asked(view)).toEqual([]);
    await view.page.locator('.strip').getByRole('button', { name: 'Train again' }).click();
    await expect.poll(() => asked(view)).toMatchObject([{ options: { hidden: [8, 6] } }]);
    await view.close();
  });
});

test('outputs are what they are: a softmax is drawn as shares, a sigmoid and a number as their curves', async () => {
  const view = await stage.show({ width: 521 });
  const glyph = async (state: SessionState) => {
    await view.show(state);
    await view.settled();
    return graph(view).locator('.node.output .curve').first().getAttribute('d');
  };
  const [softmax, sigmoid, linear] = [await glyph(states.flowers), await glyph(states.neuron), await glyph(states.perceptron)];
  expect(softmax?.match(/M/g)?.length).toBe(3);
  expect(new Set([softmax, sigmoid, linear]).size).toBe(3);
  // A line has no bend: its middle is the middle of its ends.
  const points = (d: string | null) =>
    (d ?? '')
      .slice(1)
      .split('L')
      .map((point) => Number(point.split(' ')[1]));
  expect(points(linear)[6]).toBeCloseTo((points(linear)[0] + points(linear)[12]) / 2, 1);
  expect(Math.abs(points(sigmoid)[6] - (points(sigmoid)[0] + points(sigmoid)[12]) / 2)).toBeGreaterThan(1);
  await view.close();
});

test('many inputs are told by column, which open and close, the strongest first or as in the file', async () => {
  const view = await stage.show({ width: 521 });
  await view.show(states.wide);
  const columns = () => graph(view).locator('.columns .strong').allTextContents();
  await expect.poll(async () => (await columns()).length).toBeGreaterThan(8);
  await view.page.getByRole('radio', { name: 'as in the file' }).click();
  expect((await columns()).slice(0, 3)).toEqual(['f1', 'f2', 'f3']);
  const shown = (await columns()).length;
  await view.page.getByRole('button', { name: `${60 - shown} more columns` }).click();
  await expect.poll(async () => (await columns()).length).toBe(shown + 40);
  await view.show(states.homes);
  const city = view.page.getByRole('button', { name: 'Open city' });
  await city.click();
  await expect.poll(() => graph(view).locator('.columns .part').count()).toBeGreaterThan(2);
  await view.page.getByRole('button', { name: 'Close city' }).click();
  await expect.poll(() => graph(view).locator('.columns .part').count()).toBe(0);
  expect(view.complaints).toEqual([]);
  await view.close();
});

test.each(['neuron', 'hidden', 'six', 'wide', 'flowers', 'homes', 'manyClasses'] as const)(
  'no text of the graph of %s lies over another one or outside of it, at any width',
  async (name) => {
    const view = await stage.show({ width: 521, height: 798 });
    await view.show(states[name]);
    for (const width of [320, 521, 700, 1060]) {
      await view.page.setViewportSize({ width, height: 798 });
      await view.settled();
      const overlaps = await graph(view).evaluate((section) => {
        const frame = section.getBoundingClientRect();
        const texts = Array.from(section.querySelectorAll('svg text'), (text) => ({
          text: text.textContent,
          box: text.getBoundingClientRect(),
        }));
        const found: string[] = [];
        texts.forEach(({ text, box }, i) => {
          if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`${text} is outside`);
          for (const other of texts.slice(0, i)) {
            const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
            const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
            // Boxes have room above and below their letters.
            if (across > 1 && down > 6) found.push(`${text} lies over ${other.text}`);
          }
        });
        return found;
      });
      expect(overlaps, `${width} pixels`).toEqual([]);
    }
    await view.close();
  },
);
