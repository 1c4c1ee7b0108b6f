function made(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    const isAria = name.startsWith('aria');
    if (value === null || value === undefined || (value === false && !isAria)) {
      continue;
    }
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else {
      node.setAttribute(name, value === true && !isAria ? '' : String(value));
    }
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Makes an element from plain parts: attributes, listeners (`onclick`), and children that are elements or text; what is null is left out. */
export function element(tag, properties = {}, ...children) {
  return made(document.createElement(tag), properties, children);
}

/** The same for a part of a drawing. */
export function drawn(tag, properties = {}, ...children) {
  return made(document.createElementNS('http://www.w3.org/2000/svg', tag), properties, children);
}

/** A text as paragraphs, one for each of its lines; a first line that is no sentence is their title. */
export function paragraphs(text, leaveOut = new Set()) {
  const lines = String(text).split('\n').map((line) => line.trim()).filter((line) => line !== '' && !leaveOut.has(line));
  return lines.map((line, at) => {
    const isTitle = at === 0 && lines.length > 1 && !/[.?!:;…"]$/u.test(line);
    return element('p', { class: isTitle ? 'title' : null }, line);
  });
}

/** Only links that a patient can trust: a call, a text message, or a secure page. */
export function link(action, className) {
  const href = typeof action.href === 'string' ? action.href : '';
  return /^(tel:|sms:|https:\/\/)/iu.test(href)
    ? element('a', { class: className, href, rel: 'noreferrer' }, action.label)
    : element('span', { class: className }, action.label);
}
