/** Makes an element from plain parts: properties, attributes by dash, and children that are elements or text. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (name === 'class') {
      made.className = value;
    } else {
      made.setAttribute(name, value === true ? '' : String(value));
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
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
