import { createRandom } from '../../src/random.ts';
import { sampleStates } from './sampleStates.ts';
import { numbersTable } from './tables.ts';
import { taskStates } from './taskStates.ts';
import { trainedState } from './trainedRuns.ts';

/** 300 passengers with the columns of a ship's list, cells missing: 31 inputs or so, from categories of two to eight values and numbers. */
function passengers(): string {
  const random = createRandom(29);
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random.nextFloat() * values.length)];
  const lines = Array.from({ length: 300 }, () => {
    const [sex, rank, age] = [pick(['male', 'female']), pick([1, 2, 3]), 1 + random.nextFloat() * 70];
    const town = pick(['Southampton', 'Cherbourg', 'Queenstown']);
    const who = age < 16 ? 'child' : sex === 'male' ? 'man' : 'woman';
    const survived = (sex === 'female' ? 2 : 0) + (3 - rank) * 0.7 + random.nextFloat() * 2 > 2.4 ? 1 : 0;
    const fare = (100 * random.nextFloat() ** 3 + 5) / rank;
    const deck = random.nextFloat() < 0.7 ? '' : pick(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    return [
      survived,
      rank,
      sex,
      random.nextFloat() < 0.2 ? '' : age.toFixed(0),
      pick([0, 0, 0, 1, 2, 3]),
      pick([0, 0, 1, 2]),
      fare.toFixed(4),
      town[0],
      ['First', 'Second', 'Third'][rank - 1],
      who,
      who === 'man' ? 'True' : 'False',
      deck,
      town,
      pick(['True', 'False']),
    ].join(',');
  });
  return `survived,pclass,sex,age,sibsp,parch,fare,embarked,class,who,adult_male,deck,embark_town,alone\n${lines.join('\n')}\n`;
}

let states: ReturnType<typeof trainAll> | undefined;

/** The six kinds of tables that the panel has to have room for, trained once for all files of a worker. */
export function geometryStates() {
  states ??= trainAll();
  return states;
}

async function trainAll() {
  const [{ neuron, hidden }, { homes, flowers }] = await Promise.all([sampleStates(), taskStates()]);
  const names = Array.from({ length: 60 }, (_, index) => `measurement_of_sensor_${index + 1}_in_the_northern_hall`);
  return {
    neuron,
    passengers: await trainedState(passengers(), { target: 'survived', epochs: 100 }),
    hidden,
    homes,
    flowers,
    longNames: await trainedState(numbersTable(60, names), { epochs: 100 }),
  };
}
