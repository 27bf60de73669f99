import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { graph, known, pillTexts, withWeights } from './graphPage.ts';
import { reply } from './hostAnswers.ts';
import { allStates } from './allStates.ts';
import { examScores } from './tables.ts';
import { tookMs, trainedState } from './trainedRuns.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;
let states: Awaited<ReturnType<typeof allStates>>;

beforeAll(async () => {
  states = await allStates();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const colorOf = (view: WebviewPage, selector: string, property: 'stroke' | 'fill' = 'stroke') =>
  graph(view)
    .locator(selector)
    .first()
    .evaluate((element, of) => getComputedStyle(element)[of], property);
const variable = ({ page }: WebviewPage, name: string) =>
  page.evaluate((of) => {
    const probe = document.createElement('span');
    probe.style.color = `var(${of})`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);

async function boxOf(of: Locator) {
  const box = await of.boundingBox();
  if (!box) throw new Error('It is not drawn');
  return box;
}

async function chooseRow(view: WebviewPage, cells: readonly (readonly [string, string])[]): Promise<void> {
  await view.send({ type: 'rowPointed', line: 132 });
  await reply(view, 'readRow', () => ({ line: 132, cells, split: 'test' }));
}

test('a single neuron shows the weights that it has, each in the colour of its sign, the bias beside the constant 1', async () => {
  const view = await stage.show({ width: 521 });
  await view.show(withWeights(states.neuron, known));
  await expect.poll(() => pillTexts(view)).toEqual(['2.26', '−3.08']);
  expect(await graph(view).locator('.bias .number').textContent()).toBe('0.73');
  const [plus, minus] = [await variable(view, '--plus'), await variable(view, '--minus')];
  expect(plus).not.toBe(minus);
  expect([await colorOf(view, '[data-line="1:0:0"]'), await colorOf(view, '[data-line="1:1:0"]')]).toEqual([plus, minus]);
  const filled = (selector: string) => colorOf(view, selector, 'fill');
  expect([await filled('.pill.plus text'), await filled('.pill.minus text'), await filled('.bias .number')]).toEqual([plus, minus, plus]);
  expect(await view.page.locator('code').innerText()).toBe('pass = σ(2.26·exam1 − 3.08·exam2 + 0.73)');
  const widths = await graph(view)
    .locator('.line')
    .evaluateAll((lines) => lines.map((line) => Number(line.getAttribute('stroke-width'))));
  expect(widths[1]).toBeGreaterThan(widths[0]);
  await view.show(withWeights(states.neuron, [...known.slice(0, 2), -0.73]));
  await expect.poll(() => graph(view).locator('.bias .number').textContent()).toBe('−0.73');
  expect(await filled('.bias .number')).toBe(minus);
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('the switch tells weights, bias and formula in the units of the file, and moves nothing', async () => {
  const view = await stage.show({ width: 521 });
  await view.show(withWeights(states.neuron, known));
  await view.page.locator('.stage canvas').first().waitFor();
  await view.settled();
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
  // The map takes its room beside the network once it is drawn.
  await view.page.locator('.stage canvas').first().waitFor();
  await view.settled();
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

describe('layers and units are changed on the graph', () => {
  const asked = async (view: WebviewPage) => (await view.intents()).filter(({ type }) => type === 'train').map((intent) => intent);
  const quick = () => tookMs(states.hidden, 20);

  test('after a quick run a click trains at once: a unit more or less, a layer in front, behind or away', async () => {
    const view = await stage.show({ width: 521, height: 798 });
    const expectAsked = async (hidden: readonly number[], act: () => Promise<void>) => {
      await view.show(quick());
      // What has the focus belongs to what is drawn.
      await view.settled();
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
    await expectAsked([8, 8, 4], () => layer(1).locator('.add', { hasText: 'A layer before it' }).click());
    await expectAsked([8, 4, 4], () => layer(2).locator('.add', { hasText: 'A layer after it' }).click());
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

test('the output of each class has the mark that the map and its legend give the class', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(states.flowers);
  await view.settled();
  const marks = graph(view).locator('.output-name');
  const legend = view.page.locator('.thumbnail li');
  const fillOf = (of: Locator) => of.evaluate((element) => getComputedStyle(element).fill);
  const fills = new Set<string>();
  for (const [i, name] of ['aster', 'daisy', 'poppy'].entries()) {
    expect(await marks.nth(i).locator('title').textContent()).toBe(name);
    expect((await legend.nth(i).innerText()).trim()).toBe(name);
    const fill = await fillOf(marks.nth(i).locator('.mark'));
    expect(fill).toBe(await fillOf(legend.nth(i).locator('path')));
    fills.add(fill);
    // The same shape: the moves behind the place where it begins.
    const moves = async (of: Locator) => (await of.getAttribute('d'))?.replace(/^M[^a-z]+/, '');
    expect(await moves(marks.nth(i).locator('.mark'))).toBe(await moves(legend.nth(i).locator('path')));
    const [mark, circle] = await Promise.all([
      boxOf(marks.nth(i).locator('.mark')),
      boxOf(graph(view).locator('.node.output .disc').nth(i)),
    ]);
    // Next to the circle stands the name of the map's axis.
    expect(mark.x + mark.width).toBeLessThan(circle.x + circle.width + 3);
    expect(Math.abs(mark.y - circle.y)).toBeLessThan(6);
  }
  expect(fills.size).toBe(3);
  await view.show(states.neuron);
  await view.settled();
  expect(await marks.locator('.mark').count()).toBe(0);
  await view.close();
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

test.each([320, 521])('each unit has its map inside, however close the units of a large layer stand, at %d pixels', async (width) => {
  const view = await stage.show({ width });
  await view.show(await trainedState(examScores(), { hidden: [64, 64], epochs: 20 }));
  await view.settled();
  const inner = graph(view).locator('.node:not([data-node^="3-"])');
  expect(await inner.count()).toBeGreaterThan(12);
  expect(await inner.locator('canvas').count()).toBe(await inner.count());
  await view.close();
});
