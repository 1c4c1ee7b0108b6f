const FIRST_WAIT = 500;
const LONGEST_WAIT = 20_000;

/** One thing to do later; after each failure later still, and never in all browsers at the same moment. */
export class Patience {
  #timers;
  #timer = null;
  #failures = 0;

  constructor(timers) {
    this.#timers = timers;
  }

  /** @param more milliseconds beyond what the failures so far ask for */
  again(task, more = 0) {
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures++);
    this.after((longest + Math.random() * longest) / 2 + more, task);
  }

  after(millis, task) {
    this.stop();
    this.#timer = this.#timers.set(task, millis);
  }

  get hasFailed() {
    return this.#failures > 0;
  }

  worked() {
    this.#failures = 0;
  }

  stop() {
    this.#timers.clear(this.#timer);
  }
}
