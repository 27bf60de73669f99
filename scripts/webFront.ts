import { readFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { windowUrl, type WindowOptions } from './vscodeServer.ts';

/** The part of the extension that a browser's VS Code reads. */
const EXTENSION_PATH = '/neuron-extension';
/** Where tests in the browser's extension host post their results. */
const REPORTS_PATH = '/neuron-reports';
const contentTypes = new Map([
  ['.js', 'text/javascript'],
  ['.cjs', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
]);
const settingsPattern = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/;

/** A server in front of a VS Code server, whose windows run the extension in the browser instead of on the machine. */
export interface WebFront {
  url(folder: string, window?: WindowOptions): string;
  stop(): Promise<void>;
}

/** Options of the front. Absolute paths; `tests` names a script inside the extension whose `run()` the browser's extension host calls. */
export interface WebFrontOptions {
  readonly port: number;
  readonly extension: string;
  readonly tests?: string;
  /** Receives what the tests post to `/neuron-reports`. */
  readonly onReport?: (text: string) => void;
}

/**
 * A proxy for the VS Code server at the port with two changes: the workbench is told of an extension under development, and that extension is
 * served from the same origin, so that the page's Content-Security-Policy needs no change.
 */
export async function startWebFront({ port, extension, tests, onReport }: WebFrontOptions): Promise<WebFront> {
  const front = createServer((asked, response) => {
    const { pathname } = new URL(asked.url ?? '/', 'http://localhost');
    const fail = () => response.writeHead(404).end();
    if (pathname.startsWith(`${EXTENSION_PATH}/`)) {
      const name = pathname.slice(EXTENSION_PATH.length + 1);
      // Older versions of VS Code append .js to the name of the tests.
      serveFile(path.join(extension, tests !== undefined && name === `${tests}.js` ? tests : name), response).catch(fail);
    } else if (pathname === REPORTS_PATH && onReport) takeReport(asked, onReport, response).catch(fail);
    else if (pathname === '/') serveWorkbench(asked, port, tests, response).catch(fail);
    else passOn(asked, port, response);
  });
  // Sockets that have been upgraded are not closed with the server.
  const sockets = new Set<Duplex>();
  front.on('upgrade', (asked, socket, head) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
    passOnSocket(asked, socket, head, port);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const address = front.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    url: (folder, window) => windowUrl(address.port, folder, window),
    stop: () =>
      new Promise((resolve) => {
        front.close(() => resolve());
        front.closeAllConnections();
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function serveFile(file: string, response: ServerResponse): Promise<void> {
  const bytes = await readFile(file);
  response.writeHead(200, { 'content-type': contentTypes.get(path.extname(file)) ?? 'application/octet-stream' }).end(bytes);
}

async function takeReport(asked: IncomingMessage, onReport: (text: string) => void, response: ServerResponse): Promise<void> {
  onReport(await text(asked));
  response.writeHead(204).end();
}

/** The page of the workbench, with the extension and any tests added to its settings. */
async function serveWorkbench(asked: IncomingMessage, port: number, tests: string | undefined, response: ServerResponse): Promise<void> {
  const authority = asked.headers.host ?? '';
  const answer = await fetch(`http://127.0.0.1:${port}${asked.url ?? '/'}`, { headers: { host: authority } });
  const locate = (below: string) => ({ scheme: 'http', authority, path: `${EXTENSION_PATH}${below}` });
  const developmentOptions = { extensions: [locate('')], ...(tests === undefined ? {} : { extensionTestsPath: locate(`/${tests}`) }) };
  const html = (await answer.text()).replace(settingsPattern, (_, before: string, escaped: string) => {
    const settings = JSON.parse(escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as Record<string, unknown>;
    const changed = JSON.stringify({ ...settings, remoteAuthority: authority, developmentOptions });
    return `${before}${changed.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  });
  const policy = answer.headers.get('content-security-policy');
  response.writeHead(answer.status, { 'content-type': 'text/html', ...(policy === null ? {} : { 'content-security-policy': policy }) });
  response.end(html);
}

function passOn(asked: IncomingMessage, port: number, response: ServerResponse): void {
  const { method, url, headers } = asked;
  const passed = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', () => response.writeHead(502).end());
  asked.pipe(passed);
}

function passOnSocket({ method, url, rawHeaders }: IncomingMessage, socket: Duplex, head: Buffer, port: number): void {
  const server = connect(port, '127.0.0.1', () => {
    const headers = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${rawHeaders[i + 1] ?? ''}`] : []));
    server.write(`${method ?? 'GET'} ${url ?? '/'} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
    server.write(head);
    server.pipe(socket).pipe(server);
  });
  server.on('error', () => socket.destroy());
  socket.on('error', () => server.destroy());
  socket.on('close', () => server.destroy());
}
