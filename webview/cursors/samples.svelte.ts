import type { Message } from '../../src/message.ts';
import { sampledColumns } from '../../src/model/decision/sampledColumns.ts';
import type { RunState } from '../../src/protocol/sessionState.ts';
import type { SampledRows } from '../../src/protocol/tableQuestions.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import { requests } from '../host/host.ts';
import type { Stage } from '../stage.ts';

/** Some of the rows that a run was trained and tested on, encoded as the network takes them. */
export interface Samples extends SampledRows {
  /** The run whose encoder was used. */
  readonly runId: string;
}

/** The rows that are drawn. They are requested from the host when something first needs them, once per run. */
export class SampleRows {
  readonly #picture: () => RunState | undefined;
  #last = $state.raw<Samples | undefined>();
  /** The plan by which the rows of `#last` were split and encoded. */
  #lastPlan: RunPlan | undefined;
  /** Why there are none, for the user. */
  problem = $state.raw<Message | undefined>();
  #asked: string | undefined;

  /**
   * The samples for the shown run: made for it, or for one that splits and encodes the same rows in the same way, such as a repeated training.
   */
  readonly current = $derived.by(() => {
    const samples = this.#last;
    const picture = this.#picture();
    const isHere = samples?.runId === picture?.runId || arePreparedAlike(this.#lastPlan, picture?.plan);
    return samples && isHere ? samples : undefined;
  });
  /** What they say of each feature of the shown run. */
  readonly columns = $derived.by(() => {
    const plan = this.#picture()?.plan;
    return plan && this.current ? sampledColumns(plan.encoder, this.current) : undefined;
  });

  constructor(picture: () => RunState | undefined) {
    this.#picture = picture;
  }

  /**
   * Fetches the samples, unless they are there or on their way: those of the run that answers, or of the run in progress where the earlier
   * samples are of other rows. Where the run in progress is trained elsewhere, its rows are not known here. Call it in an effect.
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

  /**
   * Fetches the samples again, since the file or the answering model has changed. Until they arrive, the old ones stay where they fit. Does
   * nothing where they are already of the run `unless`.
   */
  renew(unless?: string): void {
    if (unless === undefined || this.#asked !== unless) this.#asked = undefined;
  }

  /** Drops the samples: they belong to another table. */
  forget(): void {
    this.renew();
    this.#last = undefined;
    this.problem = undefined;
  }
}

/** Whether two runs split and encode the same rows in the same way. Serialized only where the plans differ: for 100 000 columns that is 20 MB. */
function arePreparedAlike(a: RunPlan | undefined, b: RunPlan | undefined): boolean {
  if (a === b) return true;
  if (a?.encoder.inputs.length !== b?.encoder.inputs.length) return false;
  return preparationOf(a) === preparationOf(b);
}

function preparationOf(plan: RunPlan | undefined): string | undefined {
  return plan && JSON.stringify([plan.recipe, plan.encoder]);
}
