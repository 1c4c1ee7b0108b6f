import { Alarm } from './alarm.js';
import { Answers } from './answers.js';
import { Api } from './api.js';
import { Chat } from './chat.js';
import { Composer } from './composer.js';
import { Connection } from './connection.js';
import { keep, textOf } from './copy.js';
import { element } from './element.js';
import { Log } from './log.js';
import { Memory } from './memory.js';
import { guessRegion } from './region.js';
import { Screen } from './screen.js';
import { REGIONS, WORDS } from './words.js';

const part = (id) => document.getElementById(id);
const timers = { set: (task, millis) => setTimeout(task, millis), clear: (timer) => clearTimeout(timer) };

/** Random and ours alone; it works on plain HTTP too, where randomUUID does not. */
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function tabStore() {
  try {
    return window.sessionStorage;
  } catch {
    return null; // switched off in this browser
  }
}

function socketAddress() {
  const address = new URL('ws/chat', document.baseURI);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}

const memory = new Memory(tabStore());
const listener = {
  onState: (state) => {
    screen.line(state);
    if (state === 'lost' || state === 'refused') {
      chat.closed();
    }
  },
  onOpen: () => chat.opened(),
  onFrame: (frame) => chat.frame(frame),
};
const connection = new Connection({ url: socketAddress(), protocol: 'plumbline.v1', listener, timers });
const answers = new Answers(part('answers'), {
  onChoose: (question, options) => chat.choose(question, options),
  onSay: (text) => chat.say(text),
});
const composer = new Composer(part('composer'), {
  onSay: (text) => chat.say(text),
  onDraft: (draft) => memory.set({ draft }),
});
const screen = new Screen({
  parts: {
    typing: part('typing'), typingWords: part('typing-words'), notice: part('notice'), line: part('line'),
    region: part('region'), regionNote: part('region-note'), tools: part('tools'),
  },
  log: new Log(part('log')),
  answers,
  alarm: new Alarm(part('alarm')),
  composer,
  onBegin: () => {
    screen.notice('');
    chat.begin();
    composer.focus();
  },
});
const chat = new Chat({ connection, api: new Api(document.baseURI), memory, screen, timers, newId });

function setUpRegion() {
  const region = part('region');
  region.append(...REGIONS.map(([id, name]) => element('option', { value: id }, name)));
  if (!memory.get('region')) {
    memory.set({ region: guessRegion(Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.languages) });
  }
  region.value = memory.get('region');
  region.disabled = false;
  part('region-note').textContent = WORDS.regionFixed;
  region.addEventListener('change', () => chat.changeRegion(region.value));
}

function setUpTools() {
  const dialog = part('forget-dialog');
  part('forget-title').textContent = WORDS.forgetTitle;
  part('forget-text').textContent = WORDS.forgetText;
  part('forget-keep').textContent = WORDS.forgetKeep;
  part('forget-go').textContent = WORDS.forgetGo;
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'forget') {
      chat.forget();
      composer.clear();
    }
    dialog.returnValue = '';
  });
  const does = {
    human: () => chat.command('human'),
    back: () => chat.command('back'),
    restart: () => chat.command('restart'),
    copy: () => chat.copy((transcript) => keep(textOf(transcript), WORDS.copyName)),
    forget: () => dialog.showModal(),
  };
  part('tools').append(...Object.entries(does).map(([tool, act]) =>
    element('button', { 'type': 'button', 'class': 'tool', 'data-tool': tool, 'onclick': act }, WORDS.tools[tool])));
}

setUpRegion();
setUpTools();
if (memory.get('draft')) {
  composer.giveBack(memory.get('draft'));
}
window.addEventListener('online', () => connection.hurry());
chat.start();
