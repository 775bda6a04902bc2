/** Where a locator stands in a source, and which characters have to change so that it is another one. Pure. */
import type { CallExpression, Expression, Node, Program, VariableDeclarator } from 'oxc-parser';
import { isProblem, parseProgram } from '../nodes/parseProgram.ts';
import { createPlaces } from '../nodes/places.ts';
import { textOf } from '../nodes/syntax.ts';
import { type Chain, chainOf, type Link } from './chain.ts';
import { inQuotesOf } from './quotes.ts';
import { readLocator } from './segments.ts';

/** UTF-16 offsets of what goes, and what comes in its place. */
export type Edit = { start: number; end: number; text: string };

export type Relocation = { kind: 'edit'; edit: Edit } | { kind: 'left'; why: string };

/** The call that used the locator, as a stack tells it; line and column count from 1. */
export type CallPlace = { line: number; column: number };

/**
 * The edit that makes the locator `from`, used by the call at `place`, the locator `to` (both as Playwright writes them, after the page).
 * What both begin with stays as it is written. Nothing is changed that a check uses, nor what is computed.
 */
export function relocate(source: string, file: string, place: CallPlace, from: string, to: string): Relocation {
  const parsed = parseProgram(source, file);
  if (isProblem(parsed)) return left('the file does not parse');
  const wanted = readLocator(to);
  const old = readLocator(from);
  if (!wanted || !old) return left('no locator reaches it');
  const meaning = { source, program: parsed.program, old: meaningsOf(old), wanted, to };
  const results = callsAt(parsed.program, source, place).flatMap((call) => rewriteCall(call, meaning));
  const edits = results.flatMap((result) => (result.kind === 'edit' ? result.edit : []));
  const [edit] = edits;
  if (edit && edits.every((other) => other.start === edit.start)) return { kind: 'edit', edit };
  if (edit) return left('it stands there more than once');
  return results[0] ?? left('it is written in another place than where it is used');
}

type Meaning = { source: string; program: Program; old: string[]; wanted: Chain; to: string };

/** `page.click('#old')` has no locator to rewrite: it becomes `page.getByRole(…).click()`. */
function selectorEdit({ callee, arguments: given }: CallExpression, { old, source, to }: Meaning): Edit | null {
  const [selector, next] = given;
  const text = textOf(selector);
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || !selector || text === null)
    return null;
  if (old.length !== 1 || old[0] !== `locator(${JSON.stringify(text)})` || callee.property.name === 'dragAndDrop')
    return null;
  const written = inQuotesOf(source.slice(selector.start, selector.end), to);
  return {
    start: callee.object.end,
    end: next ? next.start : selector.end,
    text: `.${written}.${callee.property.name}(`,
  };
}

/** What may be meant: the receiver of the call, an argument of it, or a selector. */
function rewriteCall(call: CallExpression, meaning: Meaning): Relocation[] {
  const bySelector = selectorEdit(call, meaning);
  if (bySelector) return [{ kind: 'edit', edit: bySelector }];
  const { callee, arguments: given } = call;
  const places = [
    ...(callee.type === 'MemberExpression' ? [callee.object] : []),
    ...given.filter((argument) => argument.type !== 'SpreadElement'),
  ];
  return places.map((expression) => rewrite(expression, call, meaning)).filter((result) => result !== null);
}

/** Null where the expression is not this locator. */
function rewrite(expression: Expression, call: CallExpression, meaning: Meaning): Relocation | null {
  const { source, program, old, wanted, to } = meaning;
  const chain = chainOf(expression);
  const declared = declarationOf(chain, program, call);
  const around = declared ? chainOf(declared.init) : null;
  if (around?.root && around.root.type === 'Identifier' && declarationOf({ ...around, links: [] }, program, call))
    return left('it is put together in several statements');
  const links = [...(around?.links ?? []), ...chain.links];
  if (!isMeant(links, old)) return null;
  const wantedMeanings = meaningsOf(wanted);
  const kept = commonBeginning(links, wantedMeanings);
  const goes = links.slice(kept.links);
  const comes = linksFrom(wanted, kept.meanings);
  const [first] = goes;
  if (!first || comes === null) return left('the two differ in nothing that can be rewritten');
  if (goes.some(({ isComputed }) => isComputed)) return left('a part of it is computed while the test runs');
  const isInDeclaration = around !== null && kept.links < around.links.length;
  if (isInDeclaration && chain.links.length > 0) return left('it is put together in several statements');
  if (isInDeclaration && declared && isUsedByCheck(declared, program))
    return left(`"${nameOf(declared)}" is used by a check as well, and checks are never changed`);
  const end = goes.at(-1)?.end ?? first.end;
  const written = inQuotesOf(source.slice(first.start, end), to.slice(comes));
  return { kind: 'edit', edit: { start: first.start, end, text: written } };
}

