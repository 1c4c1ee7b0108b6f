import { Patience } from './patience.js';

const PROTOCOL = 'plumbline.v1';
const BUSY_WAIT = 5_000;
const FIRST_FRAME_WITHIN = 10_000;
const POLICY = 1008;
const TRY_AGAIN = 1013;

/** One socket to the server that mends itself. It knows frames, not what they mean. */
export class Connection {
  #url;
  #listener;
  #patience;
  #socket = null;
  #refused = false;

  /** @param listener {onState(state), onOpen(), onFrame(frame)}; states: opening, open, lost, refused, closed */
  constructor({ url, listener, timers }) {
    this.#url = url;
    this.#listener = listener;
    this.#patience = new Patience(timers);
  }

  open() {
    this.#patience.stop();
    if (this.#socket || this.#refused) {
      return;
    }
    this.#listener.onState(this.#patience.hasFailed ? 'lost' : 'opening');
    let socket;
    try {
      socket = new WebSocket(this.#url, PROTOCOL);
    } catch {
      this.#lost(0);
      return;
    }
    this.#socket = socket;
    this.#patience.after(FIRST_FRAME_WITHIN, () => this.renew()); // some networks swallow sockets without a word
    socket.onopen = () => {
      if (socket === this.#socket) {
        this.#listener.onState('open');
        this.#listener.onOpen();
      }
    };
    socket.onmessage = (event) => this.#receive(socket, event.data);
    socket.onclose = (event) => {
      if (socket === this.#socket) {
        this.#lost(event.code);
      }
    };
  }

  #receive(socket, data) {
    if (socket !== this.#socket) {
      return;
    }
    this.#patience.worked();
    this.#patience.stop();
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
    this.#patience.stop();
    this.#socket = null;
    if (code === POLICY) {
      this.#refused = true;
      this.#listener.onState('refused');
      return;
    }
    this.#patience.again(() => this.open(), code === TRY_AGAIN ? BUSY_WAIT : 0);
    this.#listener.onState('lost');
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
    this.#patience.worked();
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
    this.#patience.stop();
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#listener.onState('closed');
  }
}
