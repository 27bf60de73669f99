import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplesOf, sendSamples } from './mapSamples.ts';
import { allStates } from './allStates.ts';
import { examScores } from './tables.ts';
import { WebviewStage, type WebviewPage } from './webviewPage.ts';

let stage: WebviewStage;
let states: Awaited<ReturnType<typeof allStates>>;

beforeAll(async () => {
  states = await allStates();
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

/** The theme's colours as resolved by the browser. */
function colorsOf({ page }: WebviewPage, ...variables: readonly string[]): Promise<string[]> {
  return page.evaluate((names) => {
    const probe = document.body.appendChild(document.createElement('span'));
    const colors = names.map((name) => {
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return colors;
  }, variables);
}

/** The elements' values of a style property. */
function stylesOf({ page }: WebviewPage, selector: string, property: string): Promise<string[]> {
  return page
    .locator(selector)
    .evaluateAll((elements, name) => elements.map((element) => getComputedStyle(element).getPropertyValue(name)), property);
}

/** Visible controls with neither a border nor an underline. Tabs and sliders have their own. */
function edgeless({ page }: WebviewPage): Promise<string[]> {
  return page.locator('button:not([role=tab], [role=radio]), select, input:not([type=range])').evaluateAll((controls) =>
    window.fakeHost.whileSeen(() =>
      controls.flatMap((control) => {
        const style = getComputedStyle(control);
        const { width } = control.getBoundingClientRect();
        const isSeen = width > 1 && control.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        const isOfGroup = control.parentElement?.matches('.segments') === true || control.parentElement?.matches('[role=tablist]') === true;
        const sides = ['top', 'bottom'].map((side) => [
          Number.parseFloat(style.getPropertyValue(`border-${side}-width`)),
          style.getPropertyValue(`border-${side}-color`),
        ]);
        const hasEdge = sides.some(([size, color]) => Number(size) > 0 && color !== 'rgba(0, 0, 0, 0)');
        const hasLine = style.textDecorationLine.includes('underline');
        return !isSeen || isOfGroup || hasEdge || hasLine ? [] : [control.getAttribute('aria-label') ?? control.textContent.trim()];
      }),
    ),
  );
}

describe.each(['hc', 'hc-light'] as const)('in %s', (theme) => {
  test('the button at the corner of the map has all of its edges', async () => {
    const view = await stage.show({ theme, width: 521, height: 798 });
    await view.show(states.neuron);
    const hidden = await view.page.locator('.enlarge').evaluate((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const places = { left: [left + 0.5, y], right: [right - 0.5, y], top: [x, top + 0.5], bottom: [x, bottom - 0.5] } as const;
      return Object.entries(places).flatMap(([side, [at, down]]) => (button.contains(document.elementFromPoint(at, down)) ? [] : [side]));
    });
    expect(hidden).toEqual([]);
    await view.close();
  });

  test('nothing is dim: what is said beside and the curve of the training rows have the colour of the text', async () => {
    const view = await stage.show({ theme, width: 521, height: 798 });
    await view.show(states.neuron);
    const [text, ...others] = await colorsOf(view, '--text', '--muted', '--train');
    expect(others).toEqual([text, text]);
    expect(new Set(await stylesOf(view, '.curve path.train', 'stroke'))).toEqual(new Set([text]));
    const widths = await Promise.all(['train', 'test'].map((of) => stylesOf(view, `.curve path.${of}`, 'stroke-width')));
    expect(widths).toEqual([
      ['1px', '1px'],
      ['2px', '2px'],
    ]);
    await view.close();
  });

  test('every line of a network can be seen, unless others are brought out', async () => {
    const view = await stage.show({ theme, width: 900, height: 798 });
    await view.show(states.six);
    await expect.poll(async () => new Set(await stylesOf(view, '.line[data-line]', 'stroke-opacity'))).toEqual(new Set(['1']));
    await view.page.locator('[data-node="1-2"] .disc').hover();
    expect(await stylesOf(view, '.line.faded', 'stroke-opacity')).toContain('0.07');
    await view.close();
  });

  test('what is filled has an edge: neurons, bars, what is chosen', async () => {
    const view = await stage.show({ theme, width: 521, height: 798 });
    await view.show(states.neuron);
    const [edge, strong, active] = await colorsOf(view, '--vscode-contrastBorder', '--strong', '--vscode-contrastActiveBorder');
    expect(await stylesOf(view, '.node .disc', 'stroke')).toEqual([strong, strong, strong]);
    expect(new Set(await stylesOf(view, '.strip .track', 'stroke'))).toEqual(new Set([edge]));
    expect(new Set(await stylesOf(view, '.whatIf .part .bar', 'outline-color'))).toEqual(new Set([edge]));
    const chosen = '.units [aria-checked=true]';
    expect([await stylesOf(view, chosen, 'outline-color'), await stylesOf(view, chosen, 'outline-style')]).toEqual([[active], ['solid']]);
    // In the light theme its colour is hardly another one than that of the other edges.
    expect(await stylesOf(view, chosen, 'outline-width')).toEqual(['2px']);
    const tint = theme === 'hc' ? 'rgba(0, 0, 0, 0)' : 'rgba(15, 74, 133, 0.1)';
    expect(await stylesOf(view, chosen, 'background-color')).toEqual([tint]);
    await view.page.getByRole('tab', { name: 'Use' }).click();
    const format = '.ways [aria-pressed=true]';
    await view.page.locator(format).waitFor();
    expect([await stylesOf(view, format, 'outline-style'), await stylesOf(view, format, 'background-color')]).toEqual([['solid'], [tint]]);
    await view.close();
  });

  test('the button that enlarges the map leaves the words below it alone', async () => {
    const view = await stage.show({ theme, width: 521, height: 798 });
    await view.show(states.flowers);
    const button = await view.page.locator('.enlarge').boundingBox();
    const words = await view.page.locator('.held').boundingBox();
    expect(words?.y).toBeGreaterThanOrEqual((button?.y ?? Infinity) + (button?.height ?? 0));
    await view.close();
  });

  test('every control has an edge or is underlined, in every tab and in the settings', async () => {
    const view = await stage.show({ theme, width: 521, height: 798 });
    await view.show(states.hidden);
    await sendSamples(view, states.hidden, samplesOf(examScores(), states.hidden));
    await view.page.getByRole('button', { name: 'What would flip it?' }).waitFor();
    expect(await edgeless(view)).toEqual([]);
    for (const name of ['Data', 'Trust', 'Use']) {
      await view.page.getByRole('tab', { name }).click();
      await view.settled();
      expect({ name, without: await edgeless(view) }).toEqual({ name, without: [] });
    }
    await view.page.getByRole('button', { name: 'hidden 8, 4' }).click();
    await view.settled();
    expect(await edgeless(view)).toEqual([]);
    await view.close();
  });

  test('a system that forces its colours leaves the theme its own', async () => {
    const view = await stage.show({ theme, width: 521, height: 798 });
    await view.show(states.neuron);
    const before = await stylesOf(view, '.strip .figure, .learn button, .readout strong', 'color');
    await view.page.emulateMedia({ forcedColors: 'active' });
    expect(await view.page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    expect(await stylesOf(view, '.strip .figure, .learn button, .readout strong', 'color')).toEqual(before);
    expect(await stylesOf(view, 'body', 'forced-color-adjust')).toEqual(['none']);
    await view.page.emulateMedia({ forcedColors: 'none' });
    await view.close();
  });
});
