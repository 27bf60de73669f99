const arrayTypes = { Float64Array, Float32Array, Uint32Array, Uint8Array } as const;
type ArrayType = keyof typeof arrayTypes;
type TypedArray = Float64Array | Float32Array | Uint32Array | Uint8Array;

/** The position of a typed array among the bytes. */
interface PackedArray {
  readonly $array: ArrayType;
  readonly start: number;
  readonly length: number;
}

/** A value without its typed arrays. Their bytes follow one another, little-endian, each aligned to 8 bytes. */
export interface Packed {
  /** The JSON in UTF-8, generated lazily: for a plan of 100 000 columns it takes a second. */
  readonly text: Iterable<Uint8Array<ArrayBuffer>>;
  /** Views, not copies. */
  readonly arrays: readonly Uint8Array[];
  /** Of all arrays, including padding. */
  readonly byteLength: number;
}

/** Properties with these names hold no typed arrays, so that a plan of thousands of columns is not searched. */
const WITHOUT_ARRAYS: ReadonlySet<string> = new Set(['plan']);

/** Longer lists are written this many items at a time, which takes a few milliseconds for descriptions of columns. */
const MOST_ITEMS = 500;
/** Minimum length of a piece in characters. */
const PIECE_LENGTH = 1 << 16;

/** Packs a plain value. Numbers in typed arrays keep every bit; elsewhere NaN and infinities become null. */
export function packJson(value: unknown): Packed {
  const arrays: Uint8Array[] = [];
  let byteLength = 0;
  const pack = (array: TypedArray, name: ArrayType): PackedArray => {
    const packed: PackedArray = { $array: name, start: byteLength, length: array.length };
    arrays.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    byteLength += filledUp(array.byteLength);
    return packed;
  };
  // Taken out first, because a replacer makes JSON.stringify much slower.
  return { text: encodedPieces(jsonPieces(withPackedArrays(value, pack))), arrays, byteLength };
}

/** Merges pieces up to a minimum size (except the last), so that a pause after each is worthwhile. */
function* encodedPieces(pieces: Iterable<string>): Generator<Uint8Array<ArrayBuffer>, void> {
  const encoder = new TextEncoder();
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < PIECE_LENGTH) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text !== '') yield encoder.encode(text);
}

/** The JSON of a plain value, split between the items of long lists. */
function* jsonPieces(value: unknown): Generator<string, void> {
  if (Array.isArray(value) && value.length > MOST_ITEMS) {
    for (let start = 0; start < value.length; start += MOST_ITEMS) {
      yield (start === 0 ? '[' : ',') + JSON.stringify(value.slice(start, start + MOST_ITEMS)).slice(1, -1);
    }
    yield ']';
  } else if (isObject(value) && !Array.isArray(value)) {
    let mark = '{';
    for (const key of Object.keys(value)) {
      if (value[key] === undefined) continue;
      yield `${mark}${JSON.stringify(key)}:`;
      yield* jsonPieces(value[key]);
      mark = ',';
    }
    yield mark === '{' ? '{}' : '}';
  } else yield JSON.stringify(value);
}

/** The value with each typed array replaced by the result of `pack`; the same object if it has none. */
function withPackedArrays(value: unknown, pack: (array: TypedArray, name: ArrayType) => PackedArray): unknown {
  if (!isObject(value)) return value;
  if (ArrayBuffer.isView(value)) {
    const { array, name } = typedArray(value);
    return pack(array, name);
  }
  if (Array.isArray(value)) return value.some(isObject) ? value.map((item) => withPackedArrays(item, pack)) : value;
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const item = value[key];
    if (!isObject(item) || WITHOUT_ARRAYS.has(key)) continue;
    const packed = withPackedArrays(item, pack);
    if (packed !== item) (copy ??= { ...value })[key] = packed;
  }
  return copy ?? value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * Restores a value from its JSON and the bytes of its arrays. `place` is given each array's position and returns memory for it: either
 * those bytes, or other memory of the same length, aligned to 8 bytes, to which they will be copied. Throws a SyntaxError or RangeError for
 * invalid input.
 */
export function unpackJson(
  json: string,
  bytes: Uint8Array<ArrayBuffer>,
  place: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
): unknown {
  // Without a reviver, which JSON.parse would call for every value of a plan.
  return unpackArrays(JSON.parse(json), bytes, place);
}

/** The same for JSON that is parsed already; its value is changed in place. */
export function unpackArrays(
  value: unknown,
  bytes: Uint8Array<ArrayBuffer>,
  place: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
): unknown {
  const unpack = (item: PackedArray): TypedArray => {
    const constructor = arrayTypes[item.$array];
    const placed = place(bytes.subarray(item.start, item.start + item.length * constructor.BYTES_PER_ELEMENT));
    return new constructor(placed.buffer, placed.byteOffset, item.length);
  };
  return withUnpackedArrays(value, unpack);
}

/** Replaces packed arrays by the result of `unpack`, in place. */
function withUnpackedArrays(value: unknown, unpack: (item: PackedArray) => TypedArray): unknown {
  if (!isObject(value)) return value;
  if (isPackedArray(value)) return unpack(value);
  if (Array.isArray(value) && !value.some(isObject)) return value;
  for (const key of Object.keys(value)) {
    const item = value[key];
    if (!isObject(item) || WITHOUT_ARRAYS.has(key)) continue;
    const unpacked = withUnpackedArrays(item, unpack);
    if (unpacked !== item) Reflect.set(value, key, unpacked);
  }
  return value;
}

/** Rounds up to a multiple of 8, where any kind of typed array can begin. */
export function filledUp(byteLength: number): number {
  return Math.ceil(byteLength / 8) * 8;
}

function typedArray(value: object): { readonly name: ArrayType; readonly array: TypedArray } {
  if (value instanceof Float64Array) return { name: 'Float64Array', array: value };
  if (value instanceof Float32Array) return { name: 'Float32Array', array: value };
  if (value instanceof Uint32Array) return { name: 'Uint32Array', array: value };
  if (value instanceof Uint8Array) return { name: 'Uint8Array', array: value };
  throw new TypeError('There is no way to pack this kind of array');
}

function isPackedArray(item: unknown): item is PackedArray {
  return typeof item === 'object' && item !== null && '$array' in item && 'start' in item && 'length' in item;
}
