import { emptySession } from '../src/protocol/sessionState.ts';
import { examScores } from '../test/webview/tables.ts';
import { trainingEvents } from '../test/webview/trainedRuns.ts';
import type { WebviewStage } from '../test/webview/webviewPage.ts';

const rounds = 6;

/**
 * Milliseconds from the request for a training of the lesson’s table (1000 epochs, all read, planned and trained) to the graph in a panel that was
 * empty, each time in a page that was loaded anew. Without the first round, which finds nothing warm.
 */
export async function clickToGraph(stage: WebviewStage): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const view = await stage.show({ width: 900, height: 800 });
    try {
      await view.show(emptySession);
      await view.settled();
      const startedAt = performance.now();
      for (const event of await trainingEvents(examScores())) await view.send({ type: 'event', event });
      await view.page.locator('section.graph .line:is(.plus, .minus)').first().waitFor({ state: 'attached' });
      await view.settled();
      times.push(performance.now() - startedAt);
    } finally {
      await view.close();
    }
  }
  return times.slice(1);
}
