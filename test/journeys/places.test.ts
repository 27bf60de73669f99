import { expect, test } from 'vitest';
import { openWorkbench, type WorkbenchOptions } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

/** Places other than a trusted folder of files, and how to open the table there. */
const places: readonly (readonly [name: string, options: WorkbenchOptions, openTable: (workbench: Workbench) => Promise<void>])[] = [
  [
    'in a restricted workspace',
    { isRestricted: true },
    async (workbench) => {
      await workbench.page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor();
      await workbench.openFile('exam_scores.csv');
    },
  ],
  [
    'without a folder, on the sample',
    { hasFolder: false },
    async (workbench) => {
      await workbench.runCommand('Neuron: Open Sample Table…');
      await workbench.page.locator('.quick-input-widget').getByText('exam_scores.csv').click();
    },
  ],
];

test.each(places)('%s it trains and hovers as anywhere', async (_, options, openTable) => {
  const workbench = await openWorkbench(options);
  try {
    await openTable(workbench);
    await workbench.line('93.13,70.10,1').waitFor();
    await workbench.runCommand('Neuron: Train Neuron');
    const panel = await workbench.panelFrame();
    await panel
      .getByText(/Right on \d+ of 60/)
      .first()
      .waitFor();
    const hover = await workbench.hoverLine('93.13,70.10,1');
    expect(await hover.innerText()).toContain('pass = 1');
  } finally {
    await workbench.close();
  }
});
