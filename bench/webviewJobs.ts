import { readCsv } from '../src/csv/readCsv.ts';
import type { SessionState } from '../src/protocol/sessionState.ts';
import type { TrainOptions } from '../src/run/options/trainOptions.ts';
import { MOST_SAMPLES } from '../src/rows/rowFlips.ts';
import { planTable } from '../src/training/plan/planRun.ts';
import { scoreWeights } from '../src/training/questions/scoreWeights.ts';
import { reply } from '../test/webview/hostAnswers.ts';
import { samplesOf, sendSamples } from '../test/webview/mapSamples.ts';
import { examScores, numbersTable } from '../test/webview/tables.ts';
import type { WebviewPage } from '../test/webview/webviewPage.ts';

/** Something that a user does in the panel while its frames are measured. */
export interface WebviewJob {
  readonly name: string;
  readonly text: string;
  readonly options: TrainOptions;
  /** Done before the measurement. */
  readonly prepare: (view: WebviewPage, state: SessionState, text: string) => Promise<void>;
  readonly act: (view: WebviewPage, state: SessionState, text: string) => Promise<void>;
}

const wide = numbersTable(20);
const playbackSeconds = 3;
const dragMs = 3000;

/** What must run at 60 frames a second. */
export const webviewJobs: readonly WebviewJob[] = [
  {
    name: '[16, 16] on 20 inputs plays 1000 epochs',
    text: wide,
    options: { hidden: [16, 16], epochs: 1000 },
    prepare: (view, state) => view.show(state, { playbackSeconds }),
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Play (Space)' }).click();
      await page.waitForTimeout(playbackSeconds * 1000);
    },
  },
  {
    name: '10 000 epochs of one neuron are scrubbed',
    text: examScores(),
    options: { epochs: 10_000 },
    prepare: showWithDots,
    act: (view) => drag(view, '.scrubber'),
  },
  {
    name: '10 000 epochs of [16, 16] on 20 inputs are scrubbed',
    text: wide,
    options: { hidden: [16, 16], epochs: 10_000 },
    prepare: showWithDots,
    act: (view) => drag(view, '.scrubber'),
  },
  {
    name: 'a weight is dragged, scored on 10 000 rows',
    text: examScores(10_000),
    options: { epochs: 10 },
    prepare: async (view, state, text) => {
      await showWithDots(view, state, text);
      await view.page.locator('section.graph .pill').first().click();
    },
    act: async (view, state, text) => {
      const answers = new ScoreAnswers(view, state, text);
      const [answered] = await Promise.all([answers.run(), drag(view, '.graph .slider').finally(() => answers.end())]);
      if (answered === 0) throw new Error('No score was asked for');
    },
  },
  {
    name: 'a value is dragged, the map of [16, 16] on 20 inputs follows',
    text: wide,
    options: { hidden: [16, 16], epochs: 300 },
    prepare: showWithDots,
    act: (view) => drag(view, '.whatIf .slider >> nth=2'),
  },
];

async function showWithDots(view: WebviewPage, state: SessionState, text: string): Promise<void> {
  await view.show(state);
  const { lines, inputs, targets, splits } = samplesOf(text, state);
  // As many as the host sends.
  const width = inputs.length / lines.length;
  const rows = Math.min(lines.length, MOST_SAMPLES);
  await sendSamples(view, state, {
    lines: lines.slice(0, rows),
    inputs: inputs.slice(0, rows * width),
    targets: targets.slice(0, rows),
    splits: splits.slice(0, rows),
  });
}

/** Moves the mouse to and fro between the ends, about one move per frame. */
async function drag({ page }: WebviewPage, selector: string): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not there`);
  const y = box.y + box.height / 2;
  const xAt = (share: number) => box.x + 4 + (box.width - 8) * share;
  await page.mouse.move(xAt(0.5), y);
  await page.mouse.down();
  const startMs = performance.now();
  for (let elapsed = 0; elapsed < dragMs; elapsed = performance.now() - startMs)
    await page.mouse.move(xAt(0.5 + 0.5 * Math.sin((elapsed / dragMs) * 4 * Math.PI)), y);
  await page.mouse.up();
}

/** The host's part: scores weights changed by hand on the table's rows, in another process than the page's. */
class ScoreAnswers {
  readonly #view: WebviewPage;
  readonly #state: SessionState;
  readonly #text: string;
  #hasEnded = false;

  constructor(view: WebviewPage, state: SessionState, text: string) {
    this.#view = view;
    this.#state = state;
    this.#text = text;
  }

  end(): void {
    this.#hasEnded = true;
  }

  /** Answers until it is stopped; resolves with the number of requests. */
  async run(): Promise<number> {
    const { run } = this.#state;
    if (!run?.plan || !run.outcome) throw new Error('Nothing was trained');
    const table = readCsv(this.#text);
    const { ledger } = planTable(table, run.options, 'wasm');
    const trained = { ...run.plan, ledger };
    for (let answered = 0; ; answered++) {
      const isAsked = await this.#isAsked(answered + 1);
      if (!isAsked) return answered;
      await reply(this.#view, 'scoreByHand', () => {
        const [{ train, test }] = scoreWeights(table, trained, [run.outcome?.weights ?? new Float32Array()]);
        const { loss, accuracy } = (test ?? train).scores;
        return { metric: accuracy, loss };
      });
    }
  }

  async #isAsked(count: number): Promise<boolean> {
    while (!this.#hasEnded) {
      const asked = await this.#view.page.evaluate(() => window.fakeHost.intents.filter(({ type }) => type === 'scoreByHand').length);
      if (asked >= count) return true;
      // Continuous polling would be part of the measurement.
      await this.#view.page.waitForTimeout(10);
    }
    return false;
  }
}
