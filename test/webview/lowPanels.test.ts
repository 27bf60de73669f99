import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleStates } from './sampleStates.ts';
import { taskStates } from './taskStates.ts';
import { WebviewStage } from './webviewPage.ts';

let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

test.each([320, 461, 521])(
  'in a panel of %i × 480 pixels the page scrolls, and heading and playback controls stay in sight',
  async (width) => {
    const view = await stage.show({ width, height: 480 });
    const { page } = view;
    await view.show((await sampleStates()).hidden);
    await view.settled();
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(540);
    const places = () =>
      page.evaluate(() =>
        ['header', '.strip', '.transport'].map((selector) => {
          const { top, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
          return [selector, top >= -0.5 && bottom <= innerHeight + 0.5];
        }),
      );
    const inSight = [
      ['header', true],
      ['.strip', true],
      ['.transport', true],
    ];
    expect(await places()).toEqual(inSight);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await view.settled();
    expect(await places()).toEqual(inSight);
    const whatIf = await page.locator('.whatIf').first().boundingBox();
    expect((whatIf?.y ?? 999) + (whatIf?.height ?? 0)).toBeLessThanOrEqual(480.5);
    await view.close();
  },
);

test('what can be clicked is at least 24 pixels high and wide, or has as much room around it', async () => {
  const view = await stage.show({ width: 521, height: 798 });
  const { homes } = await taskStates();
  for (const state of [(await sampleStates()).neuron, (await sampleStates()).hidden, homes]) {
    await view.show(state);
    await view.settled();
    for (const tab of ['Learn', 'Data', 'Trust', 'Use']) {
      await view.page.getByRole('tab', { name: tab }).click();
      await view.settled();
      const small = await view.page.evaluate(() => {
        const all = [...document.querySelectorAll<HTMLElement>('button, select, input:not([type=range]), [role=tab]')].filter(
          (element) => element.checkVisibility() && element.getBoundingClientRect().width > 0,
        );
        const boxes = all.map((element) => ({ element, box: element.getBoundingClientRect() }));
        const isClear = (of: (typeof boxes)[number]) => {
          const [x, y] = [(of.box.left + of.box.right) / 2, (of.box.top + of.box.bottom) / 2];
          return boxes.every(
            ({ element, box }) =>
              element === of.element ||
              box.right <= x - 12 ||
              box.left >= x + 12 ||
              box.bottom <= y - 12 ||
              box.top >= y + 12 ||
              element.contains(of.element) ||
              of.element.contains(element),
          );
        };
        return boxes
          .filter((of) => (of.box.width < 24 || of.box.height < 24) && !isClear(of))
          .map(({ element, box }) => `${element.textContent?.trim() || element.ariaLabel || element.className} ${box.width}×${box.height}`);
      });
      expect({ tab, small }).toEqual({ tab, small: [] });
    }
    await view.page.getByRole('tab', { name: 'Learn' }).click();
  }
  await view.close();
});
