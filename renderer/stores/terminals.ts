import { create } from 'zustand';
import type { Terminal } from '../../shared/contract/terminal.ts';
import { engine, explain } from '../rpc/client.ts';

type Terminals = { list: readonly Terminal[]; active: string | null; isKnown: boolean; problem: string | null };

/** The shells of the engine: they go on while a window is reloaded. */
export const useTerminals = create<Terminals>(() => ({ list: [], active: null, isKnown: false, problem: null }));

/** Until a view has measured itself. */
const FIRST_SIZE = { cols: 80, rows: 24 };

/** Those that are open, wherever they were opened; the first is opened by itself. */
export async function readTerminals(): Promise<void> {
  const list = await engine.terminal.list();
  const { active } = useTerminals.getState();
  const isThere = list.some(({ id }) => id === active);
  useTerminals.setState({ list, active: isThere ? active : (list.at(-1)?.id ?? null), isKnown: true });
  if (list.length === 0) await openTerminal();
}

export async function openTerminal(folder = ''): Promise<void> {
  try {
    const opened = await engine.terminal.open({ ...FIRST_SIZE, folder });
    useTerminals.setState(({ list }) => ({ list: [...list, opened], active: opened.id, problem: null }));
  } catch (error) {
    useTerminals.setState({ problem: explain(error) });
  }
}

export async function closeTerminal(id: string): Promise<void> {
  forget(id);
  await engine.terminal.close({ id });
}

/** One that another window closed, or that belonged to another server. */
export function forget(id: string): void {
  useTerminals.setState(({ list, active }) => {
    const left = list.filter((each) => each.id !== id);
    return { list: left, active: active === id ? (left.at(-1)?.id ?? null) : active };
  });
}

export function noteEnd(id: string, code: number): void {
  useTerminals.setState(({ list }) => ({
    list: list.map((each) => (each.id === id ? { ...each, state: { kind: 'ended', code } } : each)),
  }));
}
