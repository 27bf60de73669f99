import { assertNever } from '../../src/assertNever.ts';
import { hasLearned, rankSettings, type SettingScores } from '../../src/evaluation/sweep.ts';
import { message, plural, verbatim, type Message } from '../../src/message.ts';
import { describeOption } from '../../src/options/optionTable.ts';
import type { Sweep } from '../../src/protocol/sweepState.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import type { SweepSetting, SweptOption } from '../../src/run/options/sweepOptions.ts';
import { isSameSetting, plannedSetting } from '../../src/run/options/sweepSetting.ts';
import { writeCount } from '../../src/writeNumber.ts';
import { formatLoss } from '../words/numbers.ts';
import { optionName } from '../words/optionNames.ts';

/** One setting of a sweep as a line of the table. */
export interface SettingLine {
  readonly setting: SweepSetting;
  /** Its values of the swept options. */
  readonly cells: readonly Message[];
  /** True for the setting of the shown answer. */
  readonly isYours: boolean;
  /** The loss of each training on the validation rows. */
  readonly losses: readonly number[];
  /** Mean of the losses; NaN where a training has none. */
  readonly mean: number;
  /** Why the trainings failed. */
  readonly failure?: Message;
}

/** Names of the swept options: the table's columns. */
export function sweptColumns({ settings }: Sweep): Message[] {
  return sweptOptions(settings).map((name) => (name === 'hidden' ? message('settings') : labelOf(name)));
}

/** The settings with results, the best first. */
export function settingLines(plan: RunPlan, { settings, scored }: Sweep): SettingLine[] {
  const options = sweptOptions(settings);
  return rankSettings(scored).map(({ setting: index, losses, loss, failure }) => {
    const setting = settings[index];
    return {
      setting,
      cells: options.map((name) => optionWords(name, setting)),
      isYours: isNow(setting, plan),
      losses,
      mean: loss,
      ...(failure === undefined ? {} : { failure }),
    };
  });
}

/** The best lines, and always the present setting, which the others are compared with. */
export function shortList(lines: readonly SettingLine[], count: number): SettingLine[] {
  return lines.filter(({ isYours }, index) => index < count || isYours);
}

/** The range of the losses' axis: values beyond four times the best are drawn at its right end. */
export function lossScale(lines: readonly SettingLine[]): readonly [min: number, max: number] {
  const losses = lines.flatMap((line) => line.losses.filter((loss) => Number.isFinite(loss)));
  if (losses.length === 0) return [0, 1];
  const least = Math.min(...losses);
  const most = Math.min(Math.max(...losses), 4 * least);
  const margin = (most - least) * 0.05 || 0.01;
  return [Math.max(0, least - margin), most + margin];
}

/** The result of a finished sweep: which setting is best, and whether that is more than luck. */
export function sweepSentences(plan: RunPlan, sweep: Sweep): Message[] {
  const { settings, restarts, scored } = sweep;
  const ranked = rankSettings(scored);
  const [best] = ranked;
  const setting = nameOf(settings[best.setting]);
  const present = ranked.find(({ setting: index }) => isNow(settings[index], plan));
  const kept = message('The test rows had no part in this.');
  if (hasLearned(ranked) === false) {
    const nothing = message(
      'As far as these rows can tell, none of the settings does better than always giving the same answer: there may be nothing to learn here.',
    );
    return [nothing, kept];
  }
  if (!present || !Number.isFinite(present.loss)) {
    return [message('**{setting}** had the smallest loss, {loss}.', { setting, loss: formatLoss(best.loss) }), kept];
  }
  if (present === best) return [plural(settings.length, 'Yours is the only setting.', 'No: **yours** did best of {count}.'), kept];
  const gap = formatLoss(present.loss - best.loss);
  const better = beaten(best, present);
  if (restarts > 1 && better === restarts) {
    return [message('**{setting}** is ahead by {gap}, in all {count} starts.', { setting, gap, count: restarts }), kept];
  }
  return restarts > 1
    ? [message('**{setting}** is ahead by {gap}, less than its starts differ: it may be luck.', { setting, gap }), kept]
    : [message('**{setting}** is ahead by {gap}, from one start: it may be luck.', { setting, gap }), kept];
}

/** "8 neurons, rate 0.003": a setting inside a sentence. */
export function nameOf(setting: SweepSetting): Message {
  const parts = sweptOptions([setting]).map((name) =>
    name === 'hidden'
      ? optionWords(name, setting)
      : message('{option} {value}', { option: labelOf(name), value: optionWords(name, setting) }),
  );
  return message('{parts}', { parts: { items: parts, join: 'comma' } });
}

/** How often the first had the smaller loss, of trainings with the same first weights and rows. Undefined where some are missing. */
function beaten(first: SettingScores, second: SettingScores): number | undefined {
  if (first.losses.length !== second.losses.length) return undefined;
  return first.losses.filter((loss, restart) => loss < second.losses[restart]).length;
}

function sweptOptions(settings: readonly SweepSetting[]): SweptOption[] {
  return [...new Set(settings.flatMap((setting) => Object.keys(setting) as SweptOption[]))];
}

function isNow(setting: SweepSetting, plan: RunPlan): boolean {
  return isSameSetting(setting, plannedSetting(Object.keys(setting) as SweptOption[], plan));
}

function labelOf(name: SweptOption): Message {
  return name === 'learningRate' ? message('rate') : { template: describeOption(name).label };
}

function optionWords(name: SweptOption, setting: SweepSetting): Message {
  const option = describeOption(name);
  switch (option.type) {
    case 'layers': {
      const layers = setting.hidden ?? [];
      if (layers.length === 0) return message('no hidden layer');
      if (layers.length === 1) return plural(layers[0], '{count} neuron', '{count} neurons');
      return message('{layers} neurons', { layers: { items: layers.map(writeCount), join: 'comma' } });
    }
    case 'choice':
      return { template: optionName(String(setting[name] ?? '')) };
    case 'number':
    case 'integer':
      return verbatim(String(setting[name] ?? ''));
    case 'switch':
      return setting[name] ? message('yes') : message('no');
    default:
      return assertNever(option);
  }
}
