const arrayTypes = { Float32Array, Uint32Array, Uint8Array } as const;
type ArrayType = keyof typeof arrayTypes;

/** JSON in which typed arrays are kept bit for bit: as `{ "$array": type, "base64": bytes }`, little-endian. NaN and infinities outside of arrays become null. */
export function stringifyTyped(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    for (const [type, constructor] of Object.entries(arrayTypes)) {
      if (item instanceof constructor)
        return { $array: type, base64: toBase64(new Uint8Array(item.buffer, item.byteOffset, item.byteLength)) };
    }
    return item;
  });
}

/** What `stringifyTyped` has written. Throws a SyntaxError for anything else. */
export function parseTyped(text: string): unknown {
  return JSON.parse(text, (_key, item: unknown) => {
    if (typeof item !== 'object' || item === null || !('$array' in item) || !('base64' in item)) return item;
    const bytes = fromBase64(String(item.base64));
    return new arrayTypes[item.$array as ArrayType](bytes.buffer);
  });
}

function toBase64(bytes: Uint8Array): string {
  // Arguments of one call are limited; 32 768 of them are safe everywhere.
  const chunk = 0x8000;
  let binary = '';
  for (let start = 0; start < bytes.length; start += chunk) binary += String.fromCharCode(...bytes.subarray(start, start + chunk));
  return btoa(binary);
}

function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
