import type { editor } from 'monaco-editor';
import { marksOf } from '../runs/foldRun.ts';
import { useRuns } from '../stores/runs.ts';
import { monaco } from './monaco.ts';

/** The verdict of each step beside its line, as it comes. Returns what takes them away. */
export function showVerdicts(view: editor.IStandaloneCodeEditor, path: string): () => void {
  const collection = view.createDecorationsCollection();
  const draw = (): void => {
    const { run } = useRuns.getState();
    const lines = view.getModel()?.getLineCount() ?? 0;
    const marks = run ? marksOf(run, path).filter(({ line }) => line <= lines) : [];
    collection.set(
      marks.map(({ line, verdict, why }) => ({
        range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
        options: {
          glyphMarginClassName: `verdict verdict-${verdict}`,
          glyphMargin: { position: monaco.editor.GlyphMarginLane.Right },
          ...(why !== null && { glyphMarginHoverMessage: { value: why, isTrusted: false } }),
          ...(verdict === 'failed' && { isWholeLine: true, className: 'line-failed' }),
        },
      })),
    );
  };
  draw();
  const stop = useRuns.subscribe(({ run }, before) => {
    if (run !== before.run) draw();
  });
  return () => {
    stop();
    collection.clear();
  };
}
