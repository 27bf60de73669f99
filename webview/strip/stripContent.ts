import { message, plural, verbatim, type Message } from '../../src/message.ts';
import { isDrift, type Drift } from '../../src/model/rowLedger.ts';
import type { RunState } from '../../src/protocol/sessionState.ts';
import type { RunOutcome, RunPlan } from '../../src/run/runPlan.ts';
import { wilsonInterval, type Interval } from '../../src/evaluation/intervals/intervals.ts';
import { writeCount, writeNumber, writePercent } from '../../src/writeNumber.ts';
import type { Stage } from '../stage.ts';
import { baselineAnswer } from '../words/comparisonWords.ts';
import { formatPercent } from '../words/numbers.ts';
import type { RoomyWords } from '../words/runWords.ts';
import { judgedShare, type JudgedShare } from '../words/resultWords.ts';
import { shortenApart } from '../words/shorten.ts';
import { driftSentence } from '../words/smallPrint.ts';
import { formatFactor, formatTarget } from '../words/targetNumbers.ts';
import { doubtRemark } from './doubtRemark.ts';
import type { StripRemark } from './stripRemark.ts';
import { answeredMetric, metricAt, writeMetric } from './epochScores.ts';
import { roughDuration } from './runClock.ts';

/** The share that is answered right, drawn. */
export interface StripBar {
  readonly accuracy: number;
  /** The share's interval; absent without a test. */
  readonly interval?: Interval;
  /** The gain over the baseline: where it is known it is what is drawn, because it is what is claimed. */
  readonly gain?: Interval;
  readonly baseline?: number;
  readonly baselineAnswer: string | Message;
}

/** What the answer strip shows. */
export interface StripContent {
  /** Absent where an icon takes its place. */
  readonly figure?: Message;
  readonly tone: 'plain' | 'dim' | 'error';
  readonly headline: Message;
  /** The headline for little room. */
  readonly shortHeadline?: Message;
  readonly remark?: StripRemark;
  readonly bar?: StripBar;
}

/** The figure and the sentence about it. */
export type AnswerFigures = Pick<StripContent, 'figure' | 'tone' | 'headline' | 'shortHeadline' | 'bar'>;

/** The scores of weights changed by hand, on the rows that the run is judged by. */
export interface HandScores {
  /** Accuracy, or the mean error in the units of the file. */
  readonly metric: number;
  readonly loss: number;
}

/** The figures of a run at an epoch, or of weights changed by hand. */
export function answerFigures(run: RunState, plan: RunPlan, epoch: number, hand?: HandScores): AnswerFigures {
  const { outcome } = run;
  const isAnswer = outcome !== undefined && epoch === outcome.bestEpoch && !hand;
  const metric = hand?.metric ?? metricAt(run, plan, epoch);
  if (metric === undefined) {
    return {
      ...{ figure: verbatim('–'), tone: 'dim' },
      headline: message('Nothing is learned yet: its first weights are drawn by chance.'),
    };
  }
  if (outcome?.divergence !== undefined && isAnswer) return divergedFigures(outcome);
  if (plan.rows.test === 0) {
    return { figure: verbatim('–'), tone: 'dim', headline: message('Not tested: the table lists **every case**.') };
  }
  return judgedFigures(plan, metric, isAnswer ? outcome : undefined);
}

function divergedFigures({ epochs }: RunOutcome): AnswerFigures {
  // The epochs of the outcome are those with finite numbers.
  const headline = message('In epoch {epoch} the loss stopped being a number.', { epoch: writeCount(epochs + 1) });
  return { figure: verbatim('NaN'), tone: 'error', headline };
}

function judgedFigures(plan: RunPlan, metric: number, outcome: RunOutcome | undefined): AnswerFigures {
  const { target } = plan.encoder;
  const of = outcome?.of ?? plan.rows.test;
  if (target.type === 'regression') {
    const error = formatTarget(metric, target);
    // For an epoch in between only the factor is known.
    if (target.logarithm && !outcome) return factorFigures(formatFactor(metric));
    return {
      ...{ figure: message('± {error}', { error: writeNumber(metric, 3) }), tone: 'plain' },
      headline: plural(of, 'off by **{error}** on one unseen row', 'off by **{error}** on average on {count} unseen rows', { error }),
      shortHeadline: message('off by **{error}** on average', { error }),
    };
  }
  const judged = outcome && judgedShare(plan, outcome);
  if (judged?.isBalanced) return balancedFigures(plan, judged, of);
  const right = outcome?.right ?? Math.round(metric * of);
  return {
    ...{ figure: verbatim(writeMetric(plan, metric)), tone: 'plain' },
    headline: plural(of, 'right on **{right} of {count}** unseen row', 'right on **{right} of {count}** unseen rows', { right }),
    shortHeadline: plural(of, '**{right} of {count}** unseen row', '**{right} of {count}** unseen rows', { right }),
    bar: {
      accuracy: metric,
      interval: judged?.interval ?? wilsonInterval(right, of),
      ...(judged?.gain ? { gain: judged.gain } : {}),
      ...{ baseline: plan.baseline.scores.accuracy, baselineAnswer: baselineAnswer(plan) },
    },
  };
}

