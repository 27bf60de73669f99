import { showOverrides } from '../visibleText.ts';

/** Text of a file as it is, on one line and no longer than asked: every character that Markdown could read as markup is escaped, links included. */
export function escapeMarkdown(text: string, maxLength = 60): string {
  const oneLine = showOverrides(text.replace(/\s+/g, ' '));
  const short = oneLine.length > maxLength ? `${oneLine.slice(0, maxLength - 3)}…` : oneLine;
  // A point between digits and a percent sign mean nothing, and numbers are easier to read without.
  return short.replace(/(?<!\d(?=\.\d))[!-$&-/:-@[-`{-~]/g, '\\$&');
}

/** Notifications turn `[text](command:…)` into a link; text that comes from a file must not become one. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
