import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { useCursor } from '../editor/cursor.ts';
import { isDirty, save } from '../editor/documents.ts';
import { isSpec } from '../editor/places.ts';
import { useTabs } from '../editor/tabs.ts';
import { useT } from '../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { nameOf } from '../stores/files.ts';
import { attempt } from '../stores/notices.ts';
import { recordInto, startRecording } from '../stores/recordings.ts';
import { useSettings } from '../stores/settings.ts';

/** Where to begin: a site, or the line in a test where the cursor stands. */
export function RecordForm() {
  const t = useT();
  const settings = useSettings((state) => state.settings);
  const activePath = useTabs((state) => state.activePath);
  const cursor = useCursor((state) => state.cursor);
  const [url, setUrl] = useState('');
  const [title, setTitle] = useState('');
  const [isForProgram, setForProgram] = useState(false);
  const here = cursor?.path === activePath && activePath !== null && isSpec(activePath) ? cursor : null;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    attempt(() =>
      startRecording({
        url: url.trim(),
        title: title.trim(),
        isForProgram,
        browser: settings['recording.browser'],
        testIdAttribute: settings['recording.testIdAttribute'],
      }),
    );
  };

  return (
    <form className="form" onSubmit={submit}>
      <label>
        {t('recordings.address')}
        <input
          className="record-address"
          required
          value={url}
          placeholder="https://example.com"
          spellCheck={false}
          onChange={({ currentTarget: { value } }) => setUrl(value)}
        />
      </label>
      <label>
        {t('recordings.title')}
        <input
          value={title}
          placeholder={t('recordings.titleHint')}
          onChange={({ currentTarget: { value } }) => setTitle(value)}
        />
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={isForProgram}
          onChange={({ currentTarget: { checked } }) => setForProgram(checked)}
        />
        {t('recordings.forProgram')}
      </label>
      <Button type="submit" variant="contained" startIcon={<Icon name="record" />}>
        {t('recordings.record')}
      </Button>
      {here && (
        <Button
          variant="outlined"
          onClick={() =>
            attempt(async () => {
              if (isDirty(here.path)) await save(here.path);
              await recordInto(here.path, here.line);
            })
          }
        >
          {t('recordings.into', { name: nameOf(here.path), line: here.line })}
        </Button>
      )}
    </form>
  );
}