/** With balanced classes the share is the mean over classes, and so is the baseline's. */
function balancedFigures(plan: RunPlan, { share, interval, baseline }: JudgedShare, of: number): AnswerFigures {
  return {
    ...{ figure: verbatim(formatPercent(share)), tone: 'plain' },
    headline: plural(
      of,
      'right on **{share}** of each class on average, on one unseen row',
      'right on **{share}** of each class on average, on {count} unseen rows',
      { share: formatPercent(share) },
    ),
    shortHeadline: message('balanced accuracy **{share}**', { share: formatPercent(share) }),
    bar: {
      ...{ accuracy: share, baselineAnswer: baselineAnswer(plan) },
      ...(interval ? { interval } : {}),
      ...(baseline === undefined ? {} : { baseline }),
    },
  };
}

function factorFigures(factor: string): AnswerFigures {
  return { figure: verbatim(factor), tone: 'plain', headline: message('off by a factor of **{factor}** on average', { factor }) };
}

/** The facts that decide the run's second line. */
export interface RemarkFacts {
  readonly stage: Stage;
  readonly run: RunState;
  readonly plan: RunPlan;
  readonly epoch: number;
  readonly isAtAnswer: boolean;
  readonly isEditedByHand: boolean;
  /** True where the choices in the head differ from what was trained. */
  readonly isOldChoice: boolean;
  /** Estimated milliseconds to the end of the run, where known. */
  readonly leftMs?: number;
  readonly canShowKept: boolean;
  /** True for the model that answers in place of the last run. */
  readonly isKeptOne: boolean;
  /** How the score compares with that of the run before; absent without one. */
  readonly sinceLast?: RoomyWords;
}

/** The first remark that applies; never two. */
export function remarkOf(facts: RemarkFacts): StripRemark | undefined {
  const { stage, run, plan } = facts;
  const { outcome } = run;
  if (run.isSetAside && outcome) return setAsideRemark(facts, outcome);
  if (facts.isKeptOne) {
    const actions = [{ label: message('Show the last run'), action: { type: 'showLast' } as const }];
    return { tone: 'warn', text: message('the last run did not do better'), actions };
  }
  if (outcome?.divergence !== undefined) return divergedRemark(plan);
  // The figures are not the run's then: that matters more than anything about the run.
  if (facts.isEditedByHand) return editedRemark(plan, outcome);
  const doubt = outcome && doubtRemark(plan, outcome);
  if (doubt) return doubt;
  if (facts.isOldChoice) {
    return {
      tone: 'warn',
      text: message('this answer is for the old choice'),
      actions: [{ label: message('Train again'), action: { type: 'train' } }],
    };
  }
  const drift = stage.type === 'answered' ? driftRemark(stage.drift) : undefined;
  if (drift) return drift;
  if (stage.type === 'training') return runningRemark(facts);
  if (!facts.isAtAnswer && outcome) return epochRemark(facts, outcome);
  return outcome && endedRemark(facts, outcome);
}

function setAsideRemark({ canShowKept }: RemarkFacts, { divergence }: RunOutcome): StripRemark {
  return {
    tone: 'error',
    text:
      divergence === undefined
        ? message('no better than always one answer: the previous model answers')
        : message('the previous model answers'),
    actions: canShowKept ? [{ label: message('Show the model that answers'), action: { type: 'showKept' } }] : [],
  };
}

function divergedRemark({ hyperparameters: { learningRate } }: RunPlan): StripRemark {
  const rate = Number((learningRate / 10).toPrecision(2));
  return {
    tone: 'error',
    text: message('learning rate {rate} is too high', { rate: String(learningRate) }),
    actions: rate > 0 ? [{ label: message('Train with {rate}', { rate: String(rate) }), action: { type: 'trainAtRate', rate } }] : [],
  };
}

function driftRemark(drift: Drift | undefined): StripRemark | undefined {
  if (!drift || !isDrift(drift)) return undefined;
  const count = drift.changed + drift.added + drift.removed;
  const said = drift.isDeleted || drift.missingColumns ? driftSentence(drift) : undefined;
  if (said)
    return { tone: 'warn', text: said, actions: drift.isDeleted ? [] : [{ label: message('Train again'), action: { type: 'train' } }] };
  return {
    tone: 'warn',
    text: plural(count, '{count} row changed since training', '{count} rows changed since training'),
    actions: [{ label: message('Train again'), action: { type: 'train' } }],
  };
}

