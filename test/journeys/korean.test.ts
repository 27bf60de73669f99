import { afterEach, expect, test } from 'vitest';
import { openWorkbench } from './openWorkbench.ts';
import { pictureOfFailure, type Workbench } from './workbench.ts';

let workbench: Workbench | undefined;
afterEach(async (context) => {
  await pictureOfFailure(workbench, context.task);
  await workbench?.close();
});

test('in a Korean window a table is trained on, answered and explained in Korean', async () => {
  workbench = await openWorkbench({ language: 'ko' });
  await workbench.openFile('exam_scores.csv');
  await workbench.runCommand('Neuron: 뉴런 훈련');
  const panel = await workbench.panelFrame();
  await panel
    .getByText(/처음 보는 행/)
    .first()
    .waitFor();
  expect(await panel.locator('html').getAttribute('lang')).toBe('ko');
  await workbench.screenshot('korean-panel');
  const hover = await workbench.hoverLine('30.44,55.24,0');
  await expect.poll(() => hover.innerText()).toMatch(/확신도/);
  expect(await hover.innerText()).toMatch(/훈련 행|테스트 행|검증 행/);
  expect(await hover.innerText()).not.toMatch(/\b(sure|weight|bias|actual)\b/);
  await workbench.screenshotHover('korean-hover');
  await workbench.clickActivity('Neuron');
  await (await workbench.sidebarFrame()).getByText('학습할 행').first().waitFor({ state: 'attached' });
  await workbench.screenshotSidebar('korean-sidebar');
});
