"use strict";
// Plays a recording: one moment of the training at a time. `recording.views[v].moments[m]` names its panels as pairs of
// numbers, [how it is drawn, its values], in `recording.forms` and `recording.values`.
(() => {
const recording = JSON.parse(document.getElementById("recording").textContent);
const dark = window.matchMedia("(prefers-color-scheme: dark)");
let look = recording.looks.light;
let moment = recording.steps.length - 1;
let shown = 0;
let timer = 0;

const id = name => document.getElementById(name);
const steps = recording.steps;
const grouped = number => Math.round(number).toString().replace(/\B(?=(\d{3})+$)/g, ",");

function element(name, attributes, ...children) {
  const svg = /^(svg|g|image|rect|path|line|circle|text|tspan|title|clipPath|defs|linearGradient|stop)$/.test(name);
  const made = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Text in which subscripts stand between U+000E and U+000F.
function plain(text) { return text.replace(/\x0e/g, "_").replace(/\x0f/g, ""); }
function rich(text) {
  return text.split(/(\x0e[^\x0f]*\x0f)/).filter(part => part).map(part =>
    part[0] === "\x0e" ? element("sub", {}, part.slice(1, -1)) : document.createTextNode(part));
}
function svgText(x, y, text, attributes) {
  const made = element("text", { x, y, "font-size": 12, ...attributes });
  let dropped = false;
  for (const part of text.split(/(\x0e[^\x0f]*\x0f)/).filter(one => one)) {
    const index = part[0] === "\x0e";
    const attributesOfPart = index ? { "font-size": 9, dy: 2.5 } : dropped ? { dy: -2.5 } : {};
    made.append(element("tspan", attributesOfPart, index ? part.slice(1, -1) : part));
    dropped = index;
  }
  return made;
}

const decoded = new Map();
function bytes(number) {
  if (!decoded.has(number))
    decoded.set(number, Uint8Array.from(atob(recording.values[number]), c => c.charCodeAt(0)));
  return decoded.get(number);
}

function mixed(from, to, part) {
  const channel = (colour, at) => parseInt(colour.slice(at, at + 2), 16);
  return "#" + [1, 3, 5].map(at => Math.round(channel(from, at) + part * (channel(to, at) - channel(from, at)))
    .toString(16).padStart(2, "0")).join("");
}
// `part` in [0, 1] of the scale from low to high.
function shade(part, low) {
  if (low === 0) return mixed(look.zero, look.one, part);
  const side = 2 * part - 1;
  return mixed(look.zero, side < 0 ? look.below : look.above, Math.abs(side));
}

const signed = text => text.replace("-", "\u2212");
const number = value => signed(value.toFixed(Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 10 ? 1 : 2));

// Round numbers in [low, high], some five of them.
function ticks(low, high, whole) {
  const power = Math.pow(10, Math.floor(Math.log10((high - low) / 5)));
  let apart = [1, 2, 5, 10].map(factor => factor * power).find(one => (high - low) / one <= 6);
  if (whole) apart = Math.max(1, Math.round(apart));
  const list = [];
  for (let at = Math.ceil(low / apart - 1e-9); at * apart <= high + 1e-9 * apart; ++at) list.push(at * apart);
  return list;
}
function tickLabel(value) {
  if (Math.abs(value) >= 1e4) return grouped(value);
  return signed(String(Number(value.toPrecision(6))));
}

const labelWidth = text => 6.6 * plain(text).length;

function linePanel(form) {
  const width = 640, height = 250, left = 62, right = 24, top = form.phases.length ? 18 : 8, bottom = 40;
  const series = form.series.filter(one => one.points.length);
  const log = form.y.range === "log";
  let lowX = Infinity, highX = -Infinity, low = Infinity, high = -Infinity;
  for (const one of series)
    for (let i = 0; i < one.points.length; i += 2) {
      lowX = Math.min(lowX, one.points[i]); highX = Math.max(highX, one.points[i]);
      const y = one.points[i + 1];
      if (y === null || (log && y <= 0)) continue;
      const half = one.spread.length ? one.spread[i / 2] || 0 : 0;
      low = Math.min(low, y - half); high = Math.max(high, y + half);
    }
  for (const guide of form.guides) if (isFinite(low)) { low = Math.min(low, guide); high = Math.max(high, guide); }
  if (form.y.range === "unit") { low = Math.min(0, low); high = Math.max(1, high); }
  if (form.y.range === "zero") low = Math.min(0, low);
  if (!isFinite(low)) { low = 0; high = 1; lowX = steps[0]; highX = steps[steps.length - 1]; }
  if (!(high > low)) { high += 0.5; if (form.y.range !== "zero") low -= 0.5; }
  if (!(highX > lowX)) highX = lowX + 1;
  const scaled = y => log ? Math.log10(y) : y;
  const lowY = scaled(low), highY = scaled(high) + (log ? 0 : 0.03 * (high - low));
  const px = x => left + (x - lowX) / (highX - lowX) * (width - left - right);
  const py = y => height - bottom - (scaled(y) - lowY) / (highY - lowY) * (height - top - bottom);
  const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, width, role: "img", "aria-label": plain(form.title || form.y.label) });
  for (const band of form.phases) {
    const from = px(Math.max(band.from, lowX)), to = px(Math.min(band.to, highX));
    svg.append(element("rect", { x: from, y: top, width: Math.max(0, to - from), height: height - top - bottom,
      fill: look.muted, opacity: [0, 0.07, 0.14, 0.2][Math.min(3, band.tone)] }));
    if (to - from > labelWidth(band.name)) svg.append(svgText((from + to) / 2, top - 5, band.name, { "text-anchor": "middle", class: "muted", "font-size": 11 }));
  }
  const marks = log ? ticks(lowY, highY, true).map(at => Math.pow(10, at)) : ticks(lowY, highY, form.y.whole);
  for (const at of marks) {
    svg.append(element("line", { x1: left, x2: width - right, y1: py(at), y2: py(at), stroke: look.grid }));
    svg.append(svgText(left - 6, py(at) + 4, tickLabel(at), { "text-anchor": "end" }));
  }
  for (const at of ticks(lowX, highX, form.x.whole)) {
    svg.append(element("line", { x1: px(at), x2: px(at), y1: height - bottom, y2: height - bottom + 4, stroke: look.muted }));
    svg.append(svgText(px(at), height - bottom + 17, tickLabel(at), { "text-anchor": "middle" }));
  }
  svg.append(svgText((left + width - right) / 2, height - 6, form.x.label, { "text-anchor": "middle", class: "muted" }));
  svg.append(svgText(14, (top + height - bottom) / 2, form.y.label, { "text-anchor": "middle", class: "muted",
    transform: `rotate(-90 14 ${(top + height - bottom) / 2})` }));
  for (const guide of form.guides)
    svg.append(element("line", { x1: left, x2: width - right, y1: py(guide), y2: py(guide), stroke: look.muted, "stroke-dasharray": "2 3" }));
  const colour = one => one.category < 0 ? look.muted : look.categories[one.category % look.categories.length];
  for (const one of series) {
    let path = "", pen = false, before = 0, upper = "", lower = "";
    for (let i = 0; i < one.points.length; i += 2) {
      const x = one.points[i], y = one.points[i + 1];
      if (y === null || (log && y <= 0)) { pen = false; continue; }
      if (pen && one.stairs) path += `L${px(x).toFixed(1)} ${py(before).toFixed(1)}`;
      path += `${pen ? "L" : "M"}${px(x).toFixed(1)} ${py(y).toFixed(1)}`;
      if (one.spread.length) {
        const half = one.spread[i / 2] || 0;
        upper += `${upper ? "L" : "M"}${px(x).toFixed(1)} ${py(y + half).toFixed(1)}`;
        lower = `L${px(x).toFixed(1)} ${py(y - half).toFixed(1)}` + lower;
      }
      pen = true; before = y;
    }
    if (upper) svg.append(element("path", { d: upper + lower + "Z", fill: colour(one), opacity: 0.2 }));
    svg.append(element("path", { d: path, fill: "none", stroke: colour(one), "stroke-width": 1.6 * one.weight,
      "stroke-dasharray": one.dash, opacity: one.category < 0 ? 0.5 : 1 }, element("title", {}, plain(one.name))));
  }
  const step = steps[moment];
  if (step >= lowX && step <= highX)
    svg.append(element("line", { x1: px(step), x2: px(step), y1: top, y2: height - bottom, stroke: look.ink, "stroke-width": 1, class: "cursor" }));
  svg.addEventListener("click", event => {
    const box = svg.getBoundingClientRect();
    const at = lowX + ((event.clientX - box.left) / box.width * width - left) / (width - left - right) * (highX - lowX);
    go(steps.reduce((best, one, i) => Math.abs(one - at) < Math.abs(steps[best] - at) ? i : best, 0));
  });
  const panel = [svg];
  const named = series.filter(one => one.name);
  if (named.length && named.length <= 24)
    panel.push(element("div", { class: "key" }, ...named.map(one => element("span", {},
      element("svg", { width: 26, height: 10 }, element("line", { x1: 0, x2: 26, y1: 5, y2: 5, stroke: colour(one), "stroke-width": 2, "stroke-dasharray": one.dash })),
      " ", ...rich(one.name), " ", named.length === series.length ? valueAt(one, step) : ""))));
  return panel;
}

// The newest value of a curve at or before a step.
function valueAt(series, step) {
  let value = null;
  for (let i = 0; i < series.points.length && series.points[i] <= step; i += 2)
    if (series.points[i + 1] !== null) value = series.points[i + 1];
  return value === null ? "" : Number.isInteger(value) ? String(value) : Math.abs(value) < 100 ? value.toFixed(3) : number(value);
}

// Marks have a shape beside their colour: missing a square frame, extra a cross, forbidden a bar.
function markShape(mark, x, y, width, height, colour) {
  const inset = Math.min(width, height) * 0.18;
  const pen = { stroke: colour, "stroke-width": Math.max(1.2, Math.min(width, height) / 12), fill: "none" };
  if (mark === 1) return element("rect", { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset, ...pen });
  if (mark === 2) return element("path", { d: `M${x + inset} ${y + inset}L${x + width - inset} ${y + height - inset}M${x + width - inset} ${y + inset}L${x + inset} ${y + height - inset}`, ...pen });
  return element("path", { d: `M${x + inset} ${y + height / 2}L${x + width - inset} ${y + height / 2}`, ...pen });
}

function matrixPanel(form, values) {
  const data = bytes(values), count = form.rows * form.cols;
  const names = form.square ? form.row_names : [];
  const left = (names.length ? Math.max(...names.map(labelWidth), 8) + 8 : form.row_ticks.length ? 34 : 4) + (form.row_title ? 20 : 0);
  const vertical = form.cols > 12 || form.col_names.some(name => labelWidth(name) > 30);
  const headers = form.square && form.col_names.length ? (vertical ? Math.max(...form.col_names.map(labelWidth)) + 6 : 18) : 4;
  const top = headers + (form.col_title ? 18 : 0);
  const bottom = (form.col_ticks.length ? 18 : 2) + (form.x_label ? 16 : 0);
  const cell = form.square ? Math.max(7, Math.min(34, 380 / Math.max(form.rows, form.cols))) : 0;
  const inner = form.square ? cell * form.cols : 300;
  const cellWidth = form.square ? cell : inner / form.cols;
  const cellHeight = form.square ? cell : Math.max(10, inner * form.aspect / form.rows);
  const width = left + inner + 6, height = top + cellHeight * form.rows + bottom;
  const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, width, role: "img", "aria-label": plain(form.title || form.row_title) });
  for (let i = 0; i < form.rows; ++i)
    for (let j = 0; j < form.cols; ++j) {
      const level = data[i * form.cols + j], x = left + j * cellWidth, y = top + i * cellHeight;
      const value = form.low + level / 254 * (form.limit - form.low);
      const gap = form.square ? 0.5 : 0;
      const label = (form.row_names[i] || `row ${i + 1}`) + ", " + (form.col_names[j] || `column ${j + 1}`);
      svg.append(element("rect", { x: x + gap, y: y + gap, width: cellWidth - 2 * gap, height: cellHeight - 2 * gap,
        fill: level === 255 ? look.no_value : shade(level / 254, form.low), "shape-rendering": form.square ? "auto" : "crispEdges" },
        element("title", {}, plain(label) + ": " + (level === 255 ? "no value" : number(value)))));
      const mark = form.marked ? data[count + i * form.cols + j] : 0;
      if (mark) svg.append(markShape(mark, x, y, cellWidth, cellHeight, level !== 255 && level > 140 ? look.wrong_on_dark : look.wrong));
    }
  const every = size => Math.max(1, Math.ceil(13 / size));
  names.forEach((name, i) => { if (i % every(cellHeight) === 0)
    svg.append(svgText(left - 5, top + (i + 0.5) * cellHeight + 4, name, { "text-anchor": "end" })); });
  if (form.square) form.col_names.forEach((name, j) => {
    if (j % every(cellWidth)) return;
    const x = left + (j + 0.5) * cellWidth;
    svg.append(vertical ? svgText(x + 4, top - 5, name, { transform: `rotate(-90 ${x + 4} ${top - 5})` })
      : svgText(x, top - 6, name, { "text-anchor": "middle" }));
  });
  for (const [row, label] of form.row_ticks) svg.append(svgText(left - 5, top + (row + 0.5) * cellHeight + 4, label, { "text-anchor": "end", "font-size": 10 }));
  for (const [col, label] of form.col_ticks) svg.append(svgText(left + (col + 0.5) * cellWidth, height - bottom + 13, label, { "text-anchor": "middle", "font-size": 10 }));
  const middle = top + form.rows * cellHeight / 2;
  if (form.row_title) svg.append(svgText(12, middle, form.row_title, { "text-anchor": "middle", transform: form.square ? `rotate(-90 12 ${middle})` : "" , ...(form.square ? { class: "muted" } : {}) }));
  if (form.col_title) svg.append(svgText(left + inner / 2, 13, form.col_title, { "text-anchor": "middle", class: "muted" }));
  if (form.x_label) svg.append(svgText(left + inner / 2, height - 3, form.x_label, { "text-anchor": "middle", class: "muted", "font-size": 11 }));
  return [svg];
}

