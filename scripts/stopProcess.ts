import { spawnSync, type ChildProcess } from 'node:child_process';

const patienceMs = 5000;

/** Ends a child that was started with `detached`, and all its descendants: first with a request, then by force. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signal(child.pid, 'SIGTERM');
  const insist = setTimeout(signal, patienceMs, child.pid, 'SIGKILL');
  await exited;
  clearTimeout(insist);
  // Descendants that ignored the request.
  signal(child.pid, 'SIGKILL');
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, name);
  } catch (error) {
    // The group has no processes left.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
