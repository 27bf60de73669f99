import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graph, known, pillTexts, withWeights } from './graphPage.ts';
import { reply } from './hostAnswers.ts';
import { sampleStates } from './sampleStates.ts';
import { WebviewStage } from './webviewPage.ts';

let stage: WebviewStage;
let states: Awaited<ReturnType<typeof sampleStates>>;

beforeAll(async () => {
  states = await sampleStates();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

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
    // The training goes on from there.
    const continueTraining = view.page.getByRole('button', { name: 'Continue' });
    await expect.poll(() => continueTraining.getAttribute('title')).toMatch(/epochs… From the weights as they were changed by hand\.$/);
    await continueTraining.click();
    const edited = { runId: 'run-1', epoch: 1000, changes: [[0, -0.5]] };
    expect((await view.intents()).filter(({ type }) => type === 'continueTraining')).toEqual([{ type: 'continueTraining', edited }]);
    for (let i = 0; i < 3; i++) await view.page.getByRole('button', { name: 'undo', exact: true }).click();
    await expect.poll(() => pillTexts(view)).toEqual(['2.26', '−3.08']);
    await continueTraining.click();
    expect((await view.intents()).at(-1)).toEqual({ type: 'continueTraining' });
    await field.focus();
    await view.page.keyboard.press('Escape');
    expect(await field.count()).toBe(0);
    await view.close();
  });

  test('a weight is dragged on a slider that reaches twice as far as the largest of its layer, and one undo takes the drag back', async () => {
    const view = await stage.show({ width: 521 });
    await view.show(withWeights(states.neuron, known));
    await graph(view).locator('.pill').first().click();
    const slider = view.page.getByRole('slider', { name: 'exam1 → the neuron' });
    const ends = await Promise.all(['min', 'max'].map(async (end) => Number(await slider.getAttribute(end))));
    expect(ends[0]).toBeCloseTo(-6.16, 4);
    expect(ends[1]).toBeCloseTo(6.16, 4);
    const box = await slider.boundingBox();
    if (!box) throw new Error('The slider is not there');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await view.page.mouse.move(middle.x + 20, middle.y);
    await view.page.mouse.down();
    await view.page.mouse.move(middle.x - 20, middle.y, { steps: 5 });
    await view.page.mouse.move(middle.x, middle.y, { steps: 3 });
    await view.page.mouse.up();
    const [dragged] = (await pillTexts(view)).map((text) => Number(text.replace('−', '-')));
    expect(Math.abs(dragged)).toBeLessThan(0.1);
    await view.page.getByRole('button', { name: 'undo', exact: true }).click();
    await expect.poll(() => pillTexts(view)).toEqual(['2.26', '−3.08']);
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

test('a unit is frozen from its field by keyboard: it has a lock, says so, and training goes on with it as it is; the last that learns cannot be', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(states.hidden);
  await graph(view).locator('[data-node="1-3"]').focus();
  await view.page.keyboard.press('Enter');
  const field = view.page.getByRole('dialog', { name: 'bias of hidden 1 · 4' });
  const freeze = field.getByRole('button', { name: 'Freeze' });
  await freeze.press('Enter');
  await expect.poll(() => graph(view).locator('.lock').count()).toBe(1);
  const node = graph(view).locator('[data-node="1-3"]');
  expect(await node.locator('.lock').count()).toBe(1);
  expect(await node.getAttribute('aria-label')).toMatch(/; frozen: it does not learn further$/);
  expect(await graph(view).locator('[data-node="1-2"]').getAttribute('aria-label')).not.toContain('frozen');
  await view.page.keyboard.press('Escape');
  // The output can be frozen like the others.
  await graph(view).locator('[data-node="3-0"]').focus();
  await view.page.keyboard.press('Enter');
  await view.page.getByRole('dialog').getByRole('button', { name: 'Freeze' }).click();
  const continueTraining = view.page.getByRole('button', { name: 'Continue' });
  expect(await continueTraining.getAttribute('title')).toBe('Train the same network for further epochs, but for 2 frozen units…');
  await continueTraining.click();
  const frozen = [
    { layer: 0, unit: 3 },
    { layer: 2, unit: 0 },
  ];
  expect((await view.intents()).filter(({ type }) => type === 'continueTraining')).toEqual([{ type: 'continueTraining', frozen }]);
  await view.page.getByRole('dialog').getByRole('button', { name: 'Let it learn' }).click();
  await expect.poll(() => graph(view).locator('.lock').count()).toBe(1);
  // A run that has gone on with a frozen unit shows it.
  const { run } = states.hidden;
  if (!run?.plan) throw new Error('No plan');
  await view.show({ ...states.hidden, run: { ...run, runId: 'gone on', plan: { ...run.plan, continued: { epochs: 5, frozen } } } });
  await expect.poll(() => graph(view).locator('.lock').count()).toBe(2);
  await view.show(states.neuron);
  await graph(view).locator('[data-node="1-0"]').focus();
  await view.page.keyboard.press('Enter');
  const only = view.page.getByRole('dialog').getByRole('button', { name: 'Freeze' });
  expect([await only.getAttribute('aria-disabled'), await only.getAttribute('title')]).toEqual(['true', 'At least one unit has to learn.']);
  await only.press('Enter');
  expect(await graph(view).locator('.lock').count()).toBe(0);
  await view.close();
});