function isMeant(links: readonly Link[], old: readonly string[]): boolean {
  const meanings = links.flatMap((link) => link.meanings.map((text) => ({ text, isComputed: link.isComputed })));
  const isSame = ({ text, isComputed }: { text: string; isComputed: boolean }, index: number): boolean =>
    isComputed ? old[index]?.startsWith(text.slice(0, text.indexOf('('))) === true : text === old[index];
  return meanings.length > 0 && meanings.length === old.length && meanings.every(isSame);
}

/** How many links stay, and how many meanings these have. What is computed stays where the text so far is the same. */
function commonBeginning(links: readonly Link[], wanted: readonly string[]): { links: number; meanings: number } {
  let meanings = 0;
  for (const [index, link] of links.entries()) {
    const isSame = link.meanings.every((text, at) => {
      const other = wanted[meanings + at];
      return link.isComputed ? other?.startsWith(text.slice(0, text.indexOf('('))) : other === text;
    });
    if (!isSame || meanings + link.meanings.length >= wanted.length) return { links: index, meanings };
    meanings += link.meanings.length;
  }
  return { links: links.length, meanings };
}

/** Offset in the text of the wanted locator from which it is to be written; null where that is in the middle of a call. */
function linksFrom({ links }: Chain, meanings: number): number | null {
  let passed = 0;
  for (const link of links) {
    if (passed === meanings) return link.start;
    passed += link.meanings.length;
  }
  return null;
}

function meaningsOf({ links }: Chain): string[] {
  return links.flatMap(({ meanings }) => meanings);
}

type Declared = VariableDeclarator & { init: Expression };

/** The constant that a chain begins with, as declared nearest around the call. */
function declarationOf({ root }: Chain, program: Program, call: CallExpression): Declared | null {
  if (root?.type !== 'Identifier') return null;
  const found: { declarator: Declared; reach: number }[] = [];
  for (const { node, parents } of nodesOf(program)) {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || node.id.name !== root.name || !node.init)
      continue;
    const block = parents.findLast(({ type }) => type === 'BlockStatement' || type === 'Program');
    if (!block || block.start > call.start || block.end < call.end || node.start > call.start) continue;
    if (chainOf(node.init).links.length > 0)
      found.push({ declarator: node as Declared, reach: block.end - block.start });
  }
  return found.sort((one, other) => one.reach - other.reach)[0]?.declarator ?? null;
}

function nameOf({ id }: VariableDeclarator): string {
  return id.type === 'Identifier' ? id.name : '';
}

/** Inside of `expect(…)` anywhere in the file, or handed out of it. */
function isUsedByCheck(declared: Declared, program: Program): boolean {
  const name = nameOf(declared);
  return nodesOf(program).some(({ node, parents }) => {
    if (node.type !== 'Identifier' || node.name !== name || node.start === declared.id.start) return false;
    return parents.some(
      (parent) =>
        parent.type === 'ReturnStatement' ||
        parent.type.startsWith('Export') ||
        (parent.type === 'CallExpression' && isExpect(parent)),
    );
  });
}

function isExpect({ callee }: CallExpression): boolean {
  const inner = callee.type === 'MemberExpression' ? callee.object : callee;
  return inner.type === 'Identifier' && inner.name === 'expect';
}

/** Stacks tell the place of a method's name, or where transpiled code moved it: then all calls of the statement that holds it. */
function callsAt(program: Program, source: string, { line, column }: CallPlace): CallExpression[] {
  const places = createPlaces(source);
  const isThere = (at: number): boolean => {
    const span = places.span(at, at);
    return span.line === line && span.column === column;
  };
  const all = nodesOf(program);
  const calls = all
    .flatMap(({ node }) => (node.type === 'CallExpression' ? node : []))
    .sort((one, other) => one.start - other.start);
  const exact = calls.filter(({ callee }) => callee.type === 'MemberExpression' && isThere(callee.property.start));
  if (exact.length > 0) return exact;
  const starts = source.split('\n').slice(0, line - 1);
  const offset = starts.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  const statements = all
    .map(({ node }) => node)
    .filter(({ type, start, end }) => /Statement$|^VariableDeclaration$/.test(type) && start <= offset && offset < end)
    .sort((one, other) => one.end - one.start - (other.end - other.start));
  const [statement] = statements;
  return statement ? calls.filter(({ start, end }) => start >= statement.start && end <= statement.end) : [];
}

type Visited = { node: Node; parents: Node[] };

function nodesOf(program: Program): Visited[] {
  const all: Visited[] = [];
  const visit = (value: unknown, parents: Node[]): void => {
    if (Array.isArray(value)) {
      for (const each of value) visit(each, parents);
      return;
    }
    if (typeof value !== 'object' || value === null || !('type' in value)) return;
    const node = value as Node;
    all.push({ node, parents });
    const inside = [...parents, node];
    for (const each of Object.values(node)) visit(each, inside);
  };
  visit(program, []);
  return all;
}

function left(why: string): Relocation {
  return { kind: 'left', why };
}
