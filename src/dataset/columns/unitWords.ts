import { listOf, message, type Message, type MessageList } from '../../message.ts';

/** "kg, lb, none" for a list of units in which "" means none. */
export function listUnits(units: readonly string[]): MessageList {
  return listOf(
    units.map((text) => text || message('none')),
    'comma',
  );
}

/** The remark about numbers with several units. */
export function unitsAsTheyStand(units: readonly string[]): Message {
  return message('the units differ ({units}); numbers are taken as they are', { units: listUnits(units) });
}
