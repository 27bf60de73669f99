import { optionTable, type OpenName, type OptionName, type OptionValues } from '../../options/optionTable.ts';
import type { RunPlan } from '../runPlan.ts';

/**
 * Every option that the run was planned with. Options that depend on the table are absent if they did not apply. The seed is that of the
 * training; in a sweep the split has another one.
 */
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
