import { WORDS } from './words.js';

/** What the patient said, as the transcript has it, in the words that stood on the buttons. */
export function linesOf(said, exchanges) {
  if (said.command) {
    return [WORDS.tools[said.command] ?? said.command];
  }
  if (!said.question) {
    return [said.text];
  }
  const asked = exchanges.map((exchange) => exchange.turn.question)
    .find((question) => question?.id === said.question && question.version === said.version);
  return said.options.map((id) => asked?.options.find((option) => option.id === id)?.label ?? id);
}
