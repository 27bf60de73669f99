import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readRecipe } from '../../src/scale/recipe.ts';
import { playedHistory, playedModel } from '../unit/scale/playedTraining.ts';
import { openWorkbench } from './openWorkbench.ts';
import { patienceMs, pictureOfFailure, type Workbench } from './workbench.ts';

const file = 'exams.neuron.test.json';
const content = `{
  "table": "exam_scores.csv",
  "options": { "target": "pass", "epochs": 200 },
  "expect": [
    "exam1 90, exam2 90 → pass ≥ 0.9",
    "never rises with exam2",
    "accuracy ≥ 0.8"
  ]
}
`;

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench({ files: { [file]: content }, settings: { 'neuron.epochs': 3 } });
});
afterEach(({ task }) => pictureOfFailure(workbench, task));
afterAll(() => workbench.close());

/** No table is open: the folder alone activates Neuron. */
describe('a person who counts on a model', () => {
  const row = (label: string) => workbench.page.locator('.test-explorer .monaco-list-row').filter({ hasText: label }).first();

  test('finds the expectations in the Test Explorer', async () => {
    await workbench.clickActivity('Testing');
    await row(file).waitFor();
    await row(file).click();
    await workbench.page.keyboard.press('ArrowRight');
    for (const label of ['exam1 90, exam2 90 → pass ≥ 0.9', 'never rises with exam2', 'accuracy ≥ 0.8']) await row(label).waitFor();
  });

  test('runs them, and reads which row and which number is against them', async () => {
    await workbench.runCommand('Test: Run All Tests');
    await row('never rises with exam2').locator('.codicon-testing-failed-icon').waitFor();
    await row('accuracy ≥ 0.8').locator('.codicon-testing-passed-icon').waitFor();
    await row('exam1 90, exam2 90').locator('.codicon-testing-passed-icon').waitFor();
    await row('never rises with exam2').dblclick();
    const said = workbench.page.getByText(/In the row of line \d+ it rises from/).first();
    // VS Code may draw it a second time.
    await expect.poll(() => said.innerText(), { timeout: patienceMs }).toMatch(/where exam2 grows from/);
    await workbench.screenshot('test-explorer');
  });

  test('changes the file elsewhere, and sees what is in it now', async () => {
    const place = path.join(workbench.folder, file);
    await writeFile(place, (await readFile(place, 'utf8')).replace('accuracy ≥ 0.8', 'auc ≥ 0.8'));
    await row('auc ≥ 0.8').waitFor();
    expect(await row('accuracy ≥ 0.8').count()).toBe(0);
  });
});

test('a training at scale is followed again after a reload of the window, to its answer', async () => {
  await workbench.clickActivity('Explorer');
  await workbench.openFile('exam_scores.csv');
  await workbench.rightClickInExplorer('exam_scores.csv', 'Train at Scale…');
  await workbench.notifications().filter({ hasText: 'The training was written to exam_scores_scale' }).waitFor();
  const file = (name: string) => path.join(workbench.folder, 'exam_scores_scale', name);
  const recipe = await readFile(file('recipe.json'), 'utf8');
  const { plan } = readRecipe(recipe);
  const lines = playedHistory(plan, 3);
  await writeFile(file('history.jsonl'), `${lines.slice(0, 2).join('\n')}\n`);
  await (
    await workbench.panelFrame()
  )
    .getByText(/epoch 1/)
    .first()
    .waitFor();
  await workbench.reload();
  const panel = await workbench.panelFrame();
  await panel
    .getByText(/epoch 1/)
    .first()
    .waitFor();
  expect(await panel.getByText(/interrupted/).count()).toBe(0);
  const stop = panel.getByRole('button', { name: 'Stop', exact: true });
  await stop.waitFor();
  await writeFile(file('model.safetensors'), playedModel(plan, recipe, lines, Float32Array.of(1, 1, 0)));
  await appendFile(file('history.jsonl'), `${lines.slice(2).join('\n')}\n`);
  await panel
    .getByText(/unseen row/)
    .first()
    .waitFor();
  await stop.waitFor({ state: 'hidden' });
});
