import { useState } from 'react';
import { t as say, useT } from '../i18n/language.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { ask } from '../stores/dialogs.ts';
import { nameOf } from '../stores/files.ts';
import { attempt } from '../stores/notices.ts';
import { replaceIn, search, stopReplacing, undoReplacing, useSearch } from '../stores/search.ts';

/** What the matches are to become: shown beside each of them first, done when one says so, taken back as one. */
export function ReplaceBox() {
  const t = useT();
  const { input, files, replacing, undo } = useSearch();
  const { replacement } = input;
  const [text, setText] = useState(replacement ?? '');
  const isOpen = replacement !== null;
  const preview = (typed: string): void => {
    setText(typed);
    attempt(() => search({ replacement: typed }));
  };
  return (
    <div className="search-box">
      <IconButton
        icon={isOpen ? 'chevron-down' : 'chevron-right'}
        label={t('replace.toggle')}
        isPressed={isOpen}
        onClick={() => attempt(() => search({ replacement: isOpen ? null : text }))}
      />
      {!isOpen && <span className="row-text muted">{t('replace.toggle')}</span>}
      {isOpen && (
        <>
          <input
            className="search-field replace-field"
            aria-label={t('replace.label')}
            placeholder={t('replace.label')}
            value={text}
            spellCheck={false}
            onChange={({ currentTarget: { value } }) => preview(value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) attempt(() => askAndReplace(allPaths()));
            }}
          />
          {replacing ? (
            <IconButton icon="debug-stop" label={t('replace.stop')} onClick={stopReplacing} />
          ) : (
            <IconButton
              icon="replace-all"
              label={t('replace.all')}
              isDisabled={files.length === 0}
              onClick={() => attempt(() => askAndReplace(allPaths()))}
            />
          )}
          <IconButton
            icon="discard"
            label={t('replace.undo')}
            isDisabled={undo === null || replacing !== null}
            onClick={() => attempt(undoReplacing)}
          />
        </>
      )}
    </div>
  );
}

const allPaths = (): string[] => useSearch.getState().files.map(({ path }) => path);

/** It changes files that may not be open: a person says so first. */
export async function askAndReplace(paths: readonly string[]): Promise<void> {
  const { files, input } = useSearch.getState();
  if (input.replacement === null) return;
  const matches = files.filter(({ path }) => paths.includes(path)).reduce((sum, each) => sum + each.matches.length, 0);
  const [only = ''] = paths;
  const answer = await ask({
    title:
      paths.length === 1
        ? say('replace.oneTitle', { matches, name: nameOf(only) })
        : say('replace.title', { matches, files: paths.length }),
    text: say('replace.text'),
    answers: [
      { id: 'cancel', label: say('cancel') },
      { id: 'replace', label: say('replace.all') },
    ],
  });
  if (answer === 'replace') await replaceIn(paths);
}
