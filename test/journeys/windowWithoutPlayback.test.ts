import { afterAll } from 'vitest';
import { looks } from './looks.ts';
import { otherWays } from './otherWays.ts';
import { SharedWindow } from './sharedWindow.ts';

const shared = new SharedWindow();
afterAll(() => shared.close());

looks(shared);
otherWays(shared);
