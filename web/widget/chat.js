import { Outbox } from './outbox.js';
import { linesOf } from './recall.js';
import { WORDS } from './words.js';

const AGAIN_SOON = 2_000;
const AGAIN_LATER = 5_000;
const TOGETHER = 60;

const isSaid = (item) => item.frame.type === 'say';

/**
 * The conversation as this page knows it: what was said and not yet answered, which turns there are, which comes next.
 * It speaks frames with the connection and plain facts with the screen; it draws nothing itself.
 */
export class Chat {
  #connection;
  #api;
  #memory;
  #screen;
  #timers;
  #newId;
  #pack;
  #tell;
  #turns = new Map();
  #said = new Map();
  #outbox;
  #afterSeq = 0;
  #isWelcome = false;
  #isTurnedAway = false;
  #fetching = null;
  #dropOnWelcome = null;
  #tellOnWelcome = '';

  /** @param tell tells the host's page of an event: name and detail, never words */
  constructor({ connection, api, memory, screen, timers, newId, pack, tell }) {
    this.#connection = connection;
    this.#api = api;
    this.#memory = memory;
    this.#screen = screen;
    this.#timers = timers;
    this.#newId = newId;
    this.#pack = pack;
    this.#tell = tell;
    this.#outbox = new Outbox({ memory, connection, timers });
  }

  start() {
    this.#outbox.items.forEach((item) => this.#screen.said(item.id, item, null));
    if (this.#memory.get('forgetting')) {
      this.#forgetNow();
    } else {
      this.#connection.open();
    }
    this.#refresh();
  }

  // ---- what the patient does

  say(text) {
    this.#send({ type: 'say', text }, { lines: [text] });
  }

