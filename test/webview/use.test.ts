import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { answerRow } from '../../src/model/predict.ts';
import { reply } from './hostAnswers.ts';
import { overflows } from './overflows.ts';
import { sampleStates } from './sampleStates.ts';
import { taskStates } from './taskStates.ts';
import { textFaults } from './textFaults.ts';
import { violations } from './violations.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

const { neuron } = await sampleStates();
const { homes } = await taskStates();
let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const plain = (text: string) => text.replaceAll(/[\u00a0\s]+/g, ' ').trim();

async function openUse(state: SessionState): Promise<WebviewPage> {
  const view = await stage.show({ width: 521, height: 798 });
  await view.show(state);
  await view.page.getByRole('tab', { name: 'Use' }).click();
  await view.settled();
  return view;
}

/** What the model says of cells, by the function that the hover uses. */
function said({ run }: SessionState, cells: Readonly<Record<string, string>>) {
  if (!run?.plan || !run.outcome) throw new Error('The sample has no answer');
  const ledger = { keys: new Uint32Array(), splits: new Uint8Array() };
  return answerRow({ ...run.plan, weights: run.outcome.weights, ledger }, new Map(Object.entries(cells)));
}

test('three new cases have their answers in one list, typed and pasted, and are copied as CSV', async () => {
  const view = await openUse(neuron);
  const field = (column: string, number: number) => view.page.getByRole('textbox', { name: `${column} of case ${number}`, exact: true });
  await field('exam1', 1).fill('74.71');
  await field('exam2', 1).fill('61.49');
  await view.page.getByRole('button', { name: 'Row', exact: true }).click();
  await field('exam1', 2).focus();
  await field('exam1', 2).evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '79.42\t67.92\r\n62.75\t97.53\r\n');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  const cases = [
    { exam1: '74.71', exam2: '61.49' },
    { exam1: '79.42', exam2: '67.92' },
    { exam1: '62.75', exam2: '97.53' },
  ];
  await expect.poll(() => view.page.locator('tbody tr').count()).toBe(3);
  for (const [i, cells] of cases.entries()) {
    const { value, probabilities } = said(neuron, cells);
    expect(await field('exam2', i + 1).inputValue()).toBe(cells.exam2);
    const row = plain(await view.page.locator('tbody tr').nth(i).innerText());
    expect(row).toMatch(new RegExp(`${value} ${((probabilities?.['1'] ?? 0) * 100).toFixed(1)} % \\W$`));
    const [track, bar] = await view.page
      .locator('tbody tr')
      .nth(i)
      .locator('rect')
      .evaluateAll((rects) => rects.map((rect) => Number(rect.getAttribute('width'))));
    expect(bar / track).toBeCloseTo(probabilities?.['1'] ?? Number.NaN, 6);
  }
  await view.page.getByRole('button', { name: 'Copy with answers' }).click();
  const copied = (await view.intents()).find(({ type }) => type === 'copyText') as { text?: string } | undefined;
  const lines = copied?.text?.split('\r\n') ?? [];
  expect(lines[0]).toBe('exam1,exam2,pass_predicted,confidence');
  cases.forEach((cells, i) => {
    const { value, confidence = Number.NaN } = said(neuron, cells);
    expect(lines[i + 1]).toBe(`${cells.exam1},${cells.exam2},${value},${String(Number(confidence.toPrecision(6)))}`);
  });
  await view.page.getByRole('button', { name: 'Remove case 1' }).click();
  expect(await view.page.locator('tbody tr').count()).toBe(2);
  await field('exam1', 1).fill('400');
  await view.page.getByText('outside of the training rows').first().waitFor();
  expect(await violations(view)).toEqual([]);
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('the case that is offered follows the row that is read after the tab was opened, until somebody uses the list', async () => {
  const view = await openUse(neuron);
  const field = view.page.getByRole('textbox', { name: 'exam1 of case 1', exact: true });
  const pointAt = async (line: number, exam1: string) => {
    await view.send({ type: 'rowPointed', line });
    const cells = [
      ['exam1', exam1],
      ['exam2', '50.25'],
      ['pass', '1'],
    ];
    await reply(view, 'readRow', () => ({ line, cells, split: 'test' }), line);
    await view.settled();
  };
  await pointAt(1, '41.5');
  await expect.poll(() => field.inputValue()).toBe('41.5');
  await field.fill('42');
  await pointAt(2, '90');
  expect(await field.inputValue()).toBe('42');
  expect(await view.page.locator('tbody tr').count()).toBe(1);
  await view.close();
});

test('of many columns the answer stays in sight, and nothing shows behind it', async () => {
  const { wide } = await sampleStates();
  const view = await openUse(wide);
  const { page } = view;
  const insides = () =>
    page.locator('table.pinned tbody tr .pin').evaluateAll((cells) => {
      const { right } = cells[0].closest('.scroll')?.getBoundingClientRect() ?? { right: 0 };
      return cells.map((cell) => ({ box: cell.getBoundingClientRect(), end: right })).map(({ box, end }) => [box.left, box.right, end]);
    });
  const [given, remove] = await insides();
  expect(given[1]).toBeCloseTo(remove[0], 0);
  expect(remove[1]).toBeCloseTo(remove[2], 0);
  await page
    .locator('.scroll')
    .first()
    .evaluate((scroller) => scroller.scrollTo({ left: 700 }));
  await view.settled();
  expect(await insides()).toEqual([given, remove]);
  await view.close();
});

test('at no width does the table of new cases change to and fro', async () => {
  const { six } = await sampleStates();
  const view = await openUse(six);
  for (let width = 721; width >= 441; width -= 10) {
    await view.page.setViewportSize({ width, height: 798 });
    await view.settled();
    const changes = await view.page
      .locator('table')
      .first()
      .evaluate(async (table) => {
        let count = 0;
        const observer = new MutationObserver((records) => (count += records.length));
        observer.observe(table, { attributes: true, attributeFilter: ['class'] });
        for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
        observer.disconnect();
        return count;
      });
    expect(changes, `at ${width}`).toBeLessThanOrEqual(1);
  }
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('rows are pasted with their header in whatever order, from the clipboard of the window', async () => {
  const view = await openUse(homes);
  await view.page.getByRole('button', { name: 'Paste rows' }).click();
  await reply(view, 'readClipboard', () => 'rooms;area;city;sold\n3;80;Berlin;2019-05-01\n');
  await expect.poll(() => view.page.locator('tbody tr').count()).toBe(2);
  const { value } = said(homes, { rooms: '3', area: '80', city: 'Berlin', sold: '2019-05-01' });
  const row = plain(await view.page.locator('tbody tr').nth(1).innerText());
  const digits = Number(row.replace(/[^\d]/g, '').slice(1));
  expect(Math.abs(digits - Number(value))).toBeLessThan(Number(value) * 0.001);
  expect(await overflows(view)).toEqual({});
  await view.close();
});

test('a model is taken along by a button for each format, with what the file would hold before it', async () => {
  const view = await openUse(neuron);
  await view.page.getByRole('button', { name: 'SQL', exact: true }).click();
  await reply(view, 'exportText', () => 'select exam1, exam2 from exam_scores;');
  await view.page.getByText('select exam1, exam2 from exam_scores;').waitFor();
  await view.page.getByRole('button', { name: 'Copy', exact: true }).click();
  await view.page.getByRole('button', { name: 'Save…' }).click();
  const asked = (await view.intents()).filter(({ type }) => type === 'copyText' || type === 'export');
  expect(asked).toEqual([
    { type: 'copyText', text: 'select exam1, exam2 from exam_scores;' },
    { type: 'export', format: 'sql' },
  ]);
  await view.page.getByRole('button', { name: 'ONNX', exact: true }).click();
  await reply(view, 'exportText', () => null, 2);
  expect(await view.page.getByRole('button', { name: 'Copy', exact: true }).count()).toBe(0);
  expect(await violations(view)).toEqual([]);
  await view.close();
});

test('what a file would hold is there to be read from the beginning', async () => {
  const view = await openUse(neuron);
  await reply(view, 'exportText', ({ ...request }) => `# ${'format' in request ? String(request.format) : ''}`);
  await view.page.getByText('# python').waitFor();
  expect(await view.page.getByRole('button', { name: 'Python', exact: true }).getAttribute('aria-pressed')).toBe('true');
  await view.close();
});

test.each([521, 320])('each way to answer a table says what it needs or does, and none is cut at %i pixels', async (width) => {
  const view = await stage.show({ width, height: 798 });
  await view.show(neuron);
  await view.page.getByRole('tab', { name: 'Use' }).click();
  const cards = view.page.locator('.cards .card');
  expect((await cards.allInnerTexts()).map(plain)).toEqual([
    expect.stringMatching(/Predict another file… needs exam1, exam2$/),
    expect.stringMatching(/Add column pass_predicted to this file, one undo step$/),
    expect.stringMatching(/Fill blank cells of pass no blanks: all 200 are filled$/),
    expect.stringMatching(/Show answers beside rows in the editor, not in the file$/),
  ]);
  const sizes = await cards.evaluateAll((all) => all.map((card) => Math.round(card.getBoundingClientRect().height)));
  expect(new Set(sizes).size).toBe(1);
  expect(await textFaults(view)).toEqual({ cut: [], over: [] });
  await view.close();
});

test('whole tables are answered from the tab', async () => {
  const view = await openUse(neuron);
  for (const name of ['Add column pass_predicted', 'Fill blank cells of pass', 'Predict another file…'])
    await view.page.getByRole('button', { name }).click();
  const asked = (await view.intents()).filter(({ type }) => type === 'answerTable');
  expect(asked).toEqual(['columns', 'blanks', 'file'].map((what) => ({ type: 'answerTable', what })));
  expect(await violations(view)).toEqual([]);
});

test('answers are shown beside the rows of the file and taken away again, as the setting says', async () => {
  const view = await openUse(neuron);
  const card = view.page.getByRole('button', { name: 'Show answers beside rows' });
  const context = { documentUri: 'file:///data/exam_scores.csv', fileName: 'exam_scores.csv', playbackSeconds: 0 };
  for (const isOn of [false, true]) {
    await view.send({ type: 'contextChanged', context: { ...context, hasLineAnswers: isOn } });
    await expect.poll(() => card.getAttribute('aria-pressed')).toBe(String(isOn));
    await card.click();
    expect((await view.intents()).at(-1)).toEqual({ type: 'showLineAnswers', isOn: !isOn });
  }
  // The file of a model has no rows.
  await view.send({ type: 'contextChanged', context: { ...context, fileName: 'exam.neuron' } });
  await expect.poll(() => card.count()).toBe(0);
  expect(await violations(view)).toEqual([]);
  await view.close();
});

test('a page to share is a place of its own, below what is taken along, and is saved from there', async () => {
  const view = await openUse(neuron);
  const share = view.page.getByRole('region', { name: 'Share a page' });
  const heights = await view.page.getByRole('region').evaluateAll((all) => all.map((part) => part.getBoundingClientRect().top));
  expect((await share.boundingBox())?.y).toBeCloseTo(Math.max(...heights), 0);
  await share.getByRole('button', { name: 'Save page…' }).click();
  expect((await view.intents()).filter(({ type }) => type === 'export')).toEqual([{ type: 'export', format: 'page' }]);
  await view.close();
});

test('for a number the new columns can hold the range of 9 in 10 such rows; if it is not known, the reason is shown', async () => {
  if (!homes.run?.plan || !homes.run.outcome) throw new Error('The sample has no answer');
  const outcome = { ...homes.run.outcome, errorBound: 12_000 };
  const view = await openUse({ ...homes, run: { ...homes.run, outcome } });
  const choice = view.page.getByRole('checkbox', { name: 'with two more columns for the range of 9 in 10 such rows' });
  await choice.check();
  for (const name of ['Add column price_predicted', 'Fill blank cells', 'Predict another file…'])
    await view.page.getByRole('button', { name }).click();
  expect((await view.intents()).filter(({ type }) => type === 'answerTable')).toEqual([
    { type: 'answerTable', what: 'columns', intervals: true },
    { type: 'answerTable', what: 'blanks' },
    { type: 'answerTable', what: 'file', intervals: true },
  ]);
  expect(await violations(view)).toEqual([]);
  const { errorBound: _, ...unknown } = outcome;
  await view.show({ ...homes, run: { ...homes.run, outcome: unknown } });
  await view.page.getByText('There is no interval').waitFor();
  expect(await choice.count()).toBe(0);
  await view.show(neuron);
  expect(await view.page.getByText('There is no interval').count()).toBe(0);
  await view.close();
});

test('another model is compared with from a place of its own', async () => {
  const view = await openUse(neuron);
  const compare = view.page.getByRole('region', { name: 'Compare with another model' });
  await compare.getByRole('button', { name: 'Compare…' }).click();
  expect((await view.intents()).filter(({ type }) => type === 'compareModels')).toEqual([{ type: 'compareModels' }]);
  expect(await violations(view)).toEqual([]);
  expect(await overflows(view)).toEqual({});
  await view.close();
});

test('what a card does is written whole in a narrow panel', async () => {
  const view = await openUse(neuron);
  await view.page.setViewportSize({ width: 461, height: 618 });
  await view.settled();
  const labels = view.page.locator('.card :is(.label, .note)');
  expect(await labels.count()).toBeGreaterThan(2);
  const cut = await labels.evaluateAll((all) =>
    all.filter((label) => label.scrollWidth > label.clientWidth).map((label) => label.textContent),
  );
  expect(cut).toEqual([]);
  await view.close();
});

test('the field that has the focus says between what it was trained, and nothing moves', async () => {
  const view = await openUse(neuron);
  await view.page.setViewportSize({ width: 461, height: 618 });
  const range = view.page.locator('.range');
  const next = view.page.getByRole('region', { name: 'Answer a whole file' });
  const top = (await next.boundingBox())?.y;
  expect(await range.count()).toBe(0);
  const field = view.page.getByRole('textbox', { name: 'exam1 of case 1', exact: true });
  await field.focus();
  const { inputs } = neuron.run?.plan?.encoder ?? { inputs: [] };
  await expect.poll(() => range.innerText()).toBe(`trained on ${inputs[0].min.toFixed(2)} … ${inputs[0].max.toFixed(2)} only`);
  expect(await field.getAttribute('aria-describedby')).toBe(await range.getAttribute('id'));
  expect((await next.boundingBox())?.y).toBe(top);
  const [copy, said] = [await view.page.getByRole('button', { name: 'Copy with answers' }).boundingBox(), await range.boundingBox()];
  if (!copy || !said) throw new Error('The foot is not drawn');
  expect(said.x).toBeGreaterThanOrEqual(copy.x + copy.width);
  await field.blur();
  await expect.poll(() => range.count()).toBe(0);
  await view.close();
});

test.each(['light', 'hc', 'hc-light'] as const)(
  'what the cards of a number say stands in them, and a box right before its words: %s',
  async (theme) => {
    const view = await stage.show({ width: 461, height: 618, theme });
    await view.show(homes, { fileName: 'homes.csv' });
    await view.page.getByRole('tab', { name: 'Use' }).click();
    await view.settled();
    const box = await view.page.getByRole('checkbox').evaluate((input) => {
      const words = document.createRange();
      words.selectNodeContents(input.parentElement ?? input);
      const [{ left, right, width }, text] = [input.getBoundingClientRect(), words.getBoundingClientRect()];
      return { left, right, width, text: [text.left, text.right], lines: input.parentElement?.clientHeight ?? 0 };
    });
    expect(box.width).toBe(16);
    expect(box.left).toBe(16);
    expect(box.lines).toBeLessThan(24);
    const gaps = await view.page.locator('.card').evaluateAll((cards) =>
      cards.map((card) => {
        const [label, note] = ['.label', '.note'].map((name) => card.querySelector(name)?.getBoundingClientRect());
        return { gap: (note?.top ?? 0) - (label?.bottom ?? 0), over: card.scrollWidth - card.clientWidth };
      }),
    );
    for (const { gap, over } of gaps) expect([Math.abs(gap) < 1, over <= 0]).toEqual([true, true]);
    await view.close();
  },
);
