import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PictureFile, PictureName } from '../../src/protocol/pictures.ts';
import type { SessionState } from '../../src/protocol/sessionState.ts';
import { samplesOf, sendSamples } from './mapSamples.ts';
import { sampleStates } from './sampleStates.ts';
import { examScores } from './tables.ts';
import { textFaults } from './textFaults.ts';
import type { ThemeName } from './themes.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

/** Browsers have them, the language's version of this project has not. */
declare global {
  interface Uint8Array {
    toBase64(): string;
  }
  interface Uint8ArrayConstructor {
    fromBase64(text: string): Uint8Array<ArrayBuffer>;
  }
}

const folder = path.join(import.meta.dirname, '..', '..', 'test-output', 'pictures');
let stage: WebviewStage;
let states: Awaited<ReturnType<typeof sampleStates>>;

beforeAll(async () => {
  states = await sampleStates();
  stage = await WebviewStage.open();
  await mkdir(folder, { recursive: true });
});
afterAll(() => stage.close());

async function openPage(state: SessionState, theme: ThemeName = 'dark'): Promise<WebviewPage> {
  const view = await stage.show({ width: 521, height: 798, theme });
  await view.show(state);
  return view;
}

/** The files that the page wants to save when asked for a picture. */
async function filesOf(view: WebviewPage, name: PictureName): Promise<Map<PictureFile['format'], Buffer>> {
  await view.send({ type: 'pictureWanted', name });
  const handle = await view.page.waitForFunction(() => {
    const request = window.fakeHost.intents.find(({ type }) => type === 'savePicture') as { files?: PictureFile[] } | undefined;
    // A list of millions of numbers would take seconds to be handed over.
    return request?.files?.map(({ format, bytes }) => ({ format, base64: bytes.toBase64() }));
  });
  const files = new Map(((await handle.jsonValue()) ?? []).map(({ format, base64 }) => [format, Buffer.from(base64, 'base64')]));
  for (const [format, bytes] of files) await writeFile(path.join(folder, `${name}.${format}`), bytes);
  return files;
}

/** How a browser that knows nothing of the page parses an SVG. */
function parseSvg(view: WebviewPage, svg: string) {
  return view.page.evaluate((text) => {
    const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {
      root: documentElement.localName,
      faults: documentElement.querySelectorAll('parsererror').length,
      texts: [...documentElement.querySelectorAll('text')].map(({ textContent }) => textContent.trim()),
      classes: documentElement.querySelectorAll('[class], [style], [tabindex], foreignObject, script').length,
      fonts: [...documentElement.querySelectorAll('text')].every((element) => element.getAttribute('font-family')),
    };
  }, svg);
}

describe.each(['dark', 'hc', 'light'] as const)('from a %s page', (theme) => {
  test('the graph is an SVG in ink on white that needs no styles, and a PNG of it twice as large', async () => {
    const view = await openPage(states.neuron, theme);
    const files = await filesOf(view, 'graph');
    const svg = files.get('svg')?.toString() ?? '';
    const parsed = await parseSvg(view, svg);
    expect(parsed).toMatchObject({ root: 'svg', faults: 0, classes: 0, fonts: true });
    for (const name of ['exam1', 'exam2', 'pass · exam_scores.csv · epoch 1000']) expect(parsed.texts).toContain(name);
    expect(svg).not.toMatch(/var\(|color\(|color-mix|NaN|undefined/);
    expect(svg).toContain('<rect width="720"');
    // Blue and orange of paper, not of the theme.
    expect(svg).toContain('#1a6fc4');
    expect(view.complaints).toEqual([]);
    const png = files.get('png') ?? Buffer.alloc(0);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const [, height = '0'] = /<rect width="720" height="([\d.]+)"/.exec(svg) ?? [];
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1440, Math.ceil(Number(height) * 2)]);
    const pixels = await view.page.evaluate(
      async (bytes) => {
        const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context?.drawImage(image, 0, 0);
        const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
        const colors = new Set<string>();
        for (let at = 0; at < data.length; at += 4) colors.add([data[at], data[at + 1], data[at + 2], data[at + 3]].join());
        return { corner: [...data.slice(0, 4)], colors: [...colors] };
      },
      [...png],
    );
    expect(pixels.corner).toEqual([255, 255, 255, 255]);
    expect(pixels.colors).toContain('26,111,196,255');
    expect(pixels.colors).toContain('31,31,31,255');
    await view.close();
  });
});

test('the map has its shades, marks, axes and legend, the curves theirs; the page stays as it is', async () => {
  const view = await openPage(states.neuron);
  await sendSamples(view, states.neuron, samplesOf(examScores(), states.neuron));
  await view.settled();
  const before = await view.page.evaluate(() => [document.body.className, document.body.children.length]);
  const map = (await filesOf(view, 'map')).get('svg')?.toString() ?? '';
  const parsed = await parseSvg(view, map);
  expect(parsed).toMatchObject({ faults: 0, classes: 0 });
  expect(parsed.texts).toContain('exam1');
  expect(map).toContain('href="data:image/png;base64,');
  expect(map.match(/<path/g)?.length).toBeGreaterThan(3);
  expect(await view.page.evaluate(() => [document.body.className, document.body.children.length])).toEqual(before);
  await view.page.evaluate(() => window.fakeHost.intents.splice(0));
  const curves = await parseSvg(view, (await filesOf(view, 'curves')).get('svg')?.toString() ?? '');
  expect(curves).toMatchObject({ faults: 0, classes: 0 });
  expect(curves.texts.join(' ')).toMatch(/Loss.*1000/i);
  await view.close();
});