  choose(question, options) {
    this.#send(
      { type: 'choose', question: question.id, version: question.version, options: options.map((option) => option.id) },
      { lines: options.map((option) => option.label) });
  }

  command(type) {
    this.#send({ type }, { lines: [WORDS.tools[type]], command: type });
  }

  /** Numbers for help differ by country: before the first word, another country begins another chat. */
  changeRegion() {
    if (this.hasBegun) {
      return;
    }
    this.#dropOnWelcome = this.#ticket();
    this.#begin();
  }

  /** Erases everything; it is kept in mind until the server has done it. */
  forget() {
    this.#memory.set({ forgetting: this.#ticket() });
    if (this.#isWelcome && this.#connection.isOpen) {
      this.#screen.notice(WORDS.forgetting);
      this.#connection.send({ type: 'forget' }); // tells the other tabs too
      this.#timers.set(() => this.#memory.get('forgetting') && this.#forgetNow(), AGAIN_SOON);
    } else {
      this.#forgetNow();
    }
  }

  /** Hands over all that was said, as the server keeps it. */
  async copy(take) {
    const ticket = this.#ticket();
    const transcript = ticket ? await this.#api.transcript(ticket).catch(() => null) : null;
    if (transcript) {
      take(transcript);
    } else {
      this.#screen.notice(WORDS.copyLater);
    }
  }

  begin() {
    this.#memory.clear();
    this.#begin();
  }

  get hasBegun() {
    return this.#said.size > 0 || this.#outbox.items.length > 0;
  }

  #send(frame, said) {
    const item = { id: this.#newId(), frame, ...said };
    this.#outbox.add(item);
    this.#screen.said(item.id, item, null);
    if (this.#isWelcome || (this.#isTurnedAway && isSaid(item))) {
      this.#outbox.post(item);
    } else {
      this.#connection.open();
    }
    this.#refresh();
  }

  // ---- what the connection tells

  opened() {
    this.#isWelcome = false;
    this.#isTurnedAway = false;
    this.#connection.send({
      type: 'hello',
      token: this.#memory.get('token'),
      afterSeq: this.#afterSeq,
      locale: 'en',
      region: this.#memory.get('region'),
      pack: this.#pack,
    });
    this.#outbox.watch();
  }

  closed() {
    this.#isWelcome = false;
    this.#refresh();
  }

  frame(frame) {
    switch (frame.type) {
      case 'welcome':
        this.#welcome(frame);
        break;
      case 'turn':
        this.#take(frame);
        this.#afterSeq = Math.max(this.#afterSeq, frame.seq);
        this.#refresh();
        this.#tellPage(frame);
        break;
      case 'event':
        this.#event(frame);
        break;
      case 'error':
        this.#failed(frame);
        break;
      default: // a newer server may say more than this page knows
    }
    this.#outbox.watch();
  }

  /** The host's page hears what happens, and not a word of what was said. */
  #tellPage({ seq, status, urgent, question, disposition }) {
    this.#tell('turn', { seq, status, urgent: urgent === true, question: question?.id ?? null });
    if (disposition) {
      this.#tell('level', { seq, level: disposition.level });
    }
    if (status === 'waiting' || status === 'with_nurse') {
      this.#tell('handoff', { seq, status });
    }
  }

  #welcome(frame) {
    this.#memory.set({ token: frame.token, conversation: frame.conversation });
    this.#isWelcome = true;
    this.#screen.notice(this.#tellOnWelcome);
    this.#tellOnWelcome = '';
    this.#take(frame.turn);
    if (!this.#turns.has(0)) {
      this.#screen.redrawing(true);
      this.#fetchSoon();
    }
    if (this.#dropOnWelcome) {
      this.#api.forget(this.#dropOnWelcome).catch(() => {}); // it holds a greeting and no word of the patient's
      this.#dropOnWelcome = null;
    }
    this.#outbox.postAll();
    this.#refresh();
  }

  /** An emergency that was told without the store has no number; told to one who could not even begin, not his conversation either. */
  #take(given) {
    if (given.seq >= 0 && given.conversation !== this.#memory.get('conversation')) {
      return;
    }
    const turn = given.seq < 0 ? { ...given, seq: this.#behindAll() } : given;
    if (!this.#turns.has(turn.seq)) {
      this.#turns.set(turn.seq, turn);
      this.#screen.turn(turn);
    }
    const item = this.#outbox.find(turn.replyTo);
    if (item && !this.#isWelcome) {
      return; // it is sent once more when there is a conversation to write it down in
    }
    if (item) {
      this.#outbox.remove(item);
      this.#said.set(item.id, item);
      this.#screen.said(item.id, item, turn.seq);
      this.#screen.notice('');
    } else if (turn.replyTo && !this.#said.has(turn.replyTo)) {
      this.#fetchSoon(); // said before a reload, or in another tab
    }
  }

  /** An emergency that could not be written down has no number: it stands behind all that have one. */
  #behindAll() {
    return Math.max(0, ...this.#turns.keys()) + 0.5;
  }

  #event(event) {
    if (event.name === 'forgotten') {
      this.#forgotten(event.text);
    } else if (event.name === 'typing' || event.from === 'typing' || !event.text) {
      this.#screen.nurseTyping();
    } else {
      this.#afterSeq = Math.max(this.#afterSeq, event.seq);
      this.#screen.event(event);
    }
  }

  #failed(error) {
    const item = this.#outbox.find(error.replyTo);
    switch (error.code) {
      case 'too_fast':
        this.#again(item, AGAIN_SOON);
        break;
      case 'unavailable':
        this.#screen.notice(error.message);
        this.#screen.late(item?.id);
        this.#again(item, AGAIN_LATER);
        if (!this.#isWelcome && !this.#isTurnedAway) {
          this.#isTurnedAway = true; // the server looks at what is said all the same: it may be an emergency
          this.#outbox.items.filter(isSaid).forEach((one) => this.#outbox.post(one));
        }
        break;
      case 'unknown_token':
        this.#lostChat();
        break;
      case 'ended':
        this.#drop(item);
        this.#screen.notice(error.message, true);
        break;
      default:
        this.#drop(item);
        this.#screen.notice(error.message);
    }
    this.#refresh();
  }

  #again(item, millis) {
    this.#timers.set(() => {
      if (!this.#isWelcome) {
        this.opened();
      } else if (item && this.#outbox.find(item.id)) {
        this.#outbox.post(item);
      }
    }, millis);
  }

  /** The server will not have it; the words go back to whoever wrote them. */
  #drop(item) {
    if (item) {
      this.#outbox.remove(item);
      this.#screen.unsaid(item.id, isSaid(item) ? item.frame.text : '');
    }
  }

  #lostChat() {
    [...this.#outbox.items].forEach((item) => this.#drop(item));
    this.#tellOnWelcome = WORDS.lostChat;
    this.begin();
  }

  #begin() {
    this.#memory.set({ token: null, conversation: null });
    this.#empty();
    if (this.#connection.isOpen) {
      this.opened();
    } else {
      this.#connection.open();
    }
    this.#refresh();
  }

  #empty() {
    this.#turns.clear();
    this.#said.clear();
    this.#outbox.clear();
    this.#afterSeq = 0;
    this.#isWelcome = false;
    this.#screen.empty();
  }

  // ---- what the server keeps

  #ticket() {
    const token = this.#memory.get('token');
    return token ? { token, conversation: this.#memory.get('conversation') } : null;
  }

  /** Once for many turns that come together. */
  #fetchSoon() {
    this.#fetching ??= this.#timers.set(async () => {
      const ticket = this.#ticket();
      const transcript = ticket ? await this.#api.transcript(ticket).catch(() => null) : null;
      this.#fetching = null;
      if (transcript && transcript.conversation === this.#memory.get('conversation')) {
        this.#recall(transcript.turns);
      }
      this.#screen.redrawing(false);
      this.#refresh();
    }, TOGETHER);
  }

  #recall(exchanges) {
    for (const { said, turn } of exchanges) {
      if (said && !this.#said.has(said.id) && !this.#outbox.find(said.id)) {
        const item = { id: said.id, lines: linesOf(said, exchanges), command: said.command ?? null };
        this.#said.set(said.id, item);
        this.#screen.said(said.id, item, turn.seq);
      }
      this.#take(turn);
      this.#afterSeq = Math.max(this.#afterSeq, turn.seq);
    }
  }

  async #forgetNow() {
    const ticket = this.#memory.get('forgetting');
    this.#screen.notice(WORDS.forgetting);
    try {
      if (ticket) {
        await this.#api.forget(ticket);
      }
      this.#forgotten(WORDS.forgotten);
    } catch {
      if (this.#memory.get('forgetting')) {
        this.#screen.notice(WORDS.forgetLater);
        this.#timers.set(() => this.#forgetNow(), AGAIN_LATER);
      }
    }
  }

  #forgotten(words) {
    this.#connection.close();
    this.#memory.clear();
    this.#empty();
    this.#refresh();
    this.#screen.notice(words, true);
  }

  // ---- what the screen shows now

  #refresh() {
    const turns = [...this.#turns.values()].sort((one, other) => one.seq - other.seq);
    this.#screen.now({
      turns,
      question: this.#outbox.holdsTap ? null : turns.at(-1)?.question ?? null,
      isWaiting: this.#outbox.items.length > 0 && this.#isWelcome,
      hasBegun: this.hasBegun,
      canGoBack: this.#said.size > 0,
    });
  }
}
