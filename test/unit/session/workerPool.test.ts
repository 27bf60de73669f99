import { inEnglish } from '../../../src/inWords.ts';
import { expect, test } from 'vitest';
import type { WorkerReport } from '../../../src/protocol/workerMessages.ts';
import { WorkerPool, type JobRequest } from '../../../src/session/workerPool.ts';
import { textSource } from '../../../src/protocol/tableSource.ts';
import { fakeWorkers, trained } from './fakeWorkers.ts';

function job(runId: string, heard: string[], extra: Partial<JobRequest> = {}): JobRequest {
  return {
    kind: 'series',
    request: { type: 'train', runId, source: textSource(''), options: {}, engine: 'wasm' },
    isLast: (report: WorkerReport) => report.type === 'trained',
    onReport: (report) => heard.push(`${runId} ${report.type}`),
    onEnd: (failure) => heard.push(`${runId} ended: ${inEnglish(failure.message)}`),
    ...extra,
  };
}

test('a worker that has finished is used again', () => {
  const { workers, spawn } = fakeWorkers();
  const heard: string[] = [];
  const pool = new WorkerPool(spawn, 2);
  pool.submit(job('a', heard));
  workers[0].report(trained('a'));
  pool.submit(job('b', heard));
  expect(workers).toHaveLength(1);
  expect(workers[0].requests).toHaveLength(2);
  expect(heard).toEqual(['a trained']);
});

test('series beyond the places wait their turn; what a person starts does not, and is told when it must', () => {
  const { workers, spawn } = fakeWorkers();
  const heard: string[] = [];
  const pool = new WorkerPool(spawn, 1);
  pool.submit(job('a', heard));
  pool.submit(job('b', heard, { onWait: () => heard.push('b waits') }));
  pool.submit(job('c', heard, { kind: 'training' }));
  expect(workers).toHaveLength(2);
  workers[0].report(trained('a'));
  // The training has the place now.
  expect(workers[0].requests).toHaveLength(1);
  workers[1].report(trained('c'));
  expect(workers[0].requests.length + workers[1].requests.length).toBe(3);
  expect(heard).toEqual(['b waits', 'a trained', 'c trained']);
});

test('a hundred questions at once share two workers, a hover goes before checks that wait', () => {
  const { workers, spawn } = fakeWorkers();
  const heard: string[] = [];
  const pool = new WorkerPool(spawn, 4);
  for (let i = 0; i < 100; i++) pool.submit(job(`check${i}`, heard, { kind: 'question', isPatient: true }));
  pool.submit(job('hover', heard, { kind: 'question' }));
  expect(workers).toHaveLength(2);
  workers[0].report(trained('check0'));
  expect(workers[0].requests.at(-1)).toMatchObject({ runId: 'hover' });
  for (let i = 0; i < 200; i++) {
    for (const worker of workers) {
      const last = worker.requests.at(-1);
      if (last?.type === 'train' && !heard.includes(`${last.runId} trained`)) worker.report(trained(last.runId));
    }
  }
  expect(heard).toHaveLength(101);
  expect(workers).toHaveLength(2);
});

test('a paused training gives up its place until it resumes', () => {
  const { workers, spawn } = fakeWorkers();
  const heard: string[] = [];
  const pool = new WorkerPool(spawn, 1);
  const held = pool.submit(job('a', heard, { kind: 'training' }));
  pool.submit(job('b', heard));
  expect(workers).toHaveLength(1);
  held.hold(true);
  expect(workers).toHaveLength(2);
  held.hold(false);
  pool.submit(job('c', heard));
  workers[1].report(trained('b'));
  expect(workers[1].requests).toHaveLength(1);
  workers[0].report(trained('a'));
  expect(heard).toEqual(['b trained', 'a trained']);
  expect(workers.flatMap(({ requests }) => requests)).toHaveLength(3);
});

test('a program that starts trainings without end has sixteen at a time', () => {
  const { workers, spawn } = fakeWorkers();
  const heard: string[] = [];
  const pool = new WorkerPool(spawn, 1);
  for (let i = 0; i < 20; i++) pool.submit(job(`run${i}`, heard, { kind: 'training', onWait: () => heard.push(`run${i} waits`) }));
  expect(workers).toHaveLength(16);
  expect(heard).toEqual(['run16 waits', 'run17 waits', 'run18 waits', 'run19 waits']);
});

