import type { editor } from 'monaco-editor';
import { t } from '../i18n/language.ts';
import { linesOf, setBreakpoints, toggleBreakpoint, useBreakpoints } from '../stores/breakpoints.ts';
import { useRuns } from '../stores/runs.ts';
import { monaco } from './monaco.ts';

const atLine = (line: number) => ({ startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 });

/** Breakpoints beside the lines, set and taken away by a click there; the line that a run halts at. Returns what takes them away. */
export function showBreakpoints(view: editor.IStandaloneCodeEditor, path: string): () => void {
  const points = view.createDecorationsCollection();
  const halt = view.createDecorationsCollection();
  const drawPoints = (): void => {
    const count = view.getModel()?.getLineCount() ?? 0;
    points.set(
      linesOf(path)
        .filter((line) => line <= count)
        .map((line) => ({
          range: atLine(line),
          options: {
            glyphMarginClassName: 'breakpoint codicon codicon-circle-filled',
            glyphMarginHoverMessage: { value: t('breakpoint.here') },
            glyphMargin: { position: monaco.editor.GlyphMarginLane.Left },
            stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
          },
        })),
    );
  };
  const drawHalt = (): void => {
    const { paused } = useRuns.getState().run ?? { paused: null };
    const isHere = paused?.file === path && paused.line !== null;
    halt.set(
      isHere ? [{ range: atLine(paused.line ?? 1), options: { isWholeLine: true, className: 'line-paused' } }] : [],
    );
  };
  drawPoints();
  drawHalt();
  const listening = [
    view.onMouseDown(({ target }) => {
      if (target.type === monaco.editor.MouseTargetType.GUTTER_GLYPH_MARGIN && target.position)
        toggleBreakpoint(path, target.position.lineNumber);
    }),
    // They move with the text that they stand beside.
    view.onDidChangeModelContent(() =>
      setBreakpoints(
        path,
        points.getRanges().map(({ startLineNumber }) => startLineNumber),
      ),
    ),
  ];
  const stop = [
    useBreakpoints.subscribe(({ lines }, before) => {
      if (lines[path] !== before.lines[path]) drawPoints();
    }),
    useRuns.subscribe(({ run }, before) => {
      if (run?.paused !== before.run?.paused) drawHalt();
    }),
  ];
  return () => {
    for (const each of listening) each.dispose();
    for (const leave of stop) leave();
    points.clear();
    halt.clear();
  };
}
