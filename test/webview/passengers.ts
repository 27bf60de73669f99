import { createRandom } from '../../src/random.ts';

/**
 * 300 passengers with the columns of a ship's list and missing cells: about 31 inputs from numbers and from categories of two to eight
 * values. `hasAlive` adds a column that gives survival away under another name.
 */
export function passengers({ hasAlive = false } = {}): string {
  const random = createRandom(29);
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random.nextFloat() * values.length)];
  const lines = Array.from({ length: 300 }, () => {
    const [sex, rank, age] = [pick(['male', 'female']), pick([1, 2, 3]), 1 + random.nextFloat() * 70];
    const town = pick(['Southampton', 'Cherbourg', 'Queenstown']);
    const who = age < 16 ? 'child' : sex === 'male' ? 'man' : 'woman';
    const survived = (sex === 'female' ? 2 : 0) + (3 - rank) * 0.7 + random.nextFloat() * 2 > 2.4 ? 1 : 0;
    const fare = (100 * random.nextFloat() ** 3 + 5) / rank;
    const deck = random.nextFloat() < 0.7 ? '' : pick(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    return [
      survived,
      rank,
      sex,
      random.nextFloat() < 0.2 ? '' : age.toFixed(0),
      pick([0, 0, 0, 1, 2, 3]),
      pick([0, 0, 1, 2]),
      fare.toFixed(4),
      town[0],
      ['First', 'Second', 'Third'][rank - 1],
      who,
      who === 'man' ? 'True' : 'False',
      deck,
      town,
      pick(['True', 'False']),
      ...(hasAlive ? [survived === 1 ? 'yes' : 'no'] : []),
    ].join(',');
  });
  return `survived,pclass,sex,age,sibsp,parch,fare,embarked,class,who,adult_male,deck,embark_town,alone${hasAlive ? ',alive' : ''}\n${lines.join('\n')}\n`;
}