// Frames side by side, in one picture, each apart from the next.
function filmPanel(form, values) {
  const left = form.name ? labelWidth(form.name) + 10 : 2, gap = 3, bottom = form.col_ticks.length ? 18 : 2;
  const scale = Math.max(1, Math.min(4, 72 / form.height)), wide = form.width * scale, high = form.height * scale;
  const width = left + form.count * (wide + gap), height = high + bottom;
  const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, width, role: "img", class: "film",
    "aria-label": `${plain(form.name)}: ${form.count} frames` });
  const source = `data:image/jpeg;base64,${recording.values[values]}`;
  for (let i = 0; i < form.count; ++i) {
    const part = element("svg", { x: left + i * (wide + gap), y: 0, width: wide, height: high,
      viewBox: `${i * form.width} 0 ${form.width} ${form.height}` });
    part.append(element("image", { href: source, width: form.count * form.width, height: form.height }));
    svg.append(part);
  }
  svg.append(svgText(left - 6, high / 2 + 4, form.name, { "text-anchor": "end" }));
  for (const [col, label] of form.col_ticks)
    svg.append(svgText(left + col * (wide + gap) + wide / 2, height - 4, label, { "text-anchor": "middle", "font-size": 10 }));
  return [svg];
}

function pointsPanel(form, values) {
  const data = bytes(values), size = 170, left = 40, bottom = 34, stride = form.shaded ? 3 : 2;
  const svg = element("svg", { viewBox: `0 0 ${left + size + 8} ${size + bottom + 6}`, width: left + size + 8, role: "img",
    "aria-label": plain(`${form.y_label} against ${form.x_label}`) });
  svg.append(element("rect", { x: left, y: 4, width: size, height: size, fill: "none", stroke: look.grid }));
  const px = level => left + level / 254 * size, py = level => 4 + size - level / 254 * size;
  if (form.diagonal) {
    const low = Math.max(form.x[0], form.y[0]), high = Math.min(form.x[1], form.y[1]);
    const place = (value, range) => 254 * (value - range[0]) / (range[1] - range[0]);
    svg.append(element("line", { x1: px(place(low, form.x)), y1: py(place(low, form.y)), x2: px(place(high, form.x)), y2: py(place(high, form.y)), stroke: look.muted, "stroke-dasharray": "3 3" }));
  }
  for (let i = 0; i + stride <= data.length; i += stride)
    if (data[i] !== 255 && data[i + 1] !== 255)
      svg.append(element("circle", { cx: px(data[i]), cy: py(data[i + 1]), r: 1.8,
        fill: form.shaded && data[i + 2] !== 255 ? shade(data[i + 2] / 254, 0) : look.categories[0], opacity: 0.75 }));
  for (const [value, anchor, x] of [[form.x[0], "start", left], [form.x[1], "end", left + size]])
    if (value !== null) svg.append(svgText(x, size + 17, number(value), { "text-anchor": anchor, "font-size": 10, class: "muted" }));
  for (const [value, y] of [[form.y[0], size + 4], [form.y[1], 12]])
    if (value !== null) svg.append(svgText(left - 4, y, number(value), { "text-anchor": "end", "font-size": 10, class: "muted" }));
  svg.append(svgText(left + size / 2, size + bottom - 4, form.x_label, { "text-anchor": "middle" }));
  svg.append(svgText(12, size / 2, form.y_label, { "text-anchor": "middle", transform: `rotate(-90 12 ${size / 2})` }));
  return [svg];
}

