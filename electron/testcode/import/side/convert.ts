/** A project of Selenium IDE → a spec. */
import { quote } from '../../quote.ts';
import type { CandidateKeeper } from '../candidates.ts';
import { createCandidateKeeper, createTest, type Imported, printImported, type TestDraft } from '../imported.ts';
import { hasVariables, printText, printVariable } from '../variables.ts';
import { commandNamed, evaluate, type Place } from './commands.ts';
import { groupDialogs, printDialog } from './dialogs.ts';
import { printSideLocator, readSideLocator } from './locator.ts';
import type { SideCommand, SideProject, SideTest } from './schema.ts';

export function convertSide(project: SideProject): Imported {
  const keeper = createCandidateKeeper();
  const notes: string[] = [];
  const suites = project.suites.filter((suite) => suite.tests.length > 0);
  const isGrouped = suites.length > 1;
  const done = new Set<string>();
  const drafts: TestDraft[] = [];
  const convert = (test: SideTest, group?: string) => {
    if (done.has(test.id)) return;
    done.add(test.id);
    const draft = createTest(test.name, keeper, group);
    convertTest(test, draft, keeper, project);
    drafts.push(draft);
  };
  for (const suite of suites) {
    if (suite.persistSession)
      notes.push(`suite "${suite.name}": its tests share one browser; in Playwright each begins in a fresh one`);
    for (const id of suite.tests) {
      const test = project.tests.find((one) => one.id === id);
      if (test) convert(test, isGrouped ? suite.name : undefined);
    }
  }
  for (const test of project.tests) convert(test);
  return {
    spec: printImported(drafts),
    tests: drafts.length,
    left: [...notes, ...drafts.flatMap(({ sheet }) => sheet.left)],
    candidates: keeper.all,
    files: {},
  };
}

function convertTest(test: SideTest, { sheet }: TestDraft, keeper: CandidateKeeper, project: SideProject) {
  if (usesVariables(test, project)) sheet.add('const vars: Record<string, any> = {};');
  const converter = createConverter(sheet, keeper, project);
  converter.run(test, [test.id]);
}

/** Also where another test that it runs does. */
function usesVariables(test: SideTest, project: SideProject, met: readonly string[] = []): boolean {
  if (met.includes(test.id)) return false;
  return test.commands.some(
    ({ command, target, value }) =>
      /^(?:store|assert$|verify$|forEach)/.test(command) ||
      (/^execute/.test(command) && value !== '') ||
      [target, value].some((text) => hasVariables(text.replace(/\$\{KEY_\w+\}/g, ''))) ||
      (command === 'run' &&
        project.tests.some((other) => other.name === target && usesVariables(other, project, [...met, test.id]))),
  );
}

