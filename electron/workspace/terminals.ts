/** Shells that go on while a window is reloaded. */
import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { IPty } from '@lydell/node-pty';
import type { Terminal, TerminalEvent } from '../../shared/contract/terminal.ts';
import { streamOf } from '../../shared/streamOf.ts';
import { WorkspaceError } from './errors.ts';
import { locateReally, realFolder } from './inside.ts';

/** UTF-16 units of output that are remembered of each. */
const REMEMBERED = 400_000;

type Needs = {
  root: () => string;
  env: Readonly<Record<string, string | undefined>>;
  now: () => number;
  /** The shell that the settings name, or ''. */
  shell: () => string;
};

type Open = { about: Terminal; pty: IPty; past: string; listeners: Set<(event: TerminalEvent) => void> };

export function createTerminals({ root, env, now, shell }: Needs) {
  const all = new Map<string, Open>();

  function find(id: string): Open {
    const found = all.get(id);
    if (found) return found;
    throw new WorkspaceError('TERMINAL_NOT_FOUND', `There is no terminal "${id}" any more. Open a new one.`);
  }

  function close(id: string): void {
    const { pty, about, listeners } = find(id);
    all.delete(id);
    if (about.state.kind === 'running') kill(pty);
    for (const hear of listeners) hear({ kind: 'ended', code: about.state.kind === 'ended' ? about.state.code : 0 });
  }

  return {
    list: (): Terminal[] => [...all.values()].map(({ about }) => about),

    async open({ cols, rows, folder }: { cols: number; rows: number; folder: string }): Promise<Terminal> {
      await realFolder(root());
      const cwd = await locateReally(root(), folder);
      if (!statSync(cwd, { throwIfNoEntry: false })?.isDirectory())
        throw new WorkspaceError('NOT_A_FOLDER', `${folder} is no folder. A terminal is opened in one.`);
      const program = findShell(shell(), env);
      const pty = await start(program, { cols, rows, cwd, env });
      const about: Terminal = { id: randomUUID(), shell: program, folder, openedAt: now(), state: { kind: 'running' } };
      const opened: Open = { about, pty, past: '', listeners: new Set() };
      all.set(about.id, opened);
      pty.onData((text) => {
        opened.past = (opened.past + text).slice(-REMEMBERED);
        for (const hear of opened.listeners) hear({ kind: 'output', text });
      });
      pty.onExit(({ exitCode }) => {
        opened.about = { ...opened.about, state: { kind: 'ended', code: exitCode } };
        for (const hear of opened.listeners) hear({ kind: 'ended', code: exitCode });
      });
      return about;
    },

    follow(id: string, signal?: AbortSignal): AsyncIteratorObject<TerminalEvent, undefined, undefined> {
      const opened = find(id);
      return streamOf<TerminalEvent>((push, end) => {
        push({ kind: 'past', text: opened.past });
        const hear = (event: TerminalEvent): void => {
          push(event);
          if (event.kind === 'ended') end();
        };
        if (opened.about.state.kind === 'ended') hear({ kind: 'ended', code: opened.about.state.code });
        else opened.listeners.add(hear);
        return () => opened.listeners.delete(hear);
      }, signal);
    },

    write(id: string, text: string): void {
      const { pty, about } = find(id);
      if (about.state.kind === 'running') pty.write(text);
    },

    resize(id: string, cols: number, rows: number): void {
      const { pty, about } = find(id);
      if (about.state.kind === 'running') pty.resize(cols, rows);
    },

    close,

    closeAll(): void {
      for (const id of [...all.keys()]) close(id);
    },
  };
}

type Start = { cols: number; rows: number; cwd: string; env: Readonly<Record<string, string | undefined>> };

async function start(program: string, { cols, rows, cwd, env }: Start): Promise<IPty> {
  try {
    // Loaded when it is first needed: where its binary is missing, all else works.
    const { spawn } = await import('@lydell/node-pty');
    return spawn(program, [], {
      name: 'xterm-256color',
      cols,
      rows,
      cwd,
      env: { ...env, TERM_PROGRAM: 'PowerAutomation', COLORTERM: 'truecolor' },
    });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new WorkspaceError(
      'NO_SHELL',
      `${program} cannot be started: ${why}. Name another shell in the settings (terminal.shell).`,
      { cause },
    );
  }
}

/** The first that is there: what the settings name, what the system says, what is common. @throws WorkspaceError NO_SHELL */
export function findShell(wanted: string, env: Readonly<Record<string, string | undefined>>): string {
  if (wanted !== '') {
    const found = onPath(wanted, env);
    if (found) return found;
    throw new WorkspaceError(
      'NO_SHELL',
      `There is no shell "${wanted}", which the settings name (terminal.shell). Correct it there.`,
    );
  }
  const common =
    process.platform === 'win32'
      ? ['pwsh.exe', 'powershell.exe', env.ComSpec ?? 'cmd.exe']
      : [env.SHELL ?? '', 'bash', 'zsh', 'sh'];
  for (const candidate of common) {
    const found = candidate && onPath(candidate, env);
    if (found) return found;
  }
  throw new WorkspaceError(
    'NO_SHELL',
    'No shell was found on this machine. Name one in the settings (terminal.shell).',
  );
}

function onPath(program: string, env: Readonly<Record<string, string | undefined>>): string | null {
  if (isAbsolute(program)) return existsSync(program) ? program : null;
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null;
}

function kill(pty: IPty): void {
  try {
    pty.kill();
  } catch {
    // It ended by itself in this moment.
  }
}
