import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';

const view = document.querySelector('#view');
const space = document.querySelector('#space');
const rows = new Map();

const rowOf = (item) => {
  if (rows.has(item.key)) return rows.get(item.key);
  const row = document.createElement('div');
  row.className = 'row';
  row.style.transform = `translateY(${item.start}px)`;
  row.innerHTML = `Order ${item.index + 1} <button>Ship</button>`;
  row.querySelector('button').onclick = () => {
    document.querySelector('#result').textContent = `Order ${item.index + 1} shipped`;
  };
  rows.set(item.key, row);
  space.append(row);
  return row;
};

const draw = () => {
  space.style.height = `${list.getTotalSize()}px`;
  const shown = new Set(list.getVirtualItems().map(rowOf));
  for (const [key, row] of rows) {
    if (shown.has(row)) continue;
    row.remove();
    rows.delete(key);
  }
};

const list = new Virtualizer({
  count: 2000,
  getScrollElement: () => view,
  estimateSize: () => 40,
  scrollToFn: elementScroll,
  observeElementRect,
  observeElementOffset,
  onChange: draw,
});
list._didMount();
list._willUpdate();
draw();
