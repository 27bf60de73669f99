import * as v from 'valibot';
import { pictureNames } from './pictures.ts';
import {
  bundle,
  count,
  failure,
  figure,
  fitWeights,
  history,
  noList,
  outcome,
  plan,
  rowCounts,
  said,
  scores,
  share,
  snapshot,
  snapshots,
} from './shownShapes.ts';
import type { ViewUpdate } from './viewMessages.ts';

const runId = v.string();
const fold = v.looseObject({ index: count, rows: count, scores, baseline: scores });
const shuffle = v.object({ index: count, score: figure });
const setting = v.looseObject({ setting: count, restart: count, rows: count, scores: v.optional(scores), failure: v.optional(said) });

const crossValidation = v.object({ folds: count, scored: v.array(fold), failure: v.optional(failure) });
const chanceTest = v.object({ trainings: count, scored: v.array(shuffle), failure: v.optional(failure) });
const sweep = v.looseObject({
  ...{ runId, target: v.string(), features: v.array(v.string()), task: v.string(), rows: rowCounts },
  ...{ settings: v.array(v.looseObject({})), restarts: count, scored: v.array(setting), failure: v.optional(failure) },
});

const run = v.pipe(
  v.looseObject({
    ...{ runId, phase: v.picklist(['reading', 'training', 'trained', 'stopped', 'failed']), options: noList },
    ...{ plan: v.optional(plan), history, snapshots, outcome: v.optional(outcome), failure: v.optional(failure) },
    ...{ crossValidation: v.optional(crossValidation), chanceTest: v.optional(chanceTest) },
  }),
  v.check((whole) => fitWeights(whole)),
);

const drift = v.looseObject({ changed: count, added: count, removed: count, missingColumns: v.optional(v.array(v.string())) });
const record = v.looseObject({
  runId,
  number: count,
  target: v.looseObject({ type: v.string() }),
  train: scores,
  test: v.optional(scores),
});

const state = v.pipe(
  noList,
  v.object({
    ...{ run: v.optional(run), previous: v.optional(run), drift: v.optional(drift) },
    ...{ sweep: v.optional(sweep), records: v.optional(v.array(record)) },
  }),
);

const part = v.looseObject({ scores });

const event = v.variant('type', [
  v.looseObject({ type: v.literal('started'), runId, options: noList }),
  v.object({ type: v.picklist(['interrupted', 'waiting', 'scoring']), runId }),
  v.object({ type: v.literal('reading'), runId, share }),
  v.pipe(
    v.object({
      ...{ type: v.literal('planned'), runId, plan, initial: snapshot },
      joined: v.optional(v.object({ history, snapshots })),
    }),
    v.check(({ initial, joined, plan: planned }) => fitWeights({ plan: planned, snapshots: [initial, ...(joined?.snapshots ?? [])] })),
  ),
  v.object({ type: v.literal('epochs'), runId, bundle }),
  v.object({ type: v.literal('paused'), runId, isPaused: v.boolean() }),
  v.object({ type: v.literal('trained'), runId, outcome }),
  v.object({ type: v.literal('failed'), runId, failure }),
  v.object({ type: v.literal('broughtBack'), run }),
  v.object({ type: v.literal('foldsStarted'), runId, folds: count }),
  v.object({ type: v.literal('foldScored'), runId, fold }),
  v.object({ type: v.picklist(['foldsEnded', 'shufflesEnded', 'sweepEnded']), runId, failure: v.optional(failure) }),
  v.object({ type: v.literal('shufflesStarted'), runId, trainings: count }),
  v.object({ type: v.literal('shuffleScored'), runId, score: shuffle }),
  v.object({
    ...{ type: v.literal('decisionMoved'), runId, threshold: share },
    scores: v.object({ train: part, test: v.optional(part), validation: v.optional(part) }),
  }),
  v.object({ type: v.literal('sweepStarted'), runId, sweep }),
  v.object({ type: v.literal('settingScored'), runId, score: setting }),
  v.object({ type: v.literal('drifted'), drift: v.optional(drift) }),
]);

const context = v.looseObject({
  documentUri: v.string(),
  fileName: v.string(),
  playbackSeconds: v.number(),
  hasLineAnswers: v.optional(v.boolean()),
});

const outcomeOfRequest = v.variant('type', [
  v.looseObject({ type: v.literal('done') }),
  v.object({ type: v.literal('failed'), said }),
  v.object({ type: v.literal('cancelled') }),
]);

const updateSchema = v.variant('type', [
  v.object({ type: v.literal('snapshot'), context, state, isNews: v.boolean() }),
  v.object({ type: v.literal('event'), event }),
  v.object({ type: v.literal('contextChanged'), context }),
  v.object({ type: v.literal('rowPointed'), line: v.optional(count), chosenFor: v.optional(v.picklist(['look', 'whatIf'])) }),
  v.object({ type: v.literal('pictureWanted'), name: v.picklist(pictureNames) }),
  v.object({ type: v.literal('reply'), reply: v.object({ id: count, outcome: outcomeOfRequest }) }),
]);

/**
 * Throws a TypeError, in English for the log, for anything that is not an update or cannot be drawn, such as curves of different lengths or
 * weights of another network. The numbers in arrays are not checked, so that an epoch costs microseconds. A reply's value is checked by the
 * code that asked for it.
 */
export function checkUpdate(sent: unknown): asserts sent is ViewUpdate {
  const checked = v.safeParse(updateSchema, sent, { abortEarly: true });
  if (checked.success) return;
  const place = v.getDotPath(checked.issues[0]) ?? '';
  throw new TypeError(`A view was sent something that it cannot have: "${place.slice(0, 100)}"`);
}
