// Opens the page again after data-refresh seconds, while what it tells is under way; never over somebody's shoulder:
// not while the page is hidden, nor while the focus is on a control of it.
const place = document.querySelector("[data-refresh]");
if (place) {
  setInterval(() => {
    const busy = document.activeElement && document.activeElement.matches("button, a, input");
    if (!document.hidden && !busy) location.reload();
  }, 1000 * Number(place.dataset.refresh));
}
