import { element } from './element.js';
import { alarmBar, alarmCard, isAlarm } from './turns.js';
import { WORDS } from './words.js';

/**
 * An emergency: it takes the whole screen once, aloud, and then stands small above the log.
 * It stands until a later turn gives a lower level: no answer in between takes it away.
 */
export class Alarm {
  #dialog;
  #bar;
  #memory;
  #shown = null;

  /** @param memory knows over a reload which emergency the patient has put away */
  constructor({ dialog, bar, memory }) {
    this.#dialog = dialog;
    this.#bar = bar;
    this.#memory = memory;
    dialog.addEventListener('close', () => {
      if (this.#shown) {
        memory.set({ seen: this.#shown });
        this.#keepInSight();
      }
    });
  }

  /** Shows the danger that the conversation, oldest turn first, is in. */
  show(turns) {
    const decisive = turns.findLast((turn) => isAlarm(turn) || turn.disposition !== null);
    if (!decisive || !isAlarm(decisive)) {
      this.#clear();
      return;
    }
    const key = `${decisive.conversation} ${decisive.seq}`;
    if (key === this.#shown) {
      return;
    }
    this.#shown = key;
    this.#bar.replaceChildren(alarmBar(decisive));
    if (this.#memory.get('seen') !== key) {
      this.#takeTheScreen(decisive);
    } else {
      this.#keepInSight();
    }
  }

  /** Whatever else the page shows: the way to call must not be out of sight. */
  #keepInSight() {
    this.#bar.scrollIntoView({ block: 'nearest' });
  }

  #takeTheScreen(turn) {
    const aloud = element('div', { class: 'aloud', role: 'alert' });
    const back = element('form', { method: 'dialog' }, element('button', { class: 'seen' }, WORDS.emergencySeen));
    this.#dialog.replaceChildren(aloud, back);
    if (!this.#dialog.open) {
      this.#dialog.showModal();
    }
    aloud.append(alarmCard(turn)); // after its role: then it is read out
    this.#dialog.querySelector('a')?.focus();
    this.#dialog.scrollTop = 0;
  }

  #clear() {
    if (this.#shown !== null) {
      this.#shown = null;
      this.#bar.replaceChildren();
      this.#dialog.close();
    }
  }
}
