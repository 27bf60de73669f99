import { passengers } from './passengers.ts';
import { sampleStates } from './sampleStates.ts';
import { numbersTable } from './tables.ts';
import { taskStates } from './taskStates.ts';
import { trainedState } from './trainedRuns.ts';

let states: ReturnType<typeof trainAll> | undefined;

/** The six kinds of tables that the panel must have room for, trained once per worker. */
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
