const KEY = 'plumbline.chat';

/**
 * What this tab remembers over a reload: which chat it shows, and words that have not arrived yet.
 * It is the tab's own store, which is gone when the tab is closed: on a shared computer nobody finds the chat later.
 */
export class Memory {
  #store;
  #state;

  constructor(store) {
    this.#store = store;
    this.#state = this.#read();
  }

  #read() {
    const fresh = { token: null, conversation: null, region: null, pending: [], draft: '', forgetting: null };
    try {
      const kept = JSON.parse(this.#store?.getItem(KEY) ?? 'null');
      return kept !== null && typeof kept === 'object' ? { ...fresh, ...kept } : fresh;
    } catch {
      return fresh; // the browser keeps nothing, or what it kept is broken: then we begin anew
    }
  }

  get(name) {
    return this.#state[name];
  }

  set(changes) {
    Object.assign(this.#state, changes);
    try {
      this.#store?.setItem(KEY, JSON.stringify(this.#state));
    } catch {
      // a full or closed store costs the resume after a reload, never the chat itself
    }
  }

  /** Lets go of the chat; the country stays. */
  clear() {
    this.set({ token: null, conversation: null, pending: [], draft: '', forgetting: null });
  }
}
