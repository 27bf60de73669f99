import { expect, test } from 'vitest';
import { windowUrl } from '../../../scripts/vscodeServer.ts';

test.each(['my #1 table.csv', 'what?.csv', '100 %.csv', 'größe & höhe.csv', 'a+b=c.csv'])('a file called %s is opened', (name) => {
  const file = `/data/tables #2/${name}`;
  const query = new URL(windowUrl(8000, '/data/tables #2', { file })).searchParams;
  expect(query.get('folder')).toBe('/data/tables #2');
  const [[key, uri]] = JSON.parse(query.get('payload') ?? '') as [string, string][];
  expect(key).toBe('openFile');
  const { pathname, hash, search } = new URL(uri.replace('vscode-remote:', 'http:'));
  expect([decodeURIComponent(pathname), hash, search]).toEqual([file, '', '']);
});
