import type { Message } from '../../src/message.ts';
import type { SampledRows } from '../../src/protocol/tableQuestions.ts';
import { requests } from '../host.ts';

/** Some of the rows that a run has learned from and was tested on, as the network takes them. */
export interface Samples extends SampledRows {
  /** The run with whose encoder they were made. */
  readonly runId: string;
}

/** The rows that are drawn, asked of the host when something that draws them asks for them, once for each run. */
export class SampleRows {
  current = $state.raw<Samples | undefined>();
  /** Why there are none, for the user. */
  problem = $state.raw<Message | undefined>();
  #asked: string | undefined;

  /** Has them fetched for the run that answers, unless they are there or on their way. To be called in an effect that reads the run. */
  async request(runId: string | undefined): Promise<void> {
    if (runId === undefined || this.#asked === runId) return;
    this.#asked = runId;
    const outcome = await requests.ask('sampleRows', {});
    if (this.#asked !== runId) return;
    switch (outcome.type) {
      case 'done':
        this.current = outcome.value;
        this.problem = undefined;
        return;
      case 'failed':
        this.problem = outcome.said;
        return;
      case 'cancelled':
        this.#asked = undefined;
        return;
    }
  }

  /** They are of rows that are not there any more, or of another table. */
  forget(): void {
    this.current = undefined;
    this.problem = undefined;
    this.#asked = undefined;
  }
}
