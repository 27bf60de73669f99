// How long the extension host is kept busy, without the rest of the bench: `npm run bench:turns`.
import { buildIfOutdated } from '../scripts/buildIfOutdated.ts';
import { goalsSection } from './resultsPage.ts';
import { measureTurns, turnGoals, turnsSection } from './turnGoals.ts';

buildIfOutdated();
const turns = await measureTurns();
console.log(`${turnsSection(turns)}\n\n${goalsSection(turnGoals(turns))}`);