function tablePanel(form, rows) {
  const cls = column => column.number ? { class: "number" } : {};
  return [element("table", {},
    element("thead", {}, element("tr", {}, ...form.columns.map(column => element("th", { scope: "col", ...cls(column) }, ...rich(column.title))))),
    element("tbody", {}, ...rows.map(row => element("tr", {}, ...row.map((cell, i) => {
      const wrong = typeof cell === "object";
      const words = [form.columns[i].number ? "number" : "", wrong ? "wrong" : ""].filter(one => one).join(" ");
      return element("td", words ? { class: words } : {}, ...rich(wrong ? cell.wrong : cell));
    })))))];
}

function drawn([formNumber, valueNumber]) {
  const form = recording.forms[formNumber];
  const parts = { line: () => linePanel(form), matrix: () => matrixPanel(form, valueNumber), points: () => pointsPanel(form, valueNumber),
    film: () => filmPanel(form, valueNumber),
    table: () => tablePanel(form, recording.values[valueNumber]), missing: () => [element("p", { class: "note" }, ...rich(form.sentence))] }[form.type]();
  return element("figure", { class: "panel" }, ...(form.title ? [element("figcaption", {}, ...rich(form.title))] : []), ...parts);
}

function keyOf(words) {
  const parts = [];
  if (words.key.scale) {
    const scale = words.key.scale, cells = [];
    for (let i = 0; i < 40; ++i) {
      const part = scale.faintest + (1 - scale.faintest) * i / 39;
      cells.push(element("rect", { x: 3 * i, y: 0, width: 3.2, height: 12, fill: shade(part, scale.around_zero ? -1 : 0) }));
    }
    parts.push(element("span", {}, ...rich(scale.name), ` ${number(scale.low)} `, element("svg", { width: 121, height: 12 }, ...cells), ` ${number(scale.high)}`));
  }
  for (const [mark, name] of words.key.marks)
    parts.push(element("span", {}, element("svg", { width: 16, height: 16 }, element("rect", { width: 16, height: 16, fill: look.zero }), markShape(mark, 0, 0, 16, 16, look.wrong)), " ", ...rich(name)));
  return element("div", { class: "key" }, ...parts);
}

