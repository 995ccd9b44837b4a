// What the page asks of the portal, at addresses that the page itself names. A session that has ended is noticed, and the
// mark against forged requests renewed, when somebody has logged in again in another tab.
export class Lost extends Error {} // the session is over, or another account's
export class Refused extends Error {} // the portal answered in words
export class Away extends Error {} // no answer at all, or none that can be read

export class Server {
  constructor(root, form) {
    this.addresses = root.dataset;
    this.account = Number(root.dataset.account);
    this.token = form.elements.namedItem("csrfmiddlewaretoken");
  }

  async get(name, asked = {}) {
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(asked)) for (const each of [value].flat()) query.append(key, each);
    return this.#answer(await this.#fetch(`${this.addresses[name]}?${query}`, {}));
  }

  async post(name, content) {
    const response = await this.#post(name, content);
    if (response.status !== 403) return this.#answer(response);
    await this.renew();
    return this.#answer(await this.#post(name, content));
  }

  // Who is logged in now; from here on with their mark.
  async renew() {
    const found = await this.get("standing");
    if (found.account !== this.account) throw new Lost();
    this.token.value = found.token;
    return found;
  }

  // While the page goes away; nobody waits for the answer.
  send(name, content) {
    this.#post(name, content, true).catch(() => {}); // the copy in the browser stays
  }

  #post(name, content, keepalive = false) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token.value };
    return this.#fetch(this.addresses[name], { method: "POST", headers, body: JSON.stringify(content), keepalive });
  }

  async #fetch(address, options) {
    try {
      return await fetch(address, { credentials: "same-origin", redirect: "manual", cache: "no-store", ...options });
    } catch {
      throw new Away();
    }
  }

  async #answer(response) {
    if (response.type === "opaqueredirect" || response.status === 401) throw new Lost();
    if (response.status >= 500) throw new Away();
    const said = await response.json().catch(() => null);
    if (response.ok && said !== null) return said;
    throw said?.error ? new Refused(said.error) : response.status === 403 ? new Lost() : new Away();
  }
}
