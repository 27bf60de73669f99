import { optionTable, type OptionName, type OptionValues } from '../options/optionTable.ts';
import type { RunPlan } from './runPlan.ts';

/** Every option as the run was planned with. The seed is that of the training, which differs from the split's in a sweep. */
export function plannedOptions({ architecture, recipe, hyperparameters }: RunPlan): OptionValues<OptionName> {
  const layers = architecture.layers.slice(0, -1);
  const activation = layers.at(0)?.activation;
  return {
    ...recipe,
    ...hyperparameters,
    hidden: layers.map(({ units }) => units),
    activation: activation === undefined || activation === 'softmax' ? optionTable.activation.default : activation,
  };
}
