import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** A killed process needs a moment to be gone; one that the kernel cannot end (a dead disk) is not waited for. */
const roundMs = 20;
const rounds = 250;

/**
 * Ends the process group that `root` leads, or led before it died, and all that its processes started, however deep and
 * in whatever group, without asking. Returns when they are gone.
 */
export async function killTree(root: number): Promise<void> {
  if (process.platform === 'win32') {
    // It fails when the process has ended already, which is what is wanted.
    await run('taskkill', ['/pid', String(root), '/T', '/F']).catch(() => {});
    return;
  }
  // Remembered from round to round: once its parent is killed, an orphan no longer tells whose child it was.
  const known = new Set([root]);
  for (let round = 0; round < rounds; round++) {
    const living = await livingProcesses();
    learn(known, living, root);
    const left = living.filter(({ pid }) => known.has(pid));
    if (left.length === 0) return;
    for (const { pid } of left) endNow(pid);
    await after(roundMs);
  }
}

type Process = { pid: number; parent: number; group: number };

function learn(known: Set<number>, living: Process[], root: number): void {
  for (let before = -1; before !== known.size; ) {
    before = known.size;
    for (const { pid, parent, group } of living) if (known.has(parent) || group === root) known.add(pid);
  }
}

/** Without zombies: those have ended, and only wait for their parent to look. */
async function livingProcesses(): Promise<Process[]> {
  // Small Linux images come without `ps`.
  if (process.platform === 'linux') {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    return (await Promise.all(pids.map(readProcess))).flat();
  }
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,stat=,ppid=,pgid=']);
  return stdout
    .trim()
    .split('\n')
    .flatMap((line) => processOf(line.trim().split(/\s+/)));
}

async function readProcess(pid: string): Promise<Process[]> {
  // A process may end between being listed and being read.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // Its second field is the name in brackets, which may itself hold spaces and brackets.
  return stat === null ? [] : processOf([pid, ...stat.slice(stat.lastIndexOf(')') + 2).split(' ')]);
}

function processOf([pid, state = '', parent, group]: string[]): Process[] {
  return /^[ZX]/.test(state) ? [] : [{ pid: Number(pid), parent: Number(parent), group: Number(group) }];
}

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
}
