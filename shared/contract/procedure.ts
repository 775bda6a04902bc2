import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './errors.ts';
import type { Right } from './rights.ts';

/** What is known of a procedure besides its types. */
export type ProcedureMeta = {
  right: Right;
  /** Kept in the audit log: it changes something, or reaches out of the engine. */
  isAudited: boolean;
};

type Described = {
  right: Right;
  /** Its REST route: `GET /files/text`. */
  route: `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;
  /** One line for a list. */
  summary: string;
  /** What a caller should know besides, if anything. */
  description?: string;
  /** Left out, what only reads is not kept. */
  isAudited?: boolean;
};

const base = oc.$meta<ProcedureMeta>({ right: 'manage', isAudited: true }).errors(errors('UNAUTHORIZED', 'FORBIDDEN'));

/** A procedure of the contract: the right it needs, its route, and words for people. */
export function procedure({ right, route, summary, description = summary, isAudited = right !== 'read' }: Described) {
  const [method, path] = route.split(' ') as ['GET', `/${string}`];
  const tag = path.split('/')[1] ?? '';
  return base.meta({ right, isAudited }).route({
    method,
    path,
    summary,
    description,
    tags: [tag],
    spec: (operation) => ({ ...operation, 'x-right': right }),
  });
}

/** A value of our own model, whose type the compiler keeps on both sides; it is not taken apart again on its way out. */
export function typed<T extends object>(description: string): z.ZodType<T, T> {
  return z.custom<T>((value) => typeof value === 'object' && value !== null).meta({ description }) as z.ZodType<T, T>;
}

export const nothing = z.object({});
