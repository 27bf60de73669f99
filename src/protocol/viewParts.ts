import * as v from 'valibot';
import { checkUpdate } from './checkUpdate.ts';
import { filledUp, packJson, unpackJson } from './packedJson.ts';
import type { ViewUpdate } from './viewMessages.ts';

/** Bytes that are sent to a view at a time: VS Code copies them in less than a millisecond. */
const PART_BYTES = 1 << 18;
const SPACE = 0x20;

/**
 * A part of an update on its way to a view. Bytes, because VS Code goes through every value of any other message, which takes dozens of
 * milliseconds for a table of thousands of columns, and copies a long history in one go. An update's content is `jsonBytes` of JSON, then the
 * typed arrays.
 */
export interface ViewPart {
  readonly jsonBytes: number;
  /** Of the content. */
  readonly byteLength: number;
  /** Where in the content the bytes are; at 0 an update begins, whether the one before has ended or not. */
  readonly start: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The parts of an update, in their order, made with a pause after each piece of a long text. Each has memory of its own. */
export async function* partsWithPauses(update: ViewUpdate, pause: () => Promise<unknown>): AsyncGenerator<ViewPart, void> {
  const packed = packJson(update);
  const text: Uint8Array[] = [];
  for (const piece of packed.text) {
    if (text.length > 0) await pause();
    text.push(piece);
  }
  yield* partsOfPacked({ ...packed, text });
}

/** The same in one go. */
export function partsOf(update: ViewUpdate): Iterable<ViewPart> {
  const packed = packJson(update);
  return partsOfPacked({ ...packed, text: [...packed.text] });
}

interface PackedUpdate {
  readonly text: readonly Uint8Array[];
  readonly arrays: readonly Uint8Array[];
  readonly byteLength: number;
}

function* partsOfPacked({ text, arrays, byteLength: arrayBytes }: PackedUpdate): Generator<ViewPart, void> {
  const textBytes = text.reduce((sum, { length }) => sum + length, 0);
  const jsonBytes = filledUp(textBytes);
  const byteLength = jsonBytes + arrayBytes;
  for (let start = 0; start < byteLength; start += PART_BYTES) {
    const bytes = new Uint8Array(Math.min(PART_BYTES, byteLength - start));
    bytes.subarray(0, Math.max(0, jsonBytes - start)).fill(SPACE);
    let at = -start;
    const place = (piece: Uint8Array) => {
      const end = Math.min(at + piece.length, bytes.length);
      if (end > 0 && at < bytes.length) bytes.set(piece.subarray(Math.max(0, -at), end - at), Math.max(0, at));
    };
    for (const piece of text) {
      place(piece);
      at += piece.length;
    }
    at += jsonBytes - textBytes;
    for (const array of arrays) {
      place(array);
      at += filledUp(array.length);
    }
    yield { jsonBytes, byteLength, start, bytes };
  }
}

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const partSchema = v.pipe(
  v.object({ jsonBytes: place, byteLength: place, start: place, bytes: v.instance(Uint8Array) }),
  v.check(({ jsonBytes, byteLength, start, bytes }) => jsonBytes <= byteLength && start + bytes.length <= byteLength),
);

/** Puts updates together again, and checks them. */
export class PartReader {
  #content = new Uint8Array(0);
  /** Bytes of the content that have come. */
  #length = 0;

  /**
   * The update that is whole with this part, if one is. A part whose beginning went to an earlier page is left out. Throws, in English for the log,
   * at what is no part or makes no update: it can be anything that was posted to the page.
   */
  read(sent: unknown): ViewUpdate | undefined {
    const part = v.safeParse(partSchema, sent);
    if (!part.success) throw new TypeError('A view was sent something that is no part of an update');
    const { jsonBytes, byteLength, start, bytes } = part.output;
    if (start === 0) this.#content = new Uint8Array(byteLength);
    else if (start !== this.#length) return undefined;
    const content = this.#content;
    content.set(bytes, start);
    this.#length = start + bytes.length;
    if (this.#length < byteLength) return undefined;
    this.#content = new Uint8Array(0);
    this.#length = 0;
    const update = unpackJson(new TextDecoder().decode(content.subarray(0, jsonBytes)), content.subarray(jsonBytes), (array) => array);
    checkUpdate(update);
    return update;
  }
}
