import { spawnSync, type ChildProcess } from 'node:child_process';

const patienceMs = 5000;

/** Ends a child that was started with `detached`, and all that it has started in turn: asks first, then insists. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signal(child.pid, 'SIGTERM');
  const insist = setTimeout(signal, patienceMs, child.pid, 'SIGKILL');
  await exited;
  clearTimeout(insist);
  // Grandchildren that did not listen.
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
    // Nobody of the group is left.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
