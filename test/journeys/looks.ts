import path from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SharedWindow } from './sharedWindow.ts';
import { patienceMs, pictureOfFailure, themes, type Theme, type Workbench } from './workbench.ts';

// Screenshots of panel, sidebar and hover in every theme, in test-output/journeys, for inspection and for the README.
const table = 'exam_scores.csv';
const row = '93.13,70.10,1';
export const looks = (shared: SharedWindow) =>
  describe('what it looks like', () => {
    let workbench: Workbench;

    beforeAll(async () => {
      workbench = await shared.enter({ size: { width: 1440, height: 1160 } });
      await workbench.openFile(table);
      await workbench.rightClickInExplorer(table, 'Train Neuron');
      await (await workbench.panelFrame()).getByText('right on', { exact: false }).first().waitFor();
    });

    afterEach(({ task }) => pictureOfFailure(workbench, task));

    for (const theme of Object.keys(themes) as Theme[]) {
      test(`panel, sidebar and hover in ${themes[theme].label}`, async () => {
        await workbench.changeTheme(theme);
        const panel = await workbench.panelFrame();
        await expect
          .poll(() => panel.locator('body').getAttribute('class'))
          .toContain(`vscode-${theme === 'high-contrast-light' ? 'high-contrast-light' : theme}`);
        await workbench.clickActivity('Explorer');
        await workbench.screenshot(`panel-${theme}`);
        await workbench.hoverLine(row);
        await workbench.screenshotHover(`hover-${theme}`);
        await workbench.clickActivity('Neuron');
        const sidebar = await workbench.sidebarFrame();
        await sidebar.getByText('of unseen rows right').waitFor();
        await workbench.screenshotSidebar(`sidebar-${theme}`);
      });
    }

    test('a network with hidden layers, chosen in the panel', async () => {
      await workbench.changeTheme('light');
      // A second click on the icon hides the sidebar, which gives the panel its width.
      await workbench.clickActivity('Neuron');
      const panel = await workbench.panelFrame();
      await panel.getByRole('button', { name: /^Settings: 1 neuron/ }).click();
      await panel.getByLabel('Hidden layers').fill('8, 4');
      await panel.getByLabel('Hidden layers').press('Enter');
      await panel.getByRole('button', { name: /^Settings: hidden 8, 4/ }).waitFor();
      // The settings are shown before the run ends.
      await expect.poll(() => panel.getByRole('region', { name: 'Answer' }).innerText(), { timeout: patienceMs }).toMatch(/since run 1/);
      await panel.getByRole('button', { name: /^Settings: hidden 8, 4/ }).click();
      await workbench.screenshot('panel-light-hidden', workbench.page.locator('.editor-group-container').nth(1));
    });

    test.each([
      ['houses.csv', /off by [^]*on average/],
      ['flowers.csv', /right on \d+ of 45/],
    ])('%s: its task from the right-click to the hover', async (file, answer) => {
      // A click on the icon of the visible view would hide it.
      if (!(await workbench.inExplorer(file).isVisible())) await workbench.clickActivity('Explorer');
      await workbench.changeTheme('dark');
      await workbench.openFile(file);
      await workbench.rightClickInExplorer(file, 'Train Neuron');
      await expect.poll(async () => (await workbench.panelFrame()).locator('body').innerText(), { timeout: patienceMs }).toMatch(answer);
      const panel = await workbench.panelFrame();
      await workbench.screenshot(`panel-${path.parse(file).name}`);
      await panel.getByRole('tab', { name: 'Rows' }).click();
      await panel.getByRole('grid').waitFor();
      await workbench.screenshot(`rows-${path.parse(file).name}`);
      await panel.getByRole('tab', { name: 'Data' }).click();
      await panel.getByRole('columnheader', { name: 'Kind', exact: true }).waitFor();
      await workbench.screenshot(`data-${path.parse(file).name}`);
    });
  });
