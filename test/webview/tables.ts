import { createRandom } from '../../src/random.ts';

/** 200 students as in the lesson: two exams, and whether the third was passed. */
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

/** `columns` numeric columns with the given names (or f1, f2, …); the target "class" follows the sum of the first three. */
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

/** A table with columns that cannot be inputs: text, a constant, an empty column. */
export function mixedTable(): string {
  const lines = examScores(80)
    .trim()
    .split('\n')
    .slice(1)
    .map((line, i) => `student ${i},${line},7,,${i % 3 === 0 ? 'yes' : 'no'}`);
  return `name,exam1,exam2,pass,school,remark,scholarship\n${lines.join('\n')}\n`;
}

/**
 * 400 homes with their price in €, from a number, a category, a date and a column with gaps. One column gives the price away, and some
 * cannot be inputs.
 */
export function homesTable(): string {
  const random = createRandom(13);
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random.nextFloat() ** 1.6 * values.length)];
  const lines = Array.from({ length: 400 }, (_, i) => {
    const area = Math.round(28 + random.nextFloat() * 212);
    const city = pick(['Berlin', 'Hamburg', 'Kiel', 'Bremen']);
    const sold = new Date(Date.UTC(2015, 0, 1) + random.nextFloat() * 8 * 365 * 86_400_000);
    const rooms = Math.max(1, Math.min(8, Math.round(area / 30 + random.nextFloat() * 2 - 1)));
    const level = { Berlin: 1.5, Hamburg: 1.4, Kiel: 1, Bremen: 0.9 }[city] ?? 1;
    const price = (area * 2600 + rooms * 9000) * level + (sold.getUTCFullYear() - 2015) * 14_000 + random.nextFloat() * 90_000;
    const roomsCell = i === 16 ? 'four' : i === 90 ? 'many' : i % 28 === 5 ? '' : rooms;
    const remark = `seen on day ${i}${random.nextFloat() < 0.5 ? ' by two of us' : ', to be seen again'}`;
    const asked = Math.round(price * (1.02 + random.nextFloat() * 0.02));
    return `${1000 + i},${area},${city},${sold.toISOString().slice(0, 10)},${roomsCell},${asked},"${remark}",DE,,${i === 7 || i === 70 ? '' : `${Math.round(price)} €`}`;
  });
  return `id,area,city,sold,rooms,asking price,remark,country,agent,price\n${lines.join('\n')}\n`;
}

/** 14 classes, more than fit in a confusion table or graph: strips of the plane, determined by four numbers with some noise. */
export function manyClassesTable(): string {
  const names = 'zero,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen'.split(',');
  const random = createRandom(17);
  const lines = Array.from({ length: 420 }, (_, i) => {
    const at = i % names.length;
    const near = (value: number) => (value + (random.nextFloat() + random.nextFloat() - 1) * 1.6).toFixed(2);
    return [near(at), near((at * 5) % 14), near((at * 3) % 7), near(at % 4), names[at]].join(',');
  });
  return `a,b,c,d,number\n${lines.join('\n')}\n`;
}

/** Seven classes with names of several lengths. */
export function cropsTable(): string {
  const names = ['rice', 'maize', 'chickpea', 'kidneybeans', 'mango', 'grapes', 'cotton'];
  const random = createRandom(23);
  const lines = Array.from({ length: 350 }, (_, i) => {
    const at = i % names.length;
    return (
      [at * 14, (at * 29) % 80, (at * 37) % 90].map((middle) => (middle + random.nextFloat() * 30).toFixed(1)).join(',') + `,${names[at]}`
    );
  });
  return `N,P,K,crop\n${lines.join('\n')}\n`;
}

/** Two sides of a line, determined by two coordinates. */
export function sidesTable(): string {
  const random = createRandom(19);
  const lines = Array.from({ length: 200 }, () => {
    const [x, y] = [random.nextFloat() * 4 - 2, random.nextFloat() * 4 - 2];
    return `${x.toFixed(3)},${y.toFixed(3)},${x + y + (random.nextFloat() - 0.5) * 0.4 > 0 ? 'right' : 'left'}`;
  });
  return `x,y,side\n${lines.join('\n')}\n`;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
