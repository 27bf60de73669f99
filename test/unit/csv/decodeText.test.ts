import { expect, test } from 'vitest';
import { createPieceDecoder, decodeText } from '../../../src/csv/encoding/decodeText.ts';
import type { TextEncoding } from '../../../src/csv/encoding/detectEncoding.ts';
import { createFileTableReader } from '../../../src/csv/fileTableReader.ts';
import { tableRows } from './tableRows.ts';
import { said } from '../said.ts';

const wide: ReadonlySet<TextEncoding> = new Set<TextEncoding>(['euc-kr', 'shift_jis', 'euc-jp', 'gb18030', 'big5']);

/** Encodes a text in an encoding with at most two bytes per character, by decoding all of them. */
function encoderFor(encoding: TextEncoding): (text: string) => Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, readonly number[]>();
  for (let byte = 0; byte < 256; byte++) bytesOf.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  if (wide.has(encoding)) {
    for (let lead = 0x81; lead < 0xff; lead++)
      for (let trail = 0x40; trail < 0xff; trail++) {
        const text = decoder.decode(Uint8Array.of(lead, trail));
        if (text.length === 1 && !bytesOf.has(text)) bytesOf.set(text, [lead, trail]);
      }
  }
  return (text) => Uint8Array.from([...text].flatMap((character) => bytesOf.get(character) ?? []));
}

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), !isBigEndian);
  return bytes;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const western = encoderFor('windows-1252');
const korean = encoderFor('euc-kr');

const accents = 'prénom,âge,prix €\nÉlise,31,"5 €"\nZoë,29,7\n';
const hangul = '이름,나이,도시\n김민수,31,서울\n이영희,29,부산\n';
const plain = 'a,b\n1,2\n3,4\n';

const cases: readonly (readonly [name: string, bytes: Uint8Array, encoding: TextEncoding, text: string])[] = [
  ['ASCII', utf8(plain), 'utf-8', plain],
  ['UTF-8', utf8(hangul), 'utf-8', hangul],
  ['UTF-8 with a byte order mark', utf8(`\uFEFF${accents}`), 'utf-8', accents],
  ['UTF-8 that is cut within a character', utf8('é').subarray(0, 1), 'utf-8', '\uFFFD'],
  ['UTF-16, little end first, with a mark', utf16(`\uFEFF${hangul}`, false), 'utf-16le', hangul],
  ['UTF-16, big end first, with a mark', utf16(`\uFEFF${hangul}`, true), 'utf-16be', hangul],
  ['UTF-16, little end first', utf16(plain, false), 'utf-16le', plain],
  ['UTF-16, big end first', utf16(plain, true), 'utf-16be', plain],
  ['Windows-1252', western(accents), 'windows-1252', accents],
  ['Latin-1', western('größe,länge\n1,2\n'), 'windows-1252', 'größe,länge\n1,2\n'],
  ['EUC-KR', korean(hangul), 'euc-kr', hangul],
];

test.each(cases)('%s is recognized', (_, bytes, encoding, text) => {
  expect(decodeText(bytes)).toEqual({ text, encoding });
});

test.each(cases)('%s is recognized in pieces of single bytes', (_, bytes, encoding, text) => {
  const decoder = createPieceDecoder();
  const decoded = Array.from(bytes, (byte) => decoder.push(Uint8Array.of(byte))).join('') + decoder.finish();
  expect(decoded).toBe(text);
  expect(decoder.encoding ?? 'utf-8').toBe(encoding);
});

const languages: readonly (readonly [encoding: TextEncoding, text: string])[] = [
  ['shift_jis', '名前,点数,合格\n田中,80,はい\n鈴木,70,いいえ\nサトウ,60,はい\n'],
  ['euc-jp', '名前,点数,合格\n田中,80,はい\n鈴木,70,いいえ\nサトウ,60,はい\n'],
  ['gb18030', '姓名,分数,及格\n张三,80,是\n李四,70,否\n王五,90,是\n'],
  ['big5', '姓名,分數,及格\n張三,80,是\n李四,70,否\n王五,90,是\n'],
  [
    'windows-1251',
    `город,описание\n${'Москва,столица и самый большой город страны\nКазань,город на реке которая течёт на юг\n'.repeat(5)}`,
  ],
  ['windows-1250', `miasto,opis\n${'Łódź,duże miasto w środkowej Polsce\nGdańsk,port nad morzem gdzie są żółte łodzie\n'.repeat(5)}`],
  ['koi8-r', `город,описание\n${'Москва,столица и самый большой город страны\nКазань,город на реке которая течёт на юг\n'.repeat(5)}`],
];

test.each(languages)('%s is recognized by how often its letters follow each other', (encoding, text) => {
  expect(decodeText(encoderFor(encoding)(text))).toEqual({ text, encoding });
});

