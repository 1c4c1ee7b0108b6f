import { element } from './element.js';
import { Life } from './life.js';
import { Memory, tabStore } from './memory.js';
import { guessRegion, regionOf, REGIONS } from './regions.js';
import shellCss from './shell.css';
import { SHELL_WORDS } from './shell-words.js';

const SCRIPT = new URL('.', import.meta.url);
const AGAIN = 4_000;

/** The server's address as a folder: what the page gives, else where this script came from. */
function serverOf(given) {
  const server = new URL(given ?? '', given ? document.baseURI : SCRIPT);
  return new URL(server.pathname.endsWith('/') ? server : `${server.href}/`);
}

function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

let shellSheet = null;

/**
 * The chat on any page: `<plumbline-chat server="https://…">`.
 *
 * Attributes: `server`, `region` (such as `GB`), `pack`, `inline` (fills its own box instead of opening from a button), `open`.
 * It tells the page `plumbline:open`, `plumbline:turn`, `plumbline:level` and `plumbline:handoff`, never a word of what was said.
 * The shell with the numbers for emergencies needs no network; the chat itself is loaded when it is first opened.
 */
class PlumblineChat extends HTMLElement {
  static observedAttributes = ['open'];

  #life = null;
  #room = null;
  #parts = null;
  #memory = null;
  #leaving = false;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
  }

  connectedCallback() {
    this.#life = new Life();
    const server = serverOf(this.getAttribute('server'));
    this.#memory = new Memory(tabStore(), server.href);
    shellSheet ??= sheet(shellCss);
    this.shadowRoot.adoptedStyleSheets = [shellSheet];
    this.#parts = this.#shell();
    this.#setUpRegion();
    this.#showOpen();
  }

  disconnectedCallback() {
    this.#leaving = true;
    this.#room?.end();
    this.#room = null;
    this.#life.end();
    this.shadowRoot.replaceChildren();
    this.#leaving = false;
  }

  attributeChangedCallback() {
    if (this.#life && this.isConnected && !this.#leaving) {
      this.#showOpen();
    }
  }

  /** Opens the chat and puts the keyboard into it. */
  show() {
    this.toggleAttribute('open', true);
    this.#room?.focus();
  }

  /** Closes the panel; the conversation stays. */
  hide() {
    this.toggleAttribute('open', false);
    this.#parts?.launcher.focus();
  }

  get #isInline() {
    return this.hasAttribute('inline');
  }

  #shell() {
    const strip = element('section', { 'class': 'strip', 'part': 'strip', 'aria-label': SHELL_WORDS.stripName }, element('p', { class: 'strip-words' }));
    const region = element('select', { id: 'region', 'aria-describedby': 'region-note' });
    const regionNote = element('p', { class: 'aside', id: 'region-note', hidden: true }, SHELL_WORDS.regionFixed);
    const close = element('button', { 'type': 'button', 'class': 'close', 'part': 'close', 'aria-label': SHELL_WORDS.close, 'onclick': () => this.hide() },
      element('span', { 'aria-hidden': true }, '×'));
    const room = element('div', { class: 'room' }, element('p', { class: 'loading', role: 'status' }, SHELL_WORDS.loading));
    const panel = element('section', { 'class': 'panel', 'part': 'panel', 'id': 'panel', 'lang': 'en', 'aria-label': SHELL_WORDS.panelName, 'hidden': true },
      strip,
      element('div', { class: 'head' },
        element('p', { class: 'brand' }, element('strong', {}, SHELL_WORDS.name), ' ', element('span', { class: 'tagline' }, SHELL_WORDS.tagline)),
        this.#isInline ? null : close,
        element('div', { class: 'place' }, element('label', { for: 'region' }, SHELL_WORDS.region), region, regionNote)),
      room);
    const launcher = element('button', {
      'type': 'button', 'class': 'launcher', 'part': 'launcher', 'aria-controls': 'panel', 'aria-expanded': false,
      'onclick': () => (this.hasAttribute('open') ? this.hide() : this.show()),
    }, SHELL_WORDS.launcher);
    launcher.hidden = this.#isInline;
    panel.addEventListener('keydown', (event) => {
      const isInDialog = event.target.closest('dialog') !== null; // there it closes the dialog
      if (event.key === 'Escape' && !this.#isInline && !isInDialog && !event.isComposing) {
        this.hide();
      }
    });
    this.shadowRoot.replaceChildren(panel, launcher);
    return { panel, launcher, strip, region, regionNote, room };
  }

  #setUpRegion() {
    const { region } = this.#parts;
    region.append(...REGIONS.map(({ id, name }) => element('option', { value: id }, name)));
    if (!regionOf(this.#memory.get('region'))) {
      const given = regionOf(this.getAttribute('region'))?.id;
      this.#memory.set({ region: given ?? guessRegion(Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.languages) });
    }
    this.#showRegion();
    region.addEventListener('change', () => {
      this.#memory.set({ region: region.value });
      this.#showRegion();
      this.#room?.changeRegion();
    });
  }

  /** The number is known before any network is. */
  #showRegion() {
    this.#parts.region.value = this.#memory.get('region');
    const number = regionOf(this.#memory.get('region')).emergency;
    this.#parts.strip.firstChild.replaceChildren(
      element('strong', {}, SHELL_WORDS.stripLead), ' ', element('a', { href: `tel:${number}` }, SHELL_WORDS.stripCall(number)), '.');
  }

  #showOpen() {
    const isOpen = this.#isInline || this.hasAttribute('open');
    const { panel, launcher } = this.#parts;
    const wasOpen = !panel.hidden;
    panel.hidden = !isOpen;
    launcher.setAttribute('aria-expanded', String(isOpen));
    launcher.classList.toggle('away', isOpen);
    if (isOpen && !wasOpen) {
      this.#load();
      this.#tell('open', {});
    }
  }

  async #load() {
    const life = this.#life;
    if (this.#room) {
      this.#room.focus();
      return;
    }
    try {
      const { Room } = await import('./room.js');
      if (life.signal.aborted || this.#room) {
        return; // taken from the page, or opened twice, while it was loading
      }
      const server = serverOf(this.getAttribute('server'));
      this.#room = new Room({
        parts: this.#parts,
        server,
        memory: this.#memory,
        pack: this.getAttribute('pack'),
        tell: (name, detail) => this.#tell(name, detail),
        showRegion: () => this.#showRegion(),
      });
      this.shadowRoot.adoptedStyleSheets = [shellSheet, Room.sheet(sheet)];
      if (this.hasAttribute('open')) {
        this.#room.focus();
      }
    } catch {
      if (!life.signal.aborted) {
        this.#parts.room.firstChild.textContent = SHELL_WORDS.notLoaded;
        life.set(() => this.#load(), AGAIN);
      }
    }
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`plumbline:${name}`, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get('plumbline-chat')) {
  customElements.define('plumbline-chat', PlumblineChat);
}
