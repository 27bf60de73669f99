import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { spansOf, type Language } from '../../src/inWords.ts';
import { predict } from '../../src/model/predict.ts';
import { predictionMarkdown } from '../../src/rows/predictionMarkdown.ts';
import { planTable } from '../../src/training/plan/planRun.ts';
import { readCsv } from '../../src/csv/readCsv.ts';
import { pseudo } from './pseudoWords.ts';
import { allStates } from './allStates.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;
let states: Awaited<ReturnType<typeof allStates>>;

beforeAll(async () => {
  states = await allStates();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

/**
 * Words that are the same in every language: the lesson's table, activations and optimizers by Keras' names, cells that are not numbers,
 * symbols of formulas and units, keys.
 */
const known = new RegExp(
  '\\b(?:exam\\d|exam_scores|csv|pass|four|many|linear|relu|elu|gelu|leakyRelu|tanh|sigmoid|softmax|momentum|NaN|ms|min|Esc|Enter|exp|max|[a-zA-Z]{1,2})\\b',
  'g',
);

/** The table's own words: names of its columns, and values of the features and the target. */
function wordsOfTable({ run }: SessionState): string {
  const { columns = [], recipe } = run?.plan ?? {};
  const used = new Set([...(recipe?.features ?? []), recipe?.target]);
  const held = columns.flatMap(({ name, classes = [], distribution }) => [
    name,
    ...(used.has(name) ? [...classes, ...(distribution?.type === 'bars' ? distribution.bars.map(({ value }) => value) : [])] : []),
  ]);
  // The column for answers has its own name.
  return [...held, `${recipe?.target ?? ''}_predicted`].join(' ');
}

/**
 * The distinct ASCII words that are displayed, read aloud or in a tooltip, and that are not from the table or parts of its words, since
 * names are shortened.
 */
async function plainWords({ page, settled }: WebviewPage, state: SessionState): Promise<readonly string[]> {
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
  const own = wordsOfTable(state);
  return [...new Set(words)].filter((word) => !own.includes(word)).sort();
}

const shown = [
  'neuron',
  'hidden',
  'running',
  'reading',
  'stopped',
  'failed',
  'drifted',
  'swept',
  'validated',
  'flowers',
  'homes',
  'manyClasses',
  'perceptron',
  'earlyStopped',
  'diverged',
  'badHomes',
  'truthTable',
] as const;

test.each(shown)('nothing of %s is left in English in another language', async (name) => {
  const view = await stage.show({ isPseudo: true, width: 521, height: 798 });
  await view.show(states[name]);
  expect(await plainWords(view, states[name])).toEqual([]);
  await view.close();
});

test.each(['neuron', 'homes'] as const)('nor are the tabs and the drawer of settings of %s', async (name) => {
  const view = await stage.show({ isPseudo: true, width: 521, height: 798 });
  await view.show(states[name]);
  for (const tab of await view.page.getByRole('tab').all()) {
    await tab.click();
    expect(await plainWords(view, states[name]), (await tab.textContent()) ?? '').toEqual([]);
  }
  await view.page.locator('.settings').click();
  expect(await plainWords(view, states[name])).toEqual([]);
  await view.close();
});

test('nor is the sidebar', async () => {
  const view = await stage.show({ isPseudo: true, place: 'sidebar', width: 280 });
  for (const name of shown) {
    await view.show(states[name]);
    expect(await plainWords(view, states[name]), name).toEqual([]);
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
