import { element } from './element.js';
import { linesOf } from './recall.js';
import { WORDS } from './words.js';

/** All that both have said, as a text to keep or to show to a doctor. */
export function textOf(transcript) {
  const parts = transcript.turns.flatMap(({ said, turn }) => [
    ...(said ? [`${WORDS.saidBy.you} ${linesOf(said, transcript.turns).join('; ')}`] : []),
    [WORDS.saidBy.bot, ...turn.messages.map((message) => message.text), ...levelLines(turn.disposition)].join('\n'),
  ]);
  return [WORDS.copyTitle, ...parts].join('\n\n') + '\n';
}

function levelLines(disposition) {
  return disposition ? [disposition.headline, ...disposition.actions.map((action) => action.label)] : [];
}

/** An address in this browser, and nowhere else, under which a text can be opened. */
export function addressOf(text) {
  return URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
}

/** Hands a text to the browser as a file. */
export function keep(text, name) {
  const address = addressOf(text);
  element('a', { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
