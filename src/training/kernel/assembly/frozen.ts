// Weights that do not learn, as `frozenWeights.ts` of the plain loop keeps them: they have no gradient, and are put back after each step.

import { parameterBytes } from './optimizer';

/** The weights' addresses, 4 bytes each, and behind these what each is kept as: itself and two kinds of state, 12 bytes. */
export let frozen: usize = 0;
export let frozenCount: i32 = 0;


@inline
function addressOf(index: i32): usize {
  return <usize>load<u32>(frozen + ((<usize>index) << 2));
}


@inline
function keptOf(index: i32): usize {
  return frozen + ((<usize>frozenCount) << 2) + <usize>index * 12;
}

/** When weights and state are in place. */
export function keepFrozen(): void {
  for (let i = 0; i < frozenCount; i++) {
    const at = addressOf(i);
    const kept = keptOf(i);
    store<f32>(kept, load<f32>(at));
    store<f32>(kept + 4, load<f32>(at + 2 * parameterBytes));
    store<f32>(kept + 8, load<f32>(at + 3 * parameterBytes));
  }
}

export function leaveOutFrozen(): void {
  for (let i = 0; i < frozenCount; i++) store<f32>(addressOf(i) + parameterBytes, 0);
}

export function putBackFrozen(): void {
  for (let i = 0; i < frozenCount; i++) {
    const at = addressOf(i);
    const kept = keptOf(i);
    store<f32>(at, load<f32>(kept));
    store<f32>(at + 2 * parameterBytes, load<f32>(kept + 4));
    store<f32>(at + 3 * parameterBytes, load<f32>(kept + 8));
  }
}
