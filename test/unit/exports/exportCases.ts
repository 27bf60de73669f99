import { cellText } from '../../../src/csv/csvTable.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import type { ExportedModel } from '../../../src/exports/exportedModel.ts';
import { createRateFactor } from '../../../src/gradient/learningRateSchedule.ts';
import type { Model } from '../../../src/model/model.ts';
import { answerRow } from '../../../src/model/predict.ts';
import type { RowAnswer } from '../../../src/model/prediction.ts';
import type { TrainOptions } from '../../../src/run/options/trainOptions.ts';
import { emptyHistory } from '../../../src/run/history/history.ts';
import type { Continuation, RunOutcome, RunPlan } from '../../../src/run/runPlan.ts';
import { DenseTrainer } from '../../../src/training/loop/denseTrainer.ts';
import { planTable } from '../../../src/training/plan/planRun.ts';
import { evaluateRun } from '../../../src/training/worker/evaluateRun.ts';
import { repeat, scatter, tableOf } from '../dataset/buildFrom.ts';

/** A trained model, rows to ask it about, and its own answers. */
export interface ExportCase {
  readonly name: string;
  /** The text of the table. */
  readonly text: string;
  readonly model: Model;
  readonly exported: ExportedModel;
  readonly plan: RunPlan;
  readonly outcome: RunOutcome;
  /** Cells with their column names, in the order of the table. */
  readonly rows: readonly (readonly (readonly [string, string])[])[];
  readonly answers: readonly RowAnswer[];
}

const ROWS = 50;
const count = 120;
const numbers = scatter(count);
const day = (row: number) => new Date(Date.UTC(2021, 0, 1, (row * 7) % 24) + row * 9 * 864e5).toISOString();

/** Columns of each kind. */
const featureSets = {
  numbers: { size: numbers, age: repeat([30.5, 40, 1e-3, 52], count), big: numbers.map((x) => x * 1e5 - 3e7) },
  categories: {
    size: numbers,
    city: repeat(['Oslo', 'Rome', 'Kyiv', 'São Paulo', 'Oslo'], count),
    member: repeat(['yes', 'no', 'no'], count),
    floor: repeat(['1a', '2', '10', '2'], count),
  },
  dates: {
    since: numbers.map((_, row) => day(row).slice(0, 10)),
    at: numbers.map((_, row) => `${day(row * 3).slice(0, 19)}Z`),
    size: numbers,
  },
  missing: {
    size: numbers.map((x, row) => (row % 7 === 3 ? '' : x)),
    city: repeat(['Oslo', 'NA', 'Rome', '?', 'Kyiv', 'Oslo'], count),
    since: numbers.map((_, row) => (row % 6 === 2 ? '' : day(row).slice(0, 10))),
    ticked: repeat(['x', '', 'x', '', ''], count),
    chosen: repeat(['', 1, 1], count),
  },
  'wild names': {
    'a "quoted" \'name\'': numbers,
    '행\nnew line `${x}` \\': numbers.map((x) => (x * 7) % 31),
    'class/*</script>*/--': repeat(['it\'s "x"', 'b\\', '%d ??/', '{y}', 'naïve🍎'], count),
    constructor: numbers.map((x) => (x * 13) % 17),
    for: numbers.map((x) => (x * 3) % 11),
  },
} as const;
export type FeatureSet = keyof typeof featureSets;

const targetOf: Readonly<Record<'two classes' | 'several' | 'a number' | 'a logarithm', (score: number) => string | number>> = {
  'two classes': (score: number) => (score > 0.5 ? 'it\'s "yes"' : 'no'),
  several: (score: number) => (score > 0.66 ? 'a' : score > 0.33 ? '__proto__' : 'c d'),
  'a number': (score: number) => 1000 + 3000 * score,
  'a logarithm': (score: number) => 100 * Math.exp(8 * score),
};
export type TargetKind = keyof typeof targetOf;

