/** What a person selected with the mouse, in code points of the document. */

import { type Stretch, points } from './caret';

/**
 * The stretch that the browser's selection covers within some passages; null where it covers
 * nothing of them. Each passage is an element with `data-from`, whose text is that of the document.
 */
export function selected(root: HTMLElement, selection: Selection | null): Stretch | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const start = place(root, range.startContainer, range.startOffset);
  const end = place(root, range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return null;
  return trimmed(start, end, selection.toString());
}

/** The code point of the document at a place in the page, or null outside of all passages. */
function place(root: HTMLElement, node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const passage = element?.closest<HTMLElement>('[data-from]');
  if (!passage || !root.contains(passage)) return null;
  const before = document.createRange();
  before.setStart(passage, 0);
  before.setEnd(node, offset);
  return Number(passage.dataset['from']) + points(before.toString());
}

/** Without the space that a hand takes along at the edges. */
function trimmed(start: number, end: number, text: string): Stretch | null {
  const lead = points(text) - points(text.trimStart());
  const trail = points(text) - points(text.trimEnd());
  const found = { start: start + lead, end: end - trail };
  return found.start < found.end ? found : null;
}