test('a crash is told once, and the next job gets a new worker', () => {
  const { workers, spawn } = fakeWorkers();
  const heard: string[] = [];
  const pool = new WorkerPool(spawn, 1);
  pool.submit(job('a', heard));
  workers[0].crash('boom');
  workers[0].crash('again');
  pool.submit(job('b', heard));
  expect(workers).toHaveLength(2);
  expect(heard).toEqual(['a ended: boom']);
});

test('a crash of the idle worker does no harm', () => {
  const { workers, spawn } = fakeWorkers();
  const heard: string[] = [];
  const pool = new WorkerPool(spawn, 1);
  pool.submit(job('a', heard));
  workers[0].report(trained('a'));
  workers[0].crash('late');
  pool.submit(job('b', heard));
  expect(workers).toHaveLength(2);
  expect(heard).toEqual(['a trained']);
});

test('a worker that cannot be started ends its job', async () => {
  const heard: string[] = [];
  const pool = new WorkerPool(() => {
    throw new Error('no threads left');
  }, 1);
  const ended = new Promise<void>((resolve) => {
    pool.submit(
      job('a', heard, {
        onEnd: ({ message }) => {
          heard.push(inEnglish(message));
          resolve();
        },
      }),
    );
  });
  await ended;
  expect(heard).toEqual(['Error: no threads left']);
});

test('an abandoned job reports nothing more and frees its place', () => {
  const { workers, spawn } = fakeWorkers();
  const heard: string[] = [];
  const pool = new WorkerPool(spawn, 1);
  const running = pool.submit(job('a', heard));
  const waiting = pool.submit(job('b', heard));
  pool.submit(job('c', heard));
  waiting.abandon();
  running.abandon();
  expect(workers[0].isTerminated).toBe(true);
  workers[0].report(trained('a'));
  expect(workers[1].requests).toMatchObject([{ runId: 'c' }]);
  expect(heard).toEqual([]);
});

test('twenty jobs at once all come to their end', () => {
  const { workers, spawn } = fakeWorkers();
  const heard: string[] = [];
  const pool = new WorkerPool(spawn, 3);
  for (let i = 0; i < 20; i++) pool.submit(job(`run${i}`, heard));
  for (let done = 0; done < 20; done++) {
    const busy = workers.find(
      (worker) => !worker.isTerminated && worker.requests.length > heard.filter((h) => h.endsWith(`@${workers.indexOf(worker)}`)).length,
    );
    if (!busy) throw new Error('No worker is busy');
    const request = busy.requests.at(-1);
    if (request?.type !== 'train') throw new Error('A worker without a run');
    const before = heard.length;
    busy.report(trained(request.runId));
    heard[before] += `@${workers.indexOf(busy)}`;
  }
  expect(heard).toHaveLength(20);
  expect(workers.length).toBeLessThanOrEqual(3);
});

test('patient jobs let the others that wait go first, and keep their own order', () => {
  const { workers, spawn } = fakeWorkers();
  const heard: string[] = [];
  const pool = new WorkerPool(spawn, 1);
  pool.submit(job('running', heard));
  for (const name of ['patient 1', 'patient 2']) pool.submit(job(name, heard, { isPatient: true }));
  for (const name of ['a', 'b']) pool.submit(job(name, heard));
  for (const name of ['running', 'a', 'b', 'patient 1', 'patient 2']) workers[0].report(trained(name));
  const asked = workers[0].requests.map((request) => ('runId' in request ? request.runId : ''));
  expect(asked).toEqual(['running', 'a', 'b', 'patient 1', 'patient 2']);
});

test('one idle worker is kept warm, the others leave; none is left in the end', () => {
  const { workers, spawn } = fakeWorkers();
  const pool = new WorkerPool(spawn, 3);
  for (const name of ['a', 'b', 'c']) pool.submit(job(name, []));
  expect(workers).toHaveLength(3);
  for (const [i, name] of ['a', 'b', 'c'].entries()) workers[i].report(trained(name));
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([false, true, true]);
  pool.submit(job('d', []));
  expect(workers).toHaveLength(3);
  pool.dispose();
  expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);
});
