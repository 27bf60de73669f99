import { optionTable, type OpenName, type OptionName, type OptionValues } from '../options/optionTable.ts';
import type { RunPlan } from './runPlan.ts';

/** Every option as the run was planned with; what the table decides is absent where it had nothing to decide. The seed is that of the training, which differs from the split's in a sweep. */
export function plannedOptions({
  architecture,
  recipe,
  hyperparameters,
}: RunPlan): OptionValues<Exclude<OptionName, OpenName>> & Partial<OptionValues<OpenName>> {
  const layers = architecture.layers.slice(0, -1);
  const activation = layers.at(0)?.activation;
  return {
    ...recipe,
    ...hyperparameters,
    hidden: layers.map(({ units }) => units),
    activation: activation === undefined || activation === 'softmax' ? optionTable.activation.default : activation,
  };
}
