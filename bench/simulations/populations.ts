import { createRandom, type Random } from '../../src/random.ts';
import type { TrainOptions } from '../../src/run/options/trainOptions.ts';

/** A row of two numbers and the answer. */
export interface DrawnRow {
  readonly inputs: readonly [number, number];
  readonly answer: string;
}

/** How a population's tables are drawn, and where its unseen rows come from. */
export interface Sampling {
  readonly name: string;
  readonly options: TrainOptions;
  /** The text of a table. */
  draw(random: Random, isNumber: boolean): string;
}

/** A group consists of the rows of one person, whose inputs and targets are alike. */
const PERSONS = 40;
const ROWS_OF_A_PERSON = 8;

/** The cases that intervals are checked on: tables of independent rows, of copies, and of groups that are never split. */
export const samplings: readonly Sampling[] = [
  ...[60, 100, 300].map((rows): Sampling => ({
    name: `${rows} independent rows`,
    options: {},
    draw: (random, isNumber) => textOf(drawRows(random, isNumber, rows)),
  })),
  ...[60, 100].map((rows): Sampling => ({
    name: `${rows} rows, each five times`,
    options: {},
    draw: (random, isNumber) => textOf(drawRows(random, isNumber, rows).flatMap((row) => Array<DrawnRow>(5).fill(row))),
  })),
  {
    name: '100 rows, a fifth of them eight times',
    options: {},
    draw: (random, isNumber) =>
      textOf(drawRows(random, isNumber, 100).flatMap((row) => Array<DrawnRow>(random.below(5) === 0 ? 8 : 1).fill(row))),
  },
  samplePersons(`${ROWS_OF_A_PERSON} rows`, () => ROWS_OF_A_PERSON),
  samplePersons('2 to 15 rows', (random) => 2 + random.below(14)),
];

function samplePersons(count: string, rowsOf: (random: Random) => number): Sampling {
  return {
    name: `${PERSONS} persons with ${count} each`,
    options: { splitBy: { column: 'person', as: 'group' }, features: ['a', 'b'] },
    draw: (random, isNumber) => {
      const persons = Array.from({ length: PERSONS }, () => drawPerson(random, isNumber, rowsOf(random)));
      return textOf(
        persons.flat(),
        persons.flatMap((rows, index) => rows.map(() => `p${index}`)),
      );
    },
  };
}

/** Independent rows of the population that the sampling draws from. */
export function drawUnseen({ options }: Sampling, random: Random, isNumber: boolean, count: number): readonly DrawnRow[] {
  if (!options.splitBy) return drawRows(random, isNumber, count);
  return Array.from({ length: count }, () => drawPerson(random, isNumber, 1)[0]);
}

function drawRows(random: Random, isNumber: boolean, count: number): DrawnRow[] {
  return Array.from({ length: count }, () => rowOf(random, isNumber, normal(random), normal(random), 0));
}

/** Half of a row's variance comes from its person. */
function drawPerson(random: Random, isNumber: boolean, count: number): DrawnRow[] {
  const [a, b, shift] = [normal(random), normal(random), normal(random)];
  const near = (center: number) => (center + normal(random)) * Math.SQRT1_2;
  return Array.from({ length: count }, () => rowOf(random, isNumber, near(a), near(b), shift));
}

function rowOf(random: Random, isNumber: boolean, a: number, b: number, shift: number): DrawnRow {
  const sum = 1.5 * a - b + shift;
  const answer = isNumber ? (sum + normal(random)).toFixed(4) : sum + 0.8 * normal(random) > 0.3 ? 'yes' : 'no';
  return { inputs: [Number(a.toFixed(4)), Number(b.toFixed(4))], answer };
}

function textOf(rows: readonly DrawnRow[], persons?: readonly string[]): string {
  const lines = rows.map(({ inputs, answer }, row) => [...inputs, ...(persons ? [persons[row]] : []), answer].join(','));
  return [persons ? 'a,b,person,y' : 'a,b,y', ...lines].join('\n');
}

/** A table whose columns say nothing about the target: three numbers and a word. */
export function drawNoise(seed: number, rows: number, classCount: number): string {
  const random = createRandom(seed);
  const answer = () => (classCount === 0 ? normal(random).toFixed(4) : `c${random.below(classCount)}`);
  const line = () => [...[1, 2, 3].map(() => normal(random).toFixed(4)), ['red', 'green', 'blue'][random.below(3)], answer()].join(',');
  return ['a,b,c,colour,y', ...Array.from({ length: rows }, line)].join('\n');
}

/** A survey of a few questions, with rows that are equal by chance, and a target that depends on at most one question. */
export function drawSurvey(seed: number, rows: number, hold: number): string {
  const random = createRandom(seed);
  const line = () => {
    const cells = [random.below(2), random.below(3), random.below(4)];
    return [...cells.map((cell) => 'nymx'[cell]), random.nextFloat() < hold ? cells[0] : random.below(2)].join(',');
  };
  return ['q1,q2,q3,y', ...Array.from({ length: rows }, line)].join('\n');
}

/** Standard normal (Box & Muller 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.nextFloat())) * Math.cos(2 * Math.PI * random.nextFloat());
}