test('hidden units keep their maps, without foreign objects', async () => {
  const view = await openPage(states.hidden);
  const svg = (await filesOf(view, 'graph')).get('svg')?.toString() ?? '';
  expect(await parseSvg(view, svg)).toMatchObject({ faults: 0, classes: 0 });
  expect(svg.match(/<image/g)?.length).toBeGreaterThan(3);
  await view.close();
});

test('the menu of the epochs offers them', async () => {
  const view = await openPage(states.neuron);
  await view.page.getByRole('button', { name: 'More of the epochs' }).click();
  await view.page.getByRole('menuitem', { name: /^Save curves/ }).click();
  await view.page.waitForFunction(() => window.fakeHost.intents.some(({ type }) => type === 'savePicture'));
  await view.close();
});

test('learning is an animated GIF of as many frames as there are steps, the last one as it ended', async () => {
  const view = await openPage(states.neuron);
  const epochBefore = await view.page.locator('.transport .readout').innerText();
  const gif = (await filesOf(view, 'learning')).get('gif') ?? Buffer.alloc(0);
  const decoded = await view.page.evaluate(async (base64) => {
    const decoder = new ImageDecoder({ data: Uint8Array.fromBase64(base64), type: 'image/gif' });
    await decoder.tracks.ready;
    const { frameCount = 0, repetitionCount = 0 } = decoder.tracks.selectedTrack ?? {};
    const frames = [];
    for (const frameIndex of [0, frameCount - 1]) {
      const { image } = await decoder.decode({ frameIndex });
      const context = new OffscreenCanvas(image.displayWidth, image.displayHeight).getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data } = context?.getImageData(0, 0, image.displayWidth, image.displayHeight) ?? { data: new Uint8ClampedArray() };
      frames.push({
        width: image.displayWidth,
        ms: (image.duration ?? 0) / 1000,
        corner: [...data.slice(0, 4)],
        sum: data.reduce((a, b) => a + b, 0),
      });
    }
    return { frameCount, repetitionCount, frames };
  }, gif.toString('base64'));
  expect(decoded.frameCount).toBe(40);
  expect(decoded.repetitionCount).toBe(Infinity);
  const [first, last] = decoded.frames;
  expect(first).toMatchObject({ width: 720, ms: 80, corner: [255, 255, 255, 255] });
  expect(last).toMatchObject({ width: 720, ms: 2000, corner: [255, 255, 255, 255] });
  expect(first.sum).not.toBe(last.sum);
  expect(await view.page.locator('.transport .readout').innerText()).toBe(epochBefore);
  expect(view.complaints).toEqual([]);
  await view.close();
});

test('a picture is saved where it is drawn: graph, map and curves have a button in their corner, which no other text lies under', async () => {
  const view = await openPage(states.neuron);
  await sendSamples(view, states.neuron, samplesOf(examScores(), states.neuron));
  for (const [number, [name, place]] of (
    [
      ['graph', '.graphPlace'],
      ['map', '.thumbnail .foot'],
      ['curves', '.curves .place >> nth=0'],
    ] as const
  ).entries()) {
    const button = view.page.getByRole('button', { name: `Save ${name}…` });
    expect(await button.evaluate((element) => getComputedStyle(element).opacity)).toBe('0');
    await view.page.locator(place).hover({ position: { x: 4, y: 4 } });
    await expect.poll(() => button.evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    expect((await textFaults(view)).over).toEqual([]);
    await button.click();
    await view.page.waitForFunction(
      (count) => window.fakeHost.intents.filter(({ type }) => type === 'savePicture').length === count,
      number + 1,
    );
    const asked = (await view.intents()).filter(({ type }) => type === 'savePicture') as unknown as { name: PictureName }[];
    expect(asked.at(-1)?.name).toBe(name);
  }
  await view.close();
});

test('while an animation is drawn it is said how far that is, and not any more afterwards', async () => {
  const view = await openPage(states.hidden);
  await view.page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seenFrames: seen });
    new MutationObserver(() => {
      const bar = document.querySelector<HTMLProgressElement>('.drawing progress');
      if (bar) seen.push(bar.value / bar.max);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await filesOf(view, 'learning');
  const seen = await view.page.evaluate(() => (window as unknown as { seenFrames: number[] }).seenFrames);
  expect(Math.min(...seen)).toBeLessThan(0.1);
  expect(Math.max(...seen)).toBeGreaterThan(0.9);
  expect(new Set(seen).size).toBeGreaterThan(10);
  expect(await view.page.locator('.drawing').count()).toBe(0);
  await view.close();
});
