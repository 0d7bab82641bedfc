// Nothing here is needed. With scripts on, "Leave quickly" clears the screen at once, takes this page out of the
// tab's history, and is pressed by Escape twice too. A page that a browser kept is asked for again.
"use strict";
const way = document.querySelector("[data-leave]");
if (way) {
  const leave = () => {
    document.title = "";
    document.body.replaceChildren();
    location.replace(way.href);
  };
  way.title = way.dataset.leave;
  way.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let escaped = -Infinity;
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.repeat) {
      if (event.timeStamp - escaped < 1500) {
        event.preventDefault();
        leave();
      }
      escaped = event.timeStamp;
    }
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      document.body.replaceChildren();
      location.reload();
    }
  });
}
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
