/** Takes the values of secret fields to the keychain: nothing else ever holds them for longer than that takes. */
import type { SecretNotice } from '../../shared/model/recording.ts';
import { createRedactor, type Keychain, type Redactor } from '../security/index.ts';

/** Shorter values (a card's CVC) also stand in innocent places: hiding them would spoil what is recorded. */
const SHORTEST_HIDDEN = 4;

export function createSecretKeeper(keychain: Keychain, tell: (notice: SecretNotice) => void) {
  /** The newest value of each name: a field sends one at every key. */
  const waiting = new Map<string, string>();
  const told = new Set<string>();
  let work: Promise<void> = Promise.resolve();
  /** What to keep out of everything that is written; the last value of each field, and only while the session lives. */
  const values = new Map<string, string>();
  let redactor: Redactor | null = null;

  const store = async (variable: string): Promise<void> => {
    const value = waiting.get(variable);
    if (value === undefined) return;
    waiting.delete(variable);
    let remedy = '';
    try {
      const status = await keychain.status();
      if (status.kind === 'ready') await keychain.set(variable, value);
      else remedy = status.remedy;
    } catch (error) {
      remedy = error instanceof Error ? error.message : String(error);
    }
    if (told.has(variable)) return;
    told.add(variable);
    tell({ variable, kept: remedy === '', remedy });
  };

  return {
    keep(variable: string, value: string): void {
      if (value.length >= SHORTEST_HIDDEN) values.set(variable, value);
      redactor = null;
      const isScheduled = waiting.has(variable);
      waiting.set(variable, value);
      if (!isScheduled) work = work.then(() => store(variable));
    },
    hide(text: string): string {
      if (values.size === 0) return text;
      redactor ??= createRedactor(values.values());
      return redactor.redact(text);
    },
    /** Resolves when all values so far are kept or given up. */
    async settled(): Promise<void> {
      await work;
    },
  };
}
