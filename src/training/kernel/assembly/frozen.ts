// Frozen weights, as in `frozenWeights.ts` of the plain loop: their gradient is cleared, and their values are restored after each step.

import { parameterBytes } from './optimizer';

/** Addresses of the frozen weights, 4 bytes each, followed by the saved values: the weight and two kinds of state, 12 bytes each. */
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

/** Call once weights and state are in place. */
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
