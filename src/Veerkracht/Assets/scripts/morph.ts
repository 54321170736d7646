// Makes an element look like a newer version of itself while the box in which somebody types stays the same box.

export function morph(old: Element, fresh: Element): void {
  // What a script fills or made its own it keeps.
  if (old.isEqualNode(fresh) || old.hasAttribute('data-own')) return;
  attributes(old, fresh);
  let cursor: ChildNode | null = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const match = find(cursor, wanted);
    if (!match) {
      old.insertBefore(document.importNode(wanted, true), cursor);
      continue;
    }
    if (match !== cursor) {
      // Moving an element takes its focus away: then the others move.
      if (match.contains(document.activeElement)) while (cursor && cursor !== match) cursor = setAside(old, cursor, match);
      else old.insertBefore(match, cursor);
    }
    if (match === cursor) cursor = match.nextSibling;
    if (match instanceof Element) morph(match, wanted as Element);
    else if (match.nodeValue !== wanted.nodeValue) match.nodeValue = wanted.nodeValue;
  }
  while (cursor) {
    const next: ChildNode | null = cursor.nextSibling;
    // What a script told stays until it is read.
    if (!(cursor instanceof Element && cursor.hasAttribute('data-told'))) cursor.remove();
    cursor = next;
  }
}

function setAside(parent: Element, node: ChildNode, after: ChildNode): ChildNode | null {
  const next = node.nextSibling;
  parent.insertBefore(node, after.nextSibling);
  return next;
}

function find(from: ChildNode | null, wanted: Node): ChildNode | null {
  const id = wanted instanceof Element ? wanted.id : '';
  for (let node = from; node; node = node.nextSibling) {
    if (node.nodeName !== wanted.nodeName) continue;
    if ((node instanceof Element ? node.id : '') === id) return node;
  }
  return null;
}

function attributes(old: Element, fresh: Element): void {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
  }
  for (const { name, value } of [...fresh.attributes]) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}
