import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createRandom } from '../src/random.ts';

/** Writes a table of ten numeric columns; `y` says whether `a` is above the middle. A hundred bytes per row. */
export async function writeLargeTable(file: string, rowCount: number): Promise<void> {
  const random = createRandom(1);
  const stream = createWriteStream(file);
  stream.write('a,b,c,d,e,f,g,h,i,y\n');
  // The same rows repeated with another first column: a gigabyte of random digits would take longer than training on it.
  const piece = Array.from({ length: 10_000 }, () => Array.from({ length: 8 }, () => (random.nextFloat() * 1e4).toFixed(5)).join(','));
  for (let row = 0; row < rowCount; row += piece.length) {
    const lines = piece.map((cells) => {
      const first = random.below(1_000_000);
      return `${first},${cells},${first > 500_000 ? 1 : 0}\n`;
    });
    if (!stream.write(lines.join(''))) await new Promise<void>((resolve) => stream.once('drain', resolve));
  }
  stream.end();
  await finished(stream);
}
