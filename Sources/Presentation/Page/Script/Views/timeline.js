// The drawing of the workers' time line.

class TimeLine {
  constructor(suite, run, parts) {
    Object.assign(this, parts, {suite, run});
    this.lane = suite.lanes.length > 4 ? 22 : 40;
    this.top = 4;
  }

  x(us) {
    return this.left + (this.width - this.left - this.right) * (us - this.first) / (this.end - this.first || 1);
  }

  draw() {
    const {canvas, box, lane, top, suite} = this, ratio = devicePixelRatio || 1;
    this.width = box.clientWidth || 600;
    this.left = isPhone() ? 34 : 54;
    this.right = isPhone() ? 10 : 84;
    const height = top + lane * suite.lanes.length + 26;
    sizeCanvas(canvas, this.width, height, ratio);
    this.pen = canvas.getContext('2d');
    this.pen.scale(ratio, ratio);
    this.pen.textBaseline = 'middle';
    this.ink = Object.fromEntries([
      'ink', 'ink2', 'ink3', 'line', 'line2', 'series', 'fail', 'sunken', 'surface'
    ].map(name => [name, token('--' + name)]));
    this.drawTicks(height);
    suite.lanes.forEach((it, k) => this.drawLane(it, k));
  }

  drawTicks(height) {
    const {pen, ink} = this;
    pen.font = '11px system-ui';
    pen.textAlign = 'center';
    for (const us of timeTicks(this.end - this.first)) {
      const x = Math.round(this.x(this.first + us)) + .5;
      pen.strokeStyle = ink.line;
      pen.beginPath();
      pen.moveTo(x, this.top);
      pen.lineTo(x, height - 24);
      pen.stroke();
      pen.fillStyle = ink.ink3;
      pen.fillText(tickTime(us), x, height - 10);
    }
  }

  drawLane(lane, k) {
    const {pen, ink} = this, y = this.top + k * this.lane + 3, height = this.lane - 6;
    pen.font = '11px system-ui';
    pen.fillStyle = ink.ink2;
    pen.textAlign = 'right';
    pen.fillText(shortened(pen, lane.name, this.left - 10), this.left - 8, y + height / 2);
    const begins = Math.min(...lane.spans.map(it => it.start)), ends = this.ends[k];
    if (begins > this.first) this.hatch(this.x(this.first), y, this.x(begins) - this.x(this.first), height);
    for (const span of lane.spans) this.drawSpan(span, y, height);
    const tail = this.end - ends;
    if (tail > (this.end - this.first) * .002) this.hatch(this.x(ends), y, this.x(this.end) - this.x(ends), height);
    if (isPhone()) return;
    pen.textAlign = 'left';
    pen.fillStyle = ink.ink2;
    pen.fillText(tail > 1000 ? dur(tail) + ' idle' : 'last to end', this.x(this.end) + 8, y + height / 2);
  }

  drawSpan(span, y, height) {
    const {pen, ink, suite} = this, test = suite.tests[span.test];
    const share = span.total / (this.end - this.first || 1);
    const x = this.x(span.start),
          width = Math.max(.6, this.x(span.start + span.total) - x - (share > .002 ? .75 : .15));
    const isBad = suite.isBad(span.test, this.run.i);
    pen.globalAlpha = isBad || span.total > suite.settings.medium_us ? 1 : .5;
    pen.fillStyle = isBad ? ink.fail : ink.series;
    pen.fillRect(x, y, width, height);
    const setup = width * (span.setup || 0) / (span.total || 1);
    if (!isBad && setup > .5) {
      pen.globalAlpha = .6;
      pen.fillStyle = ink.surface;
      pen.fillRect(x, y + height - 5, setup, 5);
    }
    pen.globalAlpha = 1;
    if (width > 110 && span.total > suite.settings.medium_us) {
      pen.fillStyle = ink.surface;
      pen.textAlign = 'left';
      pen.font = '600 11px system-ui';
      pen.fillText(shortened(pen, test.name, width - 12), x + 6, y + height / 2 + .5);
      pen.font = '11px system-ui';
    }
    if (isBad) this.drawCross(x + width / 2, y, width, height);
  }

  drawCross(x, y, width, height) {
    const {pen, ink} = this, middle = y + height / 2;
    if (width > 7) {
      pen.strokeStyle = ink.surface;
      pen.lineWidth = 1.5;
      pen.beginPath();
      pen.moveTo(x - 2.5, middle - 2.5);
      pen.lineTo(x + 2.5, middle + 2.5);
      pen.moveTo(x + 2.5, middle - 2.5);
      pen.lineTo(x - 2.5, middle + 2.5);
      pen.stroke();
      return;
    }
    pen.fillStyle = ink.fail;
    pen.beginPath();
    pen.moveTo(x - 4, y - 3);
    pen.lineTo(x + 4, y - 3);
    pen.lineTo(x, y + 3);
    pen.fill();
  }

  hatch(x, y, width, height) {
    const {pen, ink} = this;
    pen.save();
    pen.beginPath();
    pen.rect(x, y, width, height);
    pen.clip();
    pen.fillStyle = ink.sunken;
    pen.fillRect(x, y, width, height);
    pen.strokeStyle = ink.line2;
    pen.lineWidth = 1.25;
    for (let i = -height; i < width; i += 6) {
      pen.beginPath();
      pen.moveTo(x + i, y + height);
      pen.lineTo(x + i + height, y);
      pen.stroke();
    }
    pen.restore();
  }

  // The test under the pointer, or one so near that nobody could tell.
  at(event) {
    const box = this.box.getBoundingClientRect();
    const lane = this.suite.lanes[Math.floor((event.clientY - box.top - this.top) / this.lane)];
    if (!lane) return null;
    const all = this.end - this.first;
    const us = this.first + (event.clientX - box.left - this.left) / (this.width - this.left - this.right) * all;
    let best = null, distance = all * .0025;
    for (const span of lane.spans) {
      const off = us < span.start ? span.start - us : Math.max(0, us - span.start - span.total);
      if (off < distance) [best, distance] = [span, off];
    }
    return best;
  }

  hover(event) {
    const span = this.at(event);
    this.box.style.cursor = span ? 'pointer' : '';
    if (!span) return hideTip();
    const test = this.suite.tests[span.test], outcome = this.suite.outcome(span.test, this.run.i);
    return showTip(event.clientX, event.clientY, h('div.h', test.label), h('div.dim', test.file), tipRows([
                     ['took', dur(span.total)], span.setup != null && ['of it setup', dur(span.setup)],
                     ['began at', dur(span.start - this.first)], ['worker', this.suite.lanes[span.worker].name],
                     ['outcome', OUTCOMES[outcome] || '–']
                   ]));
  }
}

function sizeCanvas(canvas, width, height, ratio) {
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.width = width + 'px';
  canvas.style.height = height + 'px';
}

// As much of a text as fits.
function shortened(pen, strangers, width) {
  const text = visible(strangers);
  if (pen.measureText(text).width <= width) return text;
  let low = 0, high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pen.measureText(text.slice(0, middle) + '…').width <= width)
      low = middle;
    else
      high = middle - 1;
  }
  return text.slice(0, low) + '…';
}
