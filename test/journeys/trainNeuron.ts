import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { vscodeVersions, type VsCodeVersion } from '../../scripts/vscodeServer.ts';
import { sampleText } from './openWorkbench.ts';
import type { SharedWindow } from './sharedWindow.ts';
import { patienceMs, pictureOfFailure, type Workbench } from './workbench.ts';

/** A copy of a sample, since other journeys in the window train the sample itself. */
const table = 'scores.csv';
/** The first row of the table: a clear failure. */
const weakRow = '30.44,55.24,0';
const strongRow = '99.44,98.24,0';

// Each test continues where the previous one stopped, as a user does.
export const trainNeuron = (shared: SharedWindow, version: VsCodeVersion) =>
  describe(`a person in VS Code ${vscodeVersions[version].version}`, () => {
    let workbench: Workbench;
    beforeAll(async () => {
      workbench = await shared.enter({ files: { [table]: await sampleText('exam_scores.csv') } });
    });
    afterEach(({ task }) => pictureOfFailure(workbench, task));

    test('right-clicks a table, chooses "Train Neuron" and reads the result', async () => {
      await workbench.openFile(table);
      await workbench.rightClickInExplorer(table, 'Train Neuron');
      const panel = await workbench.panelFrame();
      await panel
        .getByText(/Right on 5\d of 60 rows it had never seen/)
        .first()
        .waitFor();
      expect(await panel.locator('body').innerText()).toMatch(/Predicting[^]*pass[^]*from[^]*exam1[^]*exam2/);
    });

    test('sees the curves and the epochs played to their end', async () => {
      const panel = await workbench.panelFrame();
      const epoch = panel.getByRole('slider', { name: 'Epoch', exact: true });
      await expect.poll(() => epoch.getAttribute('aria-valuenow'), { timeout: patienceMs }).toBe('1000');
      await expect.poll(() => panel.locator('.curve path.test[d*="L"]').count()).toBe(2);
    });

    test('asks whether the result was luck', async () => {
      const panel = await workbench.panelFrame();
      await panel.getByRole('tab', { name: 'Trust' }).click();
      await panel.getByRole('button', { name: 'Cross-validate' }).click();
      await panel.getByText(/5 tests on other rows/).waitFor();
    });

    test('asks whether other settings would do better', async () => {
      const panel = await workbench.panelFrame();
      await panel.getByRole('tab', { name: 'Trust' }).click();
      await panel.getByRole('button', { name: /^Sweep/ }).click();
      await panel
        .getByText(/had the smallest loss|is ahead by|had no part/)
        .first()
        .waitFor();
    });

    test('hovers a row and follows the arithmetic', async () => {
      const text = await (await workbench.hoverLine(weakRow)).innerText();
      expect(text).toMatch(/pass = 0, 9\d\.\d % sure · actual 0 ✓ · a (training|test) row/);
      expect(arithmetic(text)).toBeCloseTo(Number(/Σ\s+(\S+)/.exec(plainMinus(text))?.[1]), 2);
      expect(text).toContain('σ(Σ)');
    });

    test('edits a cell, hovers again, and the answer follows', async () => {
      await workbench.retypeLine(weakRow, strongRow);
      const text = await (await workbench.hoverLine(strongRow)).innerText();
      expect(text).toMatch(/pass = 1, 9\d\.\d+ % sure · actual 0 ✗ · not used in training/);
      const panel = await workbench.panelFrame();
      await panel.getByText(/1 row changed since training/).waitFor();
    });

    test('finds the model in the sidebar', async () => {
      await workbench.clickActivity('Neuron');
      const sidebar = await workbench.sidebarFrame();
      await sidebar.getByText(/8\d\.\d\s%\s+of unseen rows right/).waitFor();
    });

    test('reloads the window: model, panel and hover are back', async () => {
      await workbench.line(strongRow).click();
      await workbench.page.keyboard.press('Control+s');
      await workbench.page.locator('.tab.dirty').waitFor({ state: 'detached' });
      // In a browser VS Code 1.100 has one worker for all pages of an address: of two that it restores at once, one may stay empty.
      await workbench.clickActivity('Explorer');
      await workbench.reload();
      const panel = await workbench.panelFrame();
      await panel
        .getByText(/Right on 5\d of 60 rows it had never seen/)
        .first()
        .waitFor();
      await panel.getByText(/1 row changed since training/).waitFor();
      await panel.getByRole('tab', { name: 'Trust' }).click();
      await panel.getByText(/5 tests on other rows/).waitFor();
      expect(await (await workbench.hoverLine(strongRow)).innerText()).toMatch(/pass = 1/);
    });

    test('trains again from the panel, on the rows as they are now', async () => {
      const panel = await workbench.panelFrame();
      await panel.locator('.strip').getByRole('button', { name: 'Train again' }).click();
      await panel.getByText(/1 row changed since training/).waitFor({ state: 'detached' });
      const text = await (await workbench.hoverLine(strongRow)).innerText();
      expect(text).toMatch(/actual 0 ✗ · a (training|test) row/);
    });

    test('trains with the setting of a sweep that it likes', async () => {
      const panel = await workbench.panelFrame();
      await panel.getByRole('tab', { name: 'Trust' }).click();
      await panel.getByRole('button', { name: /^Sweep/ }).click();
      await panel.getByRole('button', { name: 'Show all 16' }).click();
      await panel.getByRole('button', { name: /^Train with.*8 neurons.*0\.03/ }).click();
      await panel.getByRole('button', { name: /^Settings: hidden 8 · Adam 0\.03/ }).waitFor();
    });
  });

/** `Σ value · weight + bias`, from the rows of the hover. */
function arithmetic(hover: string): number {
  const text = plainMinus(hover);
  const products = [...text.matchAll(/(-?[\d.]+)\s+×\s+(-?[\d.]+)/g)].map(([, value, weight]) => Number(value) * Number(weight));
  const bias = Number(/bias\s+(-?[\d.]+)/.exec(text)?.[1]);
  return products.reduce((sum, product) => sum + product, bias);
}

function plainMinus(text: string): string {
  return text.replaceAll('−', '-');
}
