import type { editor } from 'monaco-editor';
import { useEffect, useRef, useState } from 'react';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Progress } from '../parts/Progress.tsx';
import { engine, explain } from '../rpc/client.ts';
import { useGit } from '../stores/git.ts';
import { useTheme } from '../theme/useTheme.ts';
import { createDiffView } from './createDiffView.ts';
import type { Diff, Side } from './diff.ts';
import { modelOf, openDocument, useDocuments } from './documents.ts';
import { monaco, setMonacoTheme } from './monaco.ts';

type State = { kind: 'loading' } | { kind: 'shown' } | { kind: 'failed'; why: string };

/** A file as it was beside the file as it is. What is on disk can be edited here as anywhere. */
export function DiffTab({ path, diff }: { path: string; diff: Diff }) {
  const host = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<State>({ kind: 'loading' });
  const { name: theme } = useTheme();

  useEffect(() => setMonacoTheme(theme), [theme]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a tab is made anew for another diff.
  useEffect(() => {
    if (!host.current) return;
    const isReadOnly = diff.right.kind !== 'disk' || useDocuments.getState().documents[path]?.readOnlyBecause != null;
    const view = createDiffView(host.current, path, { readOnly: isReadOnly });
    const own: editor.ITextModel[] = [];
    let isOver = false;
    const show = async (): Promise<void> => {
      try {
        const [original, modified] = await Promise.all([
          modelFor(diff.left, path, own),
          modelFor(diff.right, path, own),
        ]);
        if (isOver) return disposeAll(own);
        view.setModel({ original, modified });
        setState({ kind: 'shown' });
      } catch (error) {
        if (!isOver) setState({ kind: 'failed', why: explain(error) });
      }
    };
    void show();
    // Staged, committed, switched: what git has may be another text now.
    const stop = useGit.subscribe((now, before) => {
      if (now.status !== before.status) void refresh(diff, view).catch(() => {}); // The view stays as it was; the next change tries again.
    });
    return () => {
      isOver = true;
      stop();
      view.dispose();
      disposeAll(own);
    };
  }, [path]);

  return (
    <div className="editor">
      {state.kind === 'loading' && <Progress />}
      {state.kind === 'failed' && <EmptyState text={state.why} />}
      <div ref={host} className="editor-host" hidden={state.kind === 'failed'} />
    </div>
  );
}

async function modelFor(side: Side, path: string, own: editor.ITextModel[]): Promise<editor.ITextModel> {
  if (side.kind === 'disk') {
    await openDocument(path);
    const open = modelOf(path);
    if (open) return open;
  }
  const text = await textOf(side);
  // Made for this view alone: no other may dispose of it.
  const uri = monaco.Uri.from({ scheme: 'git', path: `/${path}`, query: crypto.randomUUID() });
  const made = monaco.editor.createModel(text, undefined, uri);
  own.push(made);
  return made;
}

async function textOf(side: Side): Promise<string> {
  if (side.kind !== 'git') return '';
  return (await engine.git.content({ path: side.path, at: side.at })).text ?? '';
}

async function refresh({ left, right }: Diff, view: editor.IStandaloneDiffEditor): Promise<void> {
  const shown = view.getModel();
  if (!shown) return;
  for (const [side, model] of [
    [left, shown.original],
    [right, shown.modified],
  ] as const) {
    if (side.kind !== 'git') continue;
    const text = await textOf(side);
    if (!model.isDisposed() && model.getValue() !== text) model.setValue(text);
  }
}

function disposeAll(models: readonly editor.ITextModel[]): void {
  for (const model of models) model.dispose();
}
