import { addressOf, keep, textOf } from './copy.js';
import { element } from './element.js';
import { WORDS } from './words.js';

/** All that was said in one sheet: to show to a doctor, to copy, to print, or to keep as a file. */
export class Summary {
  #dialog;

  constructor(dialog) {
    this.#dialog = dialog;
  }

  show(transcript) {
    const text = textOf(transcript);
    const told = element('p', { role: 'status', class: 'told' });
    const button = (words, act) => element('button', { type: 'button', class: 'plain', onclick: act }, words);
    this.#dialog.replaceChildren(
      element('h2', {}, WORDS.summaryTitle),
      element('pre', { class: 'summary', dir: 'auto', tabindex: 0 }, text),
      told,
      element('div', { class: 'row' },
        button(WORDS.summaryCopy, async () => {
          const isCopied = await copied(text);
          told.textContent = isCopied ? WORDS.summaryCopied : WORDS.summaryNotCopied;
        }),
        button(WORDS.summaryPrint, () => this.#print(text)),
        button(WORDS.summarySave, () => keep(text, WORDS.copyName)),
        element('form', { method: 'dialog' }, element('button', { class: 'send-answer' }, WORDS.close))));
    this.#dialog.showModal();
  }

  /** In a window of its own: what else stands on the host's page is not the patient's to print. */
  #print(text) {
    const address = addressOf(text);
    const sheet = window.open(address);
    sheet?.addEventListener('load', () => sheet.print());
  }
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not allowed here: the text can still be marked by hand
  }
}
