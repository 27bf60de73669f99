import { message } from '../message.ts';
import type { RunPlan } from '../run/runPlan.ts';
import type { SweepOptions, SweepSetting, SweptOption } from '../run/options/sweepOptions.ts';
import { isSameSetting, plannedSetting } from '../run/options/sweepSetting.ts';
import { UserError } from '../userError.ts';

const MOST_SETTINGS = 500;

/** Every combination of the values; the plan's own setting comes first, if it is not one of them. Throws a UserError when there are too many. */
export function sweepSettings({ restarts: _, ...axes }: SweepOptions, plan: RunPlan): SweepSetting[] {
  const names = (Object.keys(axes) as SweptOption[]).filter((name) => axes[name] !== undefined);
  const count = names.reduce((product, name) => product * (axes[name]?.length ?? 1), 1);
  if (count > MOST_SETTINGS) {
    throw new UserError(
      message('These are {count} settings, and a sweep tries at most {most}: give fewer values.', { count, most: MOST_SETTINGS }),
    );
  }
  let settings: SweepSetting[] = [{}];
  for (const name of names) settings = settings.flatMap((setting) => (axes[name] ?? []).map((value) => ({ ...setting, [name]: value })));
  const planned = plannedSetting(names, plan);
  return settings.some((setting) => isSameSetting(setting, planned)) ? settings : [planned, ...settings];
}
