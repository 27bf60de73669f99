import { createRandom, type Random } from '../src/random.ts';

/** The kinds of cells that tables have. */
export type TextKind = 'numeric' | 'quoted' | 'mixed';

/** The content of each kind, in words. */
export const textKinds: Readonly<Record<TextKind, string>> = {
  numeric: 'ten columns of numbers with up to six decimals and a 0/1 target, nothing quoted',
  quoted: 'every cell quoted: four columns of numbers, four of words with commas and doubled quotes in them, a target of two words',
  mixed:
    'numbers, whole numbers with gaps, categories, dates, yes/no, and a comment that is quoted where it has a comma; a target of two words',
};

const rowMakers: Readonly<Record<TextKind, { readonly header: string; row(random: Random, index: number): string }>> = {
  numeric: {
    header: 'x0,x1,x2,x3,x4,x5,x6,x7,x8,x9,y',
    row: (random) => {
      const values = Array.from({ length: 10 }, () => (random.nextFloat() * 200 - 100).toFixed(6));
      return `${values.join(',')},${Number(values[0]) + Number(values[1]) > 50 * random.nextFloat() ? 1 : 0}`;
    },
  },
  quoted: {
    header: '"a","b","c","d","name","place","size","said","result"',
    row: (random) => {
      const numbers = Array.from({ length: 4 }, () => (random.nextFloat() * 1000).toFixed(3));
      const words = [pick(names, random), pick(places, random), pick(sizes, random), pick(remarks, random)];
      const result = Number(numbers[0]) > 1000 * random.nextFloat() ? 'passed' : 'failed';
      return [...numbers, ...words, result].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    },
  },
  mixed: {
    header: 'amount,visits,plan,since,active,ratio,comment,churn',
    row: (random, index) => {
      const amount = random.nextFloat() * 5000;
      const visits = random.nextFloat() < 0.05 ? '' : String(random.below(400));
      const day = new Date(Date.UTC(2015, 0, 1 + (index % 3650))).toISOString().slice(0, 10);
      const remark = pick(remarks, random).replaceAll('"', '');
      const comment = remark.includes(',') ? `"${remark}"` : remark;
      const churn = amount > 5000 * random.nextFloat() ? 'stays' : 'leaves';
      const cells = [amount.toFixed(2), visits, pick(sizes, random), day, random.nextFloat() < 0.5 ? 'yes' : 'no'];
      return [...cells, random.nextFloat().toFixed(4), comment, churn].join(',');
    },
  },
};

const names = ['Smith, John', 'Kim, Jiwoo', 'Müller, Anna', 'O"Neil, Pat', 'Garcia, Luz', 'Sato, Ren'];
const places = ['Berlin', 'Busan', 'New York, NY', 'Paris', 'Portland, OR', 'Oslo', 'Lima', 'Accra'];
const sizes = ['small', 'medium', 'large', 'very large'];
const remarks = ['nothing', 'said "yes", then "no"', 'called twice, no answer', 'ok', 'to be checked', 'paid late, twice'];

/** The text of a table of about `byteCount` bytes. */
export function createText(kind: TextKind, byteCount: number): string {
  const { header, row } = rowMakers[kind];
  const random = createRandom(5);
  const lines = [header];
  for (let bytes = header.length + 1, index = 0; bytes < byteCount; index++) {
    const line = row(random, index);
    lines.push(line);
    bytes += line.length + 1;
  }
  return `${lines.join('\n')}\n`;
}

function pick(words: readonly string[], random: Random): string {
  return words[random.below(words.length)];
}
