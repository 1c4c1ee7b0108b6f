import { drawn, element } from './element.js';
import { WORDS } from './words.js';

/** Where each place is drawn on the outline of a back, 120 wide and 240 high: centre and half-axes. */
const SPOTS = {
  neck: [60, 38, 9, 8],
  upper_back: [60, 66, 22, 15],
  lower_back: [60, 104, 20, 13],
  buttock_left: [49, 131, 11, 11],
  buttock_right: [71, 131, 11, 11],
  thigh_left: [44, 161, 9, 17],
  thigh_right: [76, 161, 9, 17],
  calf_left: [44, 200, 8, 16],
  calf_right: [76, 200, 8, 16],
  foot_left: [41, 229, 10, 7],
  foot_right: [79, 229, 10, 7],
};

const OUTLINE = 'M60 6c-9 0-14 7-14 15 0 6 2 10 6 13v6c-2 4-20 5-25 11-4 5-6 24-8 40-1 13-5 26-6 38h7c3-12 6-24 8-37l6-22'
  + 'c1 12 3 24 1 36-2 12-4 24-3 36 1 22 4 44 5 66 0 8-1 15-2 21l-8 6h17l2-8c2-24 5-52 8-82h12c3 30 6 58 8 82l2 8h17l-8-6'
  + 'c-1-6-2-13-2-21 1-22 4-44 5-66 1-12-1-24-3-36-2-12 0-24 1-36l6 22c2 13 5 25 8 37h7c-1-12-5-25-6-38-2-16-4-35-8-40'
  + '-5-6-23-7-25-11v-6c4-3 6-7 6-13 0-8-5-15-14-15z';

/**
 * Shows where it hurts: by touching the outline of a back, or by the same places as a list.
 * It makes words that stay in the message box until the patient sends them.
 */
export class Places {
  #root;
  #onPicked;
  #opener = null;

  constructor(root, { onPicked }) {
    this.#root = root;
    this.#onPicked = onPicked;
  }

  open() {
    this.#opener = this.#root.getRootNode().activeElement;
    this.#root.hidden = false;
    this.#build();
    this.#root.focus({ preventScroll: true });
    this.#root.scrollIntoView({ block: 'nearest' });
  }

  close() {
    if (!this.#root.hidden) {
      this.#root.hidden = true;
      this.#root.replaceChildren();
    }
  }

  #build() {
    const boxes = new Map(Object.keys(SPOTS).map((id) => [id, element('input', { type: 'checkbox', value: id })]));
    const spots = new Map(Object.entries(SPOTS).map(([id, [x, y, wide, high]]) => [id,
      drawn('ellipse', { 'cx': x, 'cy': y, 'rx': wide, 'ry': high, 'class': 'spot' })]));
    const mark = () => spots.forEach((spot, id) => spot.classList.toggle('picked', boxes.get(id).checked));
    // The outline is for the hand; keyboards and screen readers have the list, which says the same.
    const picture = drawn('svg', { 'viewBox': '0 0 120 240', 'class': 'body', 'aria-hidden': true },
      drawn('path', { d: OUTLINE, class: 'outline' }), ...spots.values());
    spots.forEach((spot, id) => spot.addEventListener('click', () => {
      boxes.get(id).checked = !boxes.get(id).checked;
      mark();
    }));
    const problem = element('p', { class: 'problem', role: 'status' });
    const form = element('form', { class: 'pick', novalidate: true },
      element('p', { class: 'title' }, WORDS.placesName),
      element('div', { class: 'pick-parts' },
        picture,
        element('fieldset', {},
          element('legend', { class: 'unseen' }, WORDS.placesName),
          ...[...boxes].map(([id, box]) => element('label', { class: 'place-check' }, box, element('span', {}, WORDS.places[id]))))),
      problem,
      element('div', { class: 'row' },
        element('button', { type: 'submit', class: 'send-answer' }, WORDS.placesTake),
        element('button', { type: 'button', class: 'plain', onclick: () => this.#leave() }, WORDS.close)));
    form.addEventListener('change', mark);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const picked = [...boxes].filter(([, box]) => box.checked).map(([id]) => WORDS.places[id]);
      if (picked.length === 0) {
        problem.textContent = WORDS.placesNone;
        return;
      }
      this.close();
      this.#onPicked(WORDS.placesSaid(picked));
    });
    this.#root.replaceChildren(form);
  }

  #leave() {
    this.close();
    this.#opener?.focus();
  }
}
