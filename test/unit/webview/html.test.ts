import { expect, test } from 'vitest';
import { viewHtml } from '../../../src/views/html.ts';

const page = {
  scriptUri: 'https://host/main.js?a&b"',
  styleUri: 'https://host/main.css',
  cspSource: 'https://host',
  nonce: 'abc+/==',
  place: 'panel',
  language: { locale: 'ko', words: { '{count} rows': '{count}행 "<&' } },
} as const;

test('the page allows its own script, styles and fonts, pictures that it has made, and nothing else', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(viewHtml(page))?.[1];
  expect(policy?.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'nonce-abc+/=='",
    'style-src https://host',
    'font-src https://host',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test('the page has a language, a title and its place, no inline code, and its addresses cannot break out of their attributes', () => {
  const html = viewHtml(page);
  expect(html).toContain('<html lang="ko">');
  expect(html).toContain('data-words="{&quot;{count} rows&quot;:&quot;{count}행 \\&quot;&lt;&amp;&quot;}"');
  expect(html).toContain('<title>Neuron</title>');
  expect(html).toContain('data-place="panel"');
  expect(html).toContain('src="https://host/main.js?a&amp;b&quot;"');
  expect(html).not.toMatch(/<style|style=|<script[^>]*>[^<]/);
});
