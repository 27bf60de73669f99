import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import { drawNoise, drawSurvey } from './populations.ts';
import { simulateRun, type SimulatedRun } from './simulatedRun.ts';
import { said } from '../../test/unit/said.ts';

/** How often something untrue is claimed. */
export interface FalseClaims {
  readonly what: string;
  readonly tables: number;
  readonly betterThanBaseline: number;
  readonly explains: number;
  readonly leaks: number;
}

const tasks = [
  ['two classes', 2],
  ['three classes', 3],
  ['a number', 0],
] as const;

/** On noise, no gain, no explained variance and no leak may be claimed. */
export async function countOnNoise(rows: number, network: TrainOptions, tables: number): Promise<FalseClaims[]> {
  const counted: FalseClaims[] = [];
  for (const [name, classCount] of tasks) {
    const what = `${rows} rows of noise, ${name}${network.hidden ? `, hidden ${network.hidden.join(', ')}` : ''}`;
    const text = (seed: number) => drawNoise(seed * 31 + rows, rows, classCount);
    counted.push(await countClaims(what, tables, network, text));
  }
  return counted;
}

/** Rows that are equal by chance are no leak, whether a question is informative or not. */
export async function countOnSurveys(rows: number, hold: number, tables: number): Promise<FalseClaims> {
  const text = (seed: number) => drawSurvey(seed * 17 + rows, rows, hold);
  return countClaims(`${rows} rows of a survey, ${Math.round(hold * 100)} % told by a question`, tables, {}, text);
}

async function countClaims(what: string, tables: number, network: TrainOptions, textOf: (seed: number) => string): Promise<FalseClaims> {
  const runs: SimulatedRun[] = [];
  for (let seed = 1; seed <= tables; seed++) runs.push(await simulateRun(textOf(seed), { target: 'y', seed, ...network }));
  const count = (holds: (run: SimulatedRun) => boolean) => runs.filter(holds).length;
  return {
    ...{ what, tables },
    betterThanBaseline: count(({ outcome }) => (outcome.test?.gain95?.[0] ?? 0) > 0),
    explains: count(({ outcome }) => (outcome.test?.r295?.[0] ?? 0) > 0),
    leaks: count(({ plan }) => said(plan.dataChecks.map((check) => check.said)).some((check) => check.startsWith('Leak'))),
  };
}
