import { create } from 'zustand';
import type { Commit, GitStatus } from '../../shared/contract/git.ts';
import { t } from '../i18n/language.ts';
import { engine, explain } from '../rpc/client.ts';
import { ask } from './dialogs.ts';
import { nameOf } from './files.ts';
import { tell } from './notices.ts';

type History = { path: string; commits: readonly Commit[]; hasMore: boolean };

type Git = {
  status: GitStatus | null;
  problem: string | null;
  /** Something was asked of git that changes it, and is not done. */
  isBusy: boolean;
  message: string;
  isAmend: boolean;
  runHooks: boolean;
  history: History | null;
};

export const useGit = create<Git>(() => ({
  status: null,
  problem: null,
  isBusy: false,
  message: '',
  isAmend: false,
  runHooks: false,
  history: null,
}));

const PAGE = 100;

let reading: Promise<void> | null = null;
let isStale = false;

/** One question at a time, however often files change; what came meanwhile is asked once more at the end. */
export function readGit(): Promise<void> {
  isStale = true;
  reading ??= readWhileStale().finally(() => {
    reading = null;
  });
  return reading;
}

async function readWhileStale(): Promise<void> {
  while (isStale) {
    isStale = false;
    try {
      useGit.setState({ status: await engine.git.status(), problem: null });
    } catch (error) {
      useGit.setState({ problem: explain(error) });
    }
  }
  const { history } = useGit.getState();
  if (history) await readHistory(history.path).catch(() => {}); // What is shown stays; opening it again tells.
}

let timer: ReturnType<typeof setTimeout> | null = null;

/** Files come in crowds: a moment later is soon enough. */
export function readGitSoon(): void {
  if (timer !== null) return;
  timer = setTimeout(() => {
    timer = null;
    void readGit();
  }, 300);
}

/** Whatever is done to the repository is seen at once, and no second thing is begun meanwhile. */
async function work(act: () => Promise<unknown>): Promise<void> {
  if (useGit.getState().isBusy) return;
  useGit.setState({ isBusy: true });
  try {
    await act();
  } finally {
    useGit.setState({ isBusy: false });
    await readGit();
  }
}

export const initRepository = (): Promise<void> => work(() => engine.git.init());
export const stage = (paths: readonly string[]): Promise<void> => work(() => engine.git.stage({ paths: [...paths] }));
export const unstage = (paths: readonly string[]): Promise<void> =>
  work(() => engine.git.unstage({ paths: [...paths] }));

/** What was not staged goes to our trash, after asking. */
export async function discard(paths: readonly string[]): Promise<void> {
  const [first = ''] = paths;
  const answer = await ask({
    title:
      paths.length === 1
        ? t('git.discardTitle', { name: nameOf(first) })
        : t('git.discardManyTitle', { count: paths.length }),
    text: t('git.discardText'),
    answers: [
      { id: 'cancel', label: t('cancel') },
      { id: 'discard', label: t('git.discard'), isDangerous: true },
    ],
  });
  if (answer === 'discard') await work(() => engine.git.discard({ paths: [...paths] }));
}

/** What is staged; with nothing staged, everything, after asking. */
export async function commit(): Promise<void> {
  const { status, message, isAmend, runHooks } = useGit.getState();
  if (status?.kind !== 'repository') return;
  if (message.trim() === '') return tell('warning', t('git.noMessage'));
  const isStaged = status.files.some(({ staged }) => staged !== null);
  if (!isStaged && !isAmend) {
    if (status.files.length === 0) return tell('info', t('git.nothing'));
    const answer = await ask({
      title: t('git.allTitle'),
      text: t('git.allText'),
      answers: [
        { id: 'cancel', label: t('cancel') },
        { id: 'all', label: t('git.all') },
      ],
    });
    if (answer !== 'all') return;
  }
  await work(async () => {
    if (!isStaged && !isAmend) await engine.git.stage({ paths: ['.'] });
    await engine.git.commit({ message, amend: isAmend, runHooks });
    useGit.setState({ message: '', isAmend: false });
  });
}

export const switchBranch = (branch: string, create: boolean): Promise<void> =>
  work(() => engine.git.switch({ branch, create }));

/** Of one file, the latest commits first. */
export async function readHistory(path: string): Promise<void> {
  const commits = await engine.git.history({ path, limit: PAGE });
  useGit.setState({ history: { path, commits, hasMore: commits.length === PAGE } });
}

export async function readMoreHistory(): Promise<void> {
  const { history } = useGit.getState();
  if (!history?.hasMore) return;
  const more = await engine.git.history({ path: history.path, limit: PAGE, skip: history.commits.length });
  useGit.setState({
    history: { ...history, commits: [...history.commits, ...more], hasMore: more.length === PAGE },
  });
}
