import * as assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { TrainingProgress } from '../../../src/commands/train/trainingProgress.ts';
import { createId } from '../../../src/platform/random.ts';
import { workerThreads } from '../../../src/platform/workerThread.ts';
import type { SessionEvent } from '../../../src/protocol/sessionState.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import { Sessions } from '../../../src/session/sessions.ts';
import { TrainingRuns } from '../../../src/session/trainingRuns.ts';
import type { TrainingSummary } from '../../../src/session/trainingSummary.ts';
import { WorkerPool, type SpawnWorker } from '../../../src/session/workerPool.ts';
import { examTable } from './tables.ts';
import { whileWrapped } from './whileWrapped.ts';

const dist = path.join(vscode.extensions.getExtension('neuron-lab.neuron')?.extensionPath ?? '', 'dist');
const documentUri = 'file:///table.csv';
/** A separate table for each, because its bytes are transferred to the worker. */
const request = () => ({ documentUri, source: textSource(examTable(60)), settings: {}, engine: 'wasm' }) as const;
/** Long enough to be interrupted. */
const endless = { epochs: 1_000_000, hidden: [64, 64] };
/** With more trainings than this, the rest wait. */
const places = 16;

/** A progress notification as the user sees it: its "Cancel" button, and its end. */
interface Notification {
  readonly cancel: () => void;
  readonly ended: Promise<unknown>;
}

type Progress = (progress: vscode.Progress<unknown>, token: vscode.CancellationToken) => Promise<unknown>;

/** Trainings with their own workers, and their notifications in place of VS Code's. */
class Trainings {
  readonly sessions = new Sessions();
  readonly runs: TrainingRuns;
  readonly #progress: TrainingProgress;
  readonly #shown: Notification[] = [];
  #tell: (() => void) | undefined;

  /** This many of its workers do nothing. */
  constructor(idle = 0) {
    const real = workerThreads(path.join(dist, 'nodeWorker.mjs'));
    let spawned = 0;
    const spawn: SpawnWorker = (listener) => (spawned++ < idle ? { post: () => undefined, terminate: () => undefined } : real(listener));
    this.runs = new TrainingRuns(this.sessions, new WorkerPool(spawn, 1), createId);
    this.#progress = new TrainingProgress(this.sessions, this.runs, String, { untilShown: 0, betweenMessages: 0 });
  }

  /** Routes notifications through this class while `body` runs. */
  watch(body: () => Promise<void>): Promise<void> {
    const show = (task: unknown) => {
      const source = new vscode.CancellationTokenSource();
      const ended = (task as Progress)({ report: () => undefined }, source.token);
      this.#shown.push({ cancel: () => source.cancel(), ended });
      this.#tell?.();
      return ended;
    };
    return whileWrapped(vscode.window, 'withProgress', (_, [, task]) => show(task), body).finally(() => {
      this.#progress.dispose();
      this.runs.dispose();
    });
  }

  /** The n-th notification, once it exists. */
  async notification(index: number): Promise<Notification> {
    while (this.#shown.length <= index) await new Promise<void>((resolve) => (this.#tell = resolve));
    return this.#shown[index];
  }

  /** Calls back at the first event of the type, before anything else happens. */
  at(type: SessionEvent['type'], then: () => void): void {
    const unsubscribe = this.sessions.subscribe((_, event) => {
      if (event.type !== type) return;
      unsubscribe();
      then();
    });
  }
}

/** The result of a run: the number of epochs it learned, or why there are none. */
const endOf = (summary: Promise<TrainingSummary>): Promise<number | string> =>
  summary.then(
    ({ epochs }) => epochs,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

suite('"Cancel" of a training', () => {
  for (const [moment, { type, options, end }] of Object.entries({
    'while it is read': { type: 'started', options: endless, end: /^Training was stopped before the first epoch\.$/ },
    'as soon as it is planned': {
      type: 'planned',
      options: endless,
      end: /^(Training was stopped before its first epoch was over.*|[1-9]\d*)$/,
    },
    'while it learns': { type: 'epochs', options: endless, end: /^[1-9]\d{0,5}$/ },
    'while it is scored': { type: 'scoring', options: { epochs: 30 }, end: /^30$/ },
    'when it has ended': { type: 'trained', options: { epochs: 30 }, end: /^30$/ },
  } as const)) {
    test(`is heard ${moment}`, async () => {
      const trainings = new Trainings();
      await trainings.watch(async () => {
        const cancelled = new Promise<Notification>((resolve) => {
          trainings.at(type, () => {
            void trainings.notification(0).then((notification) => {
              notification.cancel();
              resolve(notification);
            });
          });
        });
        const summary = endOf(trainings.runs.train({ ...request(), options }));
        assert.match(String(await summary), end);
        await (
          await cancelled
        ).ended;
        assert.equal(await endOf(trainings.runs.train({ ...request(), options: { epochs: 20 } })), 20);
      });
    });
  }

  test('is heard while it waits for its turn', async () => {
    const trainings = new Trainings(places);
    await trainings.watch(async () => {
      const others = Array.from({ length: places }, (_, i) =>
        endOf(trainings.runs.train({ ...request(), documentUri: `file:///${i}.csv`, options: endless })),
      );
      const summary = endOf(trainings.runs.train({ ...request(), options: endless }));
      assert.equal(trainings.sessions.state(documentUri).run?.isWaiting, true);
      const { cancel, ended } = await trainings.notification(places);
      cancel();
      assert.equal(await summary, 'Training was stopped before the first epoch.');
      await ended;
      trainings.runs.dispose();
      await Promise.all(others);
    });
  });

  test('is heard while it is paused, and when its document has another name meanwhile', async () => {
    const trainings = new Trainings();
    await trainings.watch(async () => {
      const summary = endOf(trainings.runs.train({ ...request(), options: endless }));
      const paused = new Promise<void>((resolve) => trainings.at('paused', resolve));
      trainings.at('epochs', () => trainings.runs.pause(documentUri));
      const { cancel, ended } = await trainings.notification(0);
      await paused;
      trainings.runs.rename(documentUri, 'file:///saved.csv');
      assert.equal(await Promise.race([ended.then(() => 'ended'), Promise.resolve('shown')]), 'shown');
      cancel();
      assert.match(String(await summary), /^[1-9]\d*$/);
      await ended;
    });
  });

  test('that comes late leaves the next run of the table alone', async () => {
    const trainings = new Trainings();
    await trainings.watch(async () => {
      const replaced = endOf(trainings.runs.train({ ...request(), options: endless }));
      const { cancel } = await trainings.notification(0);
      const next = endOf(trainings.runs.train({ ...request(), options: { epochs: 20 } }));
      cancel();
      assert.match(String(await replaced), /replaced/);
      assert.equal(await next, 20);
    });
  });
});
