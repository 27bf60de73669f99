/** Lines of cells as CSV (RFC 4180). */
export function csvText(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => cells.map(quoted).join(',')).join('\r\n') + '\r\n';
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
