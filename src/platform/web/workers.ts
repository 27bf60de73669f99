import { verbatim } from '../../message.ts';
import type { TableSource } from '../../protocol/tableSource.ts';
import type { WorkerReport, WorkerRequest } from '../../protocol/workerMessages.ts';
import { unexpected, type Failure } from '../../run/failure.ts';
import type { SpawnWorker } from '../../session/workerPool.ts';
import type { ScriptFolder } from '../scriptFolder.ts';

/**
 * Starts workers of a browser. Their script is read once and comes from a blob: the page of web extensions starts no worker from another
 * origin, where the extension always is. It is no module: VS Code wraps workers of extensions in a script that calls importScripts.
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
      // The reports are ours, typed on both sides by the same module: they come from this extension's own script.
      worker.onmessage = ({ data }: MessageEvent<WorkerReport>) => {
        if (!isOver) listener.onReport(data);
      };
      worker.onerror = (event) => {
        // It is told here, and is no fault of the host's own script, which would hear of it next.
        event.preventDefault();
        end({ isExpected: false, message: verbatim(event.message || 'The script of the worker has failed.') });
      };
      worker.onmessageerror = () => end({ isExpected: false, message: verbatim('A message of the worker could not be read.') });
      return worker;
    });
    // It is read again next time.
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

/** A file's bytes are handed over. A text may be read by others too and cannot be shared here: it is copied. */
function buffersOf(request: WorkerRequest): ArrayBuffer[] {
  const source: TableSource | undefined = 'source' in request ? request.source : undefined;
  return source?.type === 'bytes' ? [source.bytes.buffer] : [];
}
