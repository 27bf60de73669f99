/** Milliseconds between updates of the line; faster ones could not be read. */
const PAUSE_MS = 100;

/** One line of progress that is overwritten. */
export interface ProgressLine {
  show(text: string): void;
  /** Removes the line before permanent output. */
  clear(): void;
}

/** A progress line on a terminal; files and pipes get nothing. */
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
