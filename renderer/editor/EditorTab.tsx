import type { editor } from 'monaco-editor';
import { useEffect, useRef, useState } from 'react';
import { OutlinePane } from '../outline/OutlinePane.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Progress } from '../parts/Progress.tsx';
import { useLayout } from '../stores/layout.ts';
import { attempt } from '../stores/notices.ts';
import { useSettings } from '../stores/settings.ts';
import { useTheme } from '../theme/useTheme.ts';
import { showBreakpoints } from './breakpointMarks.ts';
import { ConflictBar } from './ConflictBar.tsx';
import { noteCursor } from './cursor.ts';
import { DiffDialog } from './DiffDialog.tsx';
import { modelOf, openDocument, save, useDocuments } from './documents.ts';
import { monaco, setMonacoTheme } from './monaco.ts';
import { optionsFrom } from './options.ts';
import { isSpec } from './places.ts';
import { keepPath, useTabs } from './tabs.ts';
import { showVerdicts } from './verdictMarks.ts';

/** One editor on one text. The same text in two of them is one model. */
export function EditorTab({ path }: { path: string }) {
  const host = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<editor.IStandaloneCodeEditor | null>(null);
  const [isComparing, setComparing] = useState(false);
  const document = useDocuments((state) => state.documents[path]);
  const settings = useSettings((state) => state.settings);
  const isOutlineOpen = useLayout((state) => state.isOutlineOpen);
  const goal = useTabs((state) => state.goal);
  const { name: theme } = useTheme();
  const isReady = document?.state.kind === 'ready';
  const isReadOnly = document?.readOnlyBecause != null;

  useEffect(() => void openDocument(path), [path]);
  useEffect(() => setMonacoTheme(theme), [theme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once the text is there; settings are given to it as they change.
  useEffect(() => {
    const model = modelOf(path);
    if (!host.current || !model || !isReady) return;
    const made = monaco.editor.create(host.current, { model, automaticLayout: true, ...optionsFrom(settings, path) });
    made.onDidChangeModelContent(() => void keepPath(path));
    made.onDidChangeCursorPosition(({ position }) => noteCursor(path, position));
    made.onDidFocusEditorText(() => noteCursor(path, made.getPosition()));
    made.onDidBlurEditorText(() => {
      if (settings['files.autoSave'] === 'onFocusChange') attempt(() => save(path));
    });
    const marks = [showVerdicts(made, path), ...(isSpec(path) ? [showBreakpoints(made, path)] : [])];
    setView(made);
    return () => {
      for (const takeAway of marks) takeAway();
      made.dispose();
      setView(null);
    };
  }, [path, isReady]);

  useEffect(
    () => view?.updateOptions({ ...optionsFrom(settings, path), readOnly: isReadOnly }),
    [view, settings, path, isReadOnly],
  );

  useEffect(() => {
    if (!view || goal?.path !== path) return;
    if (goal.place) {
      view.setPosition({ lineNumber: goal.place.line, column: goal.place.column });
      view.revealLineInCenterIfOutsideViewport(goal.place.line);
    }
    if (goal.focus) view.focus();
  }, [view, goal, path]);

  if (document?.state.kind === 'failed') return <EmptyState text={document.state.why} />;
  return (
    <div className="editor">
      {document && (document.conflict !== null || isReadOnly) && (
        <ConflictBar document={document} onCompare={() => setComparing(true)} />
      )}
      {!isReady && <Progress />}
      <div className="editor-row">
        <div ref={host} className="editor-host" />
        {view && isOutlineOpen && isSpec(path) && (
          <OutlinePane
            path={path}
            onGo={({ line, column }, focus) => {
              view.setPosition({ lineNumber: line, column });
              view.revealLineInCenterIfOutsideViewport(line);
              noteCursor(path, view.getPosition());
              if (focus) view.focus();
            }}
          />
        )}
      </div>
      {isComparing && <DiffDialog path={path} onClose={() => setComparing(false)} />}
    </div>
  );
}
