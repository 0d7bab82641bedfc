// Finds a number whose SHA-256 begins as the page says, while the page is being read.
"use strict";
(() => {
 const { key, challenge, proof } = document.getElementById("begin").elements;
 const wanted = parseInt(challenge.value.slice(0, 8), 16) | 0;
 const K = [], H = [];
 for (let p = 2; K.length < 64; p++) {
 let d = 2;
 while (p % d) d++;
 if (d === p) {
  if (H.length < 8) H.push((Math.sqrt(p) * 2 ** 32) | 0);
  K.push((Math.cbrt(p) * 2 ** 32) | 0);
 }
 }
 const w = new Int32Array(64);
 const turn = (x, n) => (x >>> n) | (x << (32 - n));
 // the first 32 bits of the SHA-256 of one block (FIPS 180-4)
 const first = (text) => {
 w.fill(0);
 for (let i = 0; i <= text.length; i++)
  w[i >> 2] |= (i < text.length ? text.charCodeAt(i) : 128) << (24 - 8 * (i & 3));
 w[15] = text.length * 8;
 for (let i = 16; i < 64; i++) {
  const x = w[i - 15], y = w[i - 2];
  w[i] = w[i - 16] + w[i - 7] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
 }
 let [a, b, c, d, e, f, g, h] = H;
 for (let i = 0; i < 64; i++) {
  const t = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
  const u = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
  h = g; g = f; f = e; e = (d + t) | 0; d = c; c = b; b = a; a = (t + u) | 0;
 }
 return (a + H[0]) | 0;
 };
 let n = 0, pressed;
 const work = () => {
 for (const end = Date.now() + 25; Date.now() < end; )
  for (let k = 0; k < 100; k++, n++)
  if (first(key.value + "." + n) === wanted) {
   proof.value = n;
   if (pressed) proof.form.requestSubmit(pressed);
   return;
  }
 if (n < 2e5) setTimeout(work);
 else if (pressed) proof.form.requestSubmit(pressed);
 };
 proof.form.addEventListener("submit", (event) => {
 const by = event.submitter;
 if (by && !by.hasAttribute("formaction") && !proof.value && n < 2e5) {
  event.preventDefault();
  pressed = by;
  const told = document.getElementById("working");
  told.textContent = told.dataset.text;
 }
 });
 work();
})();
