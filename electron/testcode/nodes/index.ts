/** Specs as nodes: read, edited, followed while somebody types. */
export { disableNode, enableNode } from './edit/disable.ts';
export { duplicateNode } from './edit/duplicate.ts';
export { extractParameter } from './edit/extract.ts';
export type { Place } from './edit/find.ts';
export { groupNodes, renameNode, ungroupNode } from './edit/group.ts';
export { insertNode, replaceNode } from './edit/insert.ts';
export { moveNode } from './edit/move.ts';
export { removeNode } from './edit/remove.ts';
export { createOutline } from './outline.ts';
export { isSpecNodes, readNodes } from './readNodes.ts';
