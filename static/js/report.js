/* The print button: only where there is script to press it. */
"use strict";

const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => print());
