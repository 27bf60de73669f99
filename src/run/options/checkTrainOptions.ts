import * as v from 'valibot';
import { refuseOptions } from './refuseOptions.ts';
import { trainOptionsSchema, type TrainOptions } from './trainOptions.ts';

/** Checks training options from another program or a person. Throws a UserError that says what the first invalid one has to be. */
export function checkTrainOptions(values: unknown): TrainOptions {
  const checked = v.safeParse(trainOptionsSchema, values);
  if (checked.success) return checked.output;
  throw refuseOptions(checked.issues);
}
