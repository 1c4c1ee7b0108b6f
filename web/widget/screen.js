import { element } from './element.js';
import { eventNode, questionText, saidNode, turnNode } from './turns.js';
import { WORDS } from './words.js';

const NURSE_TYPES = 6_000;
const NOT_SENT_YET = Number.MAX_SAFE_INTEGER;

/** Puts what the chat knows on the page, and keeps the keyboard where the patient is. */
export class Screen {
  #parts;
  #log;
  #answers;
  #places;
  #alarm;
  #composer;
  #tools;
  #timers;
  #onBegin;
  #latest = null;
  #isRedrawing = false;
  #nurseTimer = null;
  #isWaiting = false;
  #notSent = 0;
  #said = new Map();
  #leftAnswers = false;

  /** @param parts the elements: typing, typingWords, notice, consent, line, region, regionNote */
  constructor({ parts, log, answers, places, alarm, composer, tools, timers, onBegin }) {
    this.#parts = parts;
    this.#log = log;
    this.#answers = answers;
    this.#places = places;
    this.#alarm = alarm;
    this.#composer = composer;
    this.#tools = tools;
    this.#timers = timers;
    this.#onBegin = onBegin;
  }

  turn(turn) {
    this.#log.put(`turn ${turn.seq}`, turn.seq * 2 + 1, turnNode(turn));
    this.#nurse(false);
  }

  event(event) {
    this.#log.put(`event ${event.seq}`, event.seq * 2 + 1, eventNode(event));
    this.#log.showFrom(`event ${event.seq}`);
    this.#nurse(false);
  }

  /** What the patient said; `seq` is the turn that answered it, or null. */
  said(id, item, seq) {
    const order = seq === null ? NOT_SENT_YET - 10_000 + this.#notSent++ : seq * 2;
    const known = this.#said.get(id);
    const node = known?.node ?? saidNode(item);
    node.classList.toggle('unanswered', seq === null);
    node.querySelector('.mark-late')?.remove();
    this.#said.set(id, { item, node });
    this.#log.put(`said ${id}`, order, node);
    if (seq === null) {
      this.#log.showFrom(`said ${id}`);
    }
  }

  /** It has not arrived, and the patient should know. */
  late(id) {
    const known = this.#said.get(id);
    if (known && !known.node.querySelector('.mark-late')) {
      known.node.append(element('p', { class: 'mark-late' }, WORDS.notSent));
    }
  }

  unsaid(id, text) {
    this.#log.remove(`said ${id}`);
    this.#said.delete(id);
    if (text) {
      this.#composer.giveBack(text);
      this.#composer.focus();
    }
  }

  empty() {
    this.#log.clear();
    this.#said.clear();
    this.#answers.clear();
    this.#places.close();
    this.#latest = null;
    this.#alarm.show([]);
  }

  redrawing(isRedrawing) {
    this.#isRedrawing = isRedrawing;
    this.#log.busy(isRedrawing);
  }

  notice(text, canBegin = false) {
    const { notice } = this.#parts;
    if (text === '') {
      notice.hidden = true;
      notice.replaceChildren();
      return;
    }
    notice.hidden = false;
    notice.replaceChildren(element('p', {}, text));
    if (canBegin) {
      notice.append(element('button', { type: 'button', class: 'send-answer', onclick: () => this.#onBegin() }, WORDS.begin));
    }
  }

  line(state) {
    const words = WORDS.line[state] ?? '';
    if (this.#parts.line.textContent !== words) {
      this.#parts.line.textContent = words;
    }
    this.#parts.line.dataset.state = state;
    if (state === 'lost') {
      this.#said.forEach((known, id) => known.node.classList.contains('unanswered') && this.late(id));
    }
  }

  nurseTyping() {
    this.#nurse(true);
  }

  #nurse(isTyping) {
    this.#timers.clear(this.#nurseTimer);
    this.#nurseTimer = isTyping ? this.#timers.set(() => this.#nurse(false), NURSE_TYPES) : null;
    this.#showTyping(isTyping);
  }

  #showTyping(isNurse) {
    const { typing, typingWords } = this.#parts;
    typing.hidden = !isNurse && !this.#isWaiting;
    typingWords.textContent = isNurse ? WORDS.nurseTyping : WORDS.typing;
  }

  /** Everything that follows from where the conversation stands. */
  now({ turns, question, isWaiting, hasBegun, canGoBack }) {
    this.#isWaiting = isWaiting;
    this.#showTyping(this.#nurseTimer !== null);
    const { region, regionNote, consent } = this.#parts;
    region.disabled = hasBegun;
    regionNote.hidden = !hasBegun;
    consent.hidden = hasBegun;
    this.#tools.now({ canGoBack });
    if (this.#isRedrawing) {
      return;
    }
    const latest = turns.at(-1) ?? null;
    this.#ask(question, latest, new Set(turns.map((turn) => turn.question?.id).filter(Boolean)).size);
    this.#alarm.show(turns);
    if (latest && latest.seq !== this.#latest) {
      this.#latest = latest.seq;
      this.#places.close();
      this.#showLatest(latest);
    }
  }

  /** What was said and what it was answered with, from the top. */
  #showLatest(latest) {
    if (latest.seq > 0) {
      const isSaidHere = latest.replyTo && this.#log.has(`said ${latest.replyTo}`);
      this.#log.showFrom(isSaidHere ? `said ${latest.replyTo}` : `turn ${latest.seq}`);
    }
  }

  /** Buttons that go away must not take the keyboard's place with them. */
  #ask(question, latest, count) {
    const hadFocus = this.#answers.hasFocus;
    if (question) {
      this.#answers.show(question, questionText(latest), count);
    } else {
      this.#answers.clear();
    }
    if (hadFocus && !this.#answers.hasFocus) {
      this.#log.focus();
      this.#leftAnswers = true;
    } else if (question && this.#leftAnswers && this.#log.hasFocus) {
      this.#leftAnswers = false;
      this.#answers.focus();
    }
  }
}