function editedRemark(plan: RunPlan, outcome: RunOutcome | undefined): StripRemark {
  const metric = outcome && answeredMetric(plan, outcome);
  const was = metric === undefined ? undefined : writeMetric(plan, metric);
  return {
    tone: 'warn',
    text: was === undefined ? message('changed by hand') : message('changed by hand · was {was}', { was }),
    actions: [{ label: message('Undo'), action: { type: 'undo' } }],
  };
}

function runningRemark({ run, epoch, leftMs }: RemarkFacts): StripRemark {
  const at = writeCount(epoch);
  if (run.isPaused) {
    return {
      ...{ tone: 'plain', text: message('paused at {epoch}', { epoch: at }) },
      actions: [
        { label: message('Resume'), action: { type: 'resume' } },
        { label: message('Keep it this way'), action: { type: 'stop' } },
      ],
    };
  }
  if (run.isScoring) return { tone: 'plain', text: message('scoring every row'), actions: [] };
  const text =
    leftMs === undefined
      ? message('epoch {epoch}', { epoch: at })
      : message('epoch {epoch} · about {time} left', { epoch: at, time: roughDuration(leftMs) });
  return { tone: 'plain', text, actions: [] };
}

function epochRemark({ plan, epoch }: RemarkFacts, outcome: RunOutcome): StripRemark {
  const metric = answeredMetric(plan, outcome);
  const figure = metric === undefined ? '–' : writeMetric(plan, metric);
  const at = writeCount(epoch);
  const kept = writeCount(outcome.bestEpoch);
  const endings =
    outcome.bestEpoch < outcome.epochs
      ? [
          message('at epoch {epoch} · {figure} at epoch {kept}, which was kept', { epoch: at, figure, kept }),
          message('epoch {epoch} · kept {kept}: {figure}', { epoch: at, figure, kept }),
        ]
      : [
          message('at epoch {epoch} · the run ends at {figure}', { epoch: at, figure }),
          message('epoch {epoch} · ends at {figure}', { epoch: at, figure }),
        ];
  const baseline = plan.rows.test === 0 ? undefined : baselineRemarks(plan, outcome).at(-1);
  const [text, ...shorter] = baseline ? [joined(endings[0], baseline), ...endings] : endings;
  return { tone: 'plain', text, shorter, actions: [] };
}

function endedRemark({ plan, sinceLast }: RemarkFacts, outcome: RunOutcome): StripRemark {
  // That an early stop keeps the best epoch is said beside the scrubber.
  const ending = endingOf(plan, outcome);
  const facts = ending ? [ending] : baselineRemarks(plan, outcome);
  const [text, ...shorter] = sinceLast ? [joined(facts[0], sinceLast.text), ...facts.map((fact) => joined(fact, sinceLast.brief))] : facts;
  return { tone: 'plain', text, shorter, actions: [] };
}

function joined(fact: Message, other: Message): Message {
  return message('{fact} · {sinceLast}', { fact, sinceLast: other });
}

/** Why the run ended early, if it did. */
function endingOf({ hyperparameters }: RunPlan, { epochs, bestEpoch, isStopped }: RunOutcome): Message | undefined {
  const of = { epochs: writeCount(epochs), all: writeCount(hyperparameters.epochs) };
  if (isStopped) return message('stopped after {epochs} of {all} epochs; what was learned is kept', of);
  return bestEpoch === epochs && epochs < hyperparameters.epochs ? message('ended after {epochs} of {all} epochs', of) : undefined;
}

/** How good a constant answer would be, in fewer and fewer words. */
function baselineRemarks(plan: RunPlan, { test, right = 0, of }: RunOutcome): [Message, ...Message[]] {
  const { target } = plan.encoder;
  const { accuracy, mae } = plan.baseline.scores;
  if (plan.rows.test === 0) return [message('right on {right} of the {of} rows that it learned from', { right, of })];
  if (target.type === 'regression') {
    const error = mae === undefined ? '–' : formatTarget(mae, target);
    const plain = message('always the median: off by {error}', { error });
    if (test?.r2 === undefined || test.r2 <= 0) return [plain];
    return [
      message('always the median: {error} · explains {share} of the spread', { error, share: writePercent(test.r2, 0) }),
      message('always the median: {error} · R² {r2}', { error, r2: writeNumber(test.r2, 2) }),
      plain,
    ];
  }
  const share = accuracy === undefined ? '–' : formatPercent(accuracy);
  const always = (answer: string | Message) => message('always {answer}: {share}', { answer, share });
  const { classes } = target;
  // The share is never cut: the name of the class is.
  return [always(baselineAnswer(plan)), ...[16, 9].map((length) => always(shortenApart(plan.baseline.answer, classes, length)))];
}
