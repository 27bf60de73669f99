import type { Calibration } from '../../src/evaluation/calibration.ts';
import { message, plural, type Message } from '../../src/message.ts';
import { writePercent } from '../../src/writeNumber.ts';

/** With fewer rows than this, percentages say little. */
const FEW = 200;

/** Whether the probabilities can be trusted: they cannot where the observed shares lie significantly beside them. */
export function calibrationSentence({ bins, rows }: Calibration): Message {
  const off = bins.filter(({ said, came95 }) => said < came95[0] || said > came95[1]);
  if (off.length > 0) {
    const [worst] = off.toSorted((a, b) => b.count * Math.abs(b.said - b.came) - a.count * Math.abs(a.said - a.came));
    const args = { said: writePercent(worst.said, 0), came: writePercent(worst.came, 0) };
    return plural(
      worst.count,
      'Not always: where it said {said}, it was {came} ({count} row).',
      'Not always: where it said {said}, it was {came} ({count} rows).',
      args,
    );
  }
  return rows < FEW
    ? plural(rows, 'Probably, but {count} row is too few to be sure.', 'Probably, but {count} rows are too few to be sure.')
    : message('Yes, as far as {count} rows can tell.', { count: rows });
}
