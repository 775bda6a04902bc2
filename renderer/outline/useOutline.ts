import { useEffect, useState } from 'react';
import type { TestNode } from '../../shared/model/node.ts';
import { modelOf } from '../editor/documents.ts';
import { codeOf, engine, explain, isAborted } from '../rpc/client.ts';

export type Outline = {
  /** Of the last text that parsed; null before the first. */
  nodes: readonly TestNode[] | null;
  /** Why it is not that of the text as it is now. */
  problem: { isHalfWritten: boolean; why: string } | null;
};

/** ms without a key after which the text is worth reading. */
const AFTER_TYPING = 250;
/** UTF-16 units; above, reading it again and again would cost more than it is worth. */
const LARGEST = 2_000_000;

/** The nodes of the text in the editor, saved or not. While it is half written, those of before. */
export function useOutline(path: string): Outline & { isTooLarge: boolean } {
  const [outline, setOutline] = useState<Outline>({ nodes: null, problem: null });
  const [isTooLarge, setTooLarge] = useState(false);
  useEffect(() => {
    const model = modelOf(path);
    if (!model) return;
    let asked = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async (): Promise<void> => {
      asked.abort();
      asked = new AbortController();
      const { signal } = asked;
      setTooLarge(model.getValueLength() > LARGEST);
      if (model.getValueLength() > LARGEST) return;
      try {
        const { nodes } = await engine.tests.nodes({ file: path, text: model.getValue() }, { signal });
        if (!signal.aborted) setOutline({ nodes, problem: null });
      } catch (error) {
        if (signal.aborted || isAborted(error)) return;
        const isHalfWritten = codeOf(error) === 'SPEC_DOES_NOT_PARSE';
        setOutline(({ nodes }) => ({ nodes, problem: { isHalfWritten, why: explain(error) } }));
      }
    };
    void read();
    const listening = model.onDidChangeContent(() => {
      clearTimeout(timer);
      timer = setTimeout(read, AFTER_TYPING);
    });
    return () => {
      clearTimeout(timer);
      asked.abort();
      listening.dispose();
    };
  }, [path]);
  return { ...outline, isTooLarge };
}
