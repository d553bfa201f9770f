// Knows which stretches of a text field were pasted or dropped in: they are not the person's own words.

export class Pasted {
  constructor(field) {
    this.field = field;
    this.clear();
    field.addEventListener("beforeinput", (event) => {
      const inserted = /^insertFrom(Paste|PasteAsQuotation|Drop|Yank)$/.test(event.inputType);
      this.pasting = inserted ? { start: field.selectionStart, end: field.selectionEnd } : null;
    });
    field.addEventListener("input", () => this.changed());
  }

  clear() {
    this.text = this.field.value;
    this.ranges = [];
    this.pasting = null;
  }

  changed() {
    const before = this.text;
    const after = this.field.value;
    const delta = after.length - before.length;
    let { start, end } = this.pasting ?? difference(before, after);
    // Where text was dropped, the selection does not tell the place: the difference does.
    if (this.pasting && before.slice(0, start) + before.slice(end) !== after.slice(0, start) + after.slice(end + delta)) {
      ({ start, end } = difference(before, after));
    }
    const kept = [];
    for (const range of this.ranges) {
      if (range.end <= start) kept.push(range);
      else if (range.start >= end) kept.push({ start: range.start + delta, end: range.end + delta });
      // Changed inside: what is left of it, with the change, still counts as pasted.
      else kept.push({ start: Math.min(range.start, start), end: Math.max(range.end, end) + delta });
    }
    if (this.pasting && end + delta > start) kept.push({ start, end: end + delta });
    this.ranges = kept.filter((range) => range.end > range.start).sort((one, other) => one.start - other.start);
    this.text = after;
    this.pasting = null;
  }

  // In code points, as the server counts.
  spans() {
    const count = (place) => [...this.field.value.slice(0, place)].length;
    const merged = [];
    for (const { start, end } of this.ranges) {
      const last = merged.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    return merged.map(([start, end]) => [count(start), count(end)]);
  }
}

function difference(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return { start, end: before.length - same };
}