function show() {
  const step = steps[moment], view = recording.views[shown];
  const at = view.moments[Math.min(moment, view.moments.length - 1)], words = recording.forms[at.words];
  id("moment").value = moment;
  id("moment").setAttribute("aria-valuetext", `step ${step}`);
  id("step").textContent = `step ${grouped(step)}`;
  const before = moment ? steps[moment - 1] : -1;
  id("happening").textContent = recording.events.filter(event => event.step > before && event.step <= step).map(event => plain(event.text)).join("; ");
  document.querySelectorAll("#tabs button").forEach((tab, i) => {
    tab.setAttribute("aria-selected", i === shown); tab.tabIndex = i === shown ? 0 : -1; });
  const panels = at.panels.map(drawn);
  const box = element("div", { class: words.tiles || at.panels.some(([form]) => ["matrix", "film"].includes(recording.forms[form].type)) ? "panels" : "panels stack" }, ...panels);
  if (words.columns > 0) { box.style.display = "grid"; box.style.gridTemplateColumns = `repeat(${words.columns}, max-content)`; }
  id("view").replaceChildren(element("p", { class: "sentence" }, ...rich(words.sentence)), box, keyOf(words),
    ...(words.note ? [element("p", { class: "note" }, ...rich(words.note))] : []));
  document.documentElement.dataset.step = step;
}

