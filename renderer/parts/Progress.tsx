import { useT } from '../i18n/language.ts';

/** A thin line that moves while something goes on. */
export function Progress() {
  const t = useT();
  return <div className="progress" role="progressbar" aria-label={t('loading')} />;
}
