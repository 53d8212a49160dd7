// What the phone keeps, and how it speaks to the class. An answer is written down before it is sent,
// and crossed out only when the class has said that it is kept.

export const WORDS = JSON.parse(document.getElementById("given").textContent);
export const say = (key, more = {}) => String(WORDS.words[key]).replace(/\{(\w+)\}/g, (_, name) => more[name] ?? "");
const later = (ms) => new Promise((done) => { setTimeout(done, ms); });

// Where a browser keeps nothing for pages, the tab's own history does: it outlasts a reload.
const keep = {
  read(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return history.state?.[key]; }
  },
  write(key, value) {
    try { localStorage.setItem(key, JSON.stringify(value)); } catch {
      try { history.replaceState({ [key]: value }, ""); } catch { /* it lives as long as the page */ }
    }
  },
};

function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_");
}

export class Line {
  constructor(base, code, heard) {
    Object.assign(this, { heard, key: `thaw.class.${code}`, url: `${base}/${code}`, version: 0, have: 0 });
    this.mine = { token: newToken(), name: "", count: 0, joined: false, at: 0, given: {}, ...keep.read(this.key) };
    this.lost = false;
    this.save();
  }

  // Another tab of this phone may have answered meanwhile: of each answer the newer one stays.
  // Returns whether there was any.
  merge() {
    const { given = {}, count = 0 } = keep.read(this.key) || {}, { mine } = this;
    const news = Object.keys(given).filter((name) => !(mine.given[name]?.count >= given[name].count));
    for (const name of news) mine.given[name] = given[name];
    mine.count = Math.max(mine.count, count);
    return news.length > 0;
  }

  save() {
    this.merge();
    keep.write(this.key, this.mine);
  }

  name(id, round) { return `${id}|${round}`; }

  given(id, round) { return this.mine.given[this.name(id, round)]; }

  get waiting() { return Object.values(this.mine.given).filter((one) => !one.taken && !one.refused); }

  give(id, round, value) {
    // The time, or one more than the last: it grows even if the phone's clock is set back.
    this.mine.count = Math.max(Date.now(), this.mine.count + 1);
    this.mine.given[this.name(id, round)] = { question: id, round, count: this.mine.count, value };
    this.save();
    this.send();
  }

  // A name waits like an answer until the class has it.
  call(name) {
    this.mine.wanted = name;
    this.mine.name = name;
    this.save();
    this.send();
  }

  // The teacher takes a name away: this pupil's number then stands there once more than before.
  unname(numbers = []) {
    const times = numbers.filter((one) => one === this.mine.number).length;
    if (times <= (this.mine.times || 0)) return;
    Object.assign(this.mine, { times, name: "" });
    delete this.mine.wanted;
    this.save();
  }

  async ask(path, body, wait = 12000) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), wait);
    this.stop = body ? this.stop : stop;
    try {
      const more = body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {};
      const answer = await fetch(`${this.url}/${path}`, { cache: "no-store", signal: stop.signal, ...more });
      const said = await answer.json();
      this.lost = false;
      return { ok: answer.ok, ...said };
    } finally {
      clearTimeout(timer);
    }
  }

  async join(name) {
    const said = await this.ask("join", { token: this.mine.token, ...(name === undefined ? {} : { name }) });
    if (said.ok) {
      this.mine.joined = true;
      if (this.mine.number !== said.number) Object.assign(this.mine, { number: said.number, times: 0 });
      if (name !== undefined && this.mine.wanted === name) {
        delete this.mine.wanted;
        this.mine.name = said.name;
      }
      this.save();
    }
    return said;
  }

  // One sender at a time; it goes on until nothing waits.
  async send() {
    if (this.busy) return;
    this.busy = true;
    for (let pause = 700; ; pause = Math.min(8000, pause * 2)) {
      try {
        if (await this.sendOnce()) break;
      } catch {
        this.lost = true;
      }
      this.heard();
      await Promise.race([later(pause * (0.75 + Math.random() / 2)), new Promise((wake) => { this.wake = wake; })]);
    }
    this.busy = false;
    this.heard();
  }

  // Whether there is nothing left to send now.
  async sendOnce() {
    if (!this.mine.joined || this.mine.wanted !== undefined) {
      const said = await this.join(this.mine.wanted);
      if (!said.ok) {
        this.door = said.word;
        return !["fast", "again"].includes(said.word);
      }
      this.door = "";
    }
    const batch = this.waiting.slice(0, 40);
    if (!batch.length) return true;
    const said = await this.ask("answers", { token: this.mine.token, answers: batch });
    if (!said.ok) return said.word !== "fast" && !said.again;
    let again = false;
    for (const { question, round, count, word, say: why } of said.results) {
      const own = this.given(question, round);
      if (!own || own.count !== count) continue; // changed meanwhile: the newer one still waits
      if (!word) own.taken = true;
      else if (word === "who") { this.mine.joined = false; again = true; }
      else if (word === "fast" || word === "again") again = true;
      else if (word !== "early") { own.refused = word; own.why = why; }
    }
    this.save();
    this.heard();
    return !again && !this.waiting.some((one) => !batch.includes(one));
  }

  // Hears where the class stands, for as long as the page is open.
  async listen() {
    for (let pause = 1000; ;) {
      try {
        const said = await this.ask(`state?since=${this.version}&have=${this.have}`, null, 32000);
        if (said.ok) {
          this.have = 0;
          pause = 1000;
          this.version = said.version;
          this.heard(said);
          if (this.waiting.length) this.send();
          continue;
        }
        if (said.word === "code") { this.heard({ gone: true }); return; }
      } catch (problem) {
        if (problem.name !== "AbortError") { this.lost = true; this.heard(); }
      }
      await Promise.race([later(pause), new Promise((wake) => { this.look = wake; })]);
      pause = Math.min(10000, pause * 1.7);
    }
  }

  // The phone was unlocked, or the network is back.
  back() {
    this.stop?.abort();
    this.look?.();
    this.wake?.();
    if (this.waiting.length) this.send();
  }
}
