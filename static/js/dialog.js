/* Dialogs: a link with data-dialog="id" opens the <dialog> of that id instead of its page; [data-dialog-close] closes it. */
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog?.showModal) {
    event.preventDefault();
    dialog.showModal();
  } else if (event.target.closest("[data-dialog-close]")) {
    event.preventDefault();
    event.target.closest("dialog")?.close();
  }
});
