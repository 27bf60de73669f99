import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbench } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

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

/** No table is open: the folder alone activates Neuron. */
describe('a person who counts on a model', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench({ files: { [file]: content } });
  });
  afterAll(() => workbench.close());

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
    await said.waitFor();
    expect(await said.innerText()).toMatch(/where exam2 grows from/);
    await workbench.screenshot('test-explorer');
  });

  test('changes the file elsewhere, and sees what is in it now', async () => {
    const place = path.join(workbench.folder, file);
    writeFileSync(place, readFileSync(place, 'utf8').replace('accuracy ≥ 0.8', 'auc ≥ 0.8'));
    await row('auc ≥ 0.8').waitFor();
    expect(await row('accuracy ≥ 0.8').count()).toBe(0);
  });
});
