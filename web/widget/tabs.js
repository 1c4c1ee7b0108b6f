const ANSWER_WITHIN = 250;

/**
 * Hands the chat of one tab to another of the same site, so that both show one conversation.
 * Only a tab that is open can hand it over: once all are closed nobody finds the chat.
 */
export class Tabs {
  #channel;
  #memory;
  #life;

  constructor({ name, memory, life }) {
    this.#memory = memory;
    this.#life = life;
    this.#channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : null;
    this.#channel?.addEventListener('message', ({ data }) => this.#hear(data), { signal: life.signal });
  }

  #taken = null;

  #hear(data) {
    const token = this.#memory.get('token');
    if (data?.wants === true && token) {
      this.#channel.postMessage({ token, conversation: this.#memory.get('conversation'), region: this.#memory.get('region') });
    } else if (typeof data?.token === 'string' && this.#taken) {
      this.#taken(data);
    }
  }

  /** The chat that another tab has open, or null when none answers. */
  async ask() {
    if (!this.#channel) {
      return null;
    }
    const answer = await new Promise((resolve) => {
      this.#taken = resolve;
      this.#life.set(() => resolve(null), ANSWER_WITHIN);
      this.#channel.postMessage({ wants: true });
    });
    this.#taken = null;
    return answer;
  }

  end() {
    this.#channel?.close();
  }
}
