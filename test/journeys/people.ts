import type { Frame } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { passengers } from '../webview/passengers.ts';
import type { SharedWindow } from './sharedWindow.ts';
import { patienceMs, pictureOfFailure, type Workbench } from './workbench.ts';

/** Two people with what they came for, from the first click to the last. */
export const people = (shared: SharedWindow) =>
  describe('at 1400 × 900', () => {
    let workbench: Workbench;
    beforeAll(async () => {
      workbench = await shared.enter({
        size: { width: 1400, height: 900 },
        settings: { 'neuron.playbackSeconds': 0 },
        files: { 'passengers.csv': passengers({ hasAlive: true }) },
      });
    });
    afterEach(({ task }) => pictureOfFailure(workbench, task));

    const stripText = (panel: Frame) => panel.getByRole('region', { name: 'Answer' }).innerText();
    const tab = (panel: Frame, name: string) => panel.getByRole('tab', { name }).click();
    /** Trains a file and waits until its panel shows the result. */
    const train = async (file: string, says: RegExp): Promise<Frame> => {
      await workbench.rightClickInExplorer(file, 'Train Neuron');
      const said = async () => stripText(await workbench.panelFrame()).catch(() => '');
      await expect.poll(said, { timeout: patienceMs }).toMatch(says);
      return workbench.panelFrame();
    };

    test('a beginner trains, goes to epoch 10, steps, changes a weight and takes it back, asks for three students, and gives rings a hidden layer', async () => {
      const panel = await train('exam_scores.csv', /right on 53 of 60/);
      const scrubber = panel.getByRole('slider', { name: 'Epoch', exact: true });
      const toEpoch = async (epoch: number) => expect.poll(() => scrubber.getAttribute('aria-valuenow')).toBe(String(epoch));
      // Played from the start, stopped on the way, then stepped to epoch 10.
      await panel.getByRole('button', { name: 'Start (Home)' }).click();
      await toEpoch(0);
      // Slowly: at normal speed it may reach the end before a busy machine has clicked "Pause".
      const speed = panel.getByRole('combobox', { name: 'Speed' });
      await speed.selectOption('0.25');
      await panel.getByRole('button', { name: 'Play (Space)' }).click();
      await expect.poll(async () => Number(await scrubber.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
      await panel.getByRole('button', { name: 'Pause (Space)' }).click();
      await speed.selectOption('1');
      await panel.getByRole('button', { name: 'Start (Home)' }).click();
      for (let epoch = 1; epoch <= 10; epoch++) {
        await panel.getByRole('button', { name: 'Step (Right)' }).click();
        await toEpoch(epoch);
      }
      await expect.poll(() => stripText(panel)).toMatch(/epoch 10\b/);
      const pills = panel.locator('section.graph .pill');
      const atTen = await pills.allTextContents();
      await panel.getByRole('button', { name: 'Step (Right)' }).click();
      await expect.poll(() => pills.allTextContents()).not.toEqual(atTen);
      await panel.getByRole('button', { name: 'Step back (Left)' }).click();
      await expect.poll(() => pills.allTextContents()).toEqual(atTen);
      await workbench.screenshot('beginner-epoch-10');

      await pills.first().click();
      const before = await stripText(panel);
      await panel.getByRole('textbox', { name: 'exam1 → the neuron' }).fill('-3');
      await workbench.page.keyboard.press('Enter');
      // The table's own rows are scored with it.
      await expect.poll(() => stripText(panel)).toMatch(/changed by hand/);
      await expect.poll(async () => Number(/([\d.]+)\s*%/.exec(await stripText(panel))?.[1])).toBeLessThan(60);
      await workbench.screenshot('beginner-changed-by-hand');
      await panel.getByRole('button', { name: 'undo', exact: true }).first().click();
      await expect.poll(() => stripText(panel)).toBe(before);

      await scrubber.press('End');
      await toEpoch(1000);
      await tab(panel, 'Use');
      const students = [
        ['74.71', '61.49'],
        ['79.42', '67.92'],
        ['62.75', '97.53'],
      ] as const;
      for (const [i, [exam1, exam2]] of students.entries()) {
        if (i > 0) await panel.getByRole('button', { name: 'Row', exact: true }).click();
        await panel.getByRole('textbox', { name: `exam1 of case ${i + 1}`, exact: true }).fill(exam1);
        await panel.getByRole('textbox', { name: `exam2 of case ${i + 1}`, exact: true }).fill(exam2);
      }
      const answers = panel.locator('tbody tr');
      await expect.poll(() => answers.count()).toBe(3);
      for (const answer of await answers.allInnerTexts()) expect(answer).toMatch(/\b[01]\b[^]*\d\s*%/);
      await workbench.screenshot('beginner-three-students');

      const rings = await train('rings.csv', /of 90/);
      const shareOf = async () => Number(/([\d.]+)\s*%/.exec(await stripText(rings))?.[1]);
      expect(await shareOf()).toBeLessThan(75);
      await rings.getByRole('button', { name: 'Add a hidden layer' }).click();
      await expect.poll(shareOf, { timeout: patienceMs }).toBeGreaterThan(80);
      await workbench.screenshot('beginner-rings');
    });

    test('an analyst finds the column that gives the answer away, leaves it out, and asks how far the rest can be trusted', async () => {
      const panel = await train('passengers.csv', /gives it away/);
      await expect.poll(() => panel.getByRole('combobox', { name: 'Column to predict' }).inputValue()).toBe('survived');
      await expect.poll(() => stripText(panel), { timeout: patienceMs }).toMatch(/alive gives it away/);
      expect(Number(/([\d.]+)\s*%/.exec(await stripText(panel))?.[1])).toBeGreaterThan(95);
      await workbench.screenshot('analyst-leak');
      await panel.getByRole('button', { name: 'Leave out alive & train again' }).click();
      await expect.poll(() => stripText(panel), { timeout: patienceMs }).toMatch(/^(?![^]*gives it away)[^]*right on [0-9]+ of 90/);
      const honest = Number(/([\d.]+)\s*%/.exec(await stripText(panel))?.[1]);
      expect(honest).toBeGreaterThan(60);
      expect(honest).toBeLessThan(97);
      await expect.poll(() => stripText(panel)).toMatch(/▼/);
      const cut = await panel.locator('.strip .remark .text').evaluate((text) => text.scrollWidth - text.clientWidth);
      expect(cut).toBeLessThanOrEqual(0);

      await tab(panel, 'Data');
      await expect.poll(() => panel.getByRole('combobox', { name: 'Role of alive' }).inputValue()).toBe('left out');
      await workbench.screenshot('analyst-data');

      await tab(panel, 'Rows');
      await panel.getByRole('button', { name: /^wrong/ }).click();
      const first = panel.getByRole('grid', { name: 'Rows with their answers' }).getByRole('row').first();
      const line = /line (\d+)/.exec(await first.innerText())?.[1];
      await first.click();
      await expect.poll(() => workbench.page.locator('.line-numbers.active-line-number').first().innerText()).toBe(line);
      await workbench.screenshot('analyst-wrong-row');

      await tab(panel, 'Trust');
      const luck = panel.locator('section').filter({ has: panel.getByRole('heading', { name: 'Is it luck?' }) });
      await luck.getByRole('button', { name: 'Cross-validate' }).click();
      await luck.getByRole('button', { name: 'Run again' }).waitFor();
      await expect.poll(() => luck.getByRole('img', { name: /^The scores of 5 tests/ }).count()).toBe(1);
      await workbench.screenshot('analyst-trust');
    });
  });
