import { describe, expect, test } from 'vitest';
import { isMoreHarmful } from '../../../electron/playback/heal/harm.ts';
import { decide } from '../../../electron/playback/heal/index.ts';
import { fingerprint } from './fingerprints.ts';

const button = (name: string, attributes: Record<string, string> = {}) => fingerprint({ name, text: name, attributes });

describe('what would do harm that it did not do before', () => {
  test.each([
    ['Save', 'Delete'],
    ['Account', 'Delete account'],
    ['Cancel', 'Cancel subscription'],
    ['Close', 'Close my account'],
    ['Continue', 'Cancel'],
    ['OK', 'Discard changes'],
    ['保存', '删除'],
    ['会员', '取消会员'],
    ['关闭', '关闭账户'],
    ['确定', '取消'],
    ['Save', '刪除'],
    ['Speichern', 'Löschen'],
  ])('%s is not %s', (old, now) => {
    expect(isMoreHarmful(button(now), button(old))).toBe(true);
  });

  test.each([
    ['Delete', 'Delete person'],
    ['Remove', 'Delete'],
    ['Delete', 'Archive'],
    ['Cancel', 'Discard'],
    ['Buy', 'Order now'],
    ['Deleted items', 'Removed items'],
    ['My orders', 'Order history'],
    ['删除', '移除'],
    ['取消', '放弃'],
    ['Close', 'Close dialog'],
  ])('%s may be %s', (old, now) => {
    expect(isMoreHarmful(button(now), button(old))).toBe(false);
  });

  test('where it leads and what its author calls it count as well', () => {
    expect(isMoreHarmful(button('Go', { href: 'https://delete.example/a/delete' }), button('Go', { href: '/a' }))).toBe(
      true,
    );
    expect(isMoreHarmful(button('Go', { href: 'https://delete.example/a' }), button('Go', { href: '/a' }))).toBe(false);
    expect(isMoreHarmful(button('Go', { id: 'removeUser' }), button('Go', { id: 'go' }))).toBe(true);
    expect(isMoreHarmful(button('Go', { type: 'reset' }), button('Go', { type: 'submit' }))).toBe(true);
  });
});

test('however sure it would be, it is not taken, and the next one is not taken in its stead', () => {
  const old = button('Profile of Ann', { id: 'ann', class: 'primary' });
  const same = button('Delete profile of Ann', { id: 'ann', class: 'primary' });
  const next = fingerprint({ name: 'Help', text: 'Help', attributes: {}, path: 'html[1]/body[1]/nav[1]/button[1]' });
  expect(decide(old, [button('Show profile of Ann', { id: 'ann', class: 'primary' }), next])).toMatchObject({
    kind: 'match',
    index: 0,
  });
  expect(decide(old, [same, next])).toMatchObject({ kind: 'abstain', why: 'more harmful', best: { index: 0 } });
});
