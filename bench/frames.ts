// How long the panel's frames take while it plays 1000 and 100 000 epochs: `node bench/frames.ts`, after a build.
import { examScores } from '../test/webview/tables.ts';
import { trainedState } from '../test/webview/trainedRuns.ts';
import { WebviewStage } from '../test/webview/webviewPage.ts';

const playbackSeconds = 3;

const cases = [
  { name: 'one neuron, 1000 epochs', options: { epochs: 1000 } },
  { name: 'one neuron, 100 000 epochs', options: { epochs: 100_000 } },
  { name: 'hidden 8, 4, 1000 epochs', options: { epochs: 1000, hidden: [8, 4] } },
  { name: 'hidden 64, 64, 1000 epochs', options: { epochs: 1000, hidden: [64, 64] } },
];

const stage = await WebviewStage.open();
console.log(
  'milliseconds between frames'.padEnd(34),
  'p50'.padStart(7),
  'p95'.padStart(7),
  'p99'.padStart(7),
  'longest'.padStart(9),
  'frames'.padStart(8),
);
for (const { name, options } of cases) {
  const state = await trainedState(examScores(), options);
  const view = await stage.show({ width: 900, height: 1000 });
  await view.show(state, { isNews: true, playbackSeconds });
  const gaps = await view.page.evaluate(measureFrames, playbackSeconds * 1000);
  const at = (share: number) => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))].toFixed(1);
  console.log(
    name.padEnd(34),
    at(0.5).padStart(7),
    at(0.95).padStart(7),
    at(0.99).padStart(7),
    at(1).padStart(9),
    String(gaps.length).padStart(8),
  );
  await view.close();
}
await stage.close();

/** Runs in the page: the times between its frames, ascending. */
function measureFrames(durationMs: number): Promise<number[]> {
  return new Promise((resolve) => {
    const gaps: number[] = [];
    const startMs = performance.now();
    let before = startMs;
    const frame = () => {
      const now = performance.now();
      gaps.push(now - before);
      before = now;
      if (now - startMs < durationMs) requestAnimationFrame(frame);
      else resolve(gaps.sort((a, b) => a - b));
    };
    requestAnimationFrame(frame);
  });
}
