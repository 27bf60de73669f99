import { createRandom } from '../../src/random.ts';

/** 200 students like those of the lesson: two exams, and whether the third was passed. */
export function examScores(rows = 200): string {
  const random = createRandom(7);
  const lines = Array.from({ length: rows }, () => {
    const exam1 = 30 + random.nextFloat() * 70;
    const exam2 = 30 + random.nextFloat() * 70;
    const noise = (random.nextFloat() + random.nextFloat() + random.nextFloat() - 1.5) * 42;
    return `${exam1.toFixed(2)},${exam2.toFixed(2)},${exam1 + exam2 + noise > 124 ? 1 : 0}`;
  });
  return `exam1,exam2,pass\n${lines.join('\n')}\n`;
}

/** `columns` columns of numbers under the given names (or f1, f2, …); the target "class" follows the sum of the first three. */
export function numbersTable(columns: number, names: readonly string[] = [], target = 'class'): string {
  const random = createRandom(11);
  const header = Array.from({ length: columns }, (_, i) => quote(names[i] ?? `f${i + 1}`));
  const lines = Array.from({ length: 120 }, () => {
    const cells = Array.from({ length: columns }, () => random.nextFloat() * 10);
    const sum = cells.slice(0, 3).reduce((total, cell) => total + cell, 0);
    return [...cells.map((cell) => cell.toFixed(3)), sum + random.nextFloat() * 4 > 5 * Math.min(3, columns) + 2 ? 'yes' : 'no'].join(',');
  });
  return `${[...header, quote(target)].join(',')}\n${lines.join('\n')}\n`;
}

/** A table with columns that cannot be inputs: text, a constant, an empty one. */
export function mixedTable(): string {
  const lines = examScores(80)
    .trim()
    .split('\n')
    .slice(1)
    .map((line, i) => `student ${i},${line},7,,${i % 3 === 0 ? 'yes' : 'no'}`);
  return `name,exam1,exam2,pass,school,remark,scholarship\n${lines.join('\n')}\n`;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
