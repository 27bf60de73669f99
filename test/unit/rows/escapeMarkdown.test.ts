import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMarkdown, withoutLinks } from '../../../src/rows/escapeMarkdown.ts';

// Links as VS Code's notifications recognize them.
const link = /\[([^\]]+)\]\(([^\s)"]+)/;

test('no name of a column becomes a link of a notification or an error', () => {
  const hostile = 'There is no column "[press](command:workbench.action.quit)".';
  expect(link.test(hostile)).toBe(true);
  expect(withoutLinks(hostile)).toContain('[press] (command:workbench.action.quit)');
  const pieces = fc.array(fc.constantFrom('[', ']', '(', ')', 'a', '](', 'command:x', ' ', '\\'), { maxLength: 20 });
  fc.assert(fc.property(pieces, (parts) => !link.test(withoutLinks(parts.join('')))));
});

test('what is no link stays as it is', () => {
  expect(withoutLinks('Line 3 [a] (b): 4 (of 5)')).toBe('Line 3 [a] (b): 4 (of 5)');
});

test('in Markdown every sign that could be markup is escaped, numbers stay easy to read, and long text is cut', () => {
  expect(escapeMarkdown('[a](command:b) <img> 1.5 %')).toBe('\\[a\\]\\(command\\:b\\) \\<img\\> 1.5 %');
  expect(escapeMarkdown('a\nb\tc')).toBe('a b c');
  expect(escapeMarkdown('x'.repeat(80))).toBe(`${'x'.repeat(57)}…`);
});
