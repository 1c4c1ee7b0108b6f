import { element } from './element.js';
import { alarmBar, alarmCard, isAlarm } from './turns.js';
import { WORDS } from './words.js';

/**
 * The emergency that stands now, or null: the turn that first told it, and the latest that tells it in full.
 * Being reminded of it is no new one; another reason is.
 */
function standing(turns) {
  let first = null;
  let latest = null;
  for (let at = turns.length - 1; at >= 0; at -= 1) {
    const turn = turns[at];
    const { disposition } = turn;
    if (isAlarm(turn)) {
      if (disposition && latest?.disposition && String(disposition.because) !== String(latest.disposition.because)) {
        break;
      }
      first = turn;
      latest = latest?.disposition ? latest : turn;
    } else if (disposition) {
      break;
    }
  }
  return first && { first, latest };
}

/**
 * An emergency: it takes the whole screen once, aloud, and then stands small above the log.
 * It stands until a later turn gives a lower level: no answer in between takes it away.
 */
export class Alarm {
  #dialog;
  #bar;
  #memory;
  #shown = null;
  #drawn = null;

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
    const danger = standing(turns);
    if (!danger) {
      this.#clear();
      return;
    }
    const { first, latest } = danger;
    const key = `${first.conversation} ${first.seq}`;
    if (this.#drawn !== latest) {
      this.#drawn = latest;
      this.#bar.replaceChildren(alarmBar(latest));
    }
    if (key === this.#shown) {
      return;
    }
    this.#shown = key;
    if (this.#memory.get('seen') !== key) {
      this.#takeTheScreen(latest);
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
      this.#drawn = null;
      this.#bar.replaceChildren();
      this.#dialog.close();
    }
  }
}