test('a few letters are no sign of a language: they are read as Windows-1252, a few syllables as Korean', () => {
  for (const text of [
    'temp °C,y\n3,1\n4,0\n',
    'name,price\ncafé,3\nthé,2\n',
    'price €,y\n3,1\n',
    'año,región\n2001,Aragón\n',
    'Straße,Größe\nMüllerweg,3\n',
  ])
    expect(decodeText(western(text))).toEqual({ text, encoding: 'windows-1252' });
  const text = '키,몸무게\n170,60\n180,70\n';
  expect(decodeText(korean(text))).toEqual({ text, encoding: 'euc-kr' });
});

test('the first letter beyond ASCII decides, even megabytes into the file', () => {
  const decoder = createPieceDecoder();
  const rows = utf8('1,2\n'.repeat(100_000));
  let text = '';
  for (let piece = 0; piece < 8; piece++) text += decoder.push(rows);
  expect(decoder.encoding).toBeUndefined();
  // All but the first megabyte, which may be UTF-16, has been passed on.
  expect(text.length).toBeGreaterThan(2_000_000);
  text += decoder.push(western('é,2\n')) + decoder.finish();
  expect(decoder.encoding).toBe('windows-1252');
  expect(text.endsWith('1,2\né,2\n')).toBe(true);
  expect(text).toHaveLength(8 * rows.length + 4);
});

test('a file is read in pieces, and each piece is progress', () => {
  const bytes = korean(`${hangul}${'박지성,40,수원\n'.repeat(1000)}`);
  const progress: number[] = [];
  const reader = createFileTableReader(bytes.length, (read) => progress.push(read));
  for (let at = 0; at < bytes.length; at += 777) reader.push(bytes.subarray(at, at + 777));
  const table = reader.finish();
  expect(table.names).toEqual(['이름', '나이', '도시']);
  expect(tableRows(table).at(-1)).toEqual(['박지성', '40', '수원']);
  expect(progress.at(-1)).toBe(bytes.length);
  expect(reader).toMatchObject({ bytesRead: bytes.length, encoding: 'euc-kr' });
});

test('a character that cannot be decoded is said', () => {
  const reader = createFileTableReader(0);
  reader.push(utf8(`a,é\n${'1,2\n'.repeat(300_000)}`));
  reader.push(Uint8Array.of(0x33, 0x2c, 0xe9, 0x0a));
  expect(said(reader.finish().warnings)).toEqual([expect.stringContaining('Line 300002 holds a character that could not be decoded')]);
});

test('a byte beyond ASCII is seen wherever it stands in a piece', () => {
  const plain = new TextEncoder().encode('a,b\n'.repeat(260_000));
  for (let place = 0; place < 11; place++) {
    const decoder = createPieceDecoder();
    decoder.push(plain);
    expect(decoder.encoding).toBeUndefined();
    // Pieces begin anywhere in a buffer.
    decoder.push(new TextEncoder().encode(`..${'x'.repeat(place)}ü${'x'.repeat(10 - place)}`).subarray(2));
    decoder.finish();
    expect(decoder.encoding).toBe('utf-8');
  }
});

const fewCharacters: readonly (readonly [TextEncoding, string])[] = [
  ['shift_jis', '点検連番,型式\r\n1,2\r\n'],
  ['shift_jis', '曜日,来客\n月,10\n火,20\n水,5\n'],
  ['euc-jp', '氏名,年齢\n佐藤,31\n鈴木,45\n'],
  ['gb18030', '姓名,年龄\n张三,31\n李四,45\n'],
  ['gb18030', '城市,温度\n北京,3.1\n上海,9.2\n'],
  ['big5', '城市,溫度\n臺北,3.1\n高雄,9.2\n'],
  ['euc-kr', '요일,손님\n월,10\n화,20\n'],
];

test.each(fewCharacters)('a few frequent characters tell %s: %j', (encoding, text) => {
  expect(decodeText(encoderFor(encoding)(text))).toEqual({ text, encoding });
});

const othersWords: readonly (readonly [TextEncoding, string])[] = [
  ['windows-1252', 'Größe Straße Übung weiß Fußgänger été élève français garçon corazón São ação Åsa sjö Ærø Øl «oui» „ja“ ±5 °C'],
  ['windows-1250', 'Łódź Kraków żółty źródło Plzeň příliš žluťoučký Győr tükörfúrógép'],
  ['windows-1251', 'Москва Казань город население МОСКВА ЦЕНА объём'],
  ['windows-1253', 'όνομα ηλικία Νίκος Αθήνα ΑΘΗΝΑ'],
  ['windows-1254', 'şehir nüfus İzmir Muğla güzel öğrenci'],
];

test.each(othersWords)('words of %s are of no encoding of East Asia', (encoding, text) => {
  const [encode, words] = [encoderFor(encoding), text.split(' ')];
  for (const [index, word] of words.entries()) {
    const cells = [word, words[(index + 3) % words.length], words[(index + 5) % words.length]];
    for (const count of [1, 2, 3]) {
      const bytes = encode(`${cells.slice(0, count).join(';')}\n${cells.slice(0, count).join(';')}\n`);
      expect([...wide], word).not.toContain(decodeText(bytes).encoding);
    }
  }
});
