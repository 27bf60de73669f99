import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shorten, shortenAmong, shortenApart, shortenInputName, shortenMiddle, shortenToWidth } from '../../../webview/words/shorten.ts';

const measure = (text: string) => Array.from(text).length;
/** Names as they are after white space has become one space; an ellipsis of their own would be taken for ours. */
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => text.replaceAll(/[\s…]+/g, '-'));

test('a shortened text is no longer than asked for, and a prefix of the whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 2, max: 40 }), (text, maxLength) => {
      const short = shorten(text, maxLength);
      expect(Array.from(short).length).toBeLessThanOrEqual(maxLength);
      const oneLine = text.replace(/\s+/g, ' ');
      expect(oneLine.startsWith(short.replace(/…$/, ''))).toBe(true);
    }),
  );
});

test('a name of any length is shortened without measuring it whole', () => {
  let longest = 0;
  const short = shortenToWidth('x'.repeat(100_000), 70, (text) => {
    longest = Math.max(longest, text.length);
    return text.length * 7;
  });
  expect(short).toBe(`${'x'.repeat(9)}…`);
  expect(longest).toBeLessThan(1000);
});

test('what is cut in the middle fits, and shows how it begins and ends', () => {
  expect(shortenMiddle('turnover of 2023', 12, measure)).toBe('turn…of 2023');
  expect(shortenMiddle('turnover', 12, measure)).toBe('turnover');
  fc.assert(
    fc.property(word, fc.integer({ min: 3, max: 40 }), (text, room) => {
      const short = shortenMiddle(text, room, measure);
      expect(measure(short)).toBeLessThanOrEqual(room);
      const [start, end = ''] = short.split('…');
      expect(text.startsWith(start) && text.endsWith(end)).toBe(true);
    }),
  );
});

describe('the name of an input', () => {
  const short = (name: string, column: string, room: number) => shortenInputName({ name, column }, room, measure);

  test('keeps what tells it from the other inputs of its column as long as there is room for that', () => {
    expect(short('district = Harbour', 'district', 20)).toBe('district = Harbour');
    expect(short('district = Harbour', 'district', 14)).toBe('dis… = Harbour');
    expect(short('district = Hills', 'district', 14)).toBe('distr… = Hills');
    expect(short('district = Harbour', 'district', 11)).toBe('… = Harbour');
    expect(short('district = Harbour', 'district', 8)).toBe('= H…bour');
    const parts = ['sine', 'cosine'].map((part) => short(`sold (day of week, ${part})`, 'sold', 13));
    expect(parts).toEqual(['(day…, sine)', '(day…cosine)']);
    expect(short('rooms is missing', 'rooms', 14)).toBe('ro… is missing');
    expect(short('turnover of 2023', 'turnover of 2023', 12)).toBe('turn…of 2023');
  });

  test('shows where it differs from inputs of other columns too', () => {
    const halls = ['measured in the northern hall', 'measured in the southern hall'];
    const among = (name: string, column: string, names: readonly string[]) => shortenInputName({ name, column }, 14, measure, names);
    expect(halls.map((name) => among(name, name, []))).toEqual(['measu…ern hall', 'measu…ern hall']);
    expect(halls.map((name) => among(name, name, halls))).toEqual(['… the norther…', '… the souther…']);
    const answers = halls.map((name) => `${name} = yes`);
    expect(new Set(answers.map((name, index) => among(name, halls[index], answers))).size).toBe(2);
    // Another column does not change a name that is told apart as it is.
    expect(among('district = Harbour', 'district', ['district = Harbour', 'rooms'])).toBe('dis… = Harbour');
  });

  test('fits, and differs from that of every other input of the column where there is room for what differs', () => {
    fc.assert(
      fc.property(word, word, word, fc.integer({ min: 3, max: 60 }), (column, one, other, room) => {
        fc.pre(one !== other);
        const parts = [` = ${one}`, ` = ${other}`];
        const texts = parts.map((part) => short(column + part, column, room));
        for (const text of texts) expect(measure(text)).toBeLessThanOrEqual(room);
        if (parts.every((part) => measure(`…${part}`) <= room)) expect(texts[0]).not.toBe(texts[1]);
      }),
    );
  });
});

test('of names that begin alike the part is shown in which they differ, of others the beginning', () => {
  const classes = ['adenocarcinoma, stage 1', 'adenocarcinoma, stage 2', 'squamous cell carcinoma'];
  expect(classes.map((name) => shortenApart(name, classes, 9))).toEqual(['… stage 1', '… stage 2', 'squamous…']);
  expect(shortenApart('setosa', classes, 9)).toBe('setosa');
});

describe('one of several names', () => {
  const sensors = Array.from({ length: 60 }, (_, index) => `measurement_of_sensor_${index + 1}_in_the_northern_hall`);

  test('names that differ in their middles alone show it', () => {
    const shown = sensors.map((name) => shortenAmong(name, sensors, 12, measure));
    expect(shown[11]).toBe('…sor_12_in_…');
    expect(new Set(shown).size).toBe(60);
    for (const text of shown) expect(measure(text)).toBeLessThanOrEqual(12);
  });

  test('a name that no other looks like is cut as ever', () => {
    expect(shortenAmong('turnover of 2023', ['turnover of 2023', 'turnover of 2024'], 12, measure)).toBe('turn…of 2023');
    expect(shortenAmong('a'.repeat(20), ['a'.repeat(20), 'b'.repeat(20)], 7, measure)).toBe(shortenMiddle('a'.repeat(20), 7, measure));
  });

  test('where one name begins or ends another, both are told apart as far as there is room', () => {
    const names = ['abcdefghijklmnopqrstuvwxyz', 'abcdefghijk_lmnopqrstuvwxyz'];
    const [first, second] = names.map((name) => shortenAmong(name, names, 9, measure));
    expect(first).not.toBe(second);
  });
});
