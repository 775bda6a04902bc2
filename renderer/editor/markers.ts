import type { Problem } from '../problems/collect.ts';
import { useEditorProblems } from '../stores/problems.ts';
import type { Monaco } from './loadMonaco.ts';
import { pathOf } from './places.ts';

/** What the languages say of the open texts, for the list of problems. */
export function followMarkers({ editor, MarkerSeverity }: Monaco): void {
  const read = (): void => {
    const problems = editor
      .getModelMarkers({})
      .flatMap(({ resource, severity, message, startLineNumber, startColumn }): Problem[] => {
        const path = pathOf(resource);
        if (path === null || severity === MarkerSeverity.Hint) return [];
        return [
          {
            path,
            line: startLineNumber,
            column: startColumn,
            severity:
              severity === MarkerSeverity.Error ? 'error' : severity === MarkerSeverity.Warning ? 'warning' : 'info',
            message,
            source: 'editor',
          },
        ];
      });
    useEditorProblems.setState({ problems });
  };
  editor.onDidChangeMarkers(read);
}
