import { expect, test } from 'vitest';
import { inEnglish } from '../../../src/inWords.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import { emptySession, reduceSession } from '../../../src/protocol/sessionState.ts';
import type { WorkerReport } from '../../../src/protocol/workerMessages.ts';
import type { Engine } from '../../../src/run/options/hyperparameters.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { summarize } from '../../../src/session/trainingSummary.ts';
import { RunControl } from '../../../src/training/worker/runControl.ts';
import { runTraining } from '../../../src/training/worker/runTraining.ts';
import { progressWords } from '../../../webview/words/progressWords.ts';
import { meaningSentence } from '../../../webview/words/meaningWords.ts';
import { resultWords } from '../../../webview/words/resultWords.ts';
import { runFacts } from '../../../webview/words/runFacts.ts';
import { smallPrint } from '../../../webview/words/smallPrint.ts';
import { metricCurve } from '../../../webview/curves/metricCurve.ts';
import { kernel } from './trainByKernel.ts';
import { said } from '../said.ts';
import type { Message } from '../../../src/message.ts';

const and = 'a,b,and\n0,0,0\n0,1,0\n1,0,0\n1,1,1\n';
const sum = 'a,b,sum\n0,0,0\n0,1,1\n1,0,1\n1,1,2\n';
type Way = 'kernel' | 'loop' | 'tfjs';

/** The state of a session after a training, in one of the ways that there are to train. */
async function trained(text: string, options: TrainOptions, way: Way) {
  const engine: Engine = way === 'tfjs' ? 'tfjs' : 'wasm';
  let state = reduceSession(emptySession, { type: 'started', runId: 'a', options });
  const post = (report: WorkerReport) => {
    if (report.type === 'planned' || report.type === 'epochs' || report.type === 'trained') state = reduceSession(state, report);
  };
  const port = { post, onRequest: () => undefined, yieldToRequests: () => Promise.resolve(), ...(way === 'kernel' ? { kernel } : {}) };
  await runTraining({ type: 'train', runId: 'a', source: textSource(text), options, engine }, port, new RunControl('a'));
  const { run } = state;
  if (!run?.plan || !run.outcome) throw new Error('The run has not ended');
  return { run, plan: run.plan, outcome: run.outcome };
}
const plain = (said: string | Message | readonly Message[] | undefined) =>
  (said === undefined || typeof said === 'string' ? said : [said].flat().map(inEnglish).join(' · '))?.replaceAll('\u00a0', ' ');

test.each<Way>(['kernel', 'loop', 'tfjs'])('AND is learned from all of its rows and is not tested: %s', async (way) => {
  const { run, plan, outcome } = await trained(and, { epochs: 1000, learningRate: 0.05 }, way);
  expect(outcome).toMatchObject({ epochs: 1000, isStopped: false, right: 4, of: 4, train: { accuracy: 1 } });
  expect([outcome.test, outcome.train.accuracy95]).toEqual([undefined, undefined]);
  expect(outcome.confusion).toEqual([
    [3, 0],
    [0, 1],
  ]);
  expect([...run.history.testLoss].every(Number.isNaN)).toBe(true);
  const summary = summarize('a', plan, outcome);
  expect(summary).toMatchObject({ rows: { train: 4, test: 0 }, train: { accuracy: 1 }, baseline: { accuracy: 0.75 } });
  expect(Object.keys(summary)).not.toContain('test');
  expect(said(summary.warnings).join()).toContain('there is no test');
});

test('what is reported refers to the training rows', async () => {
  const { run, plan, outcome } = await trained(and, { epochs: 1000, learningRate: 0.05, patience: 5 }, 'loop');
  const words = resultWords(plan, outcome);
  expect([words.figure, words.figureName].map(plain)).toEqual(['100.0 %', 'Training accuracy']);
  expect(plain(words.sentence)).toBe('Right on 4 of 4 rows that it learned from.');
  expect(plain(words.comparison)).toBe('Always answering 0 would get 75.0 %.');
  expect(plain(words.losses)).toMatch(/^train loss 0\.\d+/);
  expect(plain(meaningSentence(plan, outcome))).toMatch(/^There is no test: the table lists every case/);
  expect(plain(progressWords(run, 1000))).toMatch(/^so far right on 100\.0 % of the rows that it learns from · train loss/);
  expect(runFacts(plan, outcome, inEnglish).map(({ name, value }) => `${name}: ${value}`)).toEqual(
    expect.arrayContaining(
      ['Rows: 4 rows to learn from, none to test', 'Training accuracy: 100.0 %'].map((text) => text.replace(/ (?=%)/, '\u00a0')),
    ),
  );
  expect(plain(smallPrint(plan, outcome).map(inEnglish).join(' · '))).toMatch(/^4 rows to learn from · none to test/);
  const { series, range } = metricCurve(run, plan);
  expect(series).toEqual([run.history.trainMetric]);
  expect(range.max - range.min).toBeGreaterThan(0);
});

test('a number is answered as well', async () => {
  const { plan, outcome } = await trained(sum, { epochs: 2000, learningRate: 0.05, task: 'regression', target: 'sum' }, 'loop');
  expect(outcome.train.r2).toBeGreaterThan(0.99);
  expect(Array.from(outcome.pairs?.actual ?? [], Math.round)).toEqual([0, 1, 1, 2]);
  const words = resultWords(plan, outcome);
  expect(plain(words.figureName)).toBe('Mean training error');
  expect(plain(words.sentence)).toMatch(/^On 4 rows that it learned from, its answers were off by .* on average/);
  expect(JSON.stringify([words, meaningSentence(plan, outcome)])).not.toMatch(/NaN|test loss|test rows/);
});
