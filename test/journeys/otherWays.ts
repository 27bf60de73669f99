import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SharedWindow } from './sharedWindow.ts';
import { patienceMs, pictureOfFailure, type Workbench } from './workbench.ts';

const pears = ['soft;ripe', ...Array.from({ length: 40 }, (_, row) => `${row},5;${row < 20 ? 'no' : 'yes'}`)].join('\n');

/** What a user may do besides the direct way: other commands, other tables, a reload at a bad moment. */
export const otherWays = (shared: SharedWindow) =>
  describe('a person who looks around', () => {
    let workbench: Workbench;
    beforeAll(async () => {
      workbench = await shared.enter({
        files: { 'one class.csv': 'x,y\n1,1\n2,1\n3,1\n', 'notes.txt': 'Dear Ann,\n\nthank you.\n', 'pears.data': pears },
      });
    });
    afterEach(({ task }) => pictureOfFailure(workbench, task));

    const quickPick = (text: RegExp) => workbench.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: text }).first();

    test('finds the way in the sidebar before there is a model, and trains from there', async () => {
      await workbench.openFile('fruit.csv');
      await workbench.clickActivity('Neuron');
      const welcome = workbench.page.locator('.welcome-view-content');
      await welcome.getByText('The column to predict and the columns to learn from are chosen for you').waitFor();
      await welcome.getByRole('button', { name: 'Train Neuron' }).click();
      const sidebar = await workbench.sidebarFrame();
      await sidebar.getByText('of unseen rows right').waitFor();
      expect(await sidebar.locator('body').innerText()).toMatch(/sweetness[^]*firmness/);
    });

    test('hovers a table without a model and is offered to train one', async () => {
      await workbench.clickActivity('Explorer');
      await workbench.openFile('rings.csv');
      const hover = await workbench.hoverLine('-1.634,0.025,0');
      await hover.getByRole('link', { name: 'Train Neuron' }).or(hover.getByText('Train Neuron')).first().click();
      await expect
        .poll(async () => (await workbench.panelFrame()).locator('body').innerText(), { timeout: patienceMs })
        .toMatch(/Predicting[^]*inside/);
    });

    test('sees in the sidebar the model of the table in front', async () => {
      await workbench.clickActivity('Neuron');
      const sidebar = await workbench.sidebarFrame();
      await sidebar.getByText(/^inside from x, y/).waitFor();
      await workbench.page.locator('.tabs-container .tab[data-resource-name="fruit.csv"]').first().click();
      await sidebar.getByText(/^fruit from sweetness, firmness/).waitFor();
      await sidebar.getByText('of unseen rows right').waitFor();
    });

    test('"Train Neuron With…" asks for target, features and epochs', async () => {
      await workbench.runCommand('Neuron: Train Neuron With…');
      await quickPick(/apple or banana/).click();
      await workbench.page.locator('.quick-input-widget').getByText('firmness').waitFor();
      await quickPick(/firmness/).click();
      await workbench.page
        .locator('.quick-input-widget .quick-input-action .monaco-button, .quick-input-widget .monaco-button')
        .first()
        .click();
      // By its own element: a row that is used again has hidden texts of another list.
      await workbench.page.locator('.quick-input-widget').getByText('100', { exact: true }).first().click();
      const sidebar = await workbench.sidebarFrame();
      await sidebar.getByText(/^fruit from sweetness ·/).waitFor();
      // The previous run is still listed with it.
      expect(await sidebar.locator('.question').innerText()).not.toContain('firmness');
    });

    test('is asked by VS Code before an export takes the place of a file, and may decline', async () => {
      const file = path.join(workbench.folder, 'fruit.md');
      await writeFile(file, 'My own notes\n');
      const input = workbench.page.locator('.quick-input-widget');
      const question = input.getByText(/fruit\.md already exists/);
      const exportCard = async () => {
        await workbench.runCommand('Neuron: Export Model…');
        await input.getByPlaceholder('What should the model be exported to?').fill('Model Card');
        await quickPick(/Model Card/).click();
        await expect.poll(() => input.locator('input').inputValue()).toMatch(/fruit\.md$/);
        await input.locator('input').press('Enter');
        await question.waitFor();
      };
      await exportCard();
      await workbench.page.keyboard.press('Escape');
      await question.waitFor({ state: 'hidden' });
      while (await input.isVisible()) await workbench.page.keyboard.press('Escape');
      expect(await readFile(file, 'utf8')).toBe('My own notes\n');

      await exportCard();
      await workbench.page.keyboard.press('Enter');
      await workbench
        .notifications()
        .filter({ hasText: /The model was written to fruit\.md/ })
        .waitFor();
      expect(await readFile(file, 'utf8')).toMatch(/^# .*[^]*sweetness/);
    });

    describe('is told once, in words, why a table cannot be trained on', () => {
      const starts: readonly (readonly [string, () => Promise<void>])[] = [
        ['from the palette', () => workbench.runCommand('Neuron: Train Neuron')],
        ["from the explorer's menu", () => workbench.rightClickInExplorer('one class.csv', 'Train Neuron')],
        ["from the editor's menu", () => workbench.rightClickInEditor('2,1', 'Train Neuron')],
        ["by the editor's button", () => workbench.page.locator('.editor-actions .action-label[aria-label^="Train Neuron"]').click()],
      ];
      // Only once: a second click would close it.
      beforeAll(() => workbench.clickActivity('Explorer'));
      test.each(starts)('%s', async (_, start) => {
        await workbench.openFile('one class.csv');
        await start();
        const told = workbench.notifications().filter({ hasText: /No column besides "x" can be learned from/ });
        await told.first().waitFor();
        expect(await told.count()).toBe(1);
        expect(await workbench.page.locator('.monaco-dialog-box').count()).toBe(0);
        await workbench.runCommand('Notifications: Clear All Notifications');
        await told.first().waitFor({ state: 'hidden' });
      });
    });

    test('has the button on a text whose name does not say that it is a table, and none on notes', async () => {
      const button = workbench.page.locator('.editor-actions .action-label[aria-label^="Train Neuron"]');
      await workbench.openFile('notes.txt');
      await button.waitFor({ state: 'detached' });
      await workbench.openFile('pears.data');
      await button.click();
      await expect
        .poll(async () => (await workbench.panelFrame()).locator('body').innerText(), { timeout: patienceMs })
        .toMatch(/Predicting[^]*ripe/);
    });

    test('is asked which table is meant where none is in front', async () => {
      await workbench.openFile('notes.txt');
      await workbench.runCommand('Neuron: Train Neuron');
      await quickPick(/pears\.data/).waitFor();
      await workbench.page.keyboard.press('Escape');
    });
  });
