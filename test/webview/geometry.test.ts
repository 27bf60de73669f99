import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleStates } from './sampleStates.ts';
import { taskStates } from './taskStates.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

const samples = await sampleStates();
const tasks = await taskStates();
const tables = { ...samples, homes: tasks.homes, flowers: tasks.flowers };
let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const regions = ['header', '.strip', '.stage', '.formula', '.transport', '.curves', '.whatIf'] as const;

/** Top and height of each region. */
function boxes({ page }: WebviewPage): Promise<Readonly<Record<string, readonly [top: number, height: number]>>> {
  return page.evaluate(
    (selectors) =>
      Object.fromEntries(
        selectors.map((selector) => {
          const { top, height } = document.querySelector(selector)?.getBoundingClientRect() ?? { top: -1, height: -1 };
          return [selector, [Math.round(top), Math.round(height)] as const];
        }),
      ),
    [...regions],
  );
}

/** In a window of 1400 × 900 with the explorer open. */
const drawn = {
  header: [0, 70],
  '.strip': [70, 52],
  '.stage': [160, 320],
  '.formula': [480, 26],
  '.transport': [506, 38],
  '.curves': [548, 190],
  '.whatIf': [738, 50],
};

test.each(['neuron', 'hidden', 'six', 'wide', 'homes', 'flowers', 'running', 'reading', 'failed', 'drifted', 'stopped'] as const)(
  'the regions of %s stand where they are drawn, and nothing is scrolled',
  async (name) => {
    const view = await stage.show({ width: 521, height: 798 });
    await view.show(tables[name]);
    await view.settled();
    expect(await boxes(view)).toEqual(drawn);
    expect(await view.page.evaluate(() => document.documentElement.scrollHeight)).toBe(798);
    await view.close();
  },
);

test('nothing moves when a run begins, goes on, is scrubbed and ends', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  for (const name of ['neuron', 'reading', 'running'] as const) {
    await view.show(tables[name]);
    await view.settled();
    expect(await boxes(view)).toEqual(drawn);
  }
  await view.page.getByRole('slider', { name: 'Epoch', exact: true }).press('Home');
  await view.settled();
  expect(await boxes(view)).toEqual(drawn);
  await view.page.locator('.settings').click();
  await view.settled();
  expect(await boxes(view)).toEqual(drawn);
  await view.close();
});

test.each([
  // 1280 × 720 and 1366 × 768 with the explorer open, and a narrow panel.
  { width: 461, height: 618 },
  { width: 504, height: 666 },
  { width: 320, height: 700 },
  // 1920 × 1080, 2560 × 1440: two columns.
  { width: 860, height: 978 },
  { width: 1060, height: 1338 },
])('answer, graph, transport and curves are on the screen at $width × $height', async ({ width, height }) => {
  const view = await stage.show({ width, height });
  for (const name of ['neuron', 'hidden', 'wide', 'homes'] as const) {
    await view.show(tables[name]);
    await view.settled();
    const places = await boxes(view);
    for (const region of ['.strip', '.stage', '.transport', '.curves']) {
      const [top, size] = places[region];
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top + size).toBeLessThanOrEqual(height);
    }
    expect(places['.stage'][1]).toBeGreaterThanOrEqual(190);
    expect(places['.curves'][1]).toBeGreaterThanOrEqual(120);
    expect(places.header[1]).toBeLessThanOrEqual(100);
  }
  await view.close();
});

test('no text of head, strip, transport and curves is over another', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  for (const width of [320, 400, 521, 860, 1060]) {
    await view.page.setViewportSize({ width, height: 798 });
    for (const name of ['neuron', 'homes', 'flowers', 'wide', 'running'] as const) {
      await view.show(tables[name]);
      await view.settled();
      expect({ width, name, over: await overlaps(view) }).toEqual({ width, name, over: [] });
    }
  }
  await view.close();
});

/** Pairs of texts that lie over each other, in the parts whose places are fixed. */
function overlaps({ page }: WebviewPage): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const part of document.querySelectorAll('header, .strip, .transport, .curve')) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      const texts: { readonly text: string; readonly box: DOMRect }[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.textContent?.trim() || !element || element.closest('option, .visually-hidden, [hidden], .drawer')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const clip = element.getBoundingClientRect();
        const { left, right, top, bottom } = range.getBoundingClientRect();
        const box = new DOMRect(left, top, Math.min(right, clip.right) - left, bottom - top);
        if (box.width > 0 && box.height > 0) texts.push({ text: node.textContent.trim(), box });
      }
      texts.forEach(({ text, box }, i) => {
        for (const other of texts.slice(i + 1)) {
          const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          if (across > 1 && down > 3) found.push(`${text} | ${other.text}`);
        }
      });
    }
    return found;
  });
}
