import { afterAll, afterEach, expect, test } from 'vitest';
import { openWorkbench } from './openWorkbench.ts';
import { pictureOfFailure, type Workbench } from './workbench.ts';

let workbench: Workbench | undefined;
afterEach(({ task }) => pictureOfFailure(workbench, task));
afterAll(() => workbench?.close());

test('in a VS Code that is all in the browser a table is trained on, a row is answered, and the model is there again after a reload, dark and light', async () => {
  workbench = await openWorkbench({ isWeb: true, theme: 'dark', size: { width: 1280, height: 720 } });
  await workbench.rightClickInExplorer('exam_scores.csv', 'Train Neuron');
  const panel = await workbench.panelFrame();
  const headline = panel.getByText(/right on/).first();
  await headline.waitFor();
  const figures = await headline.innerText();
  const hover = await workbench.hoverLine('33.61,69.61,0');
  // The same sum as in the lesson: the same seed, the same weights.
  expect(await hover.innerText()).toContain('× 0.107661');
  await workbench.screenshot('web-dark');
  await panel.getByRole('tab', { name: 'Trust' }).click();
  await panel.getByText(/by one thread, since a browser lets threads share no memory/).waitFor();

  await workbench.changeTheme('light');
  await expect.poll(() => panel.locator('body').getAttribute('class')).toMatch(/vscode-light/);
  await workbench.reload();
  const again = await workbench.panelFrame();
  await again
    .getByText(/right on/)
    .first()
    .waitFor();
  expect(
    await again
      .getByText(/right on/)
      .first()
      .innerText(),
  ).toBe(figures);
  await expect.poll(() => again.locator('body').getAttribute('class')).toMatch(/vscode-light/);
  await workbench.clickLineStart('33.61,69.61,0');
  expect(await (await workbench.hoverLine('33.61,69.61,0')).innerText()).toContain('× 0.107661');
  await workbench.screenshot('web-light');
});
