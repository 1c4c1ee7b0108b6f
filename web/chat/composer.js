import { WORDS } from './words.js';

const MOST_CHARACTERS = 4_000;
const TELL_BELOW = 400;

/** The box for free words. It is always open, and nothing typed into it is ever cut or lost. */
export class Composer {
  #form;
  #box;
  #limit;
  #onDraft;

  constructor(form, { onSay, onDraft }) {
    this.#form = form;
    this.#box = form.querySelector('textarea');
    this.#limit = form.querySelector('.limit');
    this.#onDraft = onDraft;
    this.#box.placeholder = WORDS.placeholder;
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

  get text() {
    return this.#box.value;
  }

  /** Puts words back into the box, before those that are there. */
  giveBack(text) {
    this.#box.value = this.#box.value === '' ? text : `${text}\n${this.#box.value}`;
    this.#changed();
  }

  clear() {
    this.#box.value = '';
    this.#changed();
  }

  focus() {
    this.#box.focus();
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
