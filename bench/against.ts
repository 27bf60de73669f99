// Trains job by job in turns with the code of another checkout that has its packages installed: `npx node bench/against.ts ../other`.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Contender } from './contender.ts';
import { formatRatio } from './goal.ts';
import { median } from './median.ts';
import type * as ownContenders from './ownContenders.ts';
import { range, table } from './resultsPage.ts';
import type * as trainingJob from './trainingJob.ts';
import type * as trajectoryCheck from './trajectoryCheck.ts';

/** Shorter trainings are repeated within one turn, since a thread's clock ticks in milliseconds. */
const SHORT_MS = 40;
const ROUNDS = 15;

/** A checkout's jobs and its trainer. */
interface Checkout {
  readonly titles: readonly string[];
  entrants(index: number): readonly Contender[];
}

/** Loads the bench of a checkout. The modules are trusted to have the members that are read here. */
async function loadCheckout(root: string): Promise<Checkout> {
  const folders = [path.join(root, 'bench'), path.join(root, 'test', 'bench')];
  const folder = folders.find((candidate) => existsSync(path.join(candidate, 'ownContenders.ts')));
  if (folder === undefined) throw new Error(`There is no bench in ${root}`);
  const load = (name: string): Promise<unknown> => import(pathToFileURL(path.join(folder, name)).href);
  const { trainingJobs } = (await load('trainingJob.ts')) as typeof trainingJob;
  const { createOwnContenders } = (await load('ownContenders.ts')) as typeof ownContenders;
  const { createCheck } = (await load('trajectoryCheck.ts')) as typeof trajectoryCheck;
  return {
    titles: trainingJobs.map((createJob) => createJob().title),
    entrants: (index) => {
      const job = trainingJobs[index]();
      return createOwnContenders(job, createCheck(job.start)).filter((contender) => 'train' in contender);
    },
  };
}

/** Processor milliseconds of this thread for one training: other processes on the machine do not count. */
async function ownTime(contender: Contender, trainings: number): Promise<number> {
  const before = process.threadCpuUsage();
  for (let training = 0; training < trainings; training++) await contender.train();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000 / trainings;
}

async function race(now: Contender, then: Contender): Promise<string[]> {
  const [first] = [await ownTime(now, 1), await ownTime(then, 1)];
  const trainings = Math.max(1, Math.ceil(SHORT_MS / Math.max(first, 1)));
  const times: { readonly now: number; readonly then: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const isFirst = round % 2 === 0;
    const before = isFirst ? await ownTime(now, trainings) : 0;
    const other = await ownTime(then, trainings);
    times.push({ now: isFirst ? before : await ownTime(now, trainings), then: other });
  }
  const ratios = times.map((time) => time.now / time.then);
  return [
    ...[median(times.map((time) => time.now)), median(times.map((time) => time.then))].map((ms) => ms.toFixed(1)),
    ...[formatRatio(median(ratios)), range(ratios, formatRatio)],
  ];
}

const [, , root] = process.argv;
if (root === undefined) throw new Error('Say which checkout: npx node bench/against.ts ../other');
const here = await loadCheckout(path.resolve(import.meta.dirname, '..'));
const there = await loadCheckout(path.resolve(root));
const rows: string[][] = [];
for (const [index, title] of here.titles.entries()) {
  const others = there.entrants(index);
  for (const now of here.entrants(index)) {
    const then = others.find(({ name }) => name === now.name);
    // Helper threads' time is not part of this thread's.
    if (!then || now.name.includes('cores')) continue;
    rows.push([`${title}: ${now.name}`, ...(await race(now, then))]);
    console.log(rows.at(-1)?.join(' | '));
  }
}
console.log(`\n${table(['', 'here, ms of the thread', 'there', 'here / there', 'min–max'], rows)}`);
process.exit();
