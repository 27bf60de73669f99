import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readRecipe } from '../../src/scale/recipe.ts';
import { playedHistory, playedModel } from '../unit/scale/playedTraining.ts';
import { openWorkbench } from './openWorkbench.ts';

test('a training at scale is followed again after a reload of the window, to its answer', async () => {
  const workbench = await openWorkbench({ settings: { 'neuron.epochs': 3 } });
  try {
    await workbench.openFile('exam_scores.csv');
    await workbench.rightClickInExplorer('exam_scores.csv', 'Train at Scale…');
    await workbench.notifications().filter({ hasText: 'The training was written to exam_scores_scale' }).waitFor();
    const file = (name: string) => path.join(workbench.folder, 'exam_scores_scale', name);
    const recipe = await readFile(file('recipe.json'), 'utf8');
    const { plan } = readRecipe(recipe);
    const lines = playedHistory(plan, 3);
    await writeFile(file('history.jsonl'), `${lines.slice(0, 2).join('\n')}\n`);
    await (
      await workbench.panelFrame()
    )
      .getByText(/epoch 1/)
      .first()
      .waitFor();
    await workbench.reload();
    const panel = await workbench.panelFrame();
    await panel
      .getByText(/epoch 1/)
      .first()
      .waitFor();
    expect(await panel.getByText(/interrupted/).count()).toBe(0);
    const stop = panel.getByRole('button', { name: 'Stop', exact: true });
    await stop.waitFor();
    await writeFile(file('model.safetensors'), playedModel(plan, recipe, lines, Float32Array.of(1, 1, 0)));
    await appendFile(file('history.jsonl'), `${lines.slice(2).join('\n')}\n`);
    await panel
      .getByText(/unseen row/)
      .first()
      .waitFor();
    await stop.waitFor({ state: 'hidden' });
  } finally {
    await workbench.close();
  }
});
