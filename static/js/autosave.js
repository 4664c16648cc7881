/* Autosave: sends each question as it is answered; the form's own button goes on working without it.
 *
 * <form method="post" data-autosave="address" data-autosave-key="first idempotency key"
 *       data-autosave-failed="what to do when the answer could not be sent"
 *       data-autosave-unsaved="Pas encore enregistré">
 *   <input type="hidden" name="csrf_token"> … <div data-question="name">fields, input[data-version],
 *   [data-question-status], [data-question-error], button[data-question-clear]</div> …
 *   [data-autosave-status] [data-autosave-alert]   (inside the form or not)
 *
 * Sent: csrf_token, idempotency_key, question, the question's own fields, and clear=<name> when it is cleared.
 * Reply: {status: "saved", at, text, versions: {name: n}, key} or {status: "refused" | "conflict", text, errors: {name: text}, key}.
 * One request at a time: a request that got no reply is sent again unchanged, with its key, so nothing is written twice.
 */
const SAY_EVERY = 10000;
const REPLY_WITHIN = 15000;
const RETRY_AFTER = [2000, 5000, 15000, 30000];
const WAIT = { radio: 200, other: 800 };

function sayer(place) {
  let last = -SAY_EVERY;
  let timer = 0;
  return (text) => {
    clearTimeout(timer);
    const speak = () => {
      last = performance.now();
      place.textContent = text;
    };
    const left = last + SAY_EVERY - performance.now();
    if (left <= 0) speak();
    else timer = setTimeout(speak, left);
  };
}

function fieldsOf(form, name, clear) {
  const body = new FormData();
  body.set("csrf_token", form.elements.csrf_token?.value ?? "");
  body.set("idempotency_key", form.dataset.autosaveKey ?? "");
  body.set("question", name);
  for (const field of questionOf(form, name).querySelectorAll("input[name], textarea[name], select[name]")) {
    const left = field.disabled || (/radio|checkbox/.test(field.type) && !field.checked);
    if (!left) body.append(field.name, field.value);
  }
  if (clear) body.set("clear", name);
  return body;
}

const questionOf = (form, name) => form.querySelector(`[data-question="${CSS.escape(name)}"]`);

async function post(address, body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), REPLY_WITHIN);
  try {
    const headers = { Accept: "application/json" };
    const response = await fetch(address, { method: "POST", body, headers, signal: stop.signal });
    const isJson = response.headers.get("Content-Type")?.includes("json");
    if (isJson) return await response.json();
    return { status: response.status < 500 ? "refused" : "lost" };
  } catch {
    return { status: "lost" };
  } finally {
    clearTimeout(timer);
  }
}

function showStatus(question, text, trouble) {
  const place = question.querySelector("[data-question-status]");
  if (!place) return;
  place.textContent = text;
  place.classList.toggle("choice-group__status--trouble", trouble);
}

function showError(question, name, text) {
  const place = question.querySelector("[data-question-error]");
  const group = question.querySelector("fieldset");
  if (!place || !group) return;
  place.replaceChildren();
  question.classList.toggle("choice-group--error", Boolean(text));
  if (text) {
    const line = document.createElement("p");
    line.className = "field__error";
    line.id = `${name}-error`;
    line.textContent = `${place.dataset.questionError} ${text}`;
    place.append(line);
    group.setAttribute("role", "radiogroup");
    group.setAttribute("aria-invalid", "true");
    group.setAttribute("aria-describedby", line.id);
  } else {
    for (const attribute of ["role", "aria-invalid", "aria-describedby"]) group.removeAttribute(attribute);
  }
}

/* A choice that goes with no other (“none yet”), [data-alone], takes the others away, and they take it away. */
function keepApart(box) {
  if (box.type !== "checkbox" || !box.checked) return;
  for (const other of box.closest("fieldset").querySelectorAll("input[type=checkbox]")) {
    if (other !== box && (box.dataset.alone || other.dataset.alone)) other.checked = false;
  }
}

