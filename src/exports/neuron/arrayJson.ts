/** Types of arrays in JSON, by the key of their bytes: little-endian, in base64. */
const kinds = { $float32: Float32Array, $float64: Float64Array, $uint32: Uint32Array, $uint8: Uint8Array } as const;
type Kind = keyof typeof kinds;

/** Readable JSON that works with `git diff`, with typed arrays as base64 texts. */
export function stringifyArrays(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => packed(item) ?? item, 2);
}

/** Parses such JSON. Throws a SyntaxError for anything else, and for bytes that are not a whole number of values. */
export function parseArrays(json: string): unknown {
  // Without a reviver, which JSON.parse would call for every value of a model.
  return withArrays(JSON.parse(json));
}

/** Replaces packed arrays, in place. */
function withArrays(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item;
  const keys = Object.keys(item);
  const [key] = keys;
  if (keys.length === 1 && isKind(key)) {
    const bytes: unknown = Reflect.get(item, key);
    if (typeof bytes === 'string') return unpacked(key, bytes);
  }
  for (const name of keys) {
    const part: unknown = Reflect.get(item, name);
    if (typeof part !== 'object' || part === null) continue;
    const found = withArrays(part);
    if (found !== part) Reflect.set(item, name, found);
  }
  return item;
}

function isKind(key: string): key is Kind {
  return Object.hasOwn(kinds, key);
}

function packed(item: unknown): object | undefined {
  // Asked for every value of a model, which may be millions.
  if (!ArrayBuffer.isView(item)) return undefined;
  for (const [kind, type] of Object.entries(kinds)) {
    if (!(item instanceof type)) continue;
    const bytes = new Uint8Array(item.buffer, item.byteOffset, item.byteLength);
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return { [kind]: btoa(binary) };
  }
  return undefined;
}

function unpacked(kind: Kind, base64: string): object {
  try {
    const binary = atob(base64);
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return new kinds[kind](bytes.buffer);
  } catch {
    throw new SyntaxError('The bytes of an array are damaged.');
  }
}
