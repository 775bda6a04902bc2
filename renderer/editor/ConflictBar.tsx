import Button from '@mui/material/Button';
import { useT } from '../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { attempt } from '../stores/notices.ts';
import { type OpenDocument, revert, save } from './documents.ts';

/** What the disk says against the text, and what can be done about it. */
export function ConflictBar({ document, onCompare }: { document: OpenDocument; onCompare(): void }) {
  const t = useT();
  const { path, conflict, readOnlyBecause } = document;
  if (conflict === null)
    return (
      <output className="bar">
        <Icon name="lock" />
        <span>{t(readOnlyBecause === 'size' ? 'editor.tooLarge' : 'editor.noRights')}</span>
      </output>
    );
  return (
    <div className="bar is-warning" role="alert">
      <Icon name="warning" />
      <span>{t(conflict === 'removed' ? 'editor.removed' : 'editor.changed')}</span>
      {conflict === 'changed' && (
        <>
          <Button onClick={onCompare}>{t('editor.compare')}</Button>
          <Button onClick={() => attempt(() => revert(path))}>{t('editor.takeTheirs')}</Button>
        </>
      )}
      <Button onClick={() => attempt(() => save(path, { force: true }))}>
        {t(conflict === 'removed' ? 'editor.writeAgain' : 'editor.keepMine')}
      </Button>
    </div>
  );
}
