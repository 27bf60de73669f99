import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleStates } from './sampleStates.ts';
import { taskStates } from './taskStates.ts';
import { WebviewStage } from './webviewPage.ts';

let stage: WebviewStage;

beforeAll(async () => {
  stage = await WebviewStage.open();
});
afterAll(() => stage.close());

const size = { width: 900, height: 798 };

test('the bar is as long as the test accuracy, its mark stands at the baseline, and the band is the interval of the share', async () => {
  const { neuron } = await sampleStates();
  const { plan, outcome } = neuron.run ?? {};
  const [test95, baseline] = [outcome?.test?.accuracy95, plan?.baseline.scores.accuracy ?? Number.NaN];
  const accuracy = outcome?.test?.accuracy ?? Number.NaN;
  if (!test95) throw new Error('The sample has no interval');
  expect(outcome?.train.accuracy).not.toBeCloseTo(accuracy, 2);
  const view = await stage.show(size);
  await view.show(neuron);
  await view.settled();
  const drawn = await view.page.locator('.strip .bar svg').evaluate((svg) => {
    const number = (selector: string, name: string) => Number(svg.querySelector(selector)?.getAttribute(name));
    const width = Number(svg.getAttribute('width'));
    const tick = Number(/^M([\d.]+)/.exec(svg.querySelector('.tick')?.getAttribute('d') ?? '')?.[1]);
    const [x, length] = [number('.band', 'x'), number('.band', 'width')];
    return { fill: number('.fill', 'width') / width, tick: tick / width, from: (x - 0.5) / width, to: (x + 0.5 + length) / width };
  });
  expect(drawn.fill).toBeCloseTo(accuracy, 6);
  expect(drawn.tick).toBeCloseTo(baseline, 6);
  expect(drawn.from).toBeCloseTo(test95[0], 6);
  expect(drawn.to).toBeCloseTo(test95[1], 6);
  expect(await view.page.locator('.strip .bar svg').getAttribute('aria-label')).toMatch(
    /The band: .* between \d+ and \d+.% .* [+−]\d+ to \+\d+ points against always/,
  );
  // The tab of trust draws the same share, larger, and as its band what the answer is better by.
  await view.page.getByRole('tab', { name: 'Trust' }).click();
  await view.settled();
  const large = await view.page
    .getByRole('tabpanel', { name: 'Trust' })
    .locator('.bar svg')
    .evaluate((svg) => {
      const number = (selector: string, name: string) => Number(svg.querySelector(selector)?.getAttribute(name));
      const width = Number(svg.getAttribute('width'));
      const [x, length] = [number('.band', 'x'), number('.band', 'width')];
      return { fill: number('.fill', 'width') / width, tick: number('.tick', 'x1') / width, from: x / width, to: (x + length) / width };
    });
  for (const name of ['fill', 'tick'] as const) expect(large[name]).toBeCloseTo(drawn[name], 6);
  await view.close();
});

test('the epoch whose weights are kept is marked where it lies', async () => {
  const { earlyStopped } = await taskStates();
  const outcome = earlyStopped.run?.outcome;
  if (!outcome || outcome.bestEpoch >= outcome.epochs) throw new Error('The sample was not stopped early');
  const view = await stage.show(size);
  await view.show(earlyStopped);
  await view.settled();
  const { mark, thumb, text } = await view.page.locator('.scrubber svg').evaluate((svg) => ({
    mark: Number(/^M([\d.]+)/.exec(svg.querySelector('.mark')?.getAttribute('d') ?? '')?.[1]),
    thumb: Number(svg.querySelector('circle')?.getAttribute('cx')),
    text: svg.textContent,
  }));
  // What is shown of a run that has ended is what is kept.
  expect(mark).toBeCloseTo(thumb, 3);
  expect(text.trim()).toBe(`kept ${outcome.bestEpoch}`);
  await view.close();
});
