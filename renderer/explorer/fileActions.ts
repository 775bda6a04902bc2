import { forgetDocument, moveDocuments } from '../editor/documents.ts';
import { closeUnder, openFile, renameTabs } from '../editor/tabs.ts';
import { t } from '../i18n/language.ts';
import { engine } from '../rpc/client.ts';
import { ask } from '../stores/dialogs.ts';
import { joined, nameOf, parentOf, readFolder, reveal, select, stopNaming, useFiles } from '../stores/files.ts';

/** What was typed in the tree becomes a file, a folder or another name. */
export async function finishNaming(typed: string): Promise<void> {
  const { naming } = useFiles.getState();
  stopNaming();
  const name = typed.trim();
  if (naming === null || name === '') return;
  if (naming.kind === 'rename') {
    if (name !== naming.name) await move(naming.path, joined(parentOf(naming.path), name));
    return;
  }
  const path = joined(naming.folder, name);
  await engine.files.create({ path, kind: naming.what });
  await readFolder(naming.folder);
  await reveal(path);
  if (naming.what === 'file') await openFile(path);
}

export async function move(from: string, to: string): Promise<void> {
  if (from === to || to.startsWith(`${from}/`)) return;
  await engine.files.move({ from, to });
  await moveDocuments(from, to);
  renameTabs(from, to);
  await Promise.all([...new Set([parentOf(from), parentOf(to)])].map(readFolder));
  select(to);
}

/** Into our trash, from where it can be brought back. */
export async function moveToTrash(path: string): Promise<void> {
  const answer = await ask({
    title: t('explorer.trashTitle', { name: nameOf(path) }),
    text: t('explorer.trashText'),
    answers: [
      { id: 'cancel', label: t('cancel') },
      { id: 'trash', label: t('explorer.trash'), isDangerous: true },
    ],
  });
  if (answer !== 'trash') return;
  await engine.files.trash({ path });
  closeUnder(path);
  forgetDocument(path);
  select(null);
  await readFolder(parentOf(path));
}
