import { afterAll, beforeAll, expect, test } from 'vitest';
import { spansOf, type Language } from '../../src/inWords.ts';
import { predict } from '../../src/model/predict.ts';
import { predictionMarkdown } from '../../src/rows/predictionMarkdown.ts';
import { planTable } from '../../src/training/plan/planRun.ts';
import { readCsv } from '../../src/csv/readCsv.ts';
import { pseudo } from './pseudoWords.ts';
import { sampleStates } from './sampleStates.ts';
import { taskStates } from './taskStates.ts';
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

/** Words that are the table's or the same in every language: its columns and classes, the file, activations by Keras' names, symbols of formulas and units, keys. */
const known = new RegExp(
  '\\b(?:exam\\d|exam_scores|csv|pass|petal_cm|stem_cm|petals|kind|poppy|daisy|aster|\\w*_cm|relu|elu|gelu|leakyRelu|tanh|sigmoid|softmax|ms|min|Esc|Enter|exp|max|[a-zA-Z]{1,2})\\b',
  'g',
);

/** The ASCII words that are shown, read aloud or in a tooltip, each once. */
async function plainWords({ page, settled }: WebviewPage): Promise<readonly string[]> {
  await settled();
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '');
    for (const element of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt'])
        found.push(element.getAttribute(name) ?? '');
    return found;
  });
  const words = texts.flatMap((text) => text.replace(known, ' ').match(/[A-Za-z][A-Za-z'’-]*[A-Za-z]/g) ?? []);
  return [...new Set(words)].sort();
}

const shown = ['neuron', 'hidden', 'running', 'reading', 'stopped', 'failed', 'drifted', 'swept', 'validated', 'flowers'] as const;

test.each(shown)('nothing of %s is left in English in another language', async (name) => {
  const view = await stage.show({ isPseudo: true, width: 521, height: 798 });
  await view.show(states[name]);
  expect(await plainWords(view)).toEqual([]);
  await view.close();
});

test('nor are the tabs and the drawer of settings', async () => {
  const view = await stage.show({ isPseudo: true, width: 521, height: 798 });
  await view.show(states.neuron);
  for (const tab of await view.page.getByRole('tab').all()) {
    await tab.click();
    expect(await plainWords(view), (await tab.textContent()) ?? '').toEqual([]);
  }
  await view.page.locator('.settings').click();
  expect(await plainWords(view)).toEqual([]);
  await view.close();
});

test('nor is the sidebar', async () => {
  const view = await stage.show({ isPseudo: true, place: 'sidebar', width: 280 });
  for (const name of shown) {
    await view.show(states[name]);
    expect(await plainWords(view), name).toEqual([]);
  }
  await view.close();
});

test('nor is the hover', () => {
  const language: Language = { locale: 'ko', lookUp: pseudo };
  const rows = Array.from({ length: 60 }, (_, i) => `${(i * 7) % 41},${(i * 5) % 37},${(i * 7) % 41 > (i * 5) % 37 ? 1 : 0}`);
  const { plan, ledger, initial } = planTable(readCsv(['exam1,exam2,pass', ...rows].join('\n')), {}, 'wasm');
  const model = { ...plan, weights: initial, ledger };
  for (const exam1 of ['3', '', '9000', 'none']) {
    const prediction = predict(model, new Map([...Object.entries({ exam1, exam2: '12', pass: '1' })]));
    const said = predictionMarkdown(prediction, model, language, { theme: 'dark', line: 2 }).replaceAll('&emsp;', ' ');
    expect(
      said
        .replace(/!\[\]\(\S+\)/g, ' ')
        .replace(known, ' ')
        .replace(/"?none"?/g, '')
        .match(/[A-Za-z]{3,}/g) ?? [],
      said,
    ).toEqual([]);
    for (const remark of prediction.remarks ?? []) expect(spansOf(remark, language).length).toBeGreaterThan(0);
  }
});
