import type { Limit, Reason } from '../../../shared/model/reason.ts';
import { locatorWords } from '../locatorWords.ts';
import { targetInChinese } from './stepInChinese.ts';

/** A reason as one sentence in Chinese; null where it is said in words that are not ours. Pure. */
export function reasonInChinese(reason: Reason): string | null {
  switch (reason.code) {
    case 'several':
      return `${target(reason.locator)}对应 ${reason.count} 个元素，但这里需要唯一的一个`;
    case 'notFound':
      return `${reason.limit ? inTime(reason.limit) : ''}没有找到${target(reason.locator)}`;
    case 'hindered': {
      const { by } = reason;
      const how = by.kind === 'covered' ? `被 ${by.by} 遮挡` : (states[by.state] ?? by.state);
      return `${target(reason.locator)}存在，但${how}`;
    }
    case 'differs':
      return `${of(reason.locator)}期望 ${values[reason.expected] ?? reason.expected}，实际为 ${values[reason.received] ?? reason.received}`;
    case 'differsInLines':
      return `${of(reason.locator)}值与期望不符`;
    case 'notGoneTo':
      return `${inTime(reason.limit)}页面没有转到 ${reason.address}${reason.wentTo ? `，而是转到了 ${reason.wentTo}` : ''}`;
    case 'nothingCame':
      return `${inTime(reason.limit)}没有等到 ${reason.what}`;
    case 'notDone':
      return `${reason.limit ? inTime(reason.limit) : '测试时间用完之前'} ${reason.call} 没有完成`;
    case 'notOpened':
      return `无法打开页面：${reason.error}`;
    case 'testTooLong':
      return `测试用时超过 ${reason.ms / 1000} 秒`;
    case 'processDied':
      return `运行测试的进程意外退出（${reason.how}）`;
    case 'browserMissing':
      return '没有安装测试所需的浏览器。用此命令查看缺少什么：powerautomation doctor';
    case 'videoMissing':
      return '录制视频需要 Playwright 的 ffmpeg，但尚未安装。安装命令：npx playwright install ffmpeg';
    case 'otherEnd':
      return `测试应以“${ends[reason.expected] ?? reason.expected}”结束，实际为“${ends[reason.status] ?? reason.status}”`;
    case 'said':
      return null;
  }
}

/** As Playwright says what an element lacks. */
const states: Record<string, string> = {
  'not visible': '不可见',
  'not enabled': '已禁用',
  'not stable': '一直在移动',
  'not editable': '不可编辑',
  inert: '不可交互',
  'outside of the viewport': '在可视区域之外',
};

/** As Playwright says what it expected and received of a state. */
const values: Record<string, string> = {
  visible: '可见',
  hidden: '隐藏',
  enabled: '可用',
  disabled: '禁用',
  checked: '已勾选',
  unchecked: '未勾选',
  'not checked': '未勾选',
  editable: '可编辑',
  readonly: '只读',
  'read only': '只读',
  focused: '已聚焦',
  inactive: '未聚焦',
  attached: '存在',
  detached: '不存在',
  empty: '为空',
  'not empty': '不为空',
  'in viewport': '在可视区域内',
};

const ends: Record<string, string> = { passed: '通过', failed: '失败', timedOut: '超时', skipped: '跳过' };

function target(locator: string): string {
  return targetInChinese(locatorWords(locator));
}

function of(locator: string | null): string {
  return locator === null ? '' : `${target(locator)}：`;
}

function inTime({ of, ms }: Limit): string {
  return of === 'call' ? `在 ${ms / 1000} 秒内` : `在测试时间用完之前（${ms / 1000} 秒）`;
}
