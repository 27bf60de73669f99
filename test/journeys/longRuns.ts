import type { Frame } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sampleText } from './openWorkbench.ts';
import type { SharedWindow } from './sharedWindow.ts';
import { patienceMs, pictureOfFailure, type Workbench } from './workbench.ts';

/** A copy of a sample, since other journeys in the window train the sample itself. */
const table = 'long_scores.csv';
/** The first row of the table: a clear failure. */
const weakRow = '30.44,55.24,0';

// Each test continues where the previous one stopped; starting a workbench for each would take longer than the tests.
export const longRuns = (shared: SharedWindow) =>
  describe('a long run', () => {
    let workbench: Workbench;
    beforeAll(async () => {
      workbench = await shared.enter({
        files: { [table]: await sampleText('exam_scores.csv') },
        settings: { 'neuron.epochs': 1_000_000, 'neuron.hidden': [64, 64] },
      });
      await workbench.openFile(table);
    });
    afterEach(({ task }) => pictureOfFailure(workbench, task));

    test('is stopped in the panel and keeps what it has learned', async () => {
      await workbench.rightClickInEditor(weakRow, 'Train Neuron');
      const panel = await workbench.panelFrame();
      await panel
        .getByText(/^epoch [1-9]/)
        .first()
        .waitFor();
      await panel.getByRole('button', { name: 'Stop', exact: true }).click();
      await untilStopped(panel);
      // The right button was released over the menu, so the editor still considers it held; a click ends that.
      await workbench.line(weakRow).click();
      expect(await (await workbench.hoverLine(weakRow)).innerText()).toMatch(/^pass = 0/);
    });

    test('shows its progress in a notification, and "Cancel" ends it', async () => {
      await workbench.runCommand('Neuron: Train Neuron');
      const notification = workbench.notifications().filter({ hasText: `Training on ${table}` });
      await notification.getByText(/epoch/).waitFor();
      const panel = await workbench.panelFrame();
      await panel.getByRole('button', { name: 'Stop', exact: true }).waitFor();
      await notification.getByRole('button', { name: 'Cancel' }).click();
      await untilStopped(panel);
      await notification.waitFor({ state: 'detached' });
    });

    test('a window that is reloaded in the middle of a run says so, and the next run works', async () => {
      await workbench.runCommand('Neuron: Train Neuron');
      const panel = await workbench.panelFrame();
      await panel.getByRole('button', { name: 'Stop', exact: true }).waitFor();
      await workbench.reload();
      const reloaded = await workbench.panelFrame();
      await reloaded
        .getByText(/Training was interrupted because the window was reloaded/)
        .first()
        .waitFor();
      await reloaded.getByRole('button', { name: /Train/ }).first().click();
      const stop = reloaded.getByRole('button', { name: 'Stop', exact: true });
      await stop.waitFor();
      await reloaded
        .getByText(/epoch [1-9]/)
        .first()
        .waitFor();
      await stop.click();
      await untilStopped(reloaded);
    });

    test('an extension host that dies in the middle of a run leaves no dead panel: the next host opens it again, and says what became of the run', async () => {
      await workbench.runCommand('Neuron: Train Neuron');
      const panel = await workbench.panelFrame();
      await panel.getByRole('button', { name: 'Stop', exact: true }).waitFor();
      await panel
        .getByText(/^epoch [1-9]/)
        .first()
        .waitFor();
      await workbench.killExtensionHost();
      await expect
        .poll(async () => (await workbench.panelFrame()).locator('body').innerText(), { timeout: patienceMs })
        .toMatch(/Training was interrupted/);
      const tabs = workbench.page.locator('.tabs-container .tab').filter({ hasText: `Neuron: ${table}` });
      expect(await tabs.count()).toBe(1);
      // It is alive: its button trains, in the same tab.
      await (
        await workbench.panelFrame()
      )
        .getByRole('button', { name: /^Train/ })
        .first()
        .click();
      await (
        await workbench.panelFrame()
      )
        .getByText(/^epoch [1-9]/)
        .first()
        .waitFor();
      expect(await tabs.count()).toBe(1);
    });
  });

/** Resolves once a run has ended before its last epoch, with what it had learned; the transport then ends at its last epoch. */
async function untilStopped(panel: Frame): Promise<void> {
  await panel.getByRole('button', { name: 'Train', exact: true }).waitFor();
  const last = Number(await panel.getByRole('slider', { name: 'Epoch', exact: true }).getAttribute('aria-valuemax'));
  expect(last).toBeGreaterThan(0);
  expect(last).toBeLessThan(1_000_000);
}
