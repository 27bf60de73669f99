import type { Remedy } from '../../src/dataset/checks/dataCheck.ts';
import { message } from '../../src/message.ts';
import { doubtsOf } from '../../src/run/findings/doubts.ts';
import { describeRemedy, summarizeRemedy } from '../../src/run/findings/remedies.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { shorten } from '../words/shorten.ts';
import type { StripButton, StripRemark } from './stripRemark.ts';

/** What makes the answer doubtful and its remedy, with a leaking column first; undefined where nothing does. */
export function doubtRemark(plan: RunPlan, outcome: RunOutcome): StripRemark | undefined {
  const [leak] = plan.leaks ?? [];
  const doubts = doubtsOf(plan, outcome);
  if (leak !== undefined) {
    return {
      ...{ tone: 'warn', text: message('{column} gives it away', { column: shorten(leak, 24) }) },
      actions: [remedyAction({ type: 'leaveOut', column: leak })],
    };
  }
  const [first] = doubts;
  if (!first) return undefined;
  const check: StripButton = {
    label: doubts.length === 1 ? message('See what') : message('{count} things to check', { count: doubts.length }),
    ...(doubts.length === 1 ? {} : { brief: message('{count} things', { count: doubts.length }) }),
    action: { type: 'openTrust' },
  };
  return {
    ...{ tone: 'warn', text: first.said, ...(first.brief ? { shorter: [first.brief] } : {}) },
    actions: [...first.remedies.slice(0, 1).map(remedyAction), check],
  };
}

function remedyAction(remedy: Remedy): StripButton {
  const write = (column: string) => shorten(column, 24);
  return { label: describeRemedy(remedy, write), brief: summarizeRemedy(remedy, write), action: { type: 'remedy', remedy } };
}
