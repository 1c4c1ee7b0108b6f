import { element, link, paragraphs } from './element.js';
import { WORDS } from './words.js';

/** Whether this answer is one to act on this minute. */
export function isAlarm(turn) {
  return turn.urgent === true
    || turn.disposition?.level === 'emergency_now'
    || turn.messages.some((message) => message.kind === 'emergency');
}

/** The text of the question that a turn ends with. */
export function questionText(turn) {
  return turn.messages.filter((message) => message.kind === 'question').at(-1)?.text ?? '';
}

function who(words) {
  return element('span', { class: 'unseen' }, `${words} `);
}

function bubble(message, leaveOut) {
  const lines = paragraphs(message.text, leaveOut);
  return lines.length === 0 ? null : element('div', { class: `bubble ${message.kind}`, dir: 'auto' }, ...lines);
}

function actions(disposition, className) {
  return disposition.actions.length === 0
    ? null
    : element('ul', { class: 'actions' }, ...disposition.actions.map((action) => element('li', {}, link(action, className))));
}

function safetyNet(disposition) {
  return disposition.safetyNet
    ? element('div', { class: 'safety-net' },
      element('p', { class: 'title' }, WORDS.whenToGetHelp), ...paragraphs(disposition.safetyNet))
    : null;
}

function levelCard(disposition, lead = []) {
  return element('section', { class: `level ${disposition.level}` },
    element('p', { class: 'tag' }, WORDS.levels[disposition.level] ?? WORDS.whatToDo),
    element('h2', {}, disposition.headline),
    ...lead,
    actions(disposition, 'act'),
    safetyNet(disposition));
}

/** What a screen reader hears about the answers that come below the question. */
function optionsHint(question) {
  if (!question || question.options.length === 0) {
    return null;
  }
  const hint = question.kind === 'multi_choice'
    ? WORDS.checksFollow(question.options.length)
    : WORDS.optionsFollow(question.options.map((option) => option.label));
  return element('p', { class: 'unseen' }, hint);
}

/** A turn as the log shows it: danger first, then the level, then the rest as it was said. */
export function turnNode(turn) {
  const node = element('article', { class: 'turn' }, who(WORDS.saidBy.bot));
  const disposition = turn.disposition;
  const shownInCard = new Set(disposition?.safetyNet ? [disposition.safetyNet.trim()] : []);
  const messages = (wanted) => turn.messages.filter(wanted).map((message) => bubble(message, shownInCard)).filter(Boolean);
  // Advice that leads a turn with a level is that level's own text: it belongs under the headline.
  const lead = !isAlarm(turn) && disposition && turn.messages[0]?.kind === 'advice' ? turn.messages[0] : null;
  if (isAlarm(turn)) {
    // The alarm on the whole screen says this aloud, once; this copy is for reading back.
    node.append(element('div', { 'class': 'alarm-copy', 'aria-live': 'off' },
      ...(disposition ? [levelCard(disposition)] : []),
      ...messages((message) => message.kind === 'emergency')));
  } else if (disposition) {
    node.append(levelCard(disposition, lead ? paragraphs(lead.text, shownInCard) : []));
  }
  node.append(...messages((message) => message.kind !== 'emergency' && message !== lead));
  const hint = optionsHint(turn.question);
  if (hint) {
    node.append(hint);
  }
  return node;
}

/** What the patient said or tapped. */
export function saidNode(said) {
  return element('article', { class: said.command ? 'said command' : 'said' },
    who(WORDS.saidBy.you),
    element('div', { class: 'bubble', dir: 'auto' }, ...said.lines.map((line) => element('p', {}, line))));
}

/** Something nobody asked for: a nurse's message, a check-in. */
export function eventNode(event) {
  const isNurse = event.from === 'nurse';
  const name = isNurse ? `${WORDS.saidBy.nurse}${event.name ? ` ${event.name}` : ''}:` : WORDS.saidBy.bot;
  return element('article', { class: `turn ${isNurse ? 'nurse' : ''}` },
    isNurse ? element('p', { class: 'name' }, name) : who(name),
    element('div', { class: 'bubble info', dir: 'auto' }, ...paragraphs(event.text)));
}

/** The alarm in full: what to do, whom to call, why. */
export function alarmCard(turn) {
  const disposition = turn.disposition;
  const said = turn.messages.filter((message) => message.kind === 'emergency');
  return element('section', { class: 'alarm-card' },
    element('h2', {}, disposition?.headline ?? WORDS.emergencyTitle),
    disposition ? actions(disposition, 'call') : null,
    ...said.flatMap((message) => paragraphs(message.text)),
    disposition?.safetyNet ? element('p', { class: 'small' }, disposition.safetyNet) : null);
}

/** The alarm when the talk has moved on and nothing has lifted it: still there, and small. */
export function alarmBar(turn) {
  return element('section', { class: 'alarm-bar' },
    element('p', {}, turn.disposition?.headline ?? WORDS.emergencyTitle),
    turn.disposition ? actions(turn.disposition, 'call') : null);
}
