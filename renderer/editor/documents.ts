/** The texts that are open: read once however many editors show them, kept as drafts while unsaved, written with their version. */
import type { editor } from 'monaco-editor';
import { create } from 'zustand';
import type { Encoding, TextFile } from '../../shared/contract/files.ts';
import { codeOf, engine, explain } from '../rpc/client.ts';
import { useSettings } from '../stores/settings.ts';
import { dropDraft, keepAfter, keepDraft, takeDraft } from './drafts.ts';
import { loadMonaco } from './loadMonaco.ts';
import { isInWorkspace, readText, uriOf, writeText } from './places.ts';

/** What the disk says against the text that is not saved. */
type Conflict = 'changed' | 'removed';

export type OpenDocument = {
  path: string;
  state: { kind: 'loading' } | { kind: 'ready' } | { kind: 'failed'; why: string };
  isDirty: boolean;
  isSaving: boolean;
  conflict: Conflict | null;
  readOnlyBecause: 'size' | 'rights' | null;
  encoding: Encoding;
  hasBom: boolean;
  lineEnd: 'lf' | 'crlf' | 'mixed';
  /** The version on disk that the text began with; null where there is none. */
  version: string | null;
};

type Held = { model: editor.ITextModel; savedAt: number; timer: ReturnType<typeof setTimeout> | null };

export const useDocuments = create<{ documents: Readonly<Record<string, OpenDocument>> }>(() => ({ documents: {} }));

const held = new Map<string, Held>();
const opening = new Map<string, Promise<void>>();

const documentOf = (path: string): OpenDocument | undefined => useDocuments.getState().documents[path];
export const modelOf = (path: string): editor.ITextModel | undefined => held.get(path)?.model;
export const isDirty = (path: string): boolean => documentOf(path)?.isDirty ?? false;
export const dirtyPaths = (): string[] =>
  Object.values(useDocuments.getState().documents)
    .filter((each) => each.isDirty)
    .map(({ path }) => path);

function change(path: string, changes: Partial<OpenDocument>): void {
  useDocuments.setState(({ documents }) => {
    const found = documents[path];
    return found ? { documents: { ...documents, [path]: { ...found, ...changes } } } : {};
  });
}

/** Reads it where it is not open yet. Never rejects: why it failed is in its state. */
export function openDocument(path: string): Promise<void> {
  const found = opening.get(path);
  if (found && documentOf(path)?.state.kind !== 'failed') return found;
  const begun = read(path).catch((error: unknown) => change(path, { state: { kind: 'failed', why: explain(error) } }));
  opening.set(path, begun);
  return begun;
}

async function read(path: string): Promise<void> {
  useDocuments.setState(({ documents }) => ({ documents: { ...documents, [path]: fresh(path) } }));
  const [monaco, file, draft] = await Promise.all([loadMonaco(), readText(path), takeDraft(path)]);
  if (file === null && draft === null) throw new Error((await missing(path)) ?? '');
  const uri = monaco.Uri.from(uriOf(path));
  const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(file?.text ?? '', undefined, uri);
  if (file && file.lineEnd !== 'mixed')
    model.setEOL(file.lineEnd === 'crlf' ? monaco.editor.EndOfLineSequence.CRLF : monaco.editor.EndOfLineSequence.LF);
  held.set(path, { model, savedAt: model.getAlternativeVersionId(), timer: null });
  change(path, { state: { kind: 'ready' }, ...(file ? factsOf(file) : { conflict: 'removed' }) });
  model.onDidChangeContent(() => noteChange(path));
  if (draft && draft.text !== file?.text) {
    model.setValue(draft.text);
    if (file && draft.version !== file.version) change(path, { conflict: 'changed' });
  } else if (draft) dropDraft(path);
}

/** In the engine's own words. */
async function missing(path: string): Promise<string | null> {
  return engine.files.stat({ path }).then(() => null, explain);
}

function fresh(path: string): OpenDocument {
  return {
    path,
    state: { kind: 'loading' },
    isDirty: false,
    isSaving: false,
    conflict: null,
    readOnlyBecause: null,
    encoding: 'utf8',
    hasBom: false,
    lineEnd: 'lf',
    version: null,
  };
}

function factsOf({ encoding, hasBom, lineEnd, version, readOnlyBecause }: TextFile): Partial<OpenDocument> {
  return { encoding, hasBom, lineEnd, version, readOnlyBecause };
}

function noteChange(path: string): void {
  const document = documentOf(path);
  const each = held.get(path);
  if (!document || !each) return;
  const isDirtyNow = each.model.getAlternativeVersionId() !== each.savedAt;
  if (isDirtyNow !== document.isDirty) change(path, { isDirty: isDirtyNow });
  if (!isDirtyNow) {
    dropDraft(path);
    return;
  }
  const draft = () => ({ text: each.model.getValue(), version: documentOf(path)?.version ?? null });
  void keepDraft(path, draft, keepAfter(each.model.getValueLength()));
  saveLater(path, each);
}

