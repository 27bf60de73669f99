import type { Scores } from '../../evaluation/scores.ts';
import type { Interval } from '../../evaluation/intervals/intervals.ts';
import { optionNames, type OptionName } from '../../options/optionTable.ts';
import { compareRuns, type JudgedRun, type RunDelta } from './compareRuns.ts';
import { plannedOptions } from '../options/plannedOptions.ts';
import type { RunOutcome, RunPlan } from '../runPlan.ts';

/** A model and everything known about how it was made. */
export interface KnownModel {
  /** The name of its file, or of the table whose answers it gives. */
  readonly name: string;
  /** The table that it was trained on. */
  readonly fileName: string;
  /** Hash of the cells of its columns in all rows; absent if unknown. */
  readonly rowsHash?: string;
  readonly plan: RunPlan;
  readonly outcome: RunOutcome;
}

type Both<Value> = readonly [Value, Value];

/** Figures that are shown, in this order. */
export const figureNames = ['accuracy', 'balancedAccuracy', 'auc', 'r2', 'mae', 'rmse', 'loss'] as const;
export type FigureName = (typeof figureNames)[number];

/** One figure of two models, with confidence intervals if known and with the figure of a constant answer. */
export interface ComparedFigure {
  readonly name: FigureName;
  readonly values: Both<number | null>;
  readonly intervals: Both<Interval | null>;
  readonly baselines: Both<number | null>;
  /** Absent if one of them has no interval. */
  readonly overlap?: boolean;
}

/** A difference between two models. Values are option values, names or counts; null if unknown. */
export interface ModelDifference {
  readonly part: 'data' | 'settings' | 'network' | 'training';
  /** An option, or `table`, `fingerprint`, `target`, `task`, `classes`, `features`, `rows`, `splitBy`, `layers`, `epochs`. */
  readonly name: string;
  readonly values: Both<unknown>;
}

/** One thing in which models can differ. */
interface Fact extends Pick<ModelDifference, 'part' | 'name'> {
  readonly value: unknown;
}

/** What differs between two models, and how their figures compare. */
export interface ModelComparison {
  readonly names: Both<string>;
  readonly differences: readonly ModelDifference[];
  readonly figures: readonly ComparedFigure[];
  /** The second compared with the first, as in the list of runs. */
  readonly delta: RunDelta;
}

/** Compares what is known of two models, without looking at any row. */
export function compareKnownModels(a: KnownModel, b: KnownModel): ModelComparison {
  const [first, second] = [factsOf(a), factsOf(b)];
  const all = [...first, ...second.filter((fact) => !first.some((other) => isSameFact(other, fact)))];
  const valueIn = (facts: readonly Fact[], fact: Fact) => facts.find((other) => isSameFact(other, fact))?.value ?? null;
  return {
    names: [a.name, b.name],
    differences: all.flatMap((fact) => {
      const { part, name } = fact;
      const values = [valueIn(first, fact), valueIn(second, fact)] as const;
      return JSON.stringify(values[0]) === JSON.stringify(values[1]) ? [] : [{ part, name, values }];
    }),
    figures: figureNames.flatMap((name) => figureOf(name, a, b)),
    delta: compareRuns(judgedRun(b), judgedRun(a)),
  };
}

/** The scores that count, and those of a constant answer. */
export function comparedScores({ plan, outcome }: KnownModel): { readonly own: Scores; readonly baseline: Scores } {
  return { own: outcome.test ?? outcome.train, baseline: plan.baseline.scores };
}

/** The confidence interval of a figure, if it has one. */
export function intervalOf(name: FigureName, scores: Scores): Interval | undefined {
  const { accuracy95, balancedAccuracy95, r295, mae95 } = scores;
  const intervals = new Map<FigureName, Interval | undefined>([
    ['accuracy', accuracy95],
    ['balancedAccuracy', balancedAccuracy95],
    ['r2', r295],
    ['mae', mae95],
  ]);
  return intervals.get(name);
}

/** The options that a run was planned with, by name. */
export function optionsOf({ plan }: KnownModel): ReadonlyMap<OptionName, unknown> {
  const planned: Readonly<Partial<Record<OptionName, unknown>>> = plannedOptions(plan);
  return new Map(optionNames.flatMap((name) => (planned[name] === undefined ? [] : [[name, planned[name]] as const])));
}

function judgedRun({ plan, outcome }: KnownModel): JudgedRun {
  const { encoder, recipe, testKey } = plan;
  return {
    ...{ target: encoder.target, task: recipe.task },
    ...(outcome.test ? { test: outcome.test } : {}),
    ...(testKey === undefined ? {} : { testKey }),
  };
}

function figureOf(name: FigureName, a: KnownModel, b: KnownModel): ComparedFigure[] {
  const scores = [comparedScores(a), comparedScores(b)] as const;
  const of = <Value>(value: (scores: ReturnType<typeof comparedScores>) => Value) => [value(scores[0]), value(scores[1])] as const;
  const values = of(({ own }) => own[name] ?? null);
  if (values.every((value) => value === null)) return [];
  const intervals = of(({ own }) => intervalOf(name, own) ?? null);
  const [first, second] = intervals;
  const overlap = first && second ? { overlap: first[0] <= second[1] && second[0] <= first[1] } : {};
  return [{ name, values, intervals, baselines: of(({ baseline }) => baseline[name] ?? null), ...overlap }];
}

/** Everything in which models can differ, in the order in which it is shown. */
function factsOf(model: KnownModel): readonly Fact[] {
  const { plan, outcome, fileName, rowsHash } = model;
  const { recipe, encoder, rows, architecture } = plan;
  const { target } = encoder;
  const data = {
    ...{ table: fileName, fingerprint: rowsHash, target: recipe.target, task: recipe.task },
    ...{ classes: target.type === 'regression' ? undefined : target.classes, features: recipe.features, rows, splitBy: recipe.splitBy },
  };
  const layers = architecture.layers.map(({ units, activation }) => ({ units, activation }));
  return [
    ...Object.entries(data).map(([name, value]) => ({ part: 'data', name, value }) as const),
    ...[...optionsOf(model)].map(([name, value]) => ({ part: 'settings', name, value }) as const),
    { part: 'network', name: 'layers', value: layers },
    { part: 'training', name: 'epochs', value: outcome.epochs },
  ];
}

function isSameFact(a: Fact, b: Fact): boolean {
  return a.part === b.part && a.name === b.name;
}
