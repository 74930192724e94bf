/* A session that ends while a page is open: forms go out with the newest token, also after a
   login in another tab, and the notice of the lost session goes when something was taken. */
"use strict";

const newestToken = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];

document.addEventListener("submit", (event) => {
  const field = event.target.elements.namedItem("csrfmiddlewaretoken");
  if (field && newestToken()) field.value = newestToken();
}, true);

document.addEventListener("htmx:configRequest", (event) => {
  const { parameters } = event.detail;
  if (parameters.csrfmiddlewaretoken && newestToken()) parameters.csrfmiddlewaretoken = newestToken();
});

document.addEventListener("htmx:afterOnLoad", (event) => {
  const notice = document.querySelector("#logged-out[role]");
  if (notice && event.detail.xhr.status < 400) {
    notice.removeAttribute("role");
    notice.className = "";
    notice.replaceChildren();
  }
});
