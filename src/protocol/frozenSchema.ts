import * as v from 'valibot';

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Units that are not to learn when a training goes on, as a page or a caller of `neuron.goOn` names them. */
export const frozenSchema = v.pipe(v.array(v.strictObject({ layer: place, unit: place })), v.maxLength(10_000));
