/** What lasts while the element is on the page: its listeners and timers, all of which end with it. */
export class Life {
  #ending = new AbortController();
  #timers = new Set();

  /** For `addEventListener` and `fetch`: what listens or loads stops at the end. */
  get signal() {
    return this.#ending.signal;
  }

  set(task, millis) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      task();
    }, millis);
    this.#timers.add(timer);
    return timer;
  }

  clear(timer) {
    this.#timers.delete(timer);
    clearTimeout(timer);
  }

  end() {
    this.#ending.abort();
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#timers.clear();
  }
}
