const ENTRY_LENGTH = 46;
const END_LENGTH = 22;

/** The directory of an archive whose entries declare these sizes; their content is left out. */
export function writeZip(sizes: readonly number[], comment: string): ArrayBuffer {
  const name = 'sheet.xml';
  const directory = sizes.length * (ENTRY_LENGTH + name.length);
  const bytes = new Uint8Array(directory + END_LENGTH + comment.length);
  const view = new DataView(bytes.buffer);
  sizes.forEach((size, entry) => {
    const at = entry * (ENTRY_LENGTH + name.length);
    view.setUint32(at, 0x02014b50, true);
    view.setUint32(at + 24, size, true);
    view.setUint16(at + 28, name.length, true);
    bytes.set(new TextEncoder().encode(name), at + ENTRY_LENGTH);
  });
  view.setUint32(directory, 0x06054b50, true);
  view.setUint16(directory + 10, sizes.length, true);
  view.setUint32(directory + 16, 0, true);
  view.setUint16(directory + 20, comment.length, true);
  bytes.set(new TextEncoder().encode(comment), directory + END_LENGTH);
  return bytes.buffer;
}
