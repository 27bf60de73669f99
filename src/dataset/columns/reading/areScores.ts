/** The parts of a cell such as 25:23, as written. */
export interface ScoreParts {
  readonly first: string;
  readonly second: string;
  readonly third?: string;
}

const fewestWithTarget = 4;
const targetShare = 0.6;
const targetSecondShare = 0.2;
const fewestInRange = 10;
const highestSecond = 45;
/** Two sides do not differ by more than a hundred. */
const highestFirst = 100;

/**
 * True if distinct cells with colons are the scores of two sides rather than times. None may have a leading zero, and one of two things
 * must hold: most of them contain the same number, at which a set is won, on either side; or there are many, half of them with two digits in
 * front, none above 100, and all second parts are from 10 to 45, although two in five minutes or seconds would be outside that range.
 */
export function areScores(cells: readonly ScoreParts[]): boolean {
  if (cells.some(({ first, second, third }) => third !== undefined || /^0\d/.test(first) || second.startsWith('0'))) return false;
  const seconds = cells.map(({ second }) => Number(second));
  if (seconds.every((value) => value % 5 === 0)) return false;
  if (hasTarget(cells)) return true;
  // Laps of a minute and 20 to 45 seconds have one digit in front.
  const areLong = cells.filter(({ first }) => first.length > 1).length * 2 >= cells.length;
  const areClose = cells.every(({ first }) => Number(first) <= highestFirst);
  return areLong && areClose && cells.length >= fewestInRange && seconds.every((value) => value >= 10 && value <= highestSecond);
}

function hasTarget(cells: readonly ScoreParts[]): boolean {
  if (cells.length < fewestWithTarget) return false;
  const numbers = new Set(cells.flatMap(({ first, second }) => [first, second]));
  return [...numbers].some((number) => {
    const wins = cells.filter(({ first, second }) => first === number || second === number).length;
    const seconds = cells.filter(({ first, second }) => second === number && first !== number).length;
    const firsts = wins - seconds;
    return wins >= cells.length * targetShare && Math.min(firsts, seconds) >= cells.length * targetSecondShare;
  });
}
