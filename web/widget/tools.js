import { element } from './element.js';
import { WORDS } from './words.js';

/** What can be done at any time: a nurse, back, and behind "More" the rest; erasing asks once more. */
export class Tools {
  #buttons = {};

  /** @param does command(type), summary(), forget() */
  constructor(root, ask, does) {
    const act = {
      human: () => does.command('human'),
      back: () => does.command('back'),
      summary: () => does.summary(),
      restart: () => does.command('restart'),
      forget: () => ask.showModal(),
    };
    for (const [name, task] of Object.entries(act)) {
      this.#buttons[name] = element('button', { type: 'button', class: 'tool', onclick: task }, WORDS.tools[name]);
    }
    const { human, back, ...rest } = this.#buttons;
    const more = element('div', { class: 'more', id: 'more', hidden: true }, ...Object.values(rest));
    const opener = element('button', { 'type': 'button', 'class': 'tool', 'aria-expanded': false, 'aria-controls': 'more' }, WORDS.tools.more);
    opener.addEventListener('click', () => {
      more.hidden = !more.hidden;
      opener.setAttribute('aria-expanded', String(!more.hidden));
    });
    root.replaceChildren(human, back, opener, more);
    this.#buildAsk(ask, does);
  }

  #buildAsk(ask, does) {
    ask.replaceChildren(element('form', { method: 'dialog' },
      element('h2', { id: 'ask-title' }, WORDS.forgetTitle),
      element('p', {}, WORDS.forgetText),
      element('div', { class: 'row' },
        element('button', { class: 'plain', value: 'keep' }, WORDS.forgetKeep),
        element('button', { class: 'danger', value: 'forget' }, WORDS.forgetGo))));
    ask.addEventListener('close', () => {
      if (ask.returnValue === 'forget') {
        does.forget();
      }
      ask.returnValue = '';
    });
  }

  /** There is nothing to go back to before the first word. */
  now({ canGoBack }) {
    this.#buttons.back.disabled = !canGoBack;
    this.#buttons.restart.disabled = !canGoBack;
  }
}
