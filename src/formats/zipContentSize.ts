const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const ENTRY_LENGTH = 46;

/** The total uncompressed size of a zip's files in bytes, according to its directory; undefined if the directory cannot be read. */
export function zipContentSize(bytes: ArrayBuffer): number | undefined {
  const view = new DataView(bytes);
  let end = view.byteLength - END_LENGTH;
  while (end >= 0 && view.byteLength - end - END_LENGTH <= LONGEST_COMMENT && view.getUint32(end, true) !== END_SIGNATURE) end--;
  if (end < 0 || view.getUint32(end, true) !== END_SIGNATURE) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let size = 0;
  for (let entry = 0; entry < count; entry++) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY_SIGNATURE) return undefined;
    size += view.getUint32(at + 24, true);
    at += ENTRY_LENGTH + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return size;
}
