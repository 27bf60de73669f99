import { inEnglish } from '../../src/inWords.ts';
import { message } from '../../src/message.ts';
import { assertNever } from '../../src/assertNever.ts';
import { describeOption } from '../../src/options/optionTable.ts';
import { hasLearned, rankSettings, type SettingScores } from '../../src/evaluation/sweep.ts';
import type { RunPlan } from '../../src/run/runPlan.ts';
import type { Sweep } from '../../src/protocol/sweepState.ts';
import type { SweepSetting, SweptOption } from '../../src/run/sweepOptions.ts';
import { isSameSetting, plannedSetting } from '../../src/run/sweepSetting.ts';
import { countOf, formatLoss, formatPercent } from './numbers.ts';
import { writeCount } from '../../src/writeNumber.ts';
import { labelInSentence, optionName } from './optionNames.ts';
import { formatTarget } from './targetNumbers.ts';

/** One setting of a sweep, as it stands in the list. */
export interface SweepLine {
  readonly setting: SweepSetting;
  readonly words: string;
  /** True for what the shown answer was trained with. */
  readonly isNow: boolean;
  /** Validation loss of each training. */
  readonly losses: readonly number[];
  /** "loss 0.3012 · 91.1 % right", or what came in between. */
  readonly figures: string;
}

/** The settings of which something is known, the best first. */
export function sweepLines(plan: RunPlan, { settings, scored }: Sweep): SweepLine[] {
  return rankSettings(scored).map((scores) => {
    const setting = settings[scores.setting];
    return {
      setting,
      words: settingWords(setting),
      isNow: isNow(setting, plan),
      losses: scores.losses,
      figures: Number.isFinite(scores.loss)
        ? figuresOf(plan, scores)
        : scores.failure
          ? inEnglish(scores.failure)
          : 'The loss is no number.',
    };
  });
}

/** The best of the lines, and the present one, which the others are held against, wherever it stands. */
export function shortList(lines: readonly SweepLine[], count: number): SweepLine[] {
  return lines.filter(({ isNow }, index) => index < count || isNow);
}

/** The right end of the lines' scale of losses: losses beyond four times the best one are drawn there. */
export function sweepScale(lines: readonly SweepLine[]): number {
  const losses = lines.flatMap((line) => line.losses);
  if (losses.length === 0) return 1;
  return Math.min(Math.max(...losses), 4 * Math.min(...losses)) * 1.05 || 1;
}

/** What a sweep that has come to its end says: its middle is set in strong type. */
export function sweepSentence(plan: RunPlan, sweep: Sweep): readonly [before: string, strong: string, after: string] {
  const [best] = rankSettings(sweep.scored);
  const { settings, restarts } = sweep;
  const rows = Math.max(...sweep.scored.map((score) => score.rows));
  const where = `on ${countOf(rows, 'row')} that ${rows === 1 ? 'was' : 'were'} kept from learning${restarts > 1 ? `, on average of ${restarts} trainings` : ''}.`;
  const of = `Of ${countOf(settings.length, 'setting')}`;
  const after = `had the smallest loss, ${formatLoss(best.loss)}, ${where}`;
  if (isNow(settings[best.setting], plan)) return [`${of} the present one,`, `${settingWords(settings[best.setting])},`, after];
  return [of, settingWords(settings[best.setting]), after];
}

/** How much that is worth. */
export function sweepAdvice(plan: RunPlan, { settings, restarts, scored, epochs }: Sweep): string {
  const ranked = rankSettings(scored);
  const present = ranked.find(({ setting }) => isNow(settings[setting], plan));
  const long =
    epochs === undefined
      ? 'Each was trained as long as its layers and the validation rows ask for.'
      : `Each was trained for ${countOf(epochs, 'epoch')}.`;
  const how = `${long} The test rows had no part in this: train with a setting, and they tell how good it is.`;
  if (hasLearned(ranked) === false) {
    const nothing = message(
      'As far as these rows can tell, none of the settings does better than always giving the same answer: nothing is better here than knowing nothing.',
    );
    return `${inEnglish(nothing)} ${how}`;
  }
  const luck = 'The best of many owes a little to luck.';
  if (!present || present === ranked[0]) return `${luck} ${how}`;
  const better = beaten(ranked[0], present);
  const wins =
    restarts > 1 && better !== undefined
      ? ` It was better than the present one in ${better} of ${restarts} trainings${better < restarts ? ': that may be luck alone.' : '.'}`
      : '';
  return `${luck}${wins} ${how}`;
}

/** "hidden 16, 16 · rate 0.03", which is broken at the dots only. */
export function settingWords(setting: SweepSetting): string {
  return (Object.keys(setting) as SweptOption[]).map((name) => optionWords(name, setting)).join(' · ');
}

/** Of trainings from the same beginning, on the same rows: how often the first had the smaller loss. Undefined where some are missing. */
function beaten(first: SettingScores, second: SettingScores): number | undefined {
  if (first.losses.length !== second.losses.length) return undefined;
  return first.losses.filter((loss, restart) => loss < second.losses[restart]).length;
}

function isNow(setting: SweepSetting, plan: RunPlan): boolean {
  return isSameSetting(setting, plannedSetting(Object.keys(setting) as SweptOption[], plan));
}

function optionWords(name: SweptOption, setting: SweepSetting): string {
  const option = describeOption(name);
  const value = String(setting[name] ?? '');
  switch (option.type) {
    case 'layers':
      return setting.hidden?.length ? `hidden\u00a0${setting.hidden.map(writeCount).join(',\u00a0')}` : 'no\u00a0hidden\u00a0layer';
    case 'choice':
      return optionName(value);
    case 'number':
    case 'integer':
      return `${option.short ?? labelInSentence(option.label)}\u00a0${value}`;
    case 'switch':
      return `${labelInSentence(option.label)}:\u00a0${setting[name] ? 'yes' : 'no'}`;
    default:
      return assertNever(option);
  }
}

function figuresOf({ encoder: { target } }: RunPlan, { loss, accuracy, mae }: SettingScores): string {
  const inWords =
    target.type === 'regression'
      ? mae !== undefined && `off by ${formatTarget(mae, target)}`
      : accuracy !== undefined && `${formatPercent(accuracy)} right`;
  return `loss ${formatLoss(loss)}${inWords ? ` · ${inWords}` : ''}`;
}
