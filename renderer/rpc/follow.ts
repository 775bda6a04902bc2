import { getEventMeta, ORPCError } from '@orpc/client';
import { whenOpen } from './connection.ts';

type Options = { signal: AbortSignal; lastEventId?: string };

/**
 * Hears a stream to its end. A lost connection is waited for, and the stream goes on behind the last event that was heard (or
 * begins anew where its events have no numbers). Rejects with the error that the stream itself ends with.
 */
export async function follow<Event extends object>(
  open: (options: Options) => Promise<AsyncIterable<Event>>,
  hear: (event: Event) => void,
  signal: AbortSignal,
): Promise<void> {
  let lastEventId: string | undefined;
  while (!signal.aborted) {
    try {
      await whenOpen(signal);
      const stream = await open({ signal, ...(lastEventId !== undefined && { lastEventId }) });
      for await (const event of stream) {
        if (signal.aborted) return;
        lastEventId = getEventMeta(event)?.id ?? lastEventId;
        hear(event);
      }
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ORPCError) throw error;
      // The socket closed under it: the connection tells when there is one again.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
