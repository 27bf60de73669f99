import { mkdirSync, writeFileSync } from 'node:fs';
import { cosineOfTurn, sineOfTurn } from '../src/dataset/encoding/sineOfTurn.ts';
import { sigmoid } from '../src/network/elementary.ts';
import { createRandom, type Random } from '../src/random.ts';

/** The seed was searched for: with the default split the best single neuron gets 53 of the 60 test rows right, and always answering 1 gets 35. */
export const examSeed = 351;

/** `exam_scores.csv`: 200 students; passing a third exam is the more likely, the better the first two were. */
export function examScores(seed: number): string {
  const random = createRandom(seed);
  const rows = Array.from({ length: 200 }, () => {
    const [exam1, exam2] = [score(random), score(random)];
    const chance = sigmoid(0.1 * (exam1 - 62) + 0.12 * (exam2 - 62));
    return [exam1.toFixed(2), exam2.toFixed(2), random.nextFloat() < chance ? 1 : 0];
  });
  return toCsv(['exam1', 'exam2', 'pass'], rows);
}

/** `fruit.csv`: 120 apples and bananas; apples are firmer, bananas sweeter, with a little overlap. */
export function fruit(seed: number): string {
  const random = createRandom(seed);
  const rows = Array.from({ length: 120 }, () => {
    const isBanana = random.nextFloat() < 0.5;
    const sweetness = (isBanana ? 6.6 : 4.6) + bell(random);
    const firmness = (isBanana ? 3.4 : 6.2) + 1.2 * bell(random);
    return [sweetness.toFixed(1), firmness.toFixed(1), isBanana ? 'banana' : 'apple'];
  });
  return toCsv(['sweetness', 'firmness', 'fruit'], rows);
}

/** `rings.csv`: 300 points inside or outside of a circle: no single neuron can separate them, eight hidden ones can. */
export function rings(seed: number): string {
  const random = createRandom(seed);
  const rows = Array.from({ length: 300 }, () => {
    const [x, y] = [random.nextFloat() * 4 - 2, random.nextFloat() * 4 - 2];
    return [x.toFixed(3), y.toFixed(3), x * x + y * y < 2.4 ? 1 : 0];
  });
  return toCsv(['x', 'y', 'inside'], rows);
}

/** `flowers.csv`: 150 flowers of three kinds that overlap a little. */
export function flowers(seed: number): string {
  const random = createRandom(seed);
  const kinds = [
    { name: 'daisy', petal: 2.1, stem: 14, petals: 34 },
    { name: 'poppy', petal: 4.2, stem: 41, petals: 5 },
    { name: 'aster', petal: 2.9, stem: 38, petals: 27 },
  ];
  const rows = Array.from({ length: 150 }, () => {
    const { name, petal, stem, petals } = kinds[random.below(3)];
    const count = Math.max(4, Math.round(petals + 3 * bell(random)));
    return [(petal + 0.6 * bell(random)).toFixed(1), (stem + 9 * bell(random)).toFixed(0), count, name];
  });
  return toCsv(['petal_cm', 'stem_cm', 'petals', 'kind'], rows);
}

/** `houses.csv`: 240 houses; the price follows area, lot, district and garden, with noise. Some cells are empty, as in life. */
export function houses(seed: number): string {
  const random = createRandom(seed);
  const districts = [
    { name: 'Harbour', premium: 95_000 },
    { name: 'Old Town', premium: 60_000 },
    { name: 'Hillside', premium: 30_000 },
    { name: 'North', premium: 0 },
  ];
  const rows = Array.from({ length: 240 }, () => {
    const { name, premium } = districts[random.below(4)];
    const area = Math.max(35, Math.round(105 + 32 * bell(random)));
    const bedrooms = Math.max(1, Math.round(area / 34 + 0.6 * bell(random)));
    const lot = Math.max(80, Math.round(area * 2.6 + 90 * bell(random)));
    const hasGarden = random.nextFloat() < 0.6;
    const price = 40_000 + 2100 * area + 9000 * bedrooms + 120 * lot + premium + (hasGarden ? 18_000 : 0) + 22_000 * bell(random);
    const cell = (value: number) => (random.nextFloat() < 0.05 ? '' : value);
    return [area, cell(bedrooms), cell(lot), name, hasGarden ? 'yes' : 'no', Math.round(price / 500) * 500];
  });
  return toCsv(['area_m2', 'bedrooms', 'lot_m2', 'district', 'garden', 'price'], rows);
}

/** A truth table of a gate with two inputs. */
export function gate(name: string, answer: (a: number, b: number) => boolean): string {
  const cases = [0, 1].flatMap((a) => [0, 1].map((b) => [a, b, answer(a, b) ? 1 : 0]));
  return toCsv(['a', 'b', name], cases);
}

