// Nothing here is needed. With scripts on, "Leave quickly" also takes this page out of the tab's history.
"use strict";
document.querySelectorAll("[data-leave]").forEach((link) =>
  link.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(link.href);
  }));
// A click on a line of the summary goes to the first control of the item, not just to its frame.
document.querySelectorAll(".mendings a").forEach((link) =>
  link.addEventListener("click", (event) => {
    const item = document.getElementById(link.hash.slice(1));
    const control = item && item.querySelector("input, textarea");
    if (control) {
      event.preventDefault();
      item.scrollIntoView();
      control.focus({ preventScroll: true });
    }
  }));
