import Dialog from '@mui/material/Dialog';
import { useEffect, useRef } from 'react';
import { useT } from '../i18n/language.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { engine } from '../rpc/client.ts';
import { nameOf } from '../stores/files.ts';
import { attempt } from '../stores/notices.ts';
import { createDiffView } from './createDiffView.ts';
import { modelOf } from './documents.ts';
import { monaco } from './monaco.ts';

/** What is on disk beside what is in the editor. */
export function DiffDialog({ path, onClose }: { path: string; onClose(): void }) {
  const t = useT();
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby="diff-title"
      maxWidth={false}
      slotProps={{ paper: { className: 'diff-dialog' } }}
    >
      <header className="view-header">
        <h2 id="diff-title">{t('editor.compareTitle', { name: nameOf(path) })}</h2>
        <IconButton icon="close" label={t('close')} onClick={onClose} />
      </header>
      <Diff path={path} />
    </Dialog>
  );
}

/** Of its own: what a dialog holds is on the page only after the dialog itself. */
function Diff({ path }: { path: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const mine = modelOf(path);
    if (!host.current || !mine) return;
    const diff = createDiffView(host.current, path);
    const theirs = monaco.editor.createModel('', mine.getLanguageId());
    diff.setModel({ original: theirs, modified: mine });
    attempt(async () => {
      const { text } = await engine.files.read({ path });
      if (!theirs.isDisposed()) theirs.setValue(text);
    });
    return () => {
      diff.dispose();
      theirs.dispose();
    };
  }, [path]);
  return <div ref={host} className="diff-host" />;
}