function go(to) { moment = Math.max(0, Math.min(steps.length - 1, to)); show(); }
function play(on) {
  window.clearInterval(timer);
  timer = 0;
  if (on) {
    if (moment === steps.length - 1) moment = 0;
    show();
    timer = window.setInterval(() => { if (moment === steps.length - 1) play(false); else go(moment + 1); }, 250);
  }
  id("play").textContent = on ? "Pause" : "Play";
  id("play").setAttribute("aria-pressed", on);
}
function choose(view) { shown = (view + recording.views.length) % recording.views.length; show(); }

function dress() {
  look = dark.matches ? recording.looks.dark : recording.looks.light;
  for (const [name, colour] of [["page", look.page], ["ink", look.ink], ["muted", look.muted], ["grid", look.grid], ["accent", look.one], ["wrong", look.wrong]])
    document.documentElement.style.setProperty(`--${name}`, colour);
  show();
}

id("moment").max = steps.length - 1;
id("moment").addEventListener("input", event => { play(false); go(Number(event.target.value)); });
id("play").addEventListener("click", () => play(timer === 0));
recording.views.forEach((view, i) => {
  const tab = element("button", { type: "button", role: "tab", id: `tab-${view.id}` }, view.name);
  tab.addEventListener("click", () => choose(i));
  id("tabs").append(tab);
});
const last = steps[steps.length - 1], first = steps[0];
for (const phase of recording.phases) {
  const place = step => 100 * steps.filter(one => one < step).length / Math.max(1, steps.length - 1);
  const from = place(phase.from), to = Math.min(100, place(phase.to));
  if (to <= from) continue;
  const label = element("span", { title: `${phase.name}: step ${grouped(Math.max(first, phase.from))} to ${grouped(Math.min(last, phase.to))}` }, phase.name);
  label.style.left = `${from}%`; label.style.width = `${to - from}%`;
  id("phases").append(label);
}
document.addEventListener("keydown", event => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const inTabs = event.target.getAttribute && event.target.getAttribute("role") === "tab";
  const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (move && inTabs) { choose(shown + move); document.querySelectorAll("#tabs button")[shown].focus(); event.preventDefault(); }
  else if (move && event.target !== id("moment")) { play(false); go(moment + move); event.preventDefault(); }
  else if (event.key === " " && event.target.tagName !== "BUTTON") { play(timer === 0); event.preventDefault(); }
});
dark.addEventListener("change", dress);
// "#view=graphs&step=1200" opens there, so that a course page can point at a moment; "&play" plays on from it.
const asked = new URLSearchParams(window.location.hash.slice(1));
if (asked.has("view")) shown = Math.max(0, recording.views.findIndex(view => view.id === asked.get("view")));
if (asked.has("step")) moment = Math.max(0, steps.filter(one => one <= Number(asked.get("step"))).length - 1);
dress();
if (asked.has("play")) play(true);
})();
