/** The part of gifenc that is used; it comes without types. */
declare module 'gifenc' {
  type Palette = readonly (readonly number[])[];
  interface Encoder {
    writeFrame(index: Uint8Array, width: number, height: number, options: { readonly palette: Palette; readonly delay: number }): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }
  export function GIFEncoder(): Encoder;
  /** A palette of at most `maxColors` colours for RGBA pixels. */
  export function quantize(pixels: Uint8ClampedArray, maxColors: number): Palette;
  /** The palette index of each pixel. */
  export function applyPalette(pixels: Uint8ClampedArray, palette: Palette): Uint8Array;
}