const AUTO_SAVE_AFTER = 1000;

function saveLater(path: string, each: Held): void {
  if (useSettings.getState().settings['files.autoSave'] !== 'afterDelay') return;
  if (each.timer !== null) clearTimeout(each.timer);
  each.timer = setTimeout(() => {
    if (documentOf(path)?.conflict === null) void save(path).catch(() => {}); // The draft is kept; Ctrl+S tells why.
  }, AUTO_SAVE_AFTER);
}

/** Writes it; what the disk says against it becomes a conflict, unless `force`. Rejects where it could not be written. */
export async function save(path: string, { force = false } = {}): Promise<void> {
  const document = documentOf(path);
  const each = held.get(path);
  if (!document || !each || document.state.kind !== 'ready' || document.readOnlyBecause !== null) return;
  if (!document.isDirty && !force) return;
  if (isInWorkspace(path) && useSettings.getState().settings['files.insertFinalNewline']) endWithNewline(each.model);
  const text = each.model.getValue();
  const savedAt = each.model.getAlternativeVersionId();
  change(path, { isSaving: true });
  try {
    const { encoding, hasBom, version } = document;
    const written = await writeText({ path, text, encoding, hasBom, version, force });
    each.savedAt = savedAt;
    const isStillDirty = each.model.getAlternativeVersionId() !== savedAt;
    change(path, { version: written.version, isDirty: isStillDirty, conflict: null });
    if (!isStillDirty) dropDraft(path);
  } catch (error) {
    if (codeOf(error) === 'FILE_CHANGED') change(path, { conflict: (await readText(path)) ? 'changed' : 'removed' });
    else throw error;
  } finally {
    change(path, { isSaving: false });
  }
}

function endWithNewline(model: editor.ITextModel): void {
  const line = model.getLineCount();
  if (model.getLineLength(line) === 0) return;
  const column = model.getLineMaxColumn(line);
  const range = { startLineNumber: line, startColumn: column, endLineNumber: line, endColumn: column };
  model.pushEditOperations([], [{ range, text: model.getEOL() }], () => null);
}

/** Takes what the disk has, and forgets what was not saved. */
export async function revert(path: string): Promise<void> {
  const each = held.get(path);
  const file = await readText(path);
  if (!each || !file) return;
  // One step that can be undone, and the cursor stays; where nothing differs, nothing happens.
  if (each.model.getValue() !== file.text)
    each.model.pushEditOperations([], [{ range: each.model.getFullModelRange(), text: file.text }], () => null);
  each.savedAt = each.model.getAlternativeVersionId();
  change(path, { ...factsOf(file), isDirty: false, conflict: null });
  dropDraft(path);
}

/** A file changed on disk: what is not edited follows, what is edited is asked about. */
export async function lookAtDisk(path: string): Promise<void> {
  const document = documentOf(path);
  if (document?.state.kind === 'failed') return openDocument(path);
  if (document?.state.kind !== 'ready' || document.isSaving) return;
  const file = await readText(path);
  const now = documentOf(path);
  if (!now || file?.version === now.version) {
    if (now?.conflict === 'removed') change(path, { conflict: null });
    return;
  }
  if (file === null) change(path, { conflict: 'removed' });
  else if (now.isDirty) change(path, { conflict: 'changed' });
  else await revert(path);
}

/** Called when the last editor of it is closed. */
export function closeDocument(path: string): void {
  const each = held.get(path);
  if (each?.timer != null) clearTimeout(each.timer);
  each?.model.dispose();
  held.delete(path);
  opening.delete(path);
  useDocuments.setState(({ documents }) => {
    const { [path]: _closed, ...rest } = documents;
    return { documents: rest };
  });
}

/** Closed for good: what was not saved goes as well. */
export function forgetDocument(path: string): void {
  for (const each of Object.keys(useDocuments.getState().documents)) {
    if (each !== path && !each.startsWith(`${path}/`)) continue;
    dropDraft(each);
    closeDocument(each);
  }
}

/** A file got another name: what is not saved goes along as a draft of the new one. */
export async function moveDocuments(from: string, to: string): Promise<void> {
  for (const { path, isDirty, version } of Object.values(useDocuments.getState().documents)) {
    if (path !== from && !path.startsWith(`${from}/`)) continue;
    const text = modelOf(path)?.getValue();
    if (isDirty && text !== undefined) await keepDraft(to + path.slice(from.length), () => ({ text, version }), 0);
    forgetDocument(path);
  }
}
