import { Command as Cmdk } from 'cmdk';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/language.ts';
import { Icon } from '../parts/Icon.tsx';
import { engine, explain } from '../rpc/client.ts';
import { switchBranch } from '../stores/git.ts';
import { attempt } from '../stores/notices.ts';

type Branch = { name: string; isCurrent: boolean; subject: string };

/** The branches of the repository; a name that is none of them can be made. */
export function BranchPicker({ onDone }: { onDone(): void }) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState('');
  const [branches, setBranches] = useState<readonly Branch[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    engine.git.branches().then(setBranches, (error: unknown) => setProblem(explain(error)));
  }, []);
  const wanted = typed.trim();
  const found = (branches ?? []).filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
  const isNew = branches !== null && wanted !== '' && !branches.some(({ name }) => name === wanted);
  const first = found[0]?.name ?? (isNew ? `+${wanted}` : '');
  useEffect(() => setChosen(first), [first]);
  const choose = (name: string, create: boolean): void => {
    onDone();
    attempt(() => switchBranch(name, create));
  };
  return (
    <Cmdk label={t('git.switchBranch')} shouldFilter={false} loop value={chosen} onValueChange={setChosen}>
      <h2 id="picker-title" className="only-heard">
        {t('git.switchBranch')}
      </h2>
      <Cmdk.Input autoFocus value={typed} onValueChange={setTyped} placeholder={t('git.branchHint')} />
      <Cmdk.List label={t('picker.results')}>
        {problem !== null && <Cmdk.Empty>{problem}</Cmdk.Empty>}
        {found.map(({ name, isCurrent, subject }) => (
          <Cmdk.Item key={name} value={name} onSelect={() => choose(name, false)}>
            <Icon name={isCurrent ? 'check' : 'git-branch'} />
            <span className="row-text">{name}</span>
            <span className="muted path">{subject}</span>
          </Cmdk.Item>
        ))}
        {isNew && (
          <Cmdk.Item value={`+${wanted}`} onSelect={() => choose(wanted, true)}>
            <Icon name="add" />
            <span className="row-text">{t('git.createBranch', { name: wanted })}</span>
          </Cmdk.Item>
        )}
      </Cmdk.List>
    </Cmdk>
  );
}