/** `moons.csv`: 240 points on two interlocking half circles: a straight line is right for most, a curve for nearly all. */
export function moons(seed: number): string {
  const random = createRandom(seed);
  const rows = Array.from({ length: 240 }, () => {
    const isUpper = random.nextFloat() < 0.5;
    const turn = random.nextFloat() / 2;
    const [across, up] = [cosineOfTurn(turn), sineOfTurn(turn)];
    const [x, y] = isUpper ? [across, up] : [1 - across, 0.5 - up];
    return [(x + 0.13 * bell(random)).toFixed(3), (y + 0.13 * bell(random)).toFixed(3), isUpper ? 'upper' : 'lower'];
  });
  return toCsv(['x', 'y', 'moon'], rows);
}

/** `spirals.csv`: 400 points on two arms that wind around each other one and a quarter times: it takes two hidden layers. */
export function spirals(seed: number): string {
  const random = createRandom(seed);
  const rows = Array.from({ length: 400 }, () => {
    const isRed = random.nextFloat() < 0.5;
    const turn = 0.12 + 1.13 * random.nextFloat();
    const angle = turn + (isRed ? 0.5 : 0);
    const [x, y] = [turn * cosineOfTurn(angle) + 0.03 * bell(random), turn * sineOfTurn(angle) + 0.03 * bell(random)];
    return [x.toFixed(3), y.toFixed(3), isRed ? 'red' : 'blue'];
  });
  return toCsv(['x', 'y', 'arm'], rows);
}

/** `recovery.csv`: 220 patients; the pulse is missing more often where nobody was worried, so its absence is informative. */
export function recovery(seed: number): string {
  const random = createRandom(seed);
  const rows = Array.from({ length: 220 }, () => {
    const age = Math.round(20 + 60 * random.nextFloat());
    const pulse = Math.round(74 + 11 * bell(random));
    const smokes = random.nextFloat() < 0.35;
    const chance = sigmoid(5.2 - 0.055 * age - 0.09 * (pulse - 74) - (smokes ? 1.3 : 0) - 1.4);
    const hasRecovered = random.nextFloat() < chance;
    const cell = (value: number | string, share: number) => (random.nextFloat() < share ? '' : value);
    return [cell(age, 0.06), cell(pulse, hasRecovered ? 0.3 : 0.08), cell(smokes ? 'yes' : 'no', 0.1), hasRecovered ? 'yes' : 'no'];
  });
  return toCsv(['age', 'pulse', 'smokes', 'recovered'], rows);
}

/** `bookings.csv`: 260 bookings; exactly the cancelled ones were refunded, which gives the answer away. */
export function bookings(seed: number): string {
  const random = createRandom(seed);
  const rows = Array.from({ length: 260 }, () => {
    const nights = 1 + random.below(10);
    const daysBefore = 1 + random.below(180);
    const price = nights * Math.round(55 + 45 * random.nextFloat());
    const isCancelled = random.nextFloat() < sigmoid(0.018 * (daysBefore - 95) + 0.15 * (nights - 5));
    const refund = isCancelled ? Math.round(price * (0.4 + 0.6 * random.nextFloat())) : 0;
    return [nights, daysBefore, price, refund, isCancelled ? 'yes' : 'no'];
  });
  return toCsv(['nights', 'days_before', 'cost', 'refund', 'cancelled'], rows);
}

function score(random: Random): number {
  return 30 + 70 * random.nextFloat();
}

/** Approximately normal with mean 0 and standard deviation 1: twelve uniform numbers less their mean. */
function bell(random: Random): number {
  return Array.from({ length: 12 }, () => random.nextFloat()).reduce((sum, value) => sum + value, -6);
}

function toCsv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [header, ...rows].map((row) => `${row.join(',')}\n`).join('');
}

/** File name and text of every sample. */
export const samples: readonly (readonly [string, string])[] = [
  ['exam_scores.csv', examScores(examSeed)],
  ['fruit.csv', fruit(1)],
  ['houses.csv', houses(1)],
  ['flowers.csv', flowers(1)],
  ['rings.csv', rings(1)],
  ['and.csv', gate('and', (a, b) => a + b === 2)],
  ['or.csv', gate('or', (a, b) => a + b > 0)],
  ['xor.csv', gate('xor', (a, b) => a !== b)],
  ['moons.csv', moons(1)],
  ['spirals.csv', spirals(1)],
  ['recovery.csv', recovery(1)],
  ['bookings.csv', bookings(1)],
];

if (import.meta.main) {
  const folder = new URL('../media/samples/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of samples) writeFileSync(new URL(name, folder), text);
}
