/* Talk: sends messages and choices without reloading the page; the form goes on working without it.
 *
 * <div data-talk data-talk-failed="…" data-talk-sending="…"> [data-talk-log] [data-talk-answer] [data-talk-problem]
 *   [data-talk-status] [data-talk-progress] [data-talk-page]; in the answer: form[data-talk-form] with
 *   [data-talk-message]; in the log: details, open with [data-talk-recent] where something was just said, and
 *   [data-bubble="id"], #dernier where the newest words begin.
 *
 * The reply is the page itself: what is new in its log is added to this one, so that only the new is announced; the answer
 * is replaced, and the focus stays in the field, or goes to the choices, on none of them, when a choice was pressed.
 */
const talk = document.querySelector("[data-talk]");
const part = (page, name) => page.querySelector(`[data-talk-${name}]`);
const GAP = 16;

function addNew(page) {
  const log = part(document, "log");
  const known = new Set([...log.querySelectorAll("[data-bubble]")].map((each) => each.dataset.bubble));
  const isNew = (each) => !known.has(each.dataset.bubble);
  if ([...page.querySelectorAll("[data-bubble]")].some(isNew)) log.querySelector("#dernier")?.removeAttribute("id");
  [...part(page, "log").children].forEach((theirs, place) => {
    const mine = log.children[place];
    const fresh = [...theirs.querySelectorAll("[data-bubble]")].filter(isNew);
    if (!mine) log.append(theirs);
    else if (fresh.length) mine.querySelector("ol").append(...fresh);
    /* What was left behind folds, unless the person opened it. */
    if (mine && theirs.open) mine.open = true;
    else if (mine?.hasAttribute("data-talk-recent")) {
      mine.open = false;
      mine.removeAttribute("data-talk-recent");
    }
  });
}

/* As much as fits above the end of the answer, but never past the beginning of the newest words. */
function bringIntoView() {
  const newest = talk.querySelector("#dernier").getBoundingClientRect().top - GAP;
  const end = part(document, "answer").getBoundingClientRect().bottom + GAP - window.innerHeight;
  window.scrollBy({ top: Math.min(newest, end), behavior: "instant" });
}

function place(byMessage) {
  const answer = part(document, "answer");
  const first = answer.querySelector("fieldset.talk__choices, .actions a");
  const target = byMessage ? part(answer, "message") ?? first : first ?? part(answer, "message");
  target?.focus({ preventScroll: true });
}

function show(page, byMessage, takesWords) {
  const typed = part(document, "message").value;
  document.title = page.title;
  addNew(page);
  for (const name of ["answer", "problem", "progress"]) {
    part(document, name).replaceChildren(...part(page, name).childNodes);
  }
  part(document, "page").href = part(page, "page").href;
  const field = part(document, "message");
  if (field && !takesWords) field.value ||= typed;
  place(byMessage);
  bringIntoView();
}

function tell(words, isTrouble = false) {
  const status = part(document, "status");
  status.textContent = words;
  status.classList.toggle("talk__status--trouble", isTrouble);
}

async function send(form, submitter) {
  const body = new FormData(form, submitter);
  const byMessage = !submitter?.name || submitter.name === "send";
  const takesWords = byMessage || submitter.hasAttribute("data-talk-with-words");
  /* Words that a choice does not send stay in the field. */
  if (!takesWords) body.delete("message");
  tell(talk.dataset.talkSending);
  try {
    const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!part(page, "log")) throw new Error("another page");
    show(page, byMessage, takesWords);
    tell("");
  } catch {
    tell(talk.dataset.talkFailed, true);
  }
}

if (talk) {
  let busy = false;
  /* Keys that work with this script only are told where it runs. */
  part(document, "scripted").hidden = false;
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
  /* Coming back to a conversation that goes on: at its newest words, not at its top. */
  if (!location.hash && talk.querySelectorAll(".bubble--person").length) bringIntoView();
}
