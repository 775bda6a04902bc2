/** Steps in Chinese, from their words in English (stepWords.ts): what a test says itself, its names and texts, stays as it is. Pure. */

const roles: Record<string, string> = {
  alert: '提示',
  article: '文章',
  banner: '页眉',
  button: '按钮',
  cell: '单元格',
  checkbox: '复选框',
  combobox: '下拉框',
  dialog: '对话框',
  element: '元素',
  field: '输入框',
  form: '表单',
  frame: '框架',
  grid: '表格',
  group: '组',
  heading: '标题',
  link: '链接',
  list: '列表',
  'list item': '列表项',
  listbox: '列表框',
  main: '正文',
  menu: '菜单',
  menuitem: '菜单项',
  navigation: '导航',
  option: '选项',
  paragraph: '段落',
  picture: '图片',
  progressbar: '进度条',
  radio: '单选按钮',
  region: '区域',
  row: '行',
  searchbox: '搜索框',
  slider: '滑块',
  spinbutton: '数字框',
  status: '状态',
  switch: '开关',
  tab: '标签页',
  table: '表格',
  text: '文字',
  'the value': '值',
  treeitem: '树节点',
};

/** What is done with an element; `*` is the element. */
const onElements: Record<string, string> = {
  Blur: '离开*',
  Check: '勾选*',
  Clear: '清空*',
  Click: '点击*',
  'Double click': '双击*',
  Evaluate: '在*上运行代码',
  Focus: '聚焦*',
  Hover: '悬停于*',
  'Scroll into view': '滚动到*',
  'Select option': '在*中选择',
  'Select text': '选中*的文字',
  'Set input files': '为*选择文件',
  Tap: '轻触*',
  Uncheck: '取消勾选*',
  'Wait for': '等待*',
  'Wait for selector': '等待*',
};

/** With a text before it; `~` is the text. */
const withText: Record<string, string> = {
  Dispatch: '向*发送~',
  Fill: '在*中填写~',
  Insert: '在*中插入~',
  Press: '在*中按下~',
  Type: '在*中输入~',
};

const alone: Record<string, string> = {
  'Accept the dialog': '接受对话框',
  'Close page': '关闭页面',
  'Dismiss the dialog': '取消对话框',
  'Go back': '后退',
  'Go forward': '前进',
  'Mouse down': '按下鼠标',
  'Mouse move': '移动鼠标',
  'Mouse up': '松开鼠标',
  'Mouse wheel': '滚动滚轮',
  Reload: '刷新页面',
  'Reload the page': '刷新页面',
  Screenshot: '截图',
  'Set content': '设置页面内容',
  'Wait for timeout': '等待一段时间',
};

/** What must hold, and what it is called where it must not. */
const matchers: Record<string, [holds: string, not: string]> = {
  'to be attached': ['*存在', '*不存在'],
  'to be checked': ['*已勾选', '*未勾选'],
  'to be disabled': ['*已禁用', '*未禁用'],
  'to be editable': ['*可编辑', '*不可编辑'],
  'to be empty': ['*为空', '*不为空'],
  'to be enabled': ['*可用', '*不可用'],
  'to be focused': ['*已聚焦', '*未聚焦'],
  'to be hidden': ['*已隐藏', '*未隐藏'],
  'to be in viewport': ['*在可视区域内', '*不在可视区域内'],
  'to be visible': ['*可见', '*不可见'],
  'to be truthy': ['*为真', '*不为真'],
  'to be falsy': ['*为假', '*不为假'],
  'to be': ['*符合', '*不符合'],
  'to contain': ['*包含所给内容', '*不包含所给内容'],
  'to contain text': ['*包含所给文字', '*不包含所给文字'],
  'to equal': ['*等于所给值', '*不等于所给值'],
  'to have attribute': ['*的属性符合', '*的属性不符合'],
  'to have class': ['*的类符合', '*的类不符合'],
  'to have count': ['*的数量符合', '*的数量不符合'],
  'to have CSS': ['*的样式符合', '*的样式不符合'],
  'to have text': ['*的文字符合', '*的文字不符合'],
  'to have title': ['页面标题符合', '页面标题不符合'],
  'to have URL': ['页面地址符合', '页面地址不符合'],
  'to have value': ['*的值符合', '*的值不符合'],
  'to match aria snapshot': ['*符合 aria 快照', '*不符合 aria 快照'],
};

/** The step in Chinese, or null where it has no words that are ours. */
export function stepInChinese(title: string): string | null {
  const whole = alone[title];
  if (whole !== undefined) return whole;
  const [, address] = /^Open (.+)$/s.exec(title) ?? [];
  if (address !== undefined) return `打开 ${address}`;
  const [, awaited] = /^Wait for the address (.+)$/s.exec(title) ?? [];
  if (awaited !== undefined) return `等待地址 ${awaited}`;
  return expectation(title) ?? withTextIn(title) ?? onElement(title);
}

function expectation(title: string): string | null {
  const [, target = '', inverted, matcher = ''] = /^Expect (.+?) (not )?(to (?:(?!"| to ).)+)$/s.exec(title) ?? [];
  const said = matchers[matcher]?.[inverted ? 1 : 0];
  return said === undefined ? null : `检查：${said.replace('*', () => targetInChinese(target))}`;
}

function withTextIn(title: string): string | null {
  const [, verb = '', rest = ''] = /^(\w+) (".*)$/s.exec(title) ?? [];
  const said = withText[verb];
  if (said === undefined) return null;
  const [text = rest, ...around] = splitAtIn(rest);
  const where = around.length === 0 ? said.replace(/^[在向]\*中?/, '') : said;
  return where.replace('*', () => targetInChinese(around.join(' in '))).replace('~', () => text);
}

function onElement(title: string): string | null {
  const verb = Object.keys(onElements)
    .filter((one) => title.startsWith(`${one} `))
    .sort((a, b) => b.length - a.length)[0];
  const said = verb === undefined ? undefined : onElements[verb];
  return said === undefined || verb === undefined
    ? null
    : said.replace('*', () => targetInChinese(title.slice(verb.length + 1)));
}

/** `button "Delete" in row "Ann"` is read from the outside to the inside: 行"Ann"里的按钮"Delete". */
export function targetInChinese(target: string): string {
  return splitAtIn(target).map(partInChinese).reverse().join('里的');
}

/** At each ` in ` that stands in no quoted text. */
function splitAtIn(words: string): string[] {
  const parts: string[] = [];
  let isOpen = false;
  for (const piece of words.split(' in ')) {
    if (isOpen) parts.push(`${parts.pop()} in ${piece}`);
    else parts.push(piece);
    if ((piece.split('"').length - 1) % 2 === 1) isOpen = !isOpen;
  }
  return parts;
}

function partInChinese(part: string): string {
  const [, order = '', rest = ''] = /^(the first |the last )?(.*)$/s.exec(part) ?? [];
  const [, named = '', number, has] = /^(.*?)(?: number (\d+))?(?: with (".*"|\/.*\/\w*))?$/s.exec(rest) ?? [];
  const [, role = '', name = ''] = /^([a-z ]+?)( ?["/].*)?$/s.exec(named) ?? [];
  const known = roles[role];
  const said = known === undefined ? named : known + name.trim();
  const which =
    order === 'the first ' ? '第一个' : order === 'the last ' ? '最后一个' : number ? `第 ${number} 个` : '';
  return `${which}${has ? `带有${has}的` : ''}${said}`;
}
