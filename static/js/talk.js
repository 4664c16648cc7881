/* Talk: sends messages and choices without reloading the page; the form goes on working without it.
 *
 * <div data-talk data-talk-failed="…" data-talk-sending="…"> [data-talk-log] [data-talk-answer] [data-talk-problem]
 *   [data-talk-status]; in the answer: form[data-talk-form] with [data-talk-message]; in the log: [data-bubble="id"].
 *
 * The reply is the page itself: what is new in its log is added to this one, so that only the new is announced; the answer
 * is replaced, and the focus stays in the field, or goes to the first choice when a choice was pressed.
 */
const talk = document.querySelector("[data-talk]");
const part = (page, name) => page.querySelector(`[data-talk-${name}]`);

function addNew(page) {
  const log = part(document, "log");
  const known = new Set([...log.querySelectorAll("[data-bubble]")].map((each) => each.dataset.bubble));
  for (const group of part(page, "log").children) {
    const fresh = [...group.querySelectorAll("[data-bubble]")].filter((each) => !known.has(each.dataset.bubble));
    if (!fresh.length) continue;
    log.querySelector("#dernier")?.removeAttribute("id");
    const heading = group.querySelector("h2").textContent;
    const last = log.lastElementChild;
    if (last?.querySelector("h2").textContent === heading) last.querySelector("ol").append(...fresh);
    else {
      group.querySelector("ol").replaceChildren(...fresh);
      log.append(group);
    }
  }
  log.querySelector("#dernier")?.scrollIntoView({ block: "nearest" });
}

function show(page, byMessage) {
  addNew(page);
  part(document, "answer").replaceChildren(...part(page, "answer").childNodes);
  part(document, "problem").replaceChildren(...part(page, "problem").childNodes);
  const link = part(document, "page");
  if (link) link.href = part(page, "page").href;
  const target = byMessage ? part(document, "message") : part(document, "answer").querySelector("fieldset button, a, textarea");
  target?.focus({ preventScroll: true });
  document.querySelector("#dernier")?.scrollIntoView({ block: "nearest" });
}

async function send(form, submitter) {
  const body = new FormData(form, submitter);
  const byMessage = !submitter?.name || submitter.name === "send";
  part(document, "status").textContent = talk.dataset.talkSending;
  try {
    const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!part(page, "log")) throw new Error("another page");
    show(page, byMessage);
    part(document, "status").textContent = "";
  } catch {
    part(document, "status").textContent = talk.dataset.talkFailed;
  }
}

if (talk) {
  let busy = false;
  talk.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-talk-form]");
    if (!form) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    await send(form, event.submitter);
    busy = false;
  });
  talk.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !event.target.matches("[data-talk-message]")) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });
}
