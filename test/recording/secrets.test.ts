/** A person types secrets into every kind of field; no byte that is written holds one, and the test plays with them all the same. */
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { createWorld, type Ended, type World } from '../cli/cli.ts';
import { serve, startRecording } from '../cli/person.ts';
import { canaries, canariesIn, leaks } from './secrets/canaries.ts';
import { hasKeyring, startKeyring } from './secrets/keyring.ts';

const MINUTES = { timeout: 240_000 };

/** It asks for the strength of a password at every key, says it aloud, and sends everything in its address. */
const page = `<!doctype html><title>Sign up</title><form action="/welcome">
<p><label>Password <input type="password" name="password"></label> <button type="button" id="show">Show</button> <output></output>
<p><label>Card number <input name="card" autocomplete="cc-number"></label>
<p><label>Code from SMS <input name="code" autocomplete="one-time-code"></label>
<p><label>密码 <input name="mima"></label>
<p><label>API key <input name="key"></label>
<p><label>Nickname <input name="nickname"></label>
<p><button type="button" id="echo" onclick="this.dataset.said = 'yes'">Say it</button>
<p><button>Sign up</button></form>
<script>
const field = document.querySelector('[name=password]');
field.addEventListener('input', () => fetch('/strength?of=' + encodeURIComponent(field.value)));
field.addEventListener('change', () => {
  document.querySelector('output').textContent = 'You said ' + field.value;
  document.title = 'You said ' + field.value;
  console.log(field.value);
  document.querySelector('#echo').textContent = 'I am ' + field.value;
});
document.querySelector('#show').addEventListener('click', () => { field.type = 'text'; });
</script>`;

type Said = Record<string, string>;

/** The site, and what each visitor sent it in the end. */
async function signUpSite(): Promise<{ site: string; sent: Said[] }> {
  const sent: Said[] = [];
  const site = await serve(({ url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://site');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (pathname === '/strength') response.end('weak');
    else if (pathname === '/welcome') {
      sent.push(Object.fromEntries(searchParams));
      const name = String(searchParams.get('password')).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      response.end(`<title>${name}</title><p>Welcome, ${name}</p><button>Go on</button>`);
    } else response.end(page);
  });
  return { site, sent };
}

const everything: Said = { ...canaries, nickname: 'Ann' };

async function signUp(world: World, site: string, env: Record<string, string>, args: string[] = []): Promise<Ended> {
  const person = await startRecording(world, [site, '--headless', '-o', 'sign-up.spec.ts', ...args], env);
  const { page: tab } = person;
  await person.click('Password');
  await person.type(canaries.password.slice(0, 9));
  await person.click('Show');
  await person.click('Password');
  await tab.keyboard.press('End');
  await person.type(canaries.password.slice(9));
  await person.click('Card number');
  await person.type(canaries.card);
  await person.click('Code from SMS');
  await person.type(canaries.code);
  await person.click('密码');
  await person.type(canaries.mima);
  // Pasted from elsewhere.
  await tab.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await tab.evaluate((text) => navigator.clipboard.writeText(text), canaries.key);
  await person.click('API key');
  await tab.keyboard.press('Control+v');
  // Its name holds the password by now.
  await person.click('I am');
  await person.click('Nickname');
  await person.type('Ann');
  await person.click('Sign up');
  await tab.getByRole('button', { name: 'Go on' }).click();
  await person.cli.said(/button \\?"Go on/);
  return person.cli.stop();
}

const names = ['SECRET_PASSWORD', 'SECRET_CARD_NUMBER', 'SECRET_CODE_FROM_SMS', 'SECRET_MIMA', 'SECRET_API_KEY'];

test('the search finds a canary however it is written', () => {
  const world = createWorld();
  const { password } = canaries;
  const spellings = [password, JSON.stringify({ password }), `/?of=${encodeURIComponent(password)}`];
  for (const [index, text] of spellings.entries()) world.write(`${index}.bin`, `\0${text}\0`);
  for (const index of spellings.keys())
    expect(leaks(world.folder).some((leak) => leak.includes(`${index}.bin`))).toBe(true);
});

function expectNothingLeaked(world: World, { out, err }: Ended): void {
  expect(canariesIn([...out, ...err].join('\n'))).toEqual([]);
  expect(leaks(dirname(world.folder))).toEqual([]);
}

test.each([[], ['--json']].map((args) => ({ args })))(
  'without a keychain nothing is kept anywhere, and the person is told what to set $args',
  MINUTES,
  async ({ args }) => {
    const world = createWorld();
    const { site, sent } = await signUpSite();
    const off = { POWERAUTOMATION_KEYCHAIN: 'off' };
    const ended = await signUp(world, site, off, args);
    expect(ended.code).toBe(0);
    expect(sent).toEqual([everything]);
    expectNothingLeaked(world, ended);
    const said = [...ended.out, ...ended.err].join('\n');
    const spec = world.read('sign-up.spec.ts');
    for (const name of names) {
      expect(spec).toContain(`.fill(process.env.${name}!);`);
      expect(said).toContain(name);
    }
    expect(spec).toContain(`.fill('Ann');`);
    expect(spec).not.toContain('[secret]');
    const refused = await world.run(['play', 'sign-up.spec.ts'], off);
    expect(refused.code).not.toBe(0);
    for (const name of names) expect(refused.err.join('\n')).toContain(name);
    const values = Object.fromEntries(names.map((name, index) => [name, Object.values(canaries)[index] ?? '']));
    const played = await world.run(['play', 'sign-up.spec.ts'], { ...off, ...values });
    expect({ code: played.code, sent: sent.at(-1) }, [...played.out, ...played.err].join('\n')).toEqual({
      code: 0,
      sent: everything,
    });
    expectNothingLeaked(world, played);
    await world.quiet();
  },
);

const withKeyring = hasKeyring
  ? 'a keychain keeps the values, and nothing else does; play takes them from there'
  : 'skipped: no gnome-keyring (install gnome-keyring and dbus): a keychain keeps the values';

test.skipIf(!hasKeyring)(withKeyring, MINUTES, async () => {
  await using keyring = await startKeyring();
  const world = createWorld();
  const { site, sent } = await signUpSite();
  const ended = await signUp(world, site, keyring.env);
  expect(ended.code).toBe(0);
  for (const name of names) expect(ended.err).toContain(`${name} is kept in the keychain; play takes it from there.`);
  expectNothingLeaked(world, ended);
  expect(leaks(keyring.folder)).toEqual([]);
  const played = await world.run(['play', 'sign-up.spec.ts'], keyring.env);
  expect({ code: played.code, sent }, [...played.out, ...played.err].join('\n')).toEqual({
    code: 0,
    sent: [everything, everything],
  });
  expectNothingLeaked(world, played);
  await world.quiet();
});
