import { rowLoss } from '../../src/evaluation/rowLoss.ts';

/** A contender's answers to a table's test rows for one seed, and the true values. */
export interface Answers {
  /** A row's probability of every class, or its standardized number alone. */
  readonly outputs: readonly (readonly number[])[];
  /** The index of the class, or the standardized number. */
  readonly targets: readonly number[];
}

/** How good a contender's answers to a table are: means over the seeds. */
export interface QualityScores {
  /** For classes: mean cross-entropy, with all probabilities clipped to within 1e-7 of 0 and 1; accuracy; mean probability of the answer. */
  readonly classes?: { readonly logLoss: number; readonly accuracy: number; readonly sure: number };
  /** For numbers: R² over the test rows of all seeds together, since the few rows of one seed may hardly differ. */
  readonly r2?: number;
}

/** Scores the answers of all seeds to one table. */
export function scoreAnswers(answers: readonly Answers[], isNumber: boolean): QualityScores {
  if (isNumber) return { r2: 1 - total(answers.map(squaredErrors)) / total(answers.map(squaredDistances)) };
  const mean = (score: (given: Answers) => number) => total(answers.map(score)) / answers.length;
  return {
    classes: {
      logLoss: mean((given) => meanOfRows(given, (output, target) => rowLoss('categoricalCrossentropy', output, target))),
      accuracy: mean((given) => meanOfRows(given, (output, target) => (output.indexOf(Math.max(...output)) === target ? 1 : 0))),
      sure: mean((given) => meanOfRows(given, (output) => Math.max(...output))),
    },
  };
}

function meanOfRows({ outputs, targets }: Answers, score: (output: readonly number[], target: number) => number): number {
  return total(outputs.map((output, row) => score(output, targets[row]))) / outputs.length;
}

function squaredErrors({ outputs, targets }: Answers): number {
  return total(outputs.map(([output], row) => (output - targets[row]) ** 2));
}

function squaredDistances({ targets }: Answers): number {
  const mean = total(targets) / targets.length;
  return total(targets.map((target) => (target - mean) ** 2));
}

/** The sum of the values. */
export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
