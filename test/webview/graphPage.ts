import type { SessionState } from '../../src/protocol/sessionState.ts';
import type { WebviewPage } from './webviewPage.ts';

/** The weights and the bias of a single neuron with two inputs. */
export const known: readonly number[] = [2.26, -3.08, 0.73];

/** The state as if its run had ended with these weights. */
export function withWeights({ run, ...state }: SessionState, weights: readonly number[]): SessionState {
  if (!run?.outcome) throw new Error('The sample has no outcome');
  const own = Float32Array.from(weights);
  if (own.length !== run.outcome.weights.length) throw new Error(`The sample has ${run.outcome.weights.length} weights`);
  return { ...state, run: { ...run, outcome: { ...run.outcome, weights: own } } };
}

/** The network's graph in the page. */
export const graph = ({ page }: WebviewPage) => page.locator('section.graph');

/** The labels on the lines. */
export const pillTexts = (view: WebviewPage) => graph(view).locator('.pill').allTextContents();
