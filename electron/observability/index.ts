/** What can be seen of us from outside: metrics, and notices for people. */
export { createMetrics, type Metrics } from './metrics.ts';
export { createNotices, type Notices } from './notices.ts';
