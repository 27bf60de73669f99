/** Milliseconds between two states of the line: more often nobody can read it. */
const PAUSE_MS = 100;

/** What is said of work that goes on: one line, which is written over. */
export interface ProgressLine {
  show(text: string): void;
  /** Leaves room for what is to stay. */
  clear(): void;
}

/** A line on a screen; a file or a pipe has none, and is told nothing. */
export function createProgressLine(stream: { readonly isTTY?: boolean; write(text: string): unknown }): ProgressLine {
  if (stream.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  let shownAt = 0;
  let isShown = false;
  return {
    show: (text) => {
      const now = Date.now();
      if (now - shownAt < PAUSE_MS) return;
      shownAt = now;
      isShown = true;
      stream.write(`\r\u001B[K${text}`);
    },
    clear: () => {
      if (isShown) stream.write('\r\u001B[K');
      isShown = false;
    },
  };
}
