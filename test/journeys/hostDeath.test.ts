import { expect, test } from 'vitest';
import { openWorkbench } from './openWorkbench.ts';

test('an extension host that dies in the middle of a run leaves no dead panel: the next host opens it again, and says what became of the run', async () => {
  const workbench = await openWorkbench({ settings: { 'neuron.epochs': 1_000_000 } });
  try {
    await workbench.openFile('exam_scores.csv');
    await workbench.runCommand('Neuron: Train Neuron');
    const panel = await workbench.panelFrame();
    await panel
      .getByText(/^epoch [1-9]/)
      .first()
      .waitFor();
    await workbench.killExtensionHost();
    await expect
      .poll(async () => (await workbench.panelFrame()).locator('body').innerText(), { timeout: 60_000 })
      .toMatch(/Training was interrupted/);
    const tabs = workbench.page.locator('.tabs-container .tab').filter({ hasText: 'Neuron: exam_scores.csv' });
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
  } finally {
    await workbench.close();
  }
});
