import { useMemo } from 'react';
import { create } from 'zustand';
import { useDocuments } from '../editor/documents.ts';
import { collectProblems, type Problem } from '../problems/collect.ts';
import { useRuns } from './runs.ts';
import { useSettings } from './settings.ts';

/** What the editor says of the texts that are open. */
export const useEditorProblems = create<{ problems: readonly Problem[] }>(() => ({ problems: [] }));

/** Everything that is wrong and known. */
export function useProblems(): readonly Problem[] {
  const editor = useEditorProblems((state) => state.problems);
  const specs = useRuns((state) => state.specs);
  const run = useRuns((state) => state.run);
  const settings = useSettings((state) => state.problems);
  const documents = useDocuments((state) => state.documents);
  return useMemo(() => {
    const isOpen = (path: string): boolean => documents[path]?.state.kind === 'ready';
    return collectProblems({ editor, specs, run, settings, isOpen });
  }, [editor, specs, run, settings, documents]);
}
