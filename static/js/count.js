/* Remaining characters: [data-count-of="field id"][data-count-max][data-count-text="… {n}"]. */
function count(place) {
  const field = document.getElementById(place.dataset.countOf);
  if (!field) return;
  const show = () => {
    const left = Number(place.dataset.countMax) - field.value.length;
    place.textContent = place.dataset.countText.replace("{n}", left);
  };
  field.addEventListener("input", show);
  show();
}

document.querySelectorAll("[data-count-of]").forEach(count);
