import { message, plural, type Message } from '../../../src/message.ts';
import type { ParamsOf } from '../../../src/protocol/viewRequests.ts';
import { changesOf } from '../../strip/handScores.ts';
import type { ViewStore } from '../../host/viewStore.svelte.ts';
import { chosenFrozen, frozenUnits } from './frozenUnits.ts';

/** The parameters for continuing the training: the frozen units, and the shown weights if some were changed by hand. */
export function continueParams(store: ViewStore): ParamsOf<'continueTraining'> {
  const frozen = chosenFrozen(store);
  const edited = changesOf(store);
  return { ...(frozen ? { frozen: [...frozen] } : {}), ...(edited ? { edited } : {}) };
}

/** What continuing the training would do. */
export function continueHelp(store: ViewStore): readonly Message[] {
  const frozen = frozenUnits(store).length;
  const help =
    frozen === 0
      ? message('Train the same network for further epochs…')
      : plural(
          frozen,
          'Train the same network for further epochs, but for {count} frozen unit…',
          'Train the same network for further epochs, but for {count} frozen units…',
        );
  return changesOf(store) ? [help, message('From the weights as they were changed by hand.')] : [help];
}
