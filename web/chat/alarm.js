import { alarmBar, alarmCard, isAlarm } from './turns.js';

/** What stands above the log: an emergency in full, or in small once the talk goes on. Empty when there is none. */
export class Alarm {
  #root;
  #shown = '';

  constructor(root) {
    this.#root = root;
  }

  /**
   * Shows the danger that the conversation, oldest turn first, is in.
   * It stands until a later turn gives a lower level: no answer in between takes it away.
   */
  show(turns) {
    const decisive = turns.findLast((turn) => isAlarm(turn) || turn.disposition !== null);
    if (!decisive || !isAlarm(decisive)) {
      this.#put('', null, false);
      return null;
    }
    const isNow = decisive === turns.at(-1);
    this.#put(`${decisive.conversation} ${decisive.seq} ${isNow}`, isNow ? alarmCard(decisive) : alarmBar(decisive), isNow);
    return isNow ? decisive.seq : null;
  }

  #put(key, node, isNow) {
    if (key === this.#shown) {
      return;
    }
    this.#shown = key;
    if (!node) {
      this.#root.removeAttribute('role');
      this.#root.replaceChildren();
      return;
    }
    if (isNow) {
      this.#root.setAttribute('role', 'alert'); // before its words: then they are read out
    } else {
      this.#root.removeAttribute('role'); // the small one was heard in full already
    }
    this.#root.replaceChildren(node);
    this.#root.scrollTop = 0;
    if (isNow) {
      this.#root.scrollIntoView({ block: 'start', behavior: 'instant' }); // on a small screen the page may be far below
    }
  }
}
