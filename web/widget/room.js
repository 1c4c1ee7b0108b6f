import { Alarm } from './alarm.js';
import { Answers } from './answers.js';
import { Api } from './api.js';
import { Chat } from './chat.js';
import { Composer } from './composer.js';
import { Connection } from './connection.js';
import { element } from './element.js';
import { Life } from './life.js';
import { Line } from './line.js';
import { Log } from './log.js';
import { PlainLine } from './plain-line.js';
import { Places } from './places.js';
import roomCss from './room.css';
import { Screen } from './screen.js';
import { speechOf } from './speech.js';
import { Summary } from './summary.js';
import { Tabs } from './tabs.js';
import { Tools } from './tools.js';
import { WORDS } from './words.js';

let roomSheet = null;

/** Random and ours alone; it works on plain HTTP too, where randomUUID does not. */
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function socketAddress(server) {
  const address = new URL('ws/chat', server);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}

/** The chat in its panel: builds the parts, joins them, and ends them together. */
export class Room {
  #life = new Life();
  #line;
  #tabs;
  #chat;
  #composer;

  static sheet(make) {
    roomSheet ??= make(roomCss);
    return roomSheet;
  }

  /** @param parts what the shell has built; @param tell tells the page of an event: name, detail; @param showRegion shows the remembered one */
  constructor({ parts, server, memory, pack, tell, showRegion }) {
    const life = this.#life;
    const made = roomParts();
    parts.room.replaceChildren(made.chat, made.alarm, made.summary, made.ask);
    const api = new Api(server, life.signal);
    const listener = {
      onState: (state) => {
        screen.line(state);
        if (state !== 'open' && state !== 'opening') {
          this.#chat.closed();
        }
      },
      onOpen: () => this.#chat.opened(),
      onFrame: (frame) => this.#chat.frame(frame),
    };
    this.#line = new Line({
      listener,
      api,
      socket: (hears) => new Connection({ url: socketAddress(server), listener: hears, timers: life }),
      plain: (hears) => new PlainLine({ api, conversation: () => memory.get('conversation'), listener: hears, timers: life }),
    });
    const places = new Places(made.places, { onPicked: (words) => this.#composer.add(words) });
    const answers = new Answers(made.answers, {
      onChoose: (question, options) => this.#chat.choose(question, options),
      onSay: (text) => this.#chat.say(text),
      onPlaces: () => places.open(),
    });
    this.#composer = new Composer(made.composer, {
      onSay: (text) => this.#chat.say(text),
      onDraft: (draft) => memory.set({ draft }),
      speech: speechOf(life),
    });
    const summary = new Summary(made.summary);
    const tools = new Tools(made.tools, made.ask, {
      command: (type) => this.#chat.command(type),
      summary: () => this.#chat.copy((transcript) => summary.show(transcript)),
      forget: () => {
        this.#chat.forget();
        this.#composer.clear();
      },
    });
    const screen = new Screen({
      parts: { ...made, region: parts.region, regionNote: parts.regionNote },
      log: new Log(made.log),
      answers,
      places,
      alarm: new Alarm({ dialog: made.alarm, bar: made.bar, memory }),
      composer: this.#composer,
      tools,
      timers: life,
      onBegin: () => {
        screen.notice('');
        this.#chat.begin();
        this.#composer.focus();
      },
    });
    this.#tabs = new Tabs({ name: `plumbline.chat ${server.href}`, memory, life });
    this.#chat = new Chat({ connection: this.#line, api, memory, screen, timers: life, newId, pack, tell });
    if (memory.get('draft')) {
      this.#composer.giveBack(memory.get('draft'));
    }
    window.addEventListener('online', () => this.#line.hurry(), { signal: life.signal });
    window.addEventListener('offline', () => this.#line.renew(), { signal: life.signal });
    this.#begin(memory, showRegion);
  }

  /** A chat that another tab has open is shown here too. */
  async #begin(memory, showRegion) {
    if (!memory.get('token') && !memory.get('forgetting') && memory.get('pending').length === 0) {
      const other = await this.#tabs.ask();
      if (other && !memory.get('token')) {
        memory.set({ token: other.token, conversation: other.conversation, region: other.region });
        showRegion();
      }
    }
    if (!this.#life.signal.aborted) {
      this.#chat.start();
    }
  }

  changeRegion() {
    this.#chat.changeRegion();
  }

  focus() {
    this.#composer.focus();
  }

  end() {
    this.#life.end();
    this.#line.close();
    this.#tabs.end();
  }
}

function roomParts() {
  const log = element('div', { 'class': 'log', 'role': 'log', 'aria-label': WORDS.logName, 'tabindex': 0 });
  const typingWords = element('span', {});
  const typing = element('p', { class: 'typing', hidden: true },
    element('span', { 'class': 'dots', 'aria-hidden': true }, element('i'), element('i'), element('i')), ' ', typingWords);
  const answers = element('section', { 'class': 'answers', 'aria-label': WORDS.answersName, 'tabindex': -1, 'hidden': true });
  const places = element('section', { 'class': 'places', 'aria-label': WORDS.placesName, 'tabindex': -1, 'hidden': true });
  const consent = element('p', { class: 'consent' }, WORDS.consent);
  const notice = element('div', { class: 'notice', role: 'status', hidden: true });
  const composer = element('form', { class: 'composer' });
  const tools = element('div', { 'class': 'tools', 'role': 'group', 'aria-label': WORDS.toolsName });
  const line = element('p', { class: 'line', role: 'status' });
  const bar = element('div', { class: 'bar-place' });
  const chat = element('div', { class: 'chat', role: 'region', 'aria-label': WORDS.chatName },
    bar,
    element('div', { class: 'scroller' }, log, typing, answers, places),
    element('div', { class: 'foot' }, notice, consent, composer, tools, line));
  const alarm = element('dialog', { 'class': 'alarm', 'part': 'alarm', 'aria-label': WORDS.emergencyTitle });
  const summary = element('dialog', { 'class': 'sheet', 'aria-label': WORDS.summaryTitle });
  const ask = element('dialog', { 'class': 'sheet', 'aria-labelledby': 'ask-title' });
  return { chat, log, typing, typingWords, answers, places, consent, notice, composer, tools, line, bar, alarm, summary, ask };
}
