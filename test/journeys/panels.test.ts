import { expect, test } from 'vitest';
import { openWorkbench } from './openWorkbench.ts';
import { patienceMs, type Workbench } from './workbench.ts';

/** The names of the tabs in each column, left to right, whether or not a theme makes the extension part of the name. */
function columns({ page }: Workbench): Promise<readonly (readonly string[])[]> {
  const groups = page.locator('.editor-group-container');
  return groups.evaluateAll((elements) =>
    elements.map((element) =>
      [...element.querySelectorAll('.tabs-container .tab .monaco-icon-name-container')].map(({ textContent }) =>
        textContent.replace('.csv', ''),
      ),
    ),
  );
}

test('three tables one after another take two columns, with a tab for each, and after a reload too', async () => {
  const workbench = await openWorkbench({ size: { width: 1280, height: 720 } });
  try {
    const tables = ['exam_scores', 'fruit', 'rings'];
    const panels = tables.map((name) => `Neuron: ${name}`);
    for (const [index, name] of tables.entries()) {
      await workbench.rightClickInExplorer(`${name}.csv`, 'Train Neuron');
      await expect
        .poll(() => columns(workbench), { timeout: patienceMs })
        .toEqual([tables.slice(0, index + 1), panels.slice(0, index + 1)]);
      // The next one starts while the panel has the focus.
      await (await workbench.panelFrame()).locator('main').click({ position: { x: 2, y: 2 } });
    }
    await workbench.reload();
    await (
      await workbench.panelFrame()
    )
      .getByText(/Right on \d+ of/)
      .first()
      .waitFor();
    await expect.poll(() => columns(workbench)).toEqual([tables, panels]);
    // Its tab exists, but VS Code does not restore the panel of a tab that was not shown since the reload.
    await workbench.rightClickInExplorer('fruit.csv', 'Train Neuron');
    await expect.poll(async () => (await workbench.panelFrame()).locator('body').innerText(), { timeout: patienceMs }).toMatch(/sweetness/);
    await expect.poll(async () => (await columns(workbench)).map((names) => names.toSorted())).toEqual([tables, panels]);
  } finally {
    await workbench.close();
  }
});
