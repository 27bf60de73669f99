import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorkbench } from './openWorkbench.ts';
import { pictureOfFailure, type Workbench } from './workbench.ts';

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench({ isRestricted: true });
});
afterEach(({ task }) => pictureOfFailure(workbench, task));
afterAll(() => workbench.close());

/** Places other than a trusted folder of files, and how to open the table there. */
const places: readonly (readonly [name: string, openTable: () => Promise<void>])[] = [
  [
    'in a restricted workspace',
    async () => {
      await workbench.page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
      await workbench.openFile('exam_scores.csv');
    },
  ],
  [
    'without a folder, on the sample',
    async () => {
      await workbench.closeFolder();
      await workbench.runCommand('Neuron: Open Sample Table…');
      await workbench.page.locator('.quick-input-widget').getByText('exam_scores.csv').click();
    },
  ],
];

test.each(places)('%s it trains and hovers as anywhere', async (_, openTable) => {
  await openTable();
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
