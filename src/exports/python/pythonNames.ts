import { cellHelpers } from './cellHelpers.ts';
import { networkHelpers, type NetworkHelper } from './networkHelpers.ts';

const keywords =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match case type';
const builtins = 'abs dict enumerate float int isinstance len list max min print range round row set str sum zip';
const own = 'cell classes output outputs predict sums sum_1 value values math re struct unicodedata turn time';

/** Names that variables of the code must not have. */
export const pythonReserved: readonly string[] = [
  ...`${keywords} ${builtins} ${own}`.split(' '),
  ...Object.keys(networkHelpers),
  ...Object.keys(cellHelpers),
];

/** True for the name of a function of the network. */
export function isNetworkHelper(name: string): name is NetworkHelper {
  return Object.hasOwn(networkHelpers, name);
}
