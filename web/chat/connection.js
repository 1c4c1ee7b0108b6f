const FIRST_WAIT = 500;
const LONGEST_WAIT = 20_000;
const BUSY_WAIT = 5_000;
const POLICY = 1008;
const TRY_AGAIN = 1013;

/**
 * One line to the server that mends itself: it waits longer after each failure, never all browsers at the same moment.
 * It knows frames, not what they mean.
 */
export class Connection {
  #url;
  #protocol;
  #listener;
  #openSocket;
  #timers;
  #random;
  #socket = null;
  #failures = 0;
  #timer = null;
  #refused = false;

  /** @param listener {onState(state), onOpen(), onFrame(frame)}; states: opening, open, lost, refused, closed */
  constructor({ url, protocol, listener, openSocket, timers, random }) {
    this.#url = url;
    this.#protocol = protocol;
    this.#listener = listener;
    this.#openSocket = openSocket ?? ((address, name) => new WebSocket(address, name));
    this.#timers = timers ?? { set: (task, millis) => setTimeout(task, millis), clear: (timer) => clearTimeout(timer) };
    this.#random = random ?? Math.random;
  }

  open() {
    this.#stopWaiting();
    if (this.#socket || this.#refused) {
      return;
    }
    this.#listener.onState(this.#failures === 0 ? 'opening' : 'lost');
    let socket;
    try {
      socket = this.#openSocket(this.#url, this.#protocol);
    } catch {
      this.#lost(0);
      return;
    }
    this.#socket = socket;
    socket.addEventListener('open', () => {
      if (socket === this.#socket) {
        this.#listener.onState('open');
        this.#listener.onOpen();
      }
    });
    socket.addEventListener('message', (event) => this.#receive(socket, event.data));
    socket.addEventListener('close', (event) => {
      if (socket === this.#socket) {
        this.#lost(event.code);
      }
    });
  }

  #receive(socket, data) {
    if (socket !== this.#socket) {
      return;
    }
    this.#failures = 0;
    let frame;
    try {
      frame = JSON.parse(data);
    } catch {
      return; // not of our protocol; the answer that we wait for is asked for again
    }
    if (frame !== null && typeof frame === 'object') {
      this.#listener.onFrame(frame);
    }
  }

  #lost(code) {
    this.#socket = null;
    if (code === POLICY) {
      this.#refused = true;
      this.#listener.onState('refused');
      return;
    }
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures);
    this.#failures += 1;
    const wait = longest / 2 + this.#random() * (longest / 2) + (code === TRY_AGAIN ? BUSY_WAIT : 0);
    this.#listener.onState('lost');
    this.#timer = this.#timers.set(() => this.open(), wait);
  }

  #stopWaiting() {
    if (this.#timer !== null) {
      this.#timers.clear(this.#timer);
      this.#timer = null;
    }
  }

  get isOpen() {
    return this.#socket?.readyState === 1;
  }

  /** Sends if the line stands; whoever needs it to arrive sends it again after the next `onOpen`. */
  send(frame) {
    if (this.isOpen) {
      this.#socket.send(JSON.stringify(frame));
    }
  }

  /** The network is back: no need to wait any longer. */
  hurry() {
    this.#failures = 0;
    this.open();
  }

  /** Drops a line that has gone quiet, and opens another. */
  renew() {
    const socket = this.#socket;
    if (socket) {
      this.#lost(0);
      socket.close();
    }
  }

  close() {
    this.#stopWaiting();
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#listener.onState('closed');
  }
}
