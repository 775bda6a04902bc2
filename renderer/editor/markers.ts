import type { Problem } from '../problems/collect.ts';
import { useEditorProblems } from '../stores/problems.ts';
import type { Monaco } from './loadMonaco.ts';

/** What the languages say of the open texts, for the list of problems. */
export function followMarkers({ editor, MarkerSeverity }: Monaco): void {
  const read = (): void => {
    const problems = editor
      .getModelMarkers({})
      .flatMap(({ resource, severity, message, startLineNumber, startColumn }): Problem[] => {
        if (resource.scheme !== 'file' || severity === MarkerSeverity.Hint) return [];
        return [
          {
            path: resource.path.slice(1),
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
