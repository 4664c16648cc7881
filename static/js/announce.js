/* Says again, once the page is there, what stands in [data-announce]: a live region is heard when its words come anew. */
setTimeout(() => {
  document.querySelectorAll("[data-announce]").forEach((each) => each.replaceChildren(...each.childNodes));
}, 500);
