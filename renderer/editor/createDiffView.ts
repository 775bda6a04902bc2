import type { editor } from 'monaco-editor';
import { t } from '../i18n/language.ts';
import { useSettings } from '../stores/settings.ts';
import { monaco } from './monaco.ts';
import { optionsFrom } from './options.ts';

/** Two texts beside each other; what is new is at the right. */
export function createDiffView(
  host: HTMLElement,
  path: string,
  options: editor.IStandaloneDiffEditorConstructionOptions = {},
): editor.IStandaloneDiffEditor {
  const view = monaco.editor.createDiffEditor(host, {
    automaticLayout: true,
    originalEditable: false,
    hideUnchangedRegions: { enabled: true },
    renderOverviewRuler: false,
    ...optionsFrom(useSettings.getState().settings, path),
    ...options,
  });
  // It forgets the labels that it is made with.
  view.getOriginalEditor().updateOptions({ ariaLabel: t('diff.before', { path }) });
  view.getModifiedEditor().updateOptions({ ariaLabel: t('diff.after', { path }) });
  return view;
}
