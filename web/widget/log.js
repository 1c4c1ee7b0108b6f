const MARGIN = 8;

/** The conversation on the screen, in the order of the server's numbers, whatever order it arrives in. */
export class Log {
  #root;
  #entries = new Map();

  constructor(root) {
    this.#root = root;
  }

  has(key) {
    return this.#entries.has(key);
  }

  /** Puts a node in its place; a node of the same key is moved or replaced. */
  put(key, order, node) {
    const before = this.#entries.get(key);
    if (before && before.node === node && before.order === order) {
      return;
    }
    if (before && before.node !== node) {
      before.node.remove();
    }
    this.#entries.delete(key);
    let next = null;
    for (const entry of this.#entries.values()) {
      if (entry.order > order && (next === null || entry.order < next.order)) {
        next = entry;
      }
    }
    this.#entries.set(key, { order, node });
    const isInPlace = node.parentNode === this.#root && node.nextSibling === (next?.node ?? null);
    if (!isInPlace) {
      this.#root.insertBefore(node, next?.node ?? null); // moving a node would be read out again
    }
  }

  remove(key) {
    this.#entries.get(key)?.node.remove();
    this.#entries.delete(key);
  }

  clear() {
    this.#entries.clear();
    this.#root.replaceChildren();
  }

  /** While an old chat is drawn again, nothing is read out. */
  busy(isBusy) {
    this.#root.setAttribute('aria-busy', String(isBusy));
  }

  node(key) {
    return this.#entries.get(key)?.node ?? null;
  }

  focus() {
    this.#root.focus({ preventScroll: true });
  }

  get hasFocus() {
    return this.#root.getRootNode().activeElement === this.#root;
  }

  /** The newest is shown from its beginning; what does not fit is below. The host's page itself is never moved. */
  showFrom(key) {
    const node = this.node(key);
    let box = node?.parentElement;
    while (box && box.scrollHeight <= box.clientHeight + 1) {
      box = box.parentElement;
    }
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    box?.scrollTo({ top: box.scrollTop + node.getBoundingClientRect().top - box.getBoundingClientRect().top - MARGIN, behavior });
  }
}
