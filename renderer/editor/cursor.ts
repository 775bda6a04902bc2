import { create } from 'zustand';

type Cursor = { path: string; line: number; column: number };

/** Where the cursor is, for the status bar and for *record here*. */
export const useCursor = create<{ cursor: Cursor | null }>(() => ({ cursor: null }));

export function noteCursor(path: string, position: { lineNumber: number; column: number } | null): void {
  if (position) useCursor.setState({ cursor: { path, line: position.lineNumber, column: position.column } });
}
