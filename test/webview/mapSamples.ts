import type { SessionState } from '../../src/protocol/sessionState.ts';
import type { SampledRows } from '../../src/protocol/tableQuestions.ts';
import { buildFrom } from '../unit/dataset/buildFrom.ts';
import type { WebviewPage } from './webviewPage.ts';

/** All rows of a trained state's table as the host would sample them: encoded, with 1 for a training row and 2 for a test row. */
export function samplesOf(text: string, { run }: SessionState): SampledRows {
  if (!run?.plan) throw new Error('Nothing was trained');
  const { dataset, table, encoder } = buildFrom(text, run.plan.recipe);
  if (JSON.stringify(encoder) !== JSON.stringify(run.plan.encoder)) throw new Error('The rows are encoded in another way than they were');
  const { rowCount, featureCount, featureStride, features, targets, train, test, records } = dataset;
  const inputs = new Float32Array(rowCount * featureCount);
  for (let row = 0; row < rowCount; row++)
    inputs.set(features.subarray(row * featureStride, row * featureStride + featureCount), row * featureCount);
  const splits = new Uint8Array(rowCount);
  for (const row of train) splits[row] = 1;
  for (const row of test) splits[row] = 2;
  return { lines: Uint32Array.from(records, (record) => table.startLines[record]), inputs, targets: targets.slice(0, rowCount), splits };
}

/** Waits until the page requests the rows, and replies. */
export async function sendSamples(view: WebviewPage, state: SessionState, samples: SampledRows): Promise<void> {
  await answer(view, 'sampleRows', { runId: state.run?.runId ?? '', ...samples });
}

/** Replies to the last request of this type with a value. */
export async function answer(view: WebviewPage, verb: string, value: unknown): Promise<void> {
  await view.page.waitForFunction((wanted) => window.fakeHost.intents.some(({ type }) => type === wanted), verb);
  const id = await view.page.evaluate((wanted) => window.fakeHost.intents.findLast(({ type }) => type === wanted)?.id, verb);
  if (id === undefined) throw new Error(`Nobody waits for an answer to ${verb}`);
  await view.send({ type: 'reply', reply: { id, outcome: { type: 'done', value } } });
  await view.settled();
}
