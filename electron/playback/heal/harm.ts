/** Whether an element would do harm that the remembered one did not do: what looks like it must not be clicked for it then, however sure one is. */
import type { Fingerprint } from '../../../shared/model/target.ts';
import { identifierWords, wordsOf } from './words.ts';

/** 0: none that can be told; 1: it takes something back, and most of these can be done again; 2: something is gone for good. */
type Harm = 0 | 1 | 2;

const DESTROYS = new Set([
  ...['delete', 'remove', 'erase', 'destroy', 'purge', 'wipe', 'uninstall', 'terminate', 'revoke', 'unsubscribe'],
  ...['deactivate', 'trash', 'overwrite', 'unpublish', 'kill'],
  // The commonest one of other languages, for the pages that are switched between them.
  ...[
    'löschen',
    'entfernen',
    'kündigen',
    'supprimer',
    'résilier',
    'eliminar',
    'borrar',
    'excluir',
    'elimina',
    'удалить',
    '삭제',
  ],
]);
const TAKES_BACK = new Set([
  ...['cancel', 'discard', 'reset', 'clear', 'withdraw', 'reject', 'decline', 'refuse', 'deny', 'block', 'disable'],
  ...['archive', 'undo', 'revert', 'disconnect', 'unlink', 'abbrechen', 'annuler', 'cancelar'],
]);
const ENDS = new Set(['close', 'end', 'stop', 'leave', 'disable', 'cancel', 'reset', 'clear', 'withdraw', 'archive']);
/** What lasts: to cancel a dialog is nothing, to cancel a subscription is. */
const LASTING = new Set([
  ...[
    'account',
    'accounts',
    'subscription',
    'subscriptions',
    'membership',
    'plan',
    'contract',
    'order',
    'orders',
    'booking',
  ],
  ...[
    'reservation',
    'appointment',
    'policy',
    'database',
    'project',
    'workspace',
    'organization',
    'team',
    'data',
    'history',
  ],
]);

const DESTROYS_CHINESE =
  /[删刪]|移除|清空|销毁|銷毀|注销|註銷|卸载|卸載|抹[掉除]|作废|作廢|退订|退訂|解约|解約|终止|終止|停用|吊销|吊銷|削除/u;
const TAKES_BACK_CHINESE = /取消|清除|重置|丢弃|丟棄|放弃|放棄|拒绝|拒絕|驳回|駁回|撤[销銷回]|禁用|断开|斷開/u;
const ENDS_CHINESE = /取消|关闭|關閉|结束|結束|退出|撤[销銷回]|清除|重置/u;
const LASTING_CHINESE =
  /[账帳][户戶号號]|订阅|訂閱|会员|會員|订单|訂單|预[订约]|預[訂約]|合同|合約|套餐|项目|項目|数据|數據|团队|團隊|历史|歷史/u;

/** Whether it would do more harm than what is remembered. */
export function isMoreHarmful(candidate: Fingerprint, remembered: Fingerprint): boolean {
  return harmOf(candidate) > harmOf(remembered);
}

/** By what a person reads, where it leads, and what its author calls it. */
function harmOf({ name, text, label, attributes }: Fingerprint): Harm {
  const { title, alt, href = '', id = '', type } = attributes;
  const read = [name, text, label, attributes['aria-label'], title, alt].map((one) => harmInText(one ?? ''));
  const written = [href.replace(/^https?:\/\/[^/]*/i, ''), id, attributes.name ?? '', attributes['data-testid'] ?? ''];
  const harms: Harm[] = [...read, ...written.map((one) => harmInWords(identifierWords(one)))];
  if (type?.toLowerCase() === 'reset') harms.push(1);
  return harms.includes(2) ? 2 : harms.includes(1) ? 1 : 0;
}

function harmInText(text: string): Harm {
  if (DESTROYS_CHINESE.test(text) || (ENDS_CHINESE.test(text) && LASTING_CHINESE.test(text))) return 2;
  const byWords = harmInWords(wordsOf(text));
  return byWords === 0 && TAKES_BACK_CHINESE.test(text) ? 1 : byWords;
}

function harmInWords(words: readonly string[]): Harm {
  if (words.some((word) => DESTROYS.has(word))) return 2;
  if (words.some((word) => ENDS.has(word)) && words.some((word) => LASTING.has(word))) return 2;
  return words.some((word) => TAKES_BACK.has(word)) ? 1 : 0;
}
