const TRIES = 2;

/**
 * The line to the server: a socket, and plain calls where a network between lets no socket through.
 * It is tried as a socket again whenever the network comes back.
 */
export class Line {
  #listener;
  #api;
  #socket;
  #plain;
  #now;
  #deaf = 0;
  #heard = false;
  #asking = false;
  #serverAnswers = false;

  /** @param socket and @param plain make a line for a listener */
  constructor({ listener, api, socket, plain }) {
    this.#listener = listener;
    this.#api = api;
    this.#socket = socket({
      onState: (state) => this.#socketState(state),
      onOpen: () => listener.onOpen(),
      onFrame: (frame) => {
        this.#heard = true;
        this.#deaf = 0;
        this.#serverAnswers = false;
        listener.onFrame(frame);
      },
    });
    this.#plain = plain(listener);
    this.#now = this.#socket;
  }

  #socketState(state) {
    if (this.#now !== this.#socket) {
      return;
    }
    this.#listener.onState(state);
    if (state === 'lost' && !this.#heard && ++this.#deaf >= TRIES) {
      this.#askWhy();
    }
    if (state === 'lost') {
      this.#heard = false;
    }
  }

  /** The socket fails and fails: is it the network, this site, or sockets? */
  async #askWhy() {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    const refusal = await this.#api.refusal();
    this.#asking = false;
    if (this.#now !== this.#socket || this.#heard || this.#socket.isOpen) {
      return;
    }
    if (refusal === 'origin_not_allowed') {
      this.#socket.close();
      this.#listener.onState('not-allowed');
    } else if (refusal === null && this.#serverAnswers) {
      this.#socket.close();
      this.#now = this.#plain;
      this.#plain.open();
    } else if (refusal === null) {
      this.#serverAnswers = true; // it may only just be back: a socket has one more try
      this.#socket.hurry();
    }
  }

  open() {
    this.#now.open();
  }

  get isOpen() {
    return this.#now.isOpen;
  }

  send(frame) {
    this.#now.send(frame);
  }

  hurry() {
    if (this.#now === this.#plain) {
      this.#plain.close();
      this.#now = this.#socket;
      this.#deaf = 0;
    }
    this.#now.hurry();
  }

  renew() {
    this.#now.renew();
  }

  close() {
    this.#now.close();
  }
}
