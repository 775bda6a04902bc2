import '@xterm/xterm/css/xterm.css';
import './terminal.css';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal as Xterm } from '@xterm/xterm';
import { useEffect, useRef } from 'react';
import type { Terminal } from '../../shared/contract/terminal.ts';
import { t, useT } from '../i18n/language.ts';
import { codeOf, engine, explain } from '../rpc/client.ts';
import { follow } from '../rpc/follow.ts';
import { attempt, tell } from '../stores/notices.ts';
import { useSettings } from '../stores/settings.ts';
import { forget, noteEnd } from '../stores/terminals.ts';
import { useTheme } from '../theme/useTheme.ts';
import { terminalTheme } from './terminalTheme.ts';

const FONT =
  "ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace";

/** One shell, seen: what it showed before comes first, then what it shows. */
export function TerminalView({ terminal: { id, state } }: { terminal: Terminal }) {
  const say = useT();
  const host = useRef<HTMLDivElement>(null);
  const shown = useRef<Xterm | null>(null);
  const { tokens } = useTheme();
  const fontSize = useSettings(({ settings }) => settings['terminal.fontSize']);
  const screenReaderMode = useSettings(({ settings }) => settings['terminal.screenReader']);

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once a shell; colours and size are given to it as they change.
  useEffect(() => {
    if (!host.current) return;
    const leaving = new AbortController();
    const xterm = makeXterm(id, fontSize, leaving.signal);
    xterm.options.theme = terminalTheme(tokens);
    shown.current = xterm;
    const fit = new FitAddon();
    xterm.loadAddon(fit);
    xterm.open(host.current);
    xterm.onResize(({ cols, rows }) => {
      engine.terminal.resize({ id, cols, rows }).catch(() => {}); // It ended in this moment.
    });
    const observer = new ResizeObserver(() => fit.fit());
    observer.observe(host.current);
    xterm.focus();
    return () => {
      observer.disconnect();
      leaving.abort();
      xterm.dispose();
      shown.current = null;
    };
  }, [id]);

  useEffect(() => {
    if (shown.current)
      Object.assign(shown.current.options, { theme: terminalTheme(tokens), fontSize, screenReaderMode });
  }, [tokens, fontSize, screenReaderMode]);

  return (
    <div className="terminal-view">
      <div ref={host} className="terminal-host" />
      {state.kind === 'ended' && <p className="view-note">{say('terminal.over', { code: state.code })}</p>}
    </div>
  );
}

function makeXterm(id: string, fontSize: number, signal: AbortSignal): Xterm {
  Xterm.strings.promptLabel = t('terminal.input');
  const xterm = new Xterm({
    fontFamily: FONT,
    fontSize,
    cursorBlink: document.documentElement.dataset.still !== 'true',
    minimumContrastRatio: 4.5,
    scrollback: 10_000,
    screenReaderMode: useSettings.getState().settings['terminal.screenReader'],
  });
  xterm.attachCustomKeyEventHandler((event) => keyIsForShell(event, xterm));
  /** Questions in what was shown before have been answered by whoever saw it then. */
  let isPast = false;
  xterm.onData((text) => {
    if (!isPast) engine.terminal.write({ id, text }).catch((error: unknown) => tell('error', explain(error)));
  });
  follow(
    (options) => engine.terminal.follow({ id }, options),
    (event) => {
      if (event.kind === 'ended') noteEnd(id, event.code);
      else if (event.kind === 'output') xterm.write(event.text);
      else {
        isPast = true;
        xterm.reset();
        xterm.write(event.text, () => {
          isPast = false;
        });
      }
    },
    signal,
  ).catch((error: unknown) => {
    if (codeOf(error) === 'TERMINAL_NOT_FOUND') forget(id);
    else tell('error', explain(error));
  });
  return xterm;
}

/** Copying and pasting are the browser's; Ctrl+C with nothing chosen stops a program, as everywhere. */
function keyIsForShell(event: KeyboardEvent, xterm: Xterm): boolean {
  if (event.type !== 'keydown' || !(event.ctrlKey || event.metaKey) || event.altKey) return true;
  const key = event.key.toLowerCase();
  if (key === 'v') return false;
  if (key === 'c' && xterm.hasSelection()) {
    attempt(() => navigator.clipboard.writeText(xterm.getSelection()));
    xterm.clearSelection();
    event.preventDefault();
    return false;
  }
  return true;
}
