import { drawn, element } from './element.js';
import { WORDS } from './words.js';

const MOST_CHARACTERS = 4_000;
const TELL_BELOW = 400;
const MICROPHONE = 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v4M8 21h8';

/** The box for free words. It is always open, and nothing typed into it is ever cut or lost. */
export class Composer {
  #form;
  #box;
  #limit;
  #onDraft;
  #stopListening = null;

  /** @param speech what hears the patient speak, or null */
  constructor(form, { onSay, onDraft, speech }) {
    this.#form = form;
    this.#box = element('textarea', {
      'id': 'words', 'rows': 1, 'aria-describedby': 'limit', 'autocomplete': 'off', 'enterkeyhint': 'send', 'dir': 'auto',
      'placeholder': WORDS.placeholder,
    });
    this.#limit = element('p', { class: 'limit', id: 'limit', hidden: true });
    this.#onDraft = onDraft;
    form.replaceChildren(...[
      element('label', { class: 'unseen', for: 'words' }, WORDS.messageLabel),
      this.#box,
      speech ? this.#microphone(speech) : null,
      element('button', { class: 'send', type: 'submit' }, WORDS.sendMessage),
      this.#limit,
    ].filter(Boolean));
    this.#box.addEventListener('input', () => this.#changed());
    this.#box.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#form.requestSubmit();
      }
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit(onSay);
    });
  }

  /** Puts words back into the box, before those that are there. */
  giveBack(text) {
    this.#box.value = this.#box.value === '' ? text : `${text}\n${this.#box.value}`;
    this.#changed();
  }

  /** Adds words behind those that are there, and lets the patient go on from them. */
  add(text) {
    const before = this.#box.value.trimEnd();
    this.#box.value = before === '' ? text : `${before} ${text}`;
    this.#changed();
    this.focus();
  }

  clear() {
    this.#box.value = '';
    this.#changed();
  }

  focus() {
    this.#box.focus();
  }

  /** What is heard goes into the box, where it can be read and mended before it is sent. */
  #microphone(speech) {
    const icon = drawn('svg', { 'viewBox': '0 0 24 24', 'aria-hidden': true }, drawn('path', { d: MICROPHONE }));
    const button = element('button', { 'type': 'button', 'class': 'speak', 'aria-pressed': false, 'aria-label': WORDS.speak }, icon);
    let isTold = false;
    button.addEventListener('click', () => {
      if (this.#stopListening) {
        this.#stopListening();
        return;
      }
      if (!isTold) {
        isTold = true;
        this.#tell(WORDS.speakNote, false);
        return;
      }
      button.setAttribute('aria-pressed', 'true');
      this.#tell(WORDS.listening, false);
      this.#stopListening = speech.start(navigator.language, (words) => this.add(words), (why) => {
        if (!this.#stopListening) {
          return; // it failed, and now it ends as well
        }
        this.#stopListening = null;
        button.setAttribute('aria-pressed', 'false');
        this.#tell(why === 'ended' ? '' : WORDS.notHeard, false);
      });
    });
    return button;
  }

  #submit(onSay) {
    const text = this.#box.value.trim();
    if (text === '') {
      this.#tell(WORDS.empty, false);
      this.focus();
      return;
    }
    if (this.#over() > 0) {
      this.focus();
      return;
    }
    this.#box.value = '';
    this.#changed();
    onSay(text);
  }

  /** Counted as the server counts: an emoji is one character or a few, never half a one. */
  #over() {
    return [...this.#box.value.trim()].length - MOST_CHARACTERS;
  }

  #changed() {
    const over = this.#over();
    this.#box.style.height = 'auto';
    this.#box.style.height = `${this.#box.scrollHeight + 2}px`;
    if (over > 0) {
      this.#tell(WORDS.tooLong(over), true);
    } else {
      this.#tell(over > -TELL_BELOW ? WORDS.left(-over) : '', false);
    }
    this.#onDraft(this.#box.value);
  }

  #tell(words, isWrong) {
    this.#limit.textContent = words;
    this.#limit.hidden = words === '';
    this.#limit.classList.toggle('wrong', isWrong);
    this.#box.setAttribute('aria-invalid', String(isWrong));
  }
}
