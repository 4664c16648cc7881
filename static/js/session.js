/* Session end: a dialog two minutes before; one press makes the session last. [data-session-seconds] holds what is left. */
const WARNING = 120;
const dialog = document.querySelector("[data-session-seconds]");
const extend = dialog.querySelector("[data-session-extend]");
const close = dialog.querySelector("[data-session-close]");
const text = dialog.querySelector("[data-session-text]");
const warning = text.textContent;
let end = 0;
let timer = 0;

function wait(seconds) {
  end = Date.now() + seconds * 1000;
  clearTimeout(timer);
  timer = setTimeout(look, Math.max(0, seconds - WARNING) * 1000);
}

function look() {
  const left = Math.ceil((end - Date.now()) / 1000);
  const isOver = left <= 0;
  text.textContent = isOver ? text.dataset.sessionEnded : warning;
  extend.hidden = isOver;
  close.hidden = !isOver;
  if (left > WARNING) {
    timer = setTimeout(look, (left - WARNING) * 1000);
    return;
  }
  if (!dialog.open) dialog.showModal();
  if (isOver) close.focus();
  else timer = setTimeout(look, left * 1000);
}

extend.addEventListener("click", async () => {
  try {
    const reply = await fetch(dialog.dataset.sessionUrl, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams({ csrf_token: dialog.dataset.sessionToken }),
    });
    if (!reply.ok) throw new Error(reply.statusText);
    wait((await reply.json()).seconds);
    dialog.close();
  } catch {
    end = Date.now();
    look();
  }
});
close.addEventListener("click", () => dialog.close());
/* A machine that slept looks at once. */
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && end && end - Date.now() < WARNING * 1000 && !dialog.open) look();
});
wait(Number(dialog.dataset.sessionSeconds));
