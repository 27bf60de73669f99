import { afterAll, beforeAll, expect, test } from 'vitest';
import { reply, tellCells, tellRows } from './hostAnswers.ts';
import { samplesOf, sendSamples } from './mapSamples.ts';
import { trainedState } from './trainedRuns.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

const turning = '\u202e';
/** Every name of this table turns what is behind it. */
const names = [`size${turning}txt.exe`, `city${turning}`, `member${turning}`, `target${turning}abc`];
const cities = [`Oslo${turning}a`, `Rome${turning}b`, `Kyiv${turning}c`];
const classes = {
  'two classes': [`${turning}no`, `${turning}yes`],
  'several classes': [`${turning}low`, `${turning}mid`, `${turning}high`],
  'a number': [],
} as const;

function tableOf(answers: readonly string[]): string {
  const rows = Array.from({ length: 90 }, (_, i) => {
    const size = (i * 37) % 101;
    const answer = answers[Math.floor((size * answers.length) / 101)] ?? String(size * 3 + ((i * 7) % 11));
    return [size, cities[i % 3], i % 2 === 0 ? `ja${turning}` : `nei${turning}`, answer].join(',');
  });
  return [names.join(','), ...rows].join('\n');
}

let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

/** What is displayed, read aloud or in a tooltip and has a character that turns the direction. Fields hold what is edited as it is. */
async function turned({ page, settled }: WebviewPage): Promise<readonly string[]> {
  await settled();
  return page.evaluate(() => {
    const found: string[] = [];
    const look = (where: string, text: string | null) => {
      if (text !== null && /[\u202A-\u202E\u2066-\u2069]/.test(text)) found.push(`${where}: ${text}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) look(walker.currentNode.parentElement?.tagName ?? '', walker.currentNode.textContent);
    for (const element of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt'])
        look(`${element.tagName} ${name}`, element.getAttribute(name));
    return [...new Set(found)];
  });
}

test.each(Object.entries(classes))('no name or value turns the text behind it, in any tab: %s', async (_, answers) => {
  const text = tableOf(answers);
  const state = await trainedState(text, { target: names[3], hidden: [3], epochs: 20 });
  const view = await stage.show({ width: 700, height: 900 });
  await view.show(state, { fileName: `grades${turning}vsc.exe`.replaceAll(turning, '[U+202E]') });
  await view.page.locator('.graph svg').waitFor();
  expect(await view.page.locator('main').textContent()).toContain('[U+202E]');
  expect(await turned(view)).toEqual([]);
  for (const name of ['Rows', 'Data', 'Trust']) {
    await view.page.getByRole('tab', { name }).click();
    if (name === 'Rows') {
      await tellRows(view, text, state);
      await tellCells(view, text);
    }
    expect(await turned(view), name).toEqual([]);
  }
  expect(view.complaints).toEqual([]);
  await view.close();
});

/** Two numbers for a single neuron, whose formula and map name them. */
function neuronTable(answers: readonly string[]): string {
  const rows = Array.from({ length: 90 }, (_, i) => {
    const [a, b] = [(i * 37) % 101, (i * 53) % 97];
    return [a, b, answers[a + b > 98 ? 1 : 0] ?? String(a * 3 + b)].join(',');
  });
  return [[names[0], names[1], names[3]].join(','), ...rows].join('\n');
}

test.each([{ answers: classes['two classes'] }, { answers: [] }])(
  'nor where a row is shown, changed and stepped through, on the map, in new cases and in the sidebar: $answers',
  async ({ answers }) => {
    const text = neuronTable(answers);
    const state = await trainedState(text, { target: names[3], hidden: [], epochs: 20 });
    const view = await stage.show({ width: 700, height: 900 });
    await view.show(state);
    await sendSamples(view, state, samplesOf(text, state));
    const line = 7;
    await view.send({ type: 'rowPointed', line });
    const [header, ...rows] = text.split('\n').map((row) => row.split(','));
    await reply(view, 'readRow', () => ({ line, cells: rows[line - 1].map((cell, index) => [header[index], cell]), split: 'train' }));
    await view.page.getByRole('button', { name: 'One step' }).click();
    expect(await turned(view), 'One step').toEqual([]);
    await view.page.keyboard.press('Escape');
    await view.page.keyboard.press('m');
    expect(await turned(view), 'map').toEqual([]);
    await view.send({ type: 'rowPointed', line, chosenFor: 'whatIf' });
    expect(await turned(view), 'What if').toEqual([]);
    await view.page.getByRole('tab', { name: 'Use' }).click();
    expect(await turned(view), 'Use').toEqual([]);
    await view.close();
    const sidebar = await stage.show({ place: 'sidebar', width: 260 });
    await sidebar.show(state);
    expect(await turned(sidebar), 'sidebar').toEqual([]);
    await sidebar.close();
  },
);
