import { afterAll } from 'vitest';
import { longRuns } from './longRuns.ts';
import { people } from './people.ts';
import { SharedWindow } from './sharedWindow.ts';
import { trainNeuron } from './trainNeuron.ts';

const shared = new SharedWindow({ isPlayed: true });
afterAll(() => shared.close());

people(shared);
trainNeuron(shared, 'latest');
// The last: its last run goes on.
longRuns(shared);
