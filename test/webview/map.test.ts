import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { answer, samplesOf, sendSamples } from './mapSamples.ts';
import { sampleStates } from './sampleStates.ts';
import { examScores } from './tables.ts';
import { stateAfter, trainedState, trainingEvents } from './trainedRuns.ts';
import { WebviewStage, type PageSetup, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;
let neuron: SessionState;

beforeAll(async () => {
  neuron = (await sampleStates()).neuron;
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const students = examScores()
  .trim()
  .split('\n')
  .slice(1)
  .map((line, index) => {
    const [exam1, exam2, pass] = line.split(',').map(Number);
    return { exam1, exam2, pass, line: index + 1 };
  });

/** The trained state as if it had learned exactly these weights (of standardized inputs). */
function withWeights(state: SessionState, weights: readonly number[]): SessionState {
  const { run } = state;
  if (!run?.outcome) throw new Error('Nothing was trained');
  const known = Float32Array.from(weights);
  return {
    ...state,
    run: { ...run, snapshots: [{ epoch: run.outcome.bestEpoch, weights: known }], outcome: { ...run.outcome, weights: known } },
  };
}

async function showMap(state: SessionState, setup: PageSetup = {}): Promise<WebviewPage> {
  const view = await stage.show({ width: 521, height: 1400, ...setup });
  await view.show(state);
  await sendSamples(view, state, samplesOf(examScores(), state));
  return view;
}

/** Positions of the marks, in pixels of the plot. */
async function marks({ page }: WebviewPage, selector: string): Promise<{ x: number; y: number }[]> {
  const path = (await page.locator(selector).getAttribute('d')) ?? '';
  return Array.from(path.matchAll(/M([\d.-]+) ([\d.-]+)/g), ([, x, y]) => ({ x: Number(x), y: Number(y) }));
}

/** From numbers of the file to pixels, by hand: the range of all rows and 3 % more on each side. */
function placeBy(size: number) {
  const scale = (values: readonly number[]) => {
    const [min, max] = [Math.min(...values), Math.max(...values)];
    const margin = 0.03 * (max - min);
    return (value: number) => (value - min + margin) / (max - min + 2 * margin);
  };
  const [across, up] = [scale(students.map(({ exam1 }) => exam1)), scale(students.map(({ exam2 }) => exam2))];
  return ({ exam1, exam2 }: { exam1: number; exam2: number }) => ({ x: across(exam1) * size, y: (1 - up(exam2)) * size });
}

type Points = readonly { x: number; y: number }[];

/** Largest distance between the points and those expected, paired one to one. */
function farthest(drawn: Points, expected: Points): number {
  if (drawn.length !== expected.length) return Infinity;
  const left = [...drawn];
  return Math.max(
    0,
    ...expected.map(({ x, y }) => {
      const distances = left.map((point) => Math.hypot(point.x - x, point.y - y));
      const nearest = Math.min(...distances);
      left.splice(distances.indexOf(nearest), 1);
      return nearest;
    }),
  );
}

test('rows are on the map while a first run goes on, and stay when it ends without being asked for again', async () => {
  const events = await trainingEvents(examScores(), {});
  const view = await showMap(stateAfter(events.filter(({ type }) => type !== 'trained')));
  const count = async () =>
    (await marks(view, '.dots[data-kind="1"].test')).length + (await marks(view, '.dots[data-kind="0"].test')).length;
  expect(await count()).toBe(60);
  const wrong = await view.page.locator('.thumbnail .wrong').count();
  expect(wrong).toBeGreaterThan(3);
  const asked = () => view.page.evaluate(() => window.fakeHost.intents.filter(({ type }) => type === 'sampleRows'));
  expect(await asked()).toMatchObject([{ runId: 'run-1' }]);
  for (const event of events.filter(({ type }) => type === 'trained')) await view.send({ type: 'event', event });
  await view.page.getByRole('button', { name: 'Train', exact: true }).waitFor();
  await view.settled();
  expect(await count()).toBe(60);
  expect(await asked()).toHaveLength(1);
  await view.send({ type: 'event', event: { type: 'drifted', drift: { changed: 1, added: 0, removed: 0 } } });
  await expect.poll(async () => (await asked()).length).toBe(2);
  await view.close();
});

describe('the map of two exams, with known weights', () => {
  const weights = [2, -1, 0.5];
  /** Σ by hand, with the encoder's own numbers. */
  const sumOf = ({ exam1, exam2 }: { exam1: number; exam2: number }) => {
    const inputs = neuron.run?.plan?.encoder.inputs ?? [];
    return (2 * (exam1 - inputs[0].offset)) / inputs[0].scale - (exam2 - inputs[1].offset) / inputs[1].scale + 0.5;
  };
  const testLines = () => {
    const { lines, splits } = samplesOf(examScores(), neuron);
    return new Set(Array.from(lines).filter((_, row) => splits[row] === 2));
  };

  test('shows each row where its numbers are: exam1 across, exam2 up, tests by diamonds, classes by colour', async () => {
    const view = await showMap(withWeights(neuron, weights));
    const place = placeBy(210);
    const tested = testLines();
    for (const kind of [0, 1]) {
      for (const isTest of [true, false]) {
        const expected = students.filter(({ pass, line }) => pass === kind && tested.has(line) === isTest).map(place);
        const drawn = await marks(view, `.dots[data-kind="${kind}"]${isTest ? '.test' : ':not(.test)'}`);
        expect(farthest(drawn, expected)).toBeLessThan(0.02);
      }
    }
    const color = (selector: string, what: 'fill' | 'stroke') =>
      view.page.locator(selector).evaluate((element, name) => getComputedStyle(element)[name], what);
    const [plus, minus] = await view.page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      return ['var(--plus)', 'var(--minus)'].map((value) => {
        probe.style.color = value;
        return getComputedStyle(probe).color;
      });
    });
    expect(await color('.dots.test[data-kind="1"]', 'fill')).toBe(plus);
    expect(await color('.dots.test[data-kind="0"]', 'fill')).toBe(minus);
    expect(await color('.dots[data-kind="0"]:not(.test)', 'stroke')).toBe(minus);
    expect(plus).not.toBe(minus);
    await view.close();
  });

  test('rings the test rows that are answered wrong, and no others', async () => {
    const view = await showMap(withWeights(neuron, weights));
    const place = placeBy(210);
    const tested = testLines();
    const wrong = students.filter((student) => tested.has(student.line) && (sumOf(student) > 0 ? 1 : 0) !== student.pass);
    expect(wrong.length).toBeGreaterThan(3);
    const rings = await view.page
      .locator('.thumbnail .wrong')
      .evaluateAll((circles) => circles.map((circle) => ({ x: Number(circle.getAttribute('cx')), y: Number(circle.getAttribute('cy')) })));
    expect(farthest(rings, wrong.map(place))).toBeLessThan(0.02);
    await view.close();
  });

  test('draws the boundary where Σ is 0, and paints the sides by what is answered', async () => {
    const view = await showMap(withWeights(neuron, weights));
    const path = (await view.page.locator('.thumbnail .boundary').getAttribute('d')) ?? '';
    const ends = Array.from(path.matchAll(/([\d.]+) ([\d.]+)/g), ([, x, y]) => ({ x: Number(x), y: Number(y) }));
    expect(ends).toHaveLength(2);
    const place = placeBy(210);
    // Back from pixels to numbers of the file, by two known points.
    const [low, high] = [place({ exam1: 40, exam2: 40 }), place({ exam1: 90, exam2: 90 })];
    for (const { x, y } of ends) {
      const exam1 = 40 + (50 * (x - low.x)) / (high.x - low.x);
      const exam2 = 40 + (50 * (y - low.y)) / (high.y - low.y);
      expect(Math.abs(sumOf({ exam1, exam2 }))).toBeLessThan(0.005);
    }
    const pixel = (point: { x: number; y: number }) =>
      view.page
        .locator('.thumbnail canvas')
        .evaluate((canvas, { x, y }) => Array.from((canvas as HTMLCanvasElement).getContext('2d')?.getImageData(x, y, 1, 1).data ?? []), {
          x: Math.round(point.x),
          y: Math.round(point.y),
        });
    const [blue, orange] = [await pixel(place({ exam1: 95, exam2: 35 })), await pixel(place({ exam1: 35, exam2: 95 }))];
    expect(sumOf({ exam1: 95, exam2: 35 })).toBeGreaterThan(2);
    expect(sumOf({ exam1: 35, exam2: 95 })).toBeLessThan(-2);
    expect(blue[2]).toBeGreaterThan(blue[0] + 20);
    expect(orange[0]).toBeGreaterThan(orange[2] + 20);
    await view.close();
  });

  test('says the boundary as an equation in the units of the file, and in its description', async () => {
    const view = await showMap(withWeights(neuron, weights));
    await view.page.getByRole('button', { name: 'Show the map large' }).click();
    const inputs = neuron.run?.plan?.encoder.inputs ?? [];
    const [a, b] = [2 / inputs[0].scale, 1 / inputs[1].scale];
    const constant = a * inputs[0].offset - b * inputs[1].offset - 0.5;
    const digits = (value: number, count: number) => value.toFixed(count - 1 - Math.floor(Math.log10(Math.abs(value))));
    const decimals = digits(a, 6).split('.')[1].length;
    const equation = `${a.toFixed(decimals)}·exam1 − ${b.toFixed(decimals)}·exam2 = ${digits(constant, 5)}`;
    expect((await view.page.locator('.boundary-line').innerText()).replaceAll('\u00a0', ' ')).toContain(equation);
    expect(await view.page.locator('.large .plot[role="img"]').getAttribute('aria-label')).toContain(equation);
    expect(view.complaints).toEqual([]);
    await view.close();
  });
});

describe('a row on the map', () => {
  test('is chosen by a click on its dot, pinned, and named; the heading says what is answered and what is right', async () => {
    const view = await showMap(neuron);
    await view.page.getByRole('button', { name: 'Show the map large' }).click();
    await view.settled();
    const plot = view.page.locator('.large .plot[role="img"]');
    const { width } = (await plot.boundingBox()) ?? { width: 0 };
    const place = placeBy(width);
    const student = loneliest(students, place);
    await plot.click({ position: place(student) });
    await answer(view, 'readRow', {
      line: student.line,
      cells: Object.entries({ exam1: String(student.exam1), exam2: String(student.exam2), pass: String(student.pass) }),
      split: 'test',
    });
    expect((await view.intents()).filter(({ type }) => type === 'readRow' || type === 'revealRow')).toEqual([
      expect.objectContaining({ type: 'readRow', line: student.line }),
      expect.objectContaining({ type: 'revealRow', line: student.line }),
    ]);
    const ring = view.page.locator('.large circle.row');
    expect(Number(await ring.getAttribute('cx'))).toBeCloseTo(place(student).x, 0);
    expect(Number(await ring.getAttribute('cy'))).toBeCloseTo(place(student).y, 0);
    expect(await view.page.locator('.large text.name').allTextContents()).toContain(`line ${student.line + 1}: ${student.pass}`);
    await view.page.getByRole('button', { name: 'graph large' }).click();
    expect(await view.page.locator('.thumbnail .heading').innerText()).toMatch(
      new RegExp(`pass = [01]\\s*·\\s*\\d+\\s% sure\\s*actual ${student.pass} [✓✗] (right|wrong) · test row`),
    );
    await view.close();
  });

  test('is reached by arrow keys in the order of the screen, and shown by Enter', async () => {
    const view = await showMap(neuron);
    await view.page.locator('.thumbnail .plot[role="img"]').focus();
    const ordered = [...students].sort((a, b) => a.exam1 - b.exam1);
    const asked: number[] = [];
    for (const student of ordered.slice(0, 3)) {
      await view.page.keyboard.press('ArrowRight');
      await view.page.waitForFunction(
        (line) => window.fakeHost.intents.some((intent) => intent.type === 'readRow' && 'line' in intent && intent.line === line),
        student.line,
      );
      await answer(view, 'readRow', {
        line: student.line,
        cells: [
          ['exam1', String(student.exam1)],
          ['exam2', String(student.exam2)],
          ['pass', String(student.pass)],
        ],
      });
      asked.push(student.line);
    }
    expect((await view.intents()).filter(({ type }) => type === 'revealRow')).toEqual([]);
    await view.page.keyboard.press('Enter');
    await answer(view, 'readRow', {
      line: ordered[2].line,
      cells: [
        ['exam1', String(ordered[2].exam1)],
        ['exam2', String(ordered[2].exam2)],
        ['pass', '1'],
      ],
    });
    expect((await view.intents()).filter(({ type }) => type === 'revealRow')).toEqual([expect.objectContaining({ line: ordered[2].line })]);
    await view.close();
  });

  test('is none where nothing is: a click asks about the values there, and dragging goes on', async () => {
    const view = await showMap(withWeights(neuron, [5, 0, 0]));
    const plot = view.page.locator('.thumbnail .plot[role="img"]');
    const bounds = await plot.boundingBox();
    if (!bounds) throw new Error('The map has no place');
    const places = students.map(placeBy(210));
    const y =
      Array.from({ length: 200 }, (_, of) => of).find((of) => places.every((place) => Math.hypot(place.x - 4, place.y - of) > 10)) ?? 0;
    await view.page.mouse.move(bounds.x + 4, bounds.y + y);
    await view.page.mouse.down();
    await view.settled();
    expect(await view.page.locator('.thumbnail .heading').innerText()).toMatch(/pass = 0/);
    await view.page.mouse.move(bounds.x + 208, bounds.y + 105, { steps: 4 });
    await view.settled();
    expect(await view.page.locator('.thumbnail .heading').innerText()).toMatch(/pass = 1/);
    expect(Number(await view.page.locator('.thumbnail .asked').getAttribute('cx'))).toBeGreaterThan(206);
    await view.page.mouse.up();
    await view.page.mouse.move(bounds.x + 2, bounds.y + 105);
    await view.settled();
    expect(await view.page.locator('.thumbnail .heading').innerText()).toMatch(/pass = 1/);
    await view.close();
  });
});

/** The student with the most space around it. */
function loneliest<Student extends { exam1: number; exam2: number }>(
  all: readonly Student[],
  place: (of: Student) => { x: number; y: number },
): Student {
  const room = (of: Student) =>
    Math.min(...all.filter((other) => other !== of).map((other) => Math.hypot(place(other).x - place(of).x, place(other).y - place(of).y)));
  return all.reduce((best, of) => (room(of) > room(best) ? of : best));
}

test('one feature is a curve through the points, several classes have shapes and colours of their own', async () => {
  const single = await trainedState(examScores(), { features: ['exam2'], epochs: 50 });
  const view = await stage.show({ width: 521, height: 1400 });
  await view.show(single);
  await sendSamples(view, single, samplesOf(examScores(), single));
  const curve = (await view.page.locator('.thumbnail .curve').getAttribute('d')) ?? '';
  const heights = Array.from(curve.matchAll(/[ML][\d.]+ ([\d.]+)/g), ([, y]) => Number(y));
  expect(heights).toHaveLength(101);
  expect(heights.every((y, place) => place === 0 || y <= heights[place - 1])).toBe(true);
  const [low, high] = [await marks(view, '.dots[data-kind="0"].test'), await marks(view, '.dots[data-kind="1"].test')];
  expect(Math.min(...low.map(({ y }) => y))).toBeGreaterThan(Math.max(...high.map(({ y }) => y)));
  await view.close();

  const fruit = Array.from(
    { length: 90 },
    (_, i) => `${(i % 3) * 10 + ((i * 7) % 11)},${((i * 5) % 13) + ((i % 3) % 2) * 8},${['apple', 'banana', 'cherry'][i % 3]}`,
  );
  const text = `sweet,firm,fruit\n${fruit.join('\n')}\n`;
  const several = await trainedState(text, { epochs: 60 });
  const other = await stage.show({ width: 521, height: 1400 });
  await other.show(several);
  await sendSamples(other, several, samplesOf(text, several));
  const kinds = await other.page
    .locator('.thumbnail .dots.test')
    .evaluateAll((paths) =>
      paths.map((path) => ({ color: getComputedStyle(path).fill, shape: (path.getAttribute('d') ?? '').split('m')[1] })),
    );
  expect(kinds).toHaveLength(3);
  expect(new Set(kinds.map(({ color }) => color)).size).toBe(3);
  expect(new Set(kinds.map(({ shape }) => shape)).size).toBe(3);
  // Sky blue and orange of Okabe & Ito.
  expect(kinds[0].color).toBe('rgb(86, 180, 233)');
  expect(kinds[1].color).toBe('rgb(230, 159, 0)');
  await other.close();
});

test('beside layers and lists the map is small, in a narrow panel an icon swaps it in', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  const { neuron, hidden } = await sampleStates();
  const sizes = async (state: SessionState) => {
    await view.show(state);
    await view.settled();
    const [map, graph] = await Promise.all(['.thumbnail', 'section.graph'].map((part) => view.page.locator(part).boundingBox()));
    return [map?.width, graph?.width].map((size) => Math.round(size ?? Number.NaN));
  };
  expect(await sizes(neuron)).toEqual([210, 279]);
  expect(await sizes(hidden)).toEqual([118, 371]);
  // The arrow of the output leads to the middle of the map.
  const middles = await Promise.all(
    ['.thumbnail .plot', '.node.output .disc'].map(async (part) => {
      const box = await view.page.locator(part).first().boundingBox();
      return (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN) / 2;
    }),
  );
  expect(Math.abs(middles[0] - middles[1])).toBeLessThan(4);
  const swap = view.page.getByRole('button', { name: 'Show the map in place of the graph' });
  expect(await swap.count()).toBe(0);
  await view.page.setViewportSize({ width: 320, height: 700 });
  await swap.click();
  await expect.poll(() => view.page.locator('section.graph').count()).toBe(0);
  expect(await view.page.locator('.stage canvas').count()).toBe(1);
  await swap.press('Enter');
  await expect.poll(() => view.page.locator('section.graph').count()).toBe(1);
  await view.close();
});
