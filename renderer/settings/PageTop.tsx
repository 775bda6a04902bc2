import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useT } from '../i18n/language.ts';

type Props = {
  title: string;
  /** What one looks for among what is below, and how that field is called. */
  wanted: string;
  searchLabel: string;
  onWanted(typed: string): void;
  onText(): void;
  children?: ReactNode;
};

/** The top of a page of settings: its title, the way to its file, a field to search it. */
export function PageTop({ title, wanted, searchLabel, onWanted, onText, children }: Props) {
  const t = useT();
  return (
    <>
      <header className="page-header">
        <h1>{title}</h1>
        <Button variant="outlined" onClick={onText}>
          {t('settings.asText')}
        </Button>
      </header>
      <div className="page-tools">
        <input
          type="search"
          className="search-field"
          aria-label={searchLabel}
          placeholder={searchLabel}
          value={wanted}
          onChange={({ currentTarget: { value } }) => onWanted(value)}
        />
        {children}
      </div>
    </>
  );
}
