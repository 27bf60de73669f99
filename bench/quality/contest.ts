import type { TrainOptions } from '../../src/run/options/trainOptions.ts';
import type { PythonProcess } from '../pythonProcess.ts';
import { scoreAnswers, type Answers, type QualityScores } from './answerScores.ts';
import { answerByPeers, peerNames, type PeerName } from './peers.ts';
import type { QualityTable } from './qualityTables.ts';
import { trainAndAnswer } from './trainAndAnswer.ts';
import { namesOf } from '../../src/options/mapNames.ts';

/** Ways to train with the product, by their names on the page. */
export type OwnWays = Readonly<Record<string, TrainOptions>>;

/** Every contender's scores at one table. */
export interface TableResult {
  readonly table: QualityTable;
  readonly scores: ReadonlyMap<string, QualityScores>;
}

/** Trains the product in each of its ways, with each seed. */
async function scoreOwnWays(table: QualityTable, ways: OwnWays, seeds: readonly number[]): Promise<Map<string, QualityScores>> {
  const scores = new Map<string, QualityScores>();
  for (const [name, options] of Object.entries(ways)) {
    const answers: Answers[] = [];
    for (const seed of seeds) answers.push(await trainAndAnswer(table.text, { ...options, ...table.options, seed }));
    scores.set(name, scoreAnswers(answers, table.isNumber));
  }
  return scores;
}

/** The same for scikit-learn's models. */
async function scorePeers(
  python: PythonProcess,
  folder: string,
  table: QualityTable,
  seeds: readonly number[],
): Promise<Map<string, QualityScores>> {
  const answers: Readonly<Record<PeerName, Answers>>[] = [];
  for (const seed of seeds) answers.push(await answerByPeers(python, folder, table, seed));
  return new Map(
    namesOf<PeerName>(peerNames).map((name) => [
      peerNames[name],
      scoreAnswers(
        answers.map((ofSeed) => ofSeed[name]),
        table.isNumber,
      ),
    ]),
  );
}

/** The product's ways on one core and the others on another, table by table. */
export async function holdContest(
  python: PythonProcess,
  folder: string,
  tables: readonly QualityTable[],
  ways: OwnWays,
  seeds: readonly number[],
): Promise<TableResult[]> {
  const results: TableResult[] = [];
  for (const table of tables) {
    const [own, peers] = await Promise.all([scoreOwnWays(table, ways, seeds), scorePeers(python, folder, table, seeds)]);
    results.push({ table, scores: new Map([...own, ...peers]) });
    console.log(`${table.name} is done.`);
  }
  return results;
}
