import { afterAll, beforeAll, expect, test } from 'vitest';
import { overflows } from './overflows.ts';
import { examScores, homesTable } from './tables.ts';
import { stateAfter, trainedState, trainingEvents } from './trainedRuns.ts';
import { WebviewStage } from './webviewPage.ts';

let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const homes = { target: 'price', epochs: 300 };
const diverging = { target: 'price', epochs: 300, learningRate: 3, optimizer: 'sgd' } as const;

test.each(['panel', 'sidebar'] as const)(
  'a run that diverged is seen with what it is worth, and the model that answers with it (%s)',
  async (place) => {
    const good = await trainedState(homesTable(), homes);
    const state = stateAfter(await trainingEvents(homesTable(), diverging, 'run-2'), good);
    const view = await stage.show({ place, width: place === 'panel' ? 700 : 260 });
    await view.show(state);
    const { page } = view;
    const text = () => page.locator('main').innerText();
    const isPanel = place === 'panel';
    await expect.poll(text).toMatch(isPanel ? /NaN\s.*the previous model answers/s : /This run diverged, so the previous model stays/);
    if (!isPanel) expect(await text()).toMatch(/R²\s<\s−1000/);
    expect(await overflows(view)).toEqual({});
    await page.getByRole('button', { name: 'Show the model that answers' }).click();
    await expect.poll(text).toMatch(isPanel ? /off by/ : /R²\s0\.\d\d/);
    expect(await text()).not.toMatch(/<\s−1000|NaN/);
    await page.getByRole('button', { name: 'Show the last run' }).click();
    await expect.poll(text).toMatch(isPanel ? /NaN/ : /<\s−1000/);
    await view.close();
  },
);

test('that little was learned stands beside the answer, and why a click away', async () => {
  const view = await stage.show();
  await view.show(await trainedState(examScores(), { learningRate: 0, epochs: 5 }));
  await view.page.locator('.strip').getByRole('button', { name: 'See what' }).click();
  const doubts = view.page.getByLabel('What makes the result doubtful');
  await expect.poll(() => doubts.innerText()).toMatch(/The learning rate is 0/);
  await view.close();
});
