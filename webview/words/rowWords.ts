import { message, plural, type Message } from '../../src/message.ts';
import type { RowCounts } from '../../src/run/runPlan.ts';

/** The number of rows in each part: "140 rows to learn from", "20 for validation", "40 to test". */
export function rowsInParts({ train, validation, test }: RowCounts): Message[] {
  return [
    plural(train, '{count} row to learn from', '{count} rows to learn from'),
    ...(validation > 0 ? [message('{count} for validation', { count: validation })] : []),
    test === 0 ? message('none to test') : message('{count} to test', { count: test }),
  ];
}