function createConverter(sheet: TestDraft['sheet'], keeper: CandidateKeeper, project: SideProject) {
  let page = 'page';
  let frames: string[] = [];
  let pages = 0;
  let turns = 0;
  /** Pages by the name that the file has for their window. */
  const windows = new Map<string, string>();

  const documentNow = (): string => [page, ...frames.map((frame) => `${frame}.contentFrame()`)].join('.');

  const place = (): Place => ({
    page,
    document: documentNow(),
    baseUrl: project.url,
    element(target, command) {
      const code = printSideLocator(target);
      if (code === null) return null;
      if (command && !hasVariables(target)) {
        const all = [target, ...command.targets.map(([locator]) => locator)];
        const found = all.flatMap((was) => {
          const locator = hasVariables(was) ? null : readSideLocator(was);
          return locator ? [{ locator, was }] : [];
        });
        keeper.keep(frames, found);
      }
      return `${documentNow()}.${code}`;
    },
  });

  function run(test: SideTest, path: readonly string[]) {
    const blocks: string[] = [];
    for (const { command, number, dialogs } of groupDialogs(test.commands)) {
      // Without its value: that may be the very secret that is spoken of.
      const cannot = (why: string): void =>
        sheet.cannot(
          `test "${test.name}", command ${number} (${[command.command, command.target].filter(Boolean).join(' ')}): ${why}`,
        );
      if (command.comment !== '') sheet.comment(command.comment);
      if (command.command.startsWith('//') || command.skip) {
        printDisabled(command, cannot);
        continue;
      }
      for (const dialog of dialogs) sheet.add(...printDialog(page, dialog));
      if (flow(command, blocks, cannot)) continue;
      if (command.command === 'run') runOther(command, path, cannot);
      else printCommand(command, cannot);
    }
    // A file that was cut off leaves blocks open.
    while (blocks.length > 0) close(blocks);
  }

  /** `// disabled: ` is how our own outline switches a statement off. */
  function printDisabled(command: SideCommand, cannot: (why: string) => void) {
    const name = command.command.replace(/^\/\//, '').trim();
    if (name === '') return;
    const print = commandNamed(name);
    const printed = print?.({ ...command, command: name }, place());
    if (!printed || 'cannot' in printed) return cannot('it was switched off');
    sheet.add(...printed.lines.map((line) => `// disabled: ${line}`));
  }

  function printCommand(command: SideCommand, cannot: (why: string) => void) {
    if (moveTo(command, cannot)) return;
    const print = commandNamed(command.command);
    if (!print) return cannot('Playwright has no such command');
    const printed = print(command, place());
    if ('cannot' in printed) return cannot(printed.cannot);
    const opened = command.opensWindow ? nextPage(command.windowHandleName ?? '') : null;
    if (opened) sheet.add(`const ${opened}Promise = ${page}.waitForEvent('popup');`);
    sheet.add(...printed.lines);
    if (opened) sheet.add(`const ${opened} = await ${opened}Promise;`);
    if (printed.note) cannot(printed.note);
  }

  function nextPage(handle: string): string {
    pages += 1;
    const name = `page${pages}`;
    windows.set(handle, name);
    return name;
  }

  /** Windows and frames; true where the command is about those. */
  function moveTo({ command, target }: SideCommand, cannot: (why: string) => void): boolean {
    switch (command) {
      case 'storeWindowHandle':
        windows.set(target, page);
        return true;
      case 'selectWindow': {
        const handle = /^handle=\$\{(.*)\}$/.exec(target)?.[1] ?? target;
        const found = windows.get(handle);
        if (found === undefined) cannot('no window of that name was opened before');
        else {
          page = found;
          frames = [];
        }
        return true;
      }
      case 'selectFrame': {
        const index = /^index=(\d+)$/.exec(target)?.[1];
        if (target === 'relative=top') frames = [];
        else if (target === 'relative=parent') frames = frames.slice(0, -1);
        else if (index !== undefined) frames = [...frames, `locator('iframe, frame').nth(${Number(index)})`];
        else {
          const code = printSideLocator(target);
          if (code === null) cannot('Playwright has no locator for that frame');
          else frames = [...frames, code];
        }
        return true;
      }
      default:
        return false;
    }
  }

  /** Control flow; true where the command is about that. */
  function flow({ command, target, value }: SideCommand, blocks: string[], cannot: (why: string) => void): boolean {
    const open = (head: string): true => {
      sheet.add(`${head} {`);
      blocks.push(command);
      enter();
      return true;
    };
    const limit = /^\d+$/.test(value) ? Number(value) : 1000;
    switch (command) {
      case 'if':
        return open(`if (${evaluate(target, place(), false)})`);
      case 'elseIf':
      case 'else': {
        if (!['if', 'elseIf'].includes(blocks.at(-1) ?? '')) cannot('there is no if that it belongs to');
        else {
          leave();
          sheet.add(command === 'else' ? '} else {' : `} else if (${evaluate(target, place(), false)}) {`);
          blocks[blocks.length - 1] = command;
          enter();
        }
        return true;
      }
      case 'while':
        turns += 1;
        return open(
          `for (let turn${turns} = 0; turn${turns} < ${limit} && (${evaluate(target, place(), false)}); turn${turns}++)`,
        );
      case 'times':
        turns += 1;
        return open(
          `for (let turn${turns} = 0; turn${turns} < ${/^\d{1,9}$/.test(target) ? Number(target) : `Number(${printText(target)})`}; turn${turns}++)`,
        );
      case 'forEach':
        return open(`for (${printVariable(value)} of ${printVariable(target)})`);
      case 'do':
        return open('do');
      case 'repeatIf': {
        if (blocks.at(-1) !== 'do') cannot('there is no do that it belongs to');
        else {
          blocks.pop();
          leave();
          sheet.add(`} while (${evaluate(target, place(), false)});`);
        }
        return true;
      }
      case 'end':
        if (blocks.length === 0) cannot('there is nothing that it ends');
        else close(blocks);
        return true;
      default:
        return false;
    }
  }

  function close(blocks: string[]) {
    const kind = blocks.pop();
    leave();
    sheet.add(kind === 'do' ? '} while (false);' : '}');
  }

  /** Another test of the project, as a group. */
  function runOther({ target }: SideCommand, path: readonly string[], cannot: (why: string) => void) {
    const other = project.tests.find(({ name }) => name === target);
    if (!other) return cannot('the project has no test of that name');
    if (path.includes(other.id)) return cannot('it runs itself');
    if (path.length > 20) return cannot('tests run tests too deeply');
    sheet.add(`await test.step(${quote(other.name)}, async () => {`);
    enter();
    run(other, [...path, other.id]);
    leave();
    sheet.add('});');
  }

  function enter() {
    sheet.enter();
  }

  function leave() {
    sheet.leave();
  }

  return { run };
}
