import * as v from 'valibot';
import { checkUpdate } from './checkUpdate.ts';
import { filledUp, packJson, unpackJson } from './packedJson.ts';
import type { ViewUpdate } from './viewMessages.ts';

/** Bytes sent to a view at a time. VS Code copies them in less than a millisecond. */
const PART_BYTES = 1 << 18;
const SPACE = 0x20;

/**
 * A part of an update on its way to a view. Bytes, because VS Code walks through every value of any other message: that takes dozens of
 * milliseconds for a table with thousands of columns, and a long history is copied in one go. The content of an update is `jsonBytes` of
 * JSON followed by the typed arrays.
 */
export interface ViewPart {
  readonly jsonBytes: number;
  /** Of the whole content. */
  readonly byteLength: number;
  /** Offset of the bytes in the content. 0 begins an update, even if the one before was incomplete. */
  readonly start: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The parts of an update in order, with a pause after each piece of a long text. Each part has its own memory. */
export async function* partsWithPauses(update: ViewUpdate, pause: () => Promise<unknown>): AsyncGenerator<ViewPart, void> {
  const packed = packJson(update);
  const text: Uint8Array[] = [];
  for (const piece of packed.text) {
    if (text.length > 0) await pause();
    text.push(piece);
  }
  yield* partsOfPacked({ ...packed, text });
}

/** The same without pauses. */
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

/** Reassembles updates and checks them. */
export class PartReader {
  #content = new Uint8Array(0);
  /** Bytes of the content received so far. */
  #length = 0;

  /**
   * The update that this part completes, if any. A part whose beginning went to an earlier page is ignored. Throws, in English for the log,
   * if something else was posted to the page.
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
