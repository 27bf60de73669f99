import { expect, test } from 'vitest';
import { zipEntries } from '../../../scripts/zipEntries.ts';

/** A central directory with one stored file and one folder, put together from the fields that the format asks for. */
function archive(): Buffer {
  const entry = (name: string, size: number) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt32LE(size, 24);
    head.writeUInt16LE(Buffer.byteLength(name), 28);
    head.writeUInt16LE(3, 30);
    return Buffer.concat([head, Buffer.from(name), Buffer.from([1, 2, 3])]);
  };
  const entries = [entry('dist/ä.js', 1234), entry('dist/', 0)];
  const data = Buffer.from('what the files hold');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(data.length, 16);
  return Buffer.concat([data, ...entries, end]);
}

test('names and sizes of the files come from the central directory', () => {
  expect(zipEntries(archive())).toEqual([{ name: 'dist/ä.js', size: 1234 }]);
});

test('what is no archive is refused', () => {
  expect(() => zipEntries(Buffer.from('hello'))).toThrow(/no zip archive/);
});
