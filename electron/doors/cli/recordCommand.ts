import { type Command, InvalidArgumentError, Option } from 'commander';
import type { RecordingEvent } from '../../../shared/model/recording.ts';
import type { Client } from '../../engine/index.ts';
import { port } from './port.ts';
import type { Context, Terminal } from './terminal.ts';

type Flags = {
  append?: string;
  output?: string;
  title?: string;
  headless?: boolean;
  browser?: string;
  cdpPort?: number;
  viewport?: { width: number; height: number };
  device?: string;
  storageState?: string;
  testIdAttribute?: string;
  preferredAttributes?: string[];
  bannedAttributes?: string[];
  force?: boolean;
  json?: boolean;
};

export function addRecord(program: Command, context: Context): void {
  program
    .command('record')
    .summary('record a session in a real browser as a test')
    .description(
      'Opens a browser at URL and records what is done in it: every tab, frame and popup. Ends when the last page is closed, or on Ctrl-C; then writes a plain Playwright spec and prints its path as the last line.',
    )
    .argument('[url]', 'where to begin: an address, localhost:PORT, or an HTML file')
    .option('-o, --output <file>', 'the spec to write; missing folders are made (default: tests/<title>.spec.ts)')
    .option(
      '-a, --append <file[:line]>',
      'record into an existing test: plays it up to the statement at that line (default: to its end) and goes on there',
    )
    .option('-t, --title <title>', 'the title of the test (default: host and path of the address)')
    .option('--headless', 'without a window; drive the browser through --cdp-port')
    .option(
      '-b, --browser <name|path>',
      'chrome, msedge, chromium, or the absolute path of one (default: POWERAUTOMATION_BROWSER, else the first that is installed)',
    )
    .option(
      '--cdp-port <port>',
      'open the DevTools endpoint on 127.0.0.1:<port>, so that another program or an agent can drive the pages; 0 for any free port',
      port,
    )
    .addOption(new Option('--viewport <WxH>', 'size of the page in CSS px, for example 1280x720').argParser(viewport))
    .option('--device <name>', 'emulate a device of Playwright\'s list, for example "iPhone 15"')
    .option('--storage-state <file>', 'cookies and local storage to begin with, as Playwright saves them')
    .option('--test-id-attribute <name>', 'the attribute that getByTestId looks at', 'data-testid')
    .option('--preferred-attributes <name...>', 'attributes to find elements by before anything but a test id')
    .option('--banned-attributes <name...>', 'attributes that no locator may use, for example: id class')
    .option('-f, --force', 'replace the output file if it exists')
    .option('--json', 'tell what happens as JSON, one object a line')
    .addHelpText(
      'after',
      '\nExits with 0 when the spec is written (or nothing was done), 1 when something failed, 2 for wrong usage, 130 when\ninterrupted before the page had opened.\n\nExamples:\n  powerautomation record example.com\n  powerautomation record localhost:3000 -o tests/checkout.spec.ts --title "checks out"\n  powerautomation record localhost:3000 --headless --cdp-port 9222\n  powerautomation record --append tests/checkout.spec.ts:14\n  powerautomation record example.com --device "iPhone 15" --storage-state auth.json',
    )
    .action(async (url: string | undefined, flags: Flags) => {
      const { json = false, ...options } = flags;
      const terminal = context.terminal(json);
      const { recordings } = await context.client();
      const { job } = await recordings.start(wanted(url, options));
      const stop = (): void => void recordings.stop({ job });
      context.signal.addEventListener('abort', stop);
      if (context.signal.aborted) stop();
      const say = createSayer(terminal);
      for await (const event of await recordings.follow({ job })) {
        if (event.kind === 'end') {
          sayEnd(terminal, event);
          context.exit(event.reason === 'browserGone' || event.reason === 'journalFailed' ? 1 : 0);
        } else if (terminal.isJson) terminal.tell(event);
        else say(event);
      }
    });
}

type Wanted = Parameters<Client['recordings']['start']>[0];

/** @throws InvalidArgumentError */
function wanted(url: string | undefined, { append, ...flags }: Omit<Flags, 'json'>): Wanted {
  if (append === undefined) {
    if (url === undefined) throw new InvalidArgumentError('Say where to begin: powerautomation record URL');
    return { kind: 'new', url, ...flags };
  }
  const { output, title, force, ...kept } = flags;
  if (url !== undefined || output !== undefined || title !== undefined || force)
    throw new InvalidArgumentError(
      '--append goes on in an existing test: it takes no address, --output, --title or --force.',
    );
  return { kind: 'append', ...kept, ...placeOf(append) };
}

/** `tests/a.spec.ts:12` is a file and a line; a drive letter is no file. */
function placeOf(text: string): { file: string; line?: number } {
  const [, file, line] = /^(.+?)(?::(\d+))?$/.exec(text) ?? [];
  return { file: file ?? text, ...(line && { line: Number(line) }) };
}

type End = Extract<RecordingEvent, { kind: 'end' }>;

function sayEnd(terminal: Terminal, { recording, path, actions, reason, taken, failure }: End): void {
  if (reason === 'browserGone')
    terminal.note('The browser is gone: it crashed or was killed. What was recorded until then is kept.');
  if (reason === 'journalFailed')
    terminal.note(`Recording ended, because events could not be kept any more. ${failure ?? ''}`);
  if (path === null) terminal.note('Nothing was recorded, so no spec was written.');
  if (taken !== null)
    terminal.note(`${taken} appeared while you recorded, and is not overwritten. The spec was written beside it.`);
  terminal.tell({ kind: 'end', recording, path, actions, reason });
  if (path !== null) terminal.say(path);
}

/** What happens, for a person; an action is said again only when its words changed. */
function createSayer(terminal: Terminal): (event: RecordingEvent) => void {
  const said: string[] = [];
  let saidRemedy = '';
  const number = (index: number): string => `${String(index + 1).padStart(4)}.`;
  return (event) => {
    switch (event.kind) {
      case 'ready':
        if (event.cdpPort !== null) terminal.say(`DevTools endpoint: http://127.0.0.1:${event.cdpPort}`);
        terminal.say(`Recording ${event.recording.id}: use the browser; close it or press Ctrl-C to end.`);
        break;
      case 'action': {
        if (said[event.index] !== event.words) terminal.say(`${number(event.index)} ${event.words}`);
        said[event.index] = event.words;
        break;
      }
      case 'withdrawn':
        said.length = event.index;
        terminal.say(`${number(event.index)} (belongs to the action before)`);
        break;
      case 'secret': {
        const { variable, kept, remedy } = event.notice;
        terminal.note(
          kept
            ? `${variable} is kept in the keychain; play takes it from there.`
            : `${variable} is not kept; set it in the environment when you play the test.${remedy === saidRemedy ? '' : ` ${remedy}`}`,
        );
        saidRemedy = remedy;
        break;
      }
      case 'notice':
        terminal.note(event.message);
        break;
    }
  };
}

function viewport(text: string): { width: number; height: number } {
  const [, width, height] = /^(\d{1,5})[x×](\d{1,5})$/i.exec(text) ?? [];
  if (!Number(width) || !Number(height))
    throw new InvalidArgumentError('Give width and height in px, for example 1280x720.');
  return { width: Number(width), height: Number(height) };
}
