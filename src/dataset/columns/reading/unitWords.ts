import type { NumberFormat } from '../../cells/cellValue.ts';
import { listOf, message, type Message, type MessageList } from '../../../message.ts';

/** "kg, lb, none" for a list of units in which "" means none. */
function listUnits(units: readonly string[]): MessageList {
  return listOf(
    units.map((text) => text || message('none')),
    'comma',
  );
}

/** The remark about a column that is kept as text because of its units. */
export function unitsKept(units: readonly string[]): Message {
  return message(
    'its units differ ({units}), so it is kept as text: write all values in one unit, or choose number for the column to take the digits as they are',
    { units: listUnits(units) },
  );
}

/** The remark about a few numbers that have another unit than most and are not read, or that have none. */
export function unitsBeside(units: readonly string[], { unit = '', isAnyUnit }: NumberFormat): Message {
  if (isAnyUnit === true || unit === '' || units.every((one) => one === unit || one === '')) return unitsAsTheyStand(units);
  return message('the units differ ({units}): numbers with another unit than {unit} are not read', { units: listUnits(units), unit });
}

/** The remark about numbers with several units. */
export function unitsAsTheyStand(units: readonly string[]): Message {
  return message('the units differ ({units}); numbers are taken as they are', { units: listUnits(units) });
}
