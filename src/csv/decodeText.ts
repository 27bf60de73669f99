/** The encodings that are recognized, as `TextDecoder` calls them; windows-1252 reads Latin-1, too. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'euc-kr';

/** Decodes a text from pieces of its bytes, cut anywhere. */
export interface PieceDecoder {
  push(bytes: Uint8Array): string;
  /** What is left at the end. */
  finish(): string;
  /** Undefined until a byte beyond ASCII has come. */
  readonly encoding: TextEncoding | undefined;
}

/** Bytes that are looked at from the first one on that is not ASCII. */
const sampleLength = 1_000_000;
const hangulShare = 0.6;

/** A whole text and how it was encoded; a byte order mark is not part of it. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: TextEncoding } {
  const encoding = detectEncoding(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/**
 * The encoding of a text, from its byte order mark; from the zeros between the letters of UTF-16; UTF-8 when the bytes are that, and EUC-KR when
 * all bytes beyond ASCII stand in pairs and most pairs are Hangul syllables; else Windows-1252. The bytes may end within a character.
 */
function detectEncoding(bytes: Uint8Array): TextEncoding {
  const sample = bytes.subarray(0, sampleLength);
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  const wide = zeroPattern(sample);
  if (wide) return wide;
  if (isUtf8(sample)) return 'utf-8';
  return isKorean(sample) ? 'euc-kr' : 'windows-1252';
}

/** A decoder that finds the encoding from the first megabyte that begins with something else than ASCII, however far into the file. */
export function createPieceDecoder(): PieceDecoder {
  return new DetectingDecoder();
}

class DetectingDecoder implements PieceDecoder {
  #decoder: TextDecoder | undefined;
  #encoding: TextEncoding | undefined;
  /** Bytes held back until there are enough of them to tell. */
  #held: Uint8Array[] = [];
  #heldLength = 0;
  #isFirst = true;

  get encoding(): TextEncoding | undefined {
    return this.#encoding;
  }

  push(bytes: Uint8Array): string {
    if (this.#decoder) return this.#decoder.decode(bytes, { stream: true });
    if (bytes.length === 0) return '';
    // The first bytes may be those of UTF-16, whose letters look like ASCII and zeros.
    const isPlain = !this.#isFirst && this.#heldLength === 0 && isAscii(bytes);
    this.#isFirst = false;
    if (isPlain) return new TextDecoder().decode(bytes);
    // The caller may use its buffer again.
    this.#held.push(bytes.slice());
    this.#heldLength += bytes.length;
    return this.#heldLength >= sampleLength ? this.#release(true) : '';
  }

  finish(): string {
    return this.#decoder ? this.#decoder.decode() : this.#release(false);
  }

  #release(isStreaming: boolean): string {
    const bytes = joined(this.#held, this.#heldLength);
    this.#held = [];
    this.#heldLength = 0;
    if (isStreaming && isAscii(bytes)) return new TextDecoder().decode(bytes);
    if (!isAscii(bytes)) this.#encoding = detectEncoding(bytes);
    this.#decoder = new TextDecoder(this.#encoding);
    return this.#decoder.decode(bytes, { stream: isStreaming });
  }
}

/** No byte beyond ASCII and none that is zero, as UTF-16 would have. */
function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80 || byte === 0) return false;
  return true;
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** UTF-16 without a mark: in a table most characters are digits and delimiters, so nearly every other byte is zero and the others are not. */
function zeroPattern(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = Math.min(bytes.length, 10_000) >> 1;
  if (pairs < 2) return undefined;
  let [first, second] = [0, 0];
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[pair * 2] === 0) first++;
    if (bytes[pair * 2 + 1] === 0) second++;
  }
  if (second > pairs * 0.4 && first < pairs * 0.05) return 'utf-16le';
  return first > pairs * 0.4 && second < pairs * 0.05 ? 'utf-16be' : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // As a stream: the last character may be cut off.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Pairs of bytes from 81 to FE with a second one of a few ranges; syllables, as KS X 1001 has them, from B0A1 to C8FE. */
function isKorean(bytes: Uint8Array): boolean {
  let [pairs, syllables] = [0, 0];
  for (let at = 0; at < bytes.length - 1; at++) {
    const lead = bytes[at];
    if (lead < 0x80) continue;
    const trail = bytes[++at];
    const isPair = (trail >= 0x41 && trail <= 0x5a) || (trail >= 0x61 && trail <= 0x7a) || (trail >= 0x81 && trail <= 0xfe);
    if (lead === 0x80 || lead === 0xff || !isPair) return false;
    pairs++;
    if (lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1) syllables++;
  }
  return pairs > 0 && syllables >= pairs * hangulShare;
}
