/** Putting text between statements. */
import type { SpecNodes } from '../../../../shared/model/node.ts';
import { endingAt, indentAt, isBlank, lineEnd, lineStart } from '../textLines.ts';
import { boundsOf, type Point } from './find.ts';
import { pieceOf } from './piece.ts';
import type { Style } from './style.ts';

/** Where text goes, what stands before and behind it then, and how deep it stands. `blank` may be put before or behind. */
export type Spot = { at: number; before: string; after: string; indent: string; isOwnLine: boolean };

/** The places that come into question, the best first. `wantsBlank`: blank lines shall stand around it, as around tests. */
export function spotsAt(spec: SpecNodes, point: Point, style: Style, wantsBlank: boolean): Spot[] {
  const { siblings, index, keepsTo } = point;
  const next = siblings[index];
  if (keepsTo === 'previous') return withBlanks(afterPrevious(spec, point, style), style, wantsBlank);
  if (keepsTo === 'next' && next) return withBlanks(beforeNext(spec, point, style), style, wantsBlank);
  return inEmpty(spec, point, style);
}

function withBlanks(spot: Spot, { eol }: Style, wantsBlank: boolean): Spot[] {
  if (!wantsBlank || !spot.isOwnLine) return [spot];
  // One side stands away from its neighbour; the other one has the blank line that was there.
  const apart = spot.before ? { ...spot, before: eol + spot.before } : { ...spot, after: spot.after + eol };
  return [apart, spot];
}

function afterPrevious(spec: SpecNodes, { siblings, index, above }: Point, style: Style): Spot {
  const { source } = spec;
  const piece = pieceOf(spec, { siblings, index: index - 1, above });
  const end = lineEnd(source, piece.end);
  const eol = endingAt(source, end) ?? style.eol;
  const indent = indentAt(source, piece.start);
  const isOwnLine = isBlank(source.slice(piece.end, end));
  return isOwnLine
    ? { at: end, before: eol + indent, after: '', indent, isOwnLine }
    : { at: piece.end, before: ' ', after: '', indent, isOwnLine };
}

function beforeNext(spec: SpecNodes, point: Point, style: Style): Spot {
  const { source } = spec;
  const piece = pieceOf(spec, point);
  const start = lineStart(source, piece.start);
  const eol = endingAt(source, lineEnd(source, piece.start)) ?? style.eol;
  const indent = indentAt(source, piece.start);
  const isOwnLine = isBlank(source.slice(start, piece.start));
  return isOwnLine
    ? { at: start, before: indent, after: eol, indent, isOwnLine }
    : { at: piece.start, before: '', after: ' ', indent, isOwnLine };
}

/** In a body that holds no statement: opened up, or else on the line of its brace. */
function inEmpty(spec: SpecNodes, { above }: Point, { eol, unit }: Style): Spot[] {
  const { source } = spec;
  const { start, end } = boundsOf(spec, above);
  if (above.length === 0) {
    const isFresh = isBlank(source) || /[\r\n]$/.test(source);
    return [{ at: source.length, before: isFresh ? '' : eol, after: isFresh ? eol : '', indent: '', isOwnLine: true }];
  }
  const outer = indentAt(source, start);
  const indent = outer + unit;
  const firstLine = lineEnd(source, start);
  const isOpen = firstLine < end;
  const opened: Spot = isOpen
    ? { at: firstLine, before: eol + indent, after: '', indent, isOwnLine: true }
    : { at: start, before: eol + indent, after: eol + outer, indent, isOwnLine: true };
  const inline: Spot = { at: start, before: ' ', after: isOpen ? '' : ' ', indent: outer, isOwnLine: false };
  return [opened, inline];
}
