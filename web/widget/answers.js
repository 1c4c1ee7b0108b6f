import { element } from './element.js';
import { WORDS } from './words.js';

const EXCLUSIVE = ['none', 'unsure'];
const MOST_NUMBER_BUTTONS = 11;

/** The ways to answer the open question besides writing: buttons, boxes, a number, a length of time. */
export class Answers {
  #root;
  #onChoose;
  #onSay;
  #onPlaces;
  #shown = '';

  /** @param onChoose takes the question and the chosen options; @param onSay takes an answer in words; @param onPlaces shows the body */
  constructor(root, { onChoose, onSay, onPlaces }) {
    this.#root = root;
    this.#onChoose = onChoose;
    this.#onSay = onSay;
    this.#onPlaces = onPlaces;
  }

  /** Shows the answers to a question, and which number it has; the same question asked again keeps its ticks. */
  show(question, text, count) {
    const key = `${question.id} ${question.version}`;
    if (key === this.#shown) {
      return;
    }
    const hadFocus = this.#root.contains(this.#root.getRootNode().activeElement);
    this.#shown = key;
    const parts = [
      element('p', { class: 'aside' }, WORDS.progress(count)), this.#form(question, text), this.#places(question), this.#why(question),
    ].filter(Boolean);
    this.#root.replaceChildren(...parts);
    this.#root.hidden = false;
    if (hadFocus) {
      this.#root.focus({ preventScroll: true });
    }
  }

  clear() {
    this.#shown = '';
    this.#root.replaceChildren();
    this.#root.hidden = true;
  }

  get hasFocus() {
    return this.#root.contains(this.#root.getRootNode().activeElement);
  }

  focus() {
    this.#root.focus({ preventScroll: true });
    return !this.#root.hidden;
  }

  #form(question, text) {
    switch (question.kind) {
      case 'yes_no':
      case 'choice':
        return this.#buttons(question, text);
      case 'multi_choice':
        return this.#boxes(question, text);
      case 'number':
        return this.#number(question, text);
      case 'duration':
        return this.#duration(question, text);
      default:
        return question.options.length > 0 ? this.#buttons(question, text) : null;
    }
  }

  #why(question) {
    return question.why
      ? element('details', { class: 'why' }, element('summary', {}, WORDS.why), element('p', {}, question.why))
      : null;
  }

  /** Someone who is asked to tell what is wrong can also point at it. */
  #places(question) {
    return question.asks.includes('story')
      ? element('button', { type: 'button', class: 'point', onclick: this.#onPlaces }, WORDS.point)
      : null;
  }

  #option(question, option) {
    return element('button', { type: 'button', class: 'option', onclick: () => this.#onChoose(question, [option]) }, option.label);
  }

  #buttons(question, text) {
    const isLong = question.options.some((option) => option.label.length > 24);
    return element('fieldset', { class: isLong ? 'options tall' : 'options' },
      element('legend', { class: 'unseen' }, text),
      ...question.options.map((option) => this.#option(question, option)));
  }

  #boxes(question, text) {
    const problem = element('p', { class: 'problem', id: 'pick-problem', role: 'status' });
    const boxes = question.options.map((option) => element('input', { type: 'checkbox', value: option.id }));
    const untickOthers = (box) => {
      const isAlone = EXCLUSIVE.includes(box.value);
      for (const other of boxes) {
        if (other !== box && (isAlone || EXCLUSIVE.includes(other.value))) {
          other.checked = false;
        }
      }
    };
    const form = element('form', { class: 'checks', novalidate: true },
      element('fieldset', {},
        element('legend', {}, element('span', { class: 'unseen' }, `${text} `), WORDS.manyHint),
        ...question.options.map((option, at) => element('label', { class: EXCLUSIVE.includes(option.id) ? 'check alone' : 'check' },
          boxes[at], element('span', {}, option.label)))),
      problem,
      element('button', { type: 'submit', class: 'send-answer' }, WORDS.send));
    form.addEventListener('change', (event) => {
      problem.textContent = '';
      if (event.target.checked) {
        untickOthers(event.target);
      }
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const chosen = question.options.filter((option, at) => boxes[at].checked);
      if (chosen.length === 0) {
        problem.textContent = WORDS.pickOne;
        boxes[0].focus();
        return;
      }
      this.#onChoose(question, chosen);
    });
    return form;
  }

  #number(question, text) {
    const { min, max } = question;
    const isScale = Number.isInteger(min) && Number.isInteger(max) && max - min < MOST_NUMBER_BUTTONS;
    if (isScale) {
      const numbers = Array.from({ length: max - min + 1 }, (nothing, at) => String(min + at));
      return element('fieldset', { class: 'options scale' },
        element('legend', { class: 'unseen' }, text),
        ...numbers.map((number) => element('button', { type: 'button', class: 'option', onclick: () => this.#onSay(number) }, number)),
        ...question.options.map((option) => this.#option(question, option)));
    }
    const hasRange = min !== null && min !== undefined && max !== null && max !== undefined;
    const hint = hasRange ? WORDS.numberRange(min, max) : WORDS.numberAny;
    const input = element('input', { id: 'number-answer', inputmode: 'decimal', autocomplete: 'off', size: 6 });
    return this.#measure(question, text, input, [element('label', { for: 'number-answer' }, WORDS.numberLabel), input], hint, (number) =>
      hasRange && (number < min || number > max) ? null : String(number));
  }

  #duration(question, text) {
    const input = element('input', { id: 'number-answer', inputmode: 'numeric', autocomplete: 'off', size: 4 });
    const unit = element('select', { 'aria-label': WORDS.durationUnit },
      ...WORDS.units.map(([many]) => element('option', { value: many }, many)));
    const parts = [element('label', { for: 'number-answer' }, WORDS.durationLabel), input, unit];
    return this.#measure(question, text, input, parts, WORDS.numberAny, (number) => {
      const [many, one] = WORDS.units.find(([id]) => id === unit.value);
      return `${number} ${number === 1 ? one : many}`;
    });
  }

  /** A number and how it is said; `say` gives null for one that does not fit. */
  #measure(question, text, input, parts, hint, say) {
    const problem = element('p', { class: 'problem', id: 'number-problem', role: 'status' });
    const form = element('form', { class: 'measure', novalidate: true },
      element('fieldset', {},
        element('legend', { class: 'unseen' }, text),
        element('div', { class: 'fields' }, ...parts, element('button', { type: 'submit', class: 'send-answer' }, WORDS.send)),
        problem,
        element('div', { class: 'options' }, ...question.options.map((option) => this.#option(question, option)))));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const typed = input.value.trim().replace(',', '.');
      const said = /^\d{1,6}(\.\d+)?$/u.test(typed) ? say(Number(typed)) : null;
      if (said === null) {
        problem.textContent = hint;
        input.setAttribute('aria-invalid', 'true');
        input.setAttribute('aria-describedby', 'number-problem');
        input.focus();
        return;
      }
      this.#onSay(said);
    });
    return form;
  }
}