function autosave(form) {
  const place = (name) => form.querySelector(`[data-autosave-${name}]`) ?? document.querySelector(`[data-autosave-${name}]`);
  const alertPlace = place("alert");
  const say = sayer(place("status"));
  const changed = new Map();
  const troubled = new Set();
  let sending = null;
  let timer = 0;
  let tries = 0;
  let leaving = false;
  let settled = () => {};

  const warn = (text) => {
    if (text && alertPlace.textContent !== text) alertPlace.textContent = text;
    if (!text) alertPlace.textContent = "";
  };
  const later = (deed, wait) => {
    clearTimeout(timer);
    timer = setTimeout(deed, wait);
  };

  function next() {
    if (sending || leaving || !changed.size) return;
    const [name, clear] = changed.entries().next().value;
    changed.delete(name);
    sending = { name, body: fieldsOf(form, name, clear) };
    send();
  }

  async function send() {
    if (sending.busy) return;
    sending.busy = true;
    const reply = await post(form.dataset.autosave, sending.body);
    sending.busy = false;
    if (reply.status === "lost") lost();
    else replied(sending.name, reply);
    settled();
  }

  function lost() {
    warn(form.dataset.autosaveFailed);
    showStatus(questionOf(form, sending.name), form.dataset.autosaveUnsaved ?? "", true);
    later(send, RETRY_AFTER[Math.min(tries, RETRY_AFTER.length - 1)]);
    tries += 1;
  }

  function replied(name, reply) {
    const question = questionOf(form, name);
    tries = 0;
    sending = null;
    if (reply.key) form.dataset.autosaveKey = reply.key;
    if (reply.status === "saved") {
      for (const [field, version] of Object.entries(reply.versions ?? {})) {
        const kept = form.elements[`${field}-version`];
        if (kept) kept.value = version;
      }
      troubled.delete(name);
      showError(question, name, "");
      if (!changed.has(name)) showStatus(question, reply.text, false);
      say(reply.text);
      if (!troubled.size) warn("");
    } else {
      troubled.add(name);
      const text = reply.text ?? form.dataset.autosaveFailed;
      showError(question, name, reply.errors?.[name] ?? Object.values(reply.errors ?? {})[0] ?? text);
      showStatus(question, form.dataset.autosaveUnsaved ?? "", true);
      warn(text);
    }
    later(next, 0);
  }

  function change(name, clear, wait) {
    changed.set(name, clear);
    showStatus(questionOf(form, name), "", false);
    if (!sending) later(next, wait);
  }

  form.addEventListener("input", (event) => {
    const name = event.target.closest("[data-question]")?.dataset.question;
    keepApart(event.target);
    if (name) change(name, false, WAIT[event.target.type] ?? WAIT.other);
  });

  form.addEventListener("click", (event) => {
    const question = event.target.closest("[data-question-clear]")?.closest("[data-question]");
    if (!question) return;
    event.preventDefault();
    const choices = question.querySelectorAll("input[type=radio]");
    choices.forEach((choice) => (choice.checked = false));
    choices[0]?.focus();
    change(question.dataset.question, true, 0);
  });

  /* The whole form waits for the reply under way: its versions would be one behind. */
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (leaving || !sending?.busy) {
      leaving = true;
      return;
    }
    event.preventDefault();
    const release = () => {
      if (leaving) return;
      leaving = true;
      form.requestSubmit(event.submitter);
    };
    settled = release;
    setTimeout(release, 4000);
  });

  addEventListener("online", () => sending && send());
  addEventListener("pageshow", () => (leaving = false));
  document.addEventListener("visibilitychange", () => document.hidden && next());
  addEventListener("beforeunload", (event) => {
    if (!leaving && (sending || changed.size || troubled.size)) event.preventDefault();
  });
}

document.querySelectorAll("form[data-autosave]").forEach(autosave);
