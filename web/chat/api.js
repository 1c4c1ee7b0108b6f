/** The two things that the page asks for over plain HTTP: what was said, and that it be erased. */
export class Api {
  #base;

  constructor(base) {
    this.#base = base;
  }

  async transcript(ticket) {
    const answer = await this.#call('GET', ticket);
    if (!answer.ok) {
      throw new Error(`the transcript answered ${answer.status}`);
    }
    return answer.json();
  }

  /** Erases; a chat that is not there any more is erased. */
  async forget(ticket) {
    const answer = await this.#call('DELETE', ticket);
    if (!answer.ok && ![401, 404, 410].includes(answer.status)) {
      throw new Error(`the erasure answered ${answer.status}`);
    }
  }

  #call(method, { conversation, token }) {
    const address = new URL(`api/v1/conversations/${encodeURIComponent(conversation)}`, this.#base);
    return fetch(address, { method, headers: { Authorization: `Bearer ${token}` }, cache: 'no-store', credentials: 'omit' });
  }
}
