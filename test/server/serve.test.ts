import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../../electron/doors/server/main.ts';
import { createWorld as createCommandLine } from '../cli/cli.ts';
import { createWorld } from './world.ts';

const options = { hostname: '127.0.0.1', allowHosts: [], version: '', notice: () => {} };

test('a port that another program holds is told, with what to do', async () => {
  const { host, folder } = await createWorld();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  await expect(serve(host, { ...options, port, workspace: folder })).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: expect.stringMatching(/another program.*--port/s),
  });
});

test('where it runs already, a second start leads there', async () => {
  const { host, folder, served, ask } = await createWorld();
  const port = Number(new URL(served.url).port);
  const refused = await serve(host, { ...options, port, workspace: folder }).then(
    () => '',
    (error: Error) => error.message,
  );
  const [, link = ''] = /Open it: (\S+)/.exec(refused) ?? [];
  const { pathname, search } = new URL(link);
  expect((await ask(pathname + search)).status).toBe(303);
});

test('an address that is not ours, and a folder that is not there, are told', async () => {
  const { host, folder } = await createWorld();
  await expect(serve(host, { ...options, hostname: '203.0.113.7', port: 0, workspace: folder })).rejects.toMatchObject({
    code: 'NO_ADDRESS',
  });
  await expect(serve(host, { ...options, port: 0, workspace: `${folder}/none` })).rejects.toMatchObject({
    code: 'NOT_A_FOLDER',
  });
});

test('the command serves until Ctrl-C; killed, it leaves what was unsaved for the next one', async () => {
  const world = createCommandLine();
  world.write('a.txt', 'a');
  const env = { POWERAUTOMATION_KEYCHAIN: 'off' };
  const start = async () => {
    const cli = world.start(['serve', '--port', '0', '--json'], env);
    const { url, token } = JSON.parse(await cli.said(/^(\{"kind":"serving".*)$/m));
    const call = async (method: string, path: string, body?: object) => {
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
      const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      return { status: answer.status, value: await answer.json() };
    };
    return { cli, call };
  };
  const first = await start();
  for (let index = 0; index < 20; index++)
    await first.call('PUT', '/api/files/drafts', { path: 'a.txt', window: 'w', text: `text ${index}`, version: null });
  await first.cli.stop('SIGKILL');
  const second = await start();
  expect((await second.call('GET', '/api/files/drafts')).value).toMatchObject([{ path: 'a.txt', text: 'text 19' }]);
  const { code } = await second.cli.stop('SIGINT');
  expect(code).toBe(0);
  await world.quiet();
});
