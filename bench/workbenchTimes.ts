import type { Frame } from 'playwright-core';
import type { ViewPart } from '../src/protocol/viewParts.ts';
import { openWorkbench } from '../test/journeys/openWorkbench.ts';
import { closeBrowser } from '../test/vscode/launchBrowser.ts';
import type { HostTimes } from './hostTimes.ts';
import { median } from './median.ts';
import type { Measurement } from './measurement.ts';
import { runInHost } from './runInHost.ts';

/** Times inside the extension host of a real VS Code, on the lesson's table. */
export async function measureHost(): Promise<Measurement> {
  const times = await runInHost<HostTimes>('hostTimes.ts');
  return {
    title: 'In the extension host of a real VS Code, on the lesson’s 200 rows',
    unit: 'ms',
    method: 'From the call to its answer. tfjs is not loaded: it is a chunk of the worker that is read when a run asks for that engine.',
    contenders: [
      { name: 'activation', values: times.activation },
      { name: 'neuron.train, first (starts the worker)', values: times.firstTraining },
      { name: 'neuron.train, 1000 epochs', values: times.training },
      { name: 'hover', values: times.hover },
      { name: 'neuron.sweep, 101 settings of one neuron, 1000 epochs each', values: times.sweep },
      { name: 'neuron.sweep without options: 16 settings, three times each', values: times.usualSweep },
    ],
    conclusion: `A training is answered in ${median(times.training).toFixed(0)} ms, a hover in ${median(times.hover).toFixed(1)} ms, a sweep over a hundred settings in ${(median(times.sweep) / 1000).toFixed(1)} s.`,
  };
}

const rounds = 10;

/** From the click on the train button to the finished curves in an open panel. */
export async function measureCurves(): Promise<Measurement> {
  const workbench = await openWorkbench();
  try {
    await workbench.rightClickInExplorer('exam_scores.csv', 'Train Neuron');
    const panel = await workbench.panelFrame();
    await panel.locator('canvas').first().waitFor();
    const button = workbench.page.locator('.editor-actions .action-label[aria-label^="Train Neuron"]').first();
    const values: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const drawn = nextDrawnAnswer(panel);
      const startedAt = await workbench.page.evaluate(() => performance.timeOrigin + performance.now());
      await button.click();
      values.push((await drawn) - startedAt);
    }
    return {
      title: 'From the click on “Train Neuron” to the finished curves in the panel (1000 epochs, panel open, no playback)',
      unit: 'ms',
      method:
        'The end is the second frame after the answer has reached the page. The click itself is a browser driver’s, with its own few ms.',
      contenders: [{ name: 'click to curves', values }],
      conclusion: `The curves are there after ${median(values).toFixed(0)} ms.`,
    };
  } finally {
    await workbench.close();
    await closeBrowser();
  }
}

/** The time when the page has drawn the next answer, in milliseconds since 1970. */
function nextDrawnAnswer(panel: Frame): Promise<number> {
  return panel.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const onMessage = ({ data }: MessageEvent<ViewPart>) => {
          if (!new TextDecoder().decode(data.bytes).includes('"type":"trained"')) return;
          window.removeEventListener('message', onMessage);
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
        };
        window.addEventListener('message', onMessage);
      }),
  );
}
