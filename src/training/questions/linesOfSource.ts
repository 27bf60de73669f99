import type { LineSource } from '../../csv/readRecordAt.ts';
import type { TextSource } from '../../protocol/tableSource.ts';

/** A text split into lines that end with `\n`. */
export function linesOfSource({ parts }: TextSource): LineSource {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const lines = [''];
  for (const part of parts) {
    const [first, ...others] = decoder.decode(part).split('\n');
    lines[lines.length - 1] += first;
    for (const line of others) lines.push(line);
  }
  return { lineCount: lines.length, lineAt: (line) => lines[line] };
}