/** Every kind of target, column and network that exports support. */
export const caseNames = (Object.keys(targetOf) as TargetKind[]).flatMap((target) =>
  (Object.keys(featureSets) as FeatureSet[]).flatMap((features) =>
    [[], [8, 4]].map((hidden) => ({ name: `${target}, ${features}, [${hidden.join(', ')}]`, target, features, hidden })),
  ),
);

/** By name: the tests of every format ask for the same ones, in one module graph. */
const trained = new Map<string, ExportCase>();

/** A model of the case, trained for some epochs. */
export function exportCase(of: (typeof caseNames)[number]): ExportCase {
  const found = trained.get(of.name) ?? trainNamed(of);
  trained.set(of.name, found);
  return found;
}

function trainNamed({ name, target, features, hidden }: (typeof caseNames)[number]): ExportCase {
  const columns = featureSets[features];
  const scores = numbers.map((x, row) => ((x / 1000.7) * 0.7 + ((row * 37) % 101) / 300) % 1);
  const text = tableOf({ ...columns, target: scores.map(targetOf[target]) });
  return trainCase(name, text, {
    target: 'target',
    hidden: [...hidden],
    epochs: 12,
    initializer: 'glorotUniform',
    targetScale: target === 'a logarithm' ? 'log' : 'linear',
    // A threshold that the user has moved.
    ...(target === 'two classes' && features !== 'numbers' ? { threshold: 0.4 } : {}),
  });
}

/** Trains a model on any table. It is asked about the table's first rows and about `asked`, cells in the order of its columns. */
export function trainCase(
  name: string,
  text: string,
  { threshold, ...options }: TrainOptions & { readonly threshold?: number },
  asked: readonly (readonly string[])[] = [],
): ExportCase {
  const table = readCsv(text);
  const { plan: planned, dataset, initial, ledger } = planTable(table, options, 'wasm');
  const plan = threshold === undefined ? planned : withBorder(planned, threshold);
  const { learningRate, learningRateSchedule, epochs } = plan.hyperparameters;
  const factor = createRateFactor(learningRateSchedule, epochs);
  const trainer: DenseTrainer = new DenseTrainer({
    ...{ ...plan, dataset, initial },
    onEpoch: ({ epoch, trainLoss, validationLoss }) => {
      trainer.setLearningRate(learningRate * factor(epoch, validationLoss ?? trainLoss));
      return 'continue';
    },
  });
  trainer.setLearningRate(learningRate * factor(0));
  trainer.advance(() => false);
  const { weights } = trainer;
  const outcome = {
    ...evaluateRun({ plan, dataset, weights, epochs, bestEpoch: epochs, isStopped: false, elapsedMs: 1 }),
  };
  const model: Model = { ...plan, weights, ledger };
  const known = Array.from({ length: Math.min(ROWS, table.rowCount) }, (_, row) => table.columns.map((column) => cellText(column, row)));
  const rows = [...known, ...asked].map((cells) => table.names.map((column, index) => [column, cells[index]] as const));
  return {
    name,
    text,
    model,
    plan,
    outcome,
    exported: {
      ...model,
      fileName: `${name.replace(/[^a-z0-9]+/gi, '_')}.csv`,
      tableColumns: table.names,
      maker: 'Neuron 0.0.0',
      run: { options, plan, outcome, history: emptyHistory(0) },
    },
    rows,
    answers: rows.map((row) => answerRow(model, new Map(row))),
  };
}

/** The model with other weights, as training that went on or somebody's hand has left them. */
export function withWeights(of: ExportCase, weights: Float32Array<ArrayBuffer>, continued: Continuation): ExportCase {
  const [plan, outcome, model] = [
    { ...of.plan, continued },
    { ...of.outcome, weights },
    { ...of.model, weights },
  ];
  return {
    ...{ ...of, plan, outcome, model },
    exported: { ...of.exported, weights, run: { ...of.exported.run, plan, outcome } },
    answers: of.rows.map((row) => answerRow(model, new Map(row))),
  };
}

function withBorder(plan: RunPlan, threshold: number): RunPlan {
  const { target } = plan.encoder;
  return target.type === 'binary' ? { ...plan, encoder: { ...plan.encoder, target: { ...target, threshold } } } : plan;
}
