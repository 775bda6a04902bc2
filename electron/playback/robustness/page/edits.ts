/** Changes to the page, each with the way back. */
export type Edits = {
  /** `null` takes the attribute away. */
  setAttribute(element: Element, name: string, value: string | null): void;
  setText(text: Node, value: string): void;
  /** Puts a node there, wherever it was before. */
  put(node: Node, parent: Node, before: Node | null): void;
  remove(node: Node): void;
  /** Takes all of it back, the last first. */
  undo(): void;
};

const { insertBefore, removeChild } = Node.prototype;
const { setAttribute, getAttribute, removeAttribute } = Element.prototype;

function attributesBehind(element: Element, name: string): [string, string][] {
  const names = element.getAttributeNames();
  return names.slice(names.indexOf(name) + 1).map((other) => [other, getAttribute.call(element, other) ?? '']);
}

export function createEdits(): Edits {
  const back: (() => void)[] = [];
  const place = (node: Node, parent: Node | null, before: Node | null): void => {
    if (parent) insertBefore.call(parent, node, before);
    else if (node.parentNode) removeChild.call(node.parentNode, node);
  };
  const move = (node: Node, parent: Node | null, before: Node | null): void => {
    const { parentNode, nextSibling } = node;
    place(node, parent, before);
    back.push(() => place(node, parentNode, nextSibling));
  };
  const write = (element: Element, name: string, value: string | null): void => {
    if (value === null) removeAttribute.call(element, name);
    else setAttribute.call(element, name, value);
  };
  return {
    setAttribute(element, name, value) {
      const old = getAttribute.call(element, name);
      const behind = value === null ? attributesBehind(element, name) : [];
      write(element, name, value);
      back.push(() => {
        write(element, name, old);
        // In their old order: what is chosen among them next time hangs on it.
        for (const [other, kept] of behind) {
          write(element, other, null);
          write(element, other, kept);
        }
      });
    },
    setText(text, value) {
      const old = text.nodeValue;
      text.nodeValue = value;
      back.push(() => {
        text.nodeValue = old;
      });
    },
    put: move,
    remove: (node) => move(node, null, null),
    undo() {
      for (let undo = back.pop(); undo; undo = back.pop()) undo();
    },
  };
}
