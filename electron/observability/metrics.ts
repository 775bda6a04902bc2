import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted and timed, in the text format of Prometheus. Names and units by its conventions: seconds, bytes. */
export type Metrics = {
  call(call: string, door: string, outcome: string, seconds: number): void;
  /** A stream was opened; call what it returns when it is over. */
  stream(call: string): () => void;
  refused(reason: string): void;
  text(): Promise<{ contentType: string; text: string }>;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const prefix = 'powerautomation_';
  collectDefaultMetrics({ register: registry, prefix });
  const calls = new Counter({
    name: `${prefix}calls_total`,
    help: 'Calls of procedures',
    labelNames: ['call', 'door', 'outcome'] as const,
    registers,
  });
  const durations = new Histogram({
    name: `${prefix}call_duration_seconds`,
    help: 'How long calls took; of a stream, until it was opened',
    labelNames: ['call'] as const,
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers,
  });
  const streams = new Gauge({
    name: `${prefix}streams`,
    help: 'Streams that are open',
    labelNames: ['call'] as const,
    registers,
  });
  const refusals = new Counter({
    name: `${prefix}refused_requests_total`,
    help: 'Requests that never came to a procedure',
    labelNames: ['reason'] as const,
    registers,
  });
  return {
    call(call, door, outcome, seconds) {
      calls.inc({ call, door, outcome });
      durations.observe({ call }, seconds);
    },
    stream(call) {
      streams.inc({ call });
      return () => streams.dec({ call });
    },
    refused: (reason) => refusals.inc({ reason }),
    text: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
