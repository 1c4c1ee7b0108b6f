const KEY = 'plumbline.chat';
const FRESH = { token: null, conversation: null, region: null, pending: [], draft: '', forgetting: null, seen: null };

/** The tab's own store, or null where the browser keeps none. */
export function tabStore() {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/**
 * What this tab remembers over a reload: which chat it shows, and words that have not arrived yet.
 * It is the tab's own store, which is gone when the tab is closed: on a shared computer nobody finds the chat later.
 */
export class Memory {
  #store;
  #key;
  #state;

  constructor(store, server) {
    this.#store = store;
    this.#key = `${KEY} ${server}`;
    this.#state = this.#read();
  }

  #read() {
    try {
      const kept = JSON.parse(this.#store?.getItem(this.#key) ?? 'null');
      return kept !== null && typeof kept === 'object' ? { ...FRESH, ...kept } : { ...FRESH };
    } catch {
      return { ...FRESH }; // the browser keeps nothing, or what it kept is broken: then we begin anew
    }
  }

  get(name) {
    return this.#state[name];
  }

  set(changes) {
    Object.assign(this.#state, changes);
    try {
      this.#store?.setItem(this.#key, JSON.stringify(this.#state));
    } catch {
      // a full or closed store costs the resume after a reload, never the chat itself
    }
  }

  /** Lets go of the chat; the country stays. */
  clear() {
    this.set({ ...FRESH, region: this.#state.region });
  }
}
