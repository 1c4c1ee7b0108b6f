import { Patience } from './patience.js';

const POLL = 5_000;

/** The same frames over plain calls, one after another; what nobody asked for is looked up every few seconds. */
export class PlainLine {
  #api;
  #conversation;
  #listener;
  #patience;
  #token = null;
  #seq = -1;
  #isOpen = false;
  #queue = Promise.resolve();
  #round = 0;

  constructor({ api, conversation, listener, timers }) {
    this.#api = api;
    this.#conversation = conversation;
    this.#listener = listener;
    this.#patience = new Patience(timers);
  }

  get isOpen() {
    return this.#isOpen;
  }

  open() {
    this.#patience.stop();
    if (!this.#isOpen) {
      this.#isOpen = true;
      this.#listener.onState('open');
      this.#listener.onOpen();
    }
  }

  hurry() {
    this.open();
  }

  renew() {
    if (this.#isOpen) {
      this.#lost();
    }
  }

  close() {
    this.#patience.stop();
    this.#isOpen = false;
    this.#round += 1;
    this.#listener.onState('closed');
  }

  send(frame) {
    const round = this.#round;
    this.#queue = this.#queue.then(async () => {
      if (round !== this.#round || !this.#isOpen) {
        return; // it is sent again once the line stands
      }
      try {
        await this.#do(frame);
        this.#patience.worked();
      } catch (failed) {
        this.#failed(failed, frame.id ?? null, round);
      }
    });
  }

  async #do(frame) {
    switch (frame.type) {
      case 'hello':
        await this.#hello(frame);
        break;
      case 'say':
        this.#hear(await this.#api.say(this.#ticket, { id: frame.id, text: frame.text }));
        break;
      case 'choose': {
        const { id, question, version, options } = frame;
        this.#hear(await this.#api.say(this.#ticket, { id, question, version, options }));
        break;
      }
      case 'forget':
        await this.#api.forget(this.#ticket);
        break;
      default:
        this.#hear(await this.#api.say(this.#ticket, { id: frame.id, command: frame.type }));
    }
  }

  get #ticket() {
    return { conversation: this.#conversation(), token: this.#token };
  }

  async #hello({ token, afterSeq, locale, region, pack }) {
    if (token) {
      this.#token = token;
      const { conversation, turns } = await this.#api.transcript(this.#ticket);
      const latest = turns.at(-1).turn;
      this.#welcome(conversation, latest);
      turns.filter(({ turn }) => turn.seq > afterSeq && turn !== latest).forEach(({ turn }) => this.#listener.onFrame(turn));
    } else {
      const begun = await this.#api.begin({ locale, region, pack, channel: 'web' });
      this.#token = begun.token;
      this.#welcome(begun.conversation, begun.turn);
    }
    this.#lookUpLater();
  }

  #welcome(conversation, turn) {
    this.#seq = turn.seq;
    this.#listener.onFrame({ type: 'welcome', conversation, token: this.#token, seq: turn.seq, turn });
  }

  #hear(turn) {
    this.#seq = Math.max(this.#seq, turn.seq);
    this.#listener.onFrame(turn);
  }

  #lookUpLater() {
    const round = this.#round;
    this.#patience.after(POLL, async () => {
      const transcript = document.hidden ? null : await this.#api.transcript(this.#ticket).catch(() => null);
      if (round === this.#round && this.#isOpen) {
        transcript?.turns.filter(({ turn }) => turn.seq > this.#seq).forEach(({ turn }) => this.#hear(turn));
        this.#lookUpLater();
      }
    });
  }

  #failed(failed, replyTo, round) {
    if (round !== this.#round) {
      return;
    }
    if (failed.code === undefined) {
      throw failed;
    }
    if (failed.code === 'offline') {
      this.#lost();
    } else {
      this.#listener.onFrame({ type: 'error', code: failed.code, message: failed.message, replyTo });
    }
  }

  #lost() {
    this.#round += 1;
    this.#isOpen = false;
    this.#patience.again(() => this.open());
    this.#listener.onState('lost');
  }
}
