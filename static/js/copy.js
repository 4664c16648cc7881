/* Copy field: [data-copy] holds [data-copy-text], [data-copy-button] (hidden until it can work), [data-copy-status]. */
function copyField(part) {
  const field = part.querySelector("[data-copy-text]");
  const button = part.querySelector("[data-copy-button]");
  const status = part.querySelector("[data-copy-status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = part.dataset.copyDone;
    } catch {
      field.focus();
      field.select();
      status.textContent = part.dataset.copyFailed;
    }
  });
}

document.querySelectorAll("[data-copy]").forEach(copyField);
