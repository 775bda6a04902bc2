// `npm run shop`: the demo shop, to use, record and play by hand.
//   npm run shop                      at http://localhost:3000
//   npm run shop -- --port N          elsewhere; 0 for any free port
//   npm run shop -- --release 2       as it looks after a redesign
import { parseArgs } from 'node:util';
import { startDemoShop } from '../resources/demo-shop/server.ts';

const { values: flags } = parseArgs({
  options: { port: { type: 'string', default: '3000' }, release: { type: 'string', default: '1' } },
});

try {
  const shop = await startDemoShop({ port: Number(flags.port), release: flags.release === '2' ? 2 : 1 });
  console.log(
    `The shop is open at ${shop.url} (sign in with any e-mail and a password of six letters; Ctrl-C closes it)`,
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void shop.close());
} catch (error) {
  console.error(
    error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      ? `Port ${flags.port} is taken by another program. Choose another one: npm run shop -- --port 0`
      : error,
  );
  process.exitCode = 1;
}
