const QUIET_TOO_LONG = 20_000;

/** What was said and is not answered yet, in order. It outlives a reload, and each message keeps its id however often it is sent. */
export class Outbox {
  #memory;
  #connection;
  #timers;
  #items;
  #watch = null;

  constructor({ memory, connection, timers }) {
    this.#memory = memory;
    this.#connection = connection;
    this.#timers = timers;
    this.#items = memory.get('pending');
  }

  get items() {
    return this.#items;
  }

  /** Whether a tap or a command is under way: until it is answered no other can be given. */
  get holdsTap() {
    return this.#items.some((item) => item.frame.type !== 'say');
  }

  find(id) {
    return this.#items.find((item) => item.id === id);
  }

  add(item) {
    this.#keep([...this.#items, item]);
  }

  remove(item) {
    this.#keep(this.#items.filter((one) => one !== item));
  }

  clear() {
    this.#keep([]);
  }

  post(item) {
    this.#connection.send({ ...item.frame, id: item.id });
    this.watch();
  }

  postAll() {
    this.#items.forEach((item) => this.post(item));
  }

  /** A line can be dead without saying so: whoever hears nothing for too long dials again. */
  watch() {
    if (this.#watch !== null) {
      this.#timers.clear(this.#watch);
      this.#watch = null;
    }
    if (this.#items.length > 0) {
      this.#watch = this.#timers.set(() => this.#connection.renew(), QUIET_TOO_LONG);
    }
  }

  #keep(items) {
    this.#items = items;
    this.#memory.set({ pending: items });
  }
}
