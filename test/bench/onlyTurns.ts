import { measureTurns, turnGoals, turnsSection } from './turnGoals.ts';
const turns = await measureTurns();
console.log(turnsSection(turns));
console.log(turnGoals(turns));
