import { showOverrides } from '../visibleText.ts';

/**
 * A file's text for Markdown, on one line and truncated to `maxLength`. Every character that could be markup, including links, is escaped.
 */
export function escapeMarkdown(text: string, maxLength = 60): string {
  const oneLine = showOverrides(text.replace(/\s+/g, ' '));
  const short = oneLine.length > maxLength ? `${oneLine.slice(0, maxLength - 3)}…` : oneLine;
  // A point between digits and a percent sign have no meaning in Markdown, and numbers are easier to read without backslashes.
  return short.replace(/(?<!\d(?=\.\d))[!-$&-/:-@[-`{-~]/g, '\\$&');
}

/** Notifications turn `[text](command:…)` into a link; text from a file must not become one. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
