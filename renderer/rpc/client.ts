import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../shared/contract/index.ts';
import { link } from './connection.ts';

/** Every procedure of the contract. Only the types of the contract come along. */
export const engine: ContractRouterClient<typeof contract> = createORPCClient(link);

/** What to tell a person; the engine's own errors say what to do already. */
export function explain(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function codeOf(error: unknown): string | null {
  return error instanceof ORPCError ? String(error.code) : null;
}

export function isAborted(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
