const FIRST_SIZE = 1024;
const LEAST_SIZE = 16;
/** Smaller tables grow in larger steps, because most columns have few distinct numbers or very many. */
const LARGE_SIZE = 1 << 16;
/** One bit for each integer between minimum and maximum, if these are at most this many per number. */
const BITS_PER_NUMBER = 32;

/** If a table of this size is half full and most numbers so far are distinct, the limit may be reached. */
const MANY_SIZE = 1 << 14;
const MANY_SHARE = 0.8;
/** One bit per hash: the bits fit in the processor's cache, and few of 100 000 hashes collide. */
const HASH_BITS = 22;

/**
 * The number of distinct numbers without NaN, counted up to `limit`; −0 and 0 are the same. Uses a hash table without objects, which fits
 * in the processor's cache for limits up to 100 000.
 */
export function countDistinct(values: Float64Array<ArrayBuffer>, limit = Infinity): number {
  const words = wordsOf(values);
  let mayHaveMany = limit <= values.length;
  // 0 marks an empty slot; zeros among the numbers are counted separately.
  let slots = new Float64Array(firstSize(values.length));
  let kept = 0;
  let hasZero = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === 0) hasZero = 1;
    if (value === 0 || value !== value) continue;
    const slot = slotFor(value, hash(words[row * 2], words[row * 2 + 1]), slots);
    if (slots[slot] !== 0) continue;
    slots[slot] = value;
    kept++;
    if (kept >= limit) return limit;
    if (kept * 2 <= slots.length) continue;
    if (slots.length >= MANY_SIZE && mayHaveMany) {
      mayHaveMany = false;
      if (kept > row * MANY_SHARE && hasDistinct(values, words, limit)) return limit;
    }
    slots = enlarged(slots);
  }
  return Math.min(kept + hasZero, limit);
}

/** A power of two. With 100 000 columns of a few rows, allocating 8 kB for each would take most of the time. */
function firstSize(numbers: number): number {
  let size = LEAST_SIZE;
  while (size < FIRST_SIZE && size < numbers * 2 + 2) size *= 2;
  return size;
}

/**
 * True if the numbers have `count` distinct hashes, since then the numbers are distinct too. Several times as fast as comparing the
 * numbers.
 */
function hasDistinct(values: Float64Array, words: Uint32Array, count: number): boolean {
  const bits = new Int32Array(1 << (HASH_BITS - 5));
  let found = 0;
  for (let row = 0; row < values.length && found < count; row++) {
    const value = values[row];
    if (value === 0 || value !== value) continue;
    const place = hash(words[row * 2], words[row * 2 + 1]) >>> (32 - HASH_BITS);
    const bit = 1 << (place & 31);
    found += (bits[place >>> 5] & bit) === 0 ? 1 : 0;
    bits[place >>> 5] |= bit;
  }
  return found >= count;
}

function wordsOf({ buffer, byteOffset, length }: Float64Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length * 2);
}

function hash(word: number, otherWord: number): number {
  const mixed = Math.imul(word, 0x9e3779b1) ^ Math.imul(otherWord, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** The number's slot, or the empty slot where it belongs. */
function slotFor(value: number, hashed: number, slots: Float64Array): number {
  const mask = slots.length - 1;
  let slot = hashed & mask;
  while (slots[slot] !== 0 && slots[slot] !== value) slot = (slot + 1) & mask;
  return slot;
}

function enlarged(slots: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const words = wordsOf(slots);
  const larger = new Float64Array(slots.length * (slots.length < LARGE_SIZE ? 16 : 4));
  for (let i = 0; i < slots.length; i++) {
    if (slots[i] !== 0) larger[slotFor(slots[i], hash(words[i * 2], words[i * 2 + 1]), larger)] = slots[i];
  }
  return larger;
}

/** Like `countDistinct`, exactly, for integers within `min` … `max`. */
export function countDistinctWhole(values: Float64Array<ArrayBuffer>, min: number, max: number): number {
  if (!(max - min < values.length * BITS_PER_NUMBER)) return countDistinct(values);
  const bits = new Uint32Array(((max - min) >>> 5) + 1);
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    const place = values[row] - min;
    if (place !== place) continue;
    const bit = 1 << (place & 31);
    if ((bits[place >>> 5] & bit) !== 0) continue;
    bits[place >>> 5] |= bit;
    count++;
  }
  return count;
}
