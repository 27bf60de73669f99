import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleStates } from './sampleStates.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;
let states: Awaited<ReturnType<typeof sampleStates>>;

beforeAll(async () => {
  states = await sampleStates();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const texts = ({ page }: WebviewPage) => page.locator('.curve text').allTextContents();
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function lossAt(epoch: number): { train: string; test: string } {
  const history = states.neuron.run?.history;
  if (!history) throw new Error('The sample has no history');
  return { train: `train ${history.trainLoss[epoch - 1].toFixed(4)}`, test: `test ${history.testLoss[epoch - 1].toFixed(4)}` };
}

test('curves have their values at the shown epoch in their headings, and named references', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(states.neuron);
  await expect
    .poll(async () => (await texts(view)).join(' '))
    .toMatch(/Loss.*test 0\.\d+.*train 0\.\d+.*best one neuron 0\.\d+.*Accuracy.*test \d\d\.\d/);
  expect((await texts(view)).map(plain)).toContain('always 1: 58.3 %');
  await view.close();
});

test('a drag on a curve moves the one cursor: both charts, the transport and the answer', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(states.neuron);
  const loss = view.page.getByRole('slider', { name: 'Loss by epoch' });
  const box = await loss.boundingBox();
  if (!box) throw new Error('The curve is not drawn');
  await view.page.mouse.move(box.x + box.width - 10, box.y + 80);
  await view.page.mouse.down();
  await view.page.mouse.move(box.x + box.width / 2, box.y + 80);
  await view.page.mouse.up();
  expect(await view.page.evaluate(() => getSelection()?.type), 'no text is selected on the way').toBe('None');
  const epoch = Number(await loss.getAttribute('aria-valuenow'));
  expect(epoch).toBeGreaterThan(100);
  expect(epoch).toBeLessThan(400);
  for (const name of ['Accuracy by epoch', 'Epoch']) {
    expect(await view.page.getByRole('slider', { name, exact: true }).getAttribute('aria-valuenow')).toBe(String(epoch));
  }
  expect(plain(await view.page.locator('.strip').innerText())).toMatch(new RegExp(`epoch ${epoch} · (the run )?ends at`));
  await view.close();
});

test('arrow keys move the cursor, and a screen reader hears what the curves say there', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(states.neuron);
  const loss = view.page.getByRole('slider', { name: 'Loss by epoch' });
  await loss.focus();
  await view.page.keyboard.press('Home');
  for (let i = 0; i < 12; i++) await view.page.keyboard.press('Shift+ArrowRight');
  const { train, test } = lossAt(12);
  expect(await loss.getAttribute('aria-valuetext')).toBe(`epoch 12: ${train}, ${test}`);
  expect(await loss.getAttribute('aria-valuenow')).toBe('12');
  await view.close();
});

test('pointing at a neuron shows the weights of its lines, and arrow keys do the same', async () => {
  const view = await stage.show({ width: 1060 });
  await view.show(states.hidden);
  await expect.poll(() => view.page.locator('.node').count()).toBe(15);
  expect(await view.page.locator('.pill').count()).toBe(0);
  await view.page.locator('[data-node="1-2"] .disc').hover();
  expect(await view.page.locator('.pill').count()).toBe(6);
  await view.page.mouse.move(5, 5);
  await expect.poll(() => view.page.locator('.pill').count()).toBe(0);
  await view.page.locator('[data-node="1-0"]').focus();
  await view.page.keyboard.press('ArrowLeft');
  expect(await view.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
    /^exam[12] times [−\d.]+, into hidden 1 · 1$/,
  );
  await view.page.keyboard.press('ArrowLeft');
  expect(await view.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Input exam[12]: /);
  await expect.poll(() => view.page.locator('.pill').count()).toBe(8);
  await view.close();
});

test('however often a pointer moves in a frame, the epochs are gone through once in it, and its last place counts', async () => {
  const view = await stage.show();
  await view.show(states.neuron);
  const scrubber = view.page.locator('.scrubber');
  const box = await scrubber.boundingBox();
  if (!box) throw new Error('The scrubber is not there');
  const y = box.y + box.height / 2;
  await view.page.mouse.move(box.x + box.width - 9, y);
  await view.page.mouse.down();
  const shown = await scrubber.evaluate(
    async (element, [left, height]) => {
      const epochs: (string | null)[] = [];
      const observer = new MutationObserver(() => epochs.push(element.getAttribute('aria-valuenow')));
      observer.observe(element, { attributeFilter: ['aria-valuenow'] });
      await new Promise((drawn) => requestAnimationFrame(drawn));
      for (const x of [40, 60, 80, 30]) {
        element.dispatchEvent(new PointerEvent('pointermove', { clientX: left + x, clientY: height, bubbles: true }));
        await Promise.resolve();
      }
      const before = epochs.length;
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return { before, after: epochs.length, epoch: Number(epochs.at(-1)) };
    },
    [box.x, y] as const,
  );
  const last = { before: 0, after: 1, epoch: shown.epoch };
  expect(shown).toEqual(last);
  const [at, share] = [shown.epoch / 1000, (30 - 9) / (box.width - 18)];
  expect(Math.sqrt(at)).toBeCloseTo(share, 1);
  // Let go in the middle of a frame: what it was moved to is there at once. Being dragged past the words below selects none of them.
  await view.page.mouse.move(box.x + box.width / 2, y + 120);
  expect(await view.page.evaluate(() => getSelection()?.type)).toBe('None');
  await view.page.mouse.up();
  expect(Math.sqrt(Number(await scrubber.getAttribute('aria-valuenow')) / 1000)).toBeCloseTo(0.5, 1);
  await view.close();
});
