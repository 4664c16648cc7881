/* Moves the focus to the error summary when the page has one: [data-error-summary], tabindex="-1". */
document.querySelector("[data-error-summary]")?.focus();
