import { useT } from '../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { dismiss, useNotices } from '../stores/notices.ts';

export function Notices() {
  const t = useT();
  const messages = useNotices((state) => state.messages);
  return (
    <section className="notices" aria-label={t('shell.notices')} aria-live="polite">
      {messages.map(({ id, level, text }) => (
        <div key={id} className={`notice is-${level}`}>
          <Icon name={level} />
          <span>{text}</span>
          <IconButton icon="close" label={t('dismiss')} onClick={() => dismiss(id)} />
        </div>
      ))}
    </section>
  );
}
