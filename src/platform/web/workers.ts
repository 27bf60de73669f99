import { verbatim } from '../../message.ts';
import type { TableSource } from '../../protocol/tableSource.ts';
import type { WorkerReport, WorkerRequest } from '../../protocol/workerMessages.ts';
import { unexpected, type Failure } from '../../run/findings/failure.ts';
import type { SpawnWorker } from '../../session/workerPool.ts';
import type { ScriptFolder } from '../scriptFolder.ts';

/**
 * Starts workers in a browser. Their script is read once and started from a blob, because the page of web extensions cannot start a worker
 * from another origin, and the extension always has another origin. The script is not a module: VS Code wraps workers of extensions in a
 * script that calls importScripts.
 */
export function spawnWorkers(folder: ScriptFolder): SpawnWorker {
  let script: Promise<string> | undefined;
  const scriptUrl = async () => {
    const bytes = await folder.read('browserWorker.js');
    return URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
  };
  return (listener) => {
    script ??= scriptUrl();
    let isOver = false;
    let worker: Worker | undefined;
    const end = (failure: Failure) => {
      if (isOver) return;
      isOver = true;
      worker?.terminate();
      listener.onEnd(failure);
    };
    const started = script.then((url) => {
      worker = new Worker(url);
      // The reports come from this extension's own script and are typed on both sides by the same module.
      worker.onmessage = ({ data }: MessageEvent<WorkerReport>) => {
        if (!isOver) listener.onReport(data);
      };
      worker.onerror = (event) => {
        // The error is reported here; otherwise it would also reach the host's own script as an uncaught error.
        event.preventDefault();
        end({ isExpected: false, message: verbatim(event.message || 'The script of the worker has failed.') });
      };
      worker.onmessageerror = () => end({ isExpected: false, message: verbatim('A message of the worker could not be read.') });
      return worker;
    });
    // The next call reads it again.
    started.catch((error: unknown) => {
      script = undefined;
      end(unexpected(error));
    });
    return {
      post: (request) => {
        void started.then(
          (worker) => {
            if (!isOver) worker.postMessage(request, buffersOf(request));
          },
          () => undefined,
        );
      },
      terminate: () => {
        isOver = true;
        worker?.terminate();
      },
    };
  };
}

/** A file's bytes are transferred. A text may have other readers and cannot be shared here, so it is copied. */
function buffersOf(request: WorkerRequest): ArrayBuffer[] {
  const source: TableSource | undefined = 'source' in request ? request.source : undefined;
  return source?.type === 'bytes' ? [source.bytes.buffer] : [];
}
