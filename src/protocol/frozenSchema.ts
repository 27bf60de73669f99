import * as v from 'valibot';

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Units to freeze when a training continues, as given by a page or a caller of `neuron.goOn`. */
export const frozenSchema = v.pipe(v.array(v.strictObject({ layer: place, unit: place })), v.maxLength(10_000));
