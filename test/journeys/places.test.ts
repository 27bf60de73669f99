import { afterEach, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from './workbench.ts';

/** Places that are not a trusted folder of files. */
let workbench: Workbench | undefined;
afterEach(async () => {
  await workbench?.close();
  workbench = undefined;
});

test('in a restricted workspace it trains and hovers as anywhere', async () => {
  workbench = await openWorkbench({ isRestricted: true });
  await workbench.page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
  await workbench.openFile('exam_scores.csv');
  await workbench.runCommand('Neuron: Train Neuron');
  const panel = await workbench.panelFrame();
  await panel
    .getByText(/Right on \d+ of 60/)
    .first()
    .waitFor();
  const hover = await workbench.hoverLine('93.13,70.10,1');
  expect(await hover.innerText()).toContain('pass = 1');
});

test('without a folder the sample is opened, trained on and hovered', async () => {
  workbench = await openWorkbench({ hasFolder: false });
  await workbench.runCommand('Neuron: Open Sample Table');
  await workbench.line('93.13,70.10,1').waitFor();
  await workbench.runCommand('Neuron: Train Neuron');
  const panel = await workbench.panelFrame();
  await panel
    .getByText(/Right on \d+ of 60/)
    .first()
    .waitFor();
  const hover = await workbench.hoverLine('93.13,70.10,1');
  expect(await hover.innerText()).toContain('pass = 1');
});
