import Button from '@mui/material/Button';
import { useT } from '../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { commit, useGit } from '../stores/git.ts';
import { attempt } from '../stores/notices.ts';

export function CommitForm({ hooks }: { hooks: readonly string[] }) {
  const t = useT();
  const { message, isAmend, runHooks, isBusy } = useGit();
  return (
    <form
      className="form commit-form"
      onSubmit={(event) => {
        event.preventDefault();
        attempt(commit);
      }}
    >
      <textarea
        className="git-message"
        aria-label={t('git.message')}
        placeholder={t('git.messageHint')}
        rows={3}
        value={message}
        onChange={({ currentTarget: { value } }) => useGit.setState({ message: value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
          event.preventDefault();
          attempt(commit);
        }}
      />
      <Tick label={t('git.amend')} isTicked={isAmend} onTick={(ticked) => useGit.setState({ isAmend: ticked })} />
      {hooks.length > 0 && (
        <Tick
          label={t('git.runHooks', { hooks: hooks.join(', ') })}
          isTicked={runHooks}
          onTick={(ticked) => useGit.setState({ runHooks: ticked })}
        />
      )}
      <Button type="submit" variant="contained" disabled={isBusy} startIcon={<Icon name="check" />}>
        {t('git.commit')}
      </Button>
    </form>
  );
}

function Tick({ label, isTicked, onTick }: { label: string; isTicked: boolean; onTick(isTicked: boolean): void }) {
  return (
    <label className="tick">
      <input type="checkbox" checked={isTicked} onChange={({ currentTarget: { checked } }) => onTick(checked)} />
      {label}
    </label>
  );
}
