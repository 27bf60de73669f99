import { afterAll } from 'vitest';
import { SharedWindow } from './sharedWindow.ts';
import { trainNeuron } from './trainNeuron.ts';

const shared = new SharedWindow({ version: 'oldest', isPlayed: true });
afterAll(() => shared.close());

trainNeuron(shared, 'oldest');
