import Dialog from '@mui/material/Dialog';
import { useState } from 'react';
import { useT } from '../i18n/language.ts';
import { IconButton } from '../parts/IconButton.tsx';

/** How the page looked after a step; a click shows it large. */
export function StepPicture({ title, path, onClose }: { title: string; path: string; onClose(): void }) {
  const t = useT();
  const [isLarge, setLarge] = useState(false);
  const [isGone, setGone] = useState(false);
  const source = `/live/evidence?path=${encodeURIComponent(path)}`;
  const words = t('runs.picture', { step: title });
  return (
    <figure className="step-picture">
      <figcaption className="view-header">
        <span className="row-text">{words}</span>
        <IconButton icon="close" label={t('runs.closePicture')} onClick={onClose} />
      </figcaption>
      {isGone ? (
        <p className="note">{t('runs.pictureGone')}</p>
      ) : (
        <button type="button" title={t('runs.enlarge')} onClick={() => setLarge(true)}>
          <img src={source} alt={words} onError={() => setGone(true)} />
        </button>
      )}
      {isLarge && (
        <Dialog open onClose={() => setLarge(false)} aria-label={words} maxWidth={false}>
          <img src={source} alt={words} className="large-picture" />
        </Dialog>
      )}
    </figure>
  );
}
