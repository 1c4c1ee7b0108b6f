/** A call that failed, with the server's code, or `offline` when it said nothing. */
const failed = (code, words) => Object.assign(new Error(words), { code });

/** The server over plain HTTP: what was said, what is said now where sockets are blocked, and that all be erased. */
export class Api {
  #base;
  #signal;

  constructor(server, signal) {
    this.#base = new URL('api/v1/', server);
    this.#signal = signal;
  }

  begin(opening) {
    return this.#json('POST', 'conversations', null, opening);
  }

  say({ conversation, token }, message) {
    return this.#json('POST', `${one(conversation)}/turns`, token, message);
  }

  transcript({ conversation, token }) {
    return this.#json('GET', one(conversation), token);
  }

  /** Erases; a chat that is not there any more is erased. */
  async forget({ conversation, token }) {
    const answer = await this.#call('DELETE', one(conversation), token);
    if (!answer.ok && ![401, 404, 410].includes(answer.status)) {
      throw await failure(answer);
    }
  }

  /** Whether the server answers, and answers this site: null, or why not. */
  async refusal() {
    try {
      const answer = await this.#call('GET', 'packs', null);
      return answer.ok ? null : (await failure(answer)).code;
    } catch (problem) {
      return problem.code ?? 'offline';
    }
  }

  async #json(method, path, token, body) {
    const answer = await this.#call(method, path, token, body);
    if (!answer.ok) {
      throw await failure(answer);
    }
    return answer.json();
  }

  async #call(method, path, token, body) {
    const headers = {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    };
    try {
      return await fetch(new URL(path, this.#base), {
        method, headers, body: body ? JSON.stringify(body) : undefined, cache: 'no-store', credentials: 'omit', signal: this.#signal,
      });
    } catch {
      throw failed('offline', 'no answer');
    }
  }
}

const one = (conversation) => `conversations/${conversation}`;

async function failure(answer) {
  const problem = await answer.json().catch(() => null);
  return failed(problem?.code ?? (answer.status >= 500 ? 'unavailable' : 'bad_frame'), problem?.detail ?? `status ${answer.status}`);
}
