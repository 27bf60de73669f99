import type { Message } from '../../src/message.ts';
import { sampledColumns } from '../../src/model/decision/sampledColumns.ts';
import type { RunState } from '../../src/protocol/sessionState.ts';
import type { SampledRows } from '../../src/protocol/tableQuestions.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { requests } from '../host.ts';
import type { Stage } from '../stage.ts';

/** Some of the rows that a run has learned from and was tested on, as the network takes them. */
export interface Samples extends SampledRows {
  /** The run with whose encoder they were made. */
  readonly runId: string;
}

/** The rows that are drawn, asked of the host when something that draws them asks for them, once for each run. */
export class SampleRows {
  readonly #picture: () => RunState | undefined;
  #last = $state.raw<Samples | undefined>();
  /** By which the rows were split and encoded for the run of `#last`. */
  #lastPlan: RunPlan | undefined;
  /** Why there are none, for the user. */
  problem = $state.raw<Message | undefined>();
  #asked: string | undefined;

  /** Those of the run that is shown: made for it, or for one that takes the same rows in the same way, as when it is trained again. */
  readonly current = $derived.by(() => {
    const samples = this.#last;
    const picture = this.#picture();
    const isHere = samples?.runId === picture?.runId || arePreparedAlike(this.#lastPlan, picture?.plan);
    return samples && isHere ? samples : undefined;
  });
  /** What they say of each column that the run which is shown learns from. */
  readonly columns = $derived.by(() => {
    const plan = this.#picture()?.plan;
    return plan && this.current ? sampledColumns(plan.encoder, this.current) : undefined;
  });

  constructor(picture: () => RunState | undefined) {
    this.#picture = picture;
  }

  /**
   * Has them fetched, unless they are there or on their way: for the run that answers, or while one goes on for that, where those from before are
   * other rows. Of a run that goes on elsewhere the rows are not known here. To be called in an effect.
   */
  requestFor(stage: Stage, answered: RunState | undefined): void {
    if (stage.type !== 'training' || stage.picture.isElsewhere) void this.#request(answered);
    else if (!this.current) void this.#request(stage.picture);
  }

  async #request(run: RunState | undefined): Promise<void> {
    const runId = run?.runId;
    if (runId === undefined || this.#asked === runId) return;
    this.#asked = runId;
    const outcome = await requests.ask('sampleRows', { runId });
    if (this.#asked !== runId) return;
    switch (outcome.type) {
      case 'done':
        this.#lastPlan = run?.plan;
        this.#last = outcome.value;
        this.problem = undefined;
        return;
      case 'failed':
        this.#last = undefined;
        this.problem = outcome.said;
        return;
      case 'cancelled':
        this.#asked = undefined;
        return;
    }
  }

  /** Has them fetched anew: the file or what answers is another one. Until they come, those from before stay where they fit; `unless` they are of that run. */
  renew(unless?: string): void {
    if (unless === undefined || this.#asked !== unless) this.#asked = undefined;
  }

  /** They are of another table. */
  forget(): void {
    this.renew();
    this.#last = undefined;
    this.problem = undefined;
  }
}

/** Whether two runs take the same rows in the same way. Written out only where they are two: of 100 000 columns that is 20 MB. */
function arePreparedAlike(a: RunPlan | undefined, b: RunPlan | undefined): boolean {
  if (a === b) return true;
  if (a?.encoder.inputs.length !== b?.encoder.inputs.length) return false;
  return preparationOf(a) === preparationOf(b);
}

function preparationOf(plan: RunPlan | undefined): string | undefined {
  return plan && JSON.stringify([plan.recipe, plan.encoder]);
}
