import { expect, test } from 'vitest';
import { layerSlices } from '../../../src/network/architecture.ts';
import { examScores } from '../../webview/tables.ts';
import { trainedState } from '../../webview/trainedRuns.ts';
import { shownStep } from '../../../webview/step/shownStep.ts';

test('a step explained leaves the weights of a frozen unit as they are, and moves the others as without it', async () => {
  const { run } = await trainedState(examScores(), { hidden: [4, 3], epochs: 20 });
  if (!run?.plan || !run.outcome) throw new Error('Nothing was trained');
  const { plan } = run;
  const { weights } = run.outcome;
  const [layer, unit] = [1, 2];
  const cells = new Map(Object.entries({ exam1: '64.26', exam2: '66.93' }));
  const stepOf = (frozen: readonly { layer: number; unit: number }[]) => {
    const goneOn = { ...plan, continued: { epochs: 20, ...(frozen.length > 0 ? { frozen } : {}) } };
    const shown = shownStep({ run, plan: goneOn, weights, epoch: 20, cells, actual: '0' });
    if (!shown) throw new Error('There is no step');
    return shown.step;
  };
  const [free, still] = [stepOf([]), stepOf([{ layer, unit }])];
  const slice = layerSlices(plan.architecture)[layer];
  const own = new Set([slice.biasStart + unit, ...Array.from({ length: 4 }, (_, from) => slice.kernelStart + from * 3 + unit)]);
  for (const place of weights.keys()) {
    expect({ place, weight: still.weights[place] }).toEqual({ place, weight: own.has(place) ? weights[place] : free.weights[place] });
  }
  // It would have moved.
  expect([...own].some((place) => free.weights[place] !== weights[place])).toBe(true);
});
