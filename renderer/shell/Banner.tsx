import { useT } from '../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { useConnection } from '../rpc/connection.ts';
import { useWorkspace } from '../stores/workspace.ts';

/** What is wrong with everything at once: the server is away, or the folder is. */
export function Banner() {
  const t = useT();
  const connection = useConnection((state) => state.connection);
  const workspace = useWorkspace((state) => state.workspace);
  const text =
    connection.kind === 'lost'
      ? t('banner.lost')
      : connection.kind === 'signedOut'
        ? t('banner.signedOut')
        : workspace?.state === 'gone'
          ? t('banner.gone', { folder: workspace.folder })
          : null;
  if (text === null) return null;
  return (
    <div className="banner" role="alert">
      <Icon name="debug-disconnect" />
      <span>{text}</span>
    </div>
  );
}
