import { listOf, message, type Message, type MessageList } from '../../message.ts';

/** "kg, lb, none" of units of which "" is none. */
export function listUnits(units: readonly string[]): MessageList {
  return listOf(
    units.map((text) => text || message('none')),
    'comma',
  );
}

/** What is said of numbers with several units. */
export function unitsAsTheyStand(units: readonly string[]): Message {
  return message('the units differ ({units}); numbers are taken as they stand', { units: listUnits(units) });
}
