// How the grid is painted; what it shows is chosen in grid.js.

class GridPainting extends GridMarks {
  paint() {
    const ratio = devicePixelRatio || 1, pen = this.canvas.getContext('2d');
    this.pen = pen;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, this.width, this.height);
    pen.textBaseline = 'middle';
    const first = Math.floor(this.box.scrollTop / this.row);
    const shown = this.list.slice(first, first + Math.ceil(this.height / this.row) + 1);
    const columns = this.runs.map(
                               (run, k) => [run, this.x(k), k]
    ).filter(([, x]) => x + this.column >= this.names && x <= this.width);
    this.paintGaps();
    shown.forEach((test, k) => this.paintRow(test, columns, this.y(first + k)));
    this.paintColumnGaps(columns);
    for (const [run, x] of columns) if (run.isOut) this.paintOut(run, x);
    this.paintNames(shown, first);
    this.paintHead(columns);
    if (this.list.length) return;
    this.font(false, 13);
    pen.fillStyle = this.ink.ink2;
    pen.textAlign = 'left';
    pen.fillText(this.only === 'failed' ? 'No test failed in these runs.' : 'No test matches.', 16, this.head + 24);
  }

  font(isBold, size) {
    this.pen.font = `${isBold ? '600 ' : ''}${size}px system-ui,-apple-system,"Segoe UI",sans-serif`;
  }

  paintGaps() {
    const {pen, ink} = this;
    for (const gap of this.slots.gaps) {
      const x = this.names + gap.from * this.column - this.box.scrollLeft,
            width = (gap.to - gap.from) * this.column;
      pen.fillStyle = ink.sunken;
      pen.fillRect(x, this.head, width, this.height);
      if (width < 12) continue;
      pen.save();
      pen.translate(x + width / 2, this.head + 14);
      pen.rotate(Math.PI / 2);
      this.font(false, 11);
      pen.fillStyle = ink.ink3;
      pen.textAlign = 'left';
      pen.fillText(`no runs ${day(gap.since)} – ${day(gap.until)}`, 0, 0);
      pen.restore();
    }
  }

  // The ground of passes that stand beside each other is painted at once, all else cell by cell.
  paintRow(test, columns, y) {
    const {pen, ink, suite, column} = this, rest = [];
    let from = null, to = null;
    pen.fillStyle = ink['pass-soft'];
    const flush = () => {
      if (from != null) pen.fillRect(from, y, to - from, this.row - 2);
      from = null;
    };
    for (const [run, x] of columns) {
      const outcome = suite.outcome(test.i, run.i);
      const isPass = !run.isOut && (outcome === 1 || outcome === 3);
      if (!isPass || x - to > .01) flush();
      if (isPass) {
        from ??= x;
        to = x + column;
      }
      if (outcome != null) rest.push([run, x, outcome]);
    }
    flush();
    for (const [run, x, outcome] of rest) this.paintCell(test, run, outcome, x, y);
  }

  get cellWidth() {
    return this.column - (this.column > 6 ? 1.5 : this.column > 4 ? .75 : .25);
  }

  paintColumnGaps(columns) {
    const {pen, ink, cellWidth, column} = this;
    pen.fillStyle = ink.surface;
    for (const [, x] of columns) pen.fillRect(x + cellWidth, this.head, column - cellWidth, this.height);
  }

  paintCell(test, run, outcome, x, y) {
    const {pen, ink, suite} = this, width = this.cellWidth, height = this.row - 2, isWide = this.column > 40;
    if (run.isOut) return;
    const took = suite.duration(test.i, run.i);
    if (outcome >= 4)
      this.paintFailure(outcome, x, y, width, height);
    else if (outcome === 0) {
      pen.fillStyle = ink.sunken;
      pen.fillRect(x, y, width, height);
      pen.fillStyle = ink.ink3;
      pen.fillRect(x + width / 2 - Math.min(2.5, width / 2), y + height / 2 - .75, Math.min(5, width), 1.5);
    } else if (outcome === 2) {
      pen.strokeStyle = ink.ink3;
      pen.lineWidth = 1.25;
      pen.beginPath();
      pen.arc(x + (isWide ? 9 : width / 2), y + height / 2, Math.min(3, width / 3), 0, 7);
      pen.stroke();
    } else
      this.paintPass(test, run, took, x, y, width, height);
    if (!isWide || took == null || outcome === 0) return;
    pen.fillStyle = outcome >= 4 ? ink.surface : ink.ink;
    this.font(false, 11);
    pen.textAlign = 'right';
    pen.fillText(dur(took), x + width - 4, y + height / 2 + .5);
  }

  paintFailure(outcome, x, y, width, height) {
    const {pen, ink} = this, middle = x + (width > 40 ? 8 : width / 2), half = y + height / 2,
                arm = Math.min(2.75, width / 3.2);
    pen.fillStyle = ink.fail;
    pen.fillRect(x, y, width, height);
    if (width < 5) return;
    pen.strokeStyle = ink.surface;
    pen.lineWidth = 1.5;
    pen.beginPath();
    if (outcome === 4 || outcome === 5) {
      pen.moveTo(middle - arm, half - arm);
      pen.lineTo(middle + arm, half + arm);
      pen.moveTo(middle + arm, half - arm);
      pen.lineTo(middle - arm, half + arm);
    } else {
      pen.moveTo(middle, half - 4);
      pen.lineTo(middle, half + 1);
      pen.moveTo(middle, half + 2.5);
      pen.lineTo(middle, half + 4);
    }
    pen.stroke();
  }

  // Longer than its median fills from below, shorter from above; both from ×1.3 and 20 ms.
  paintPass(test, run, took, x, y, width, height) {
    const {pen, ink, suite} = this;
    if (suite.hasFlaked(test.i, run.i)) {
      pen.fillStyle = ink.flaky;
      pen.fillRect(x, y, width, width > 40 ? 3 : Math.max(3, height / 4));
    }
    if (took == null || !test.median) return;
    const logarithm = Math.log2(took / test.median);
    if (Math.abs(logarithm) < .378 || Math.abs(took - test.median) < 2e4) return;
    const strength = Math.min(1, Math.abs(logarithm) / 1.2), isSlow = logarithm > 0;
    pen.fillStyle = isSlow ? ink['heat-slow'] : ink['heat-fast'];
    if (width <= 40) {
      const tall = height * (.3 + .7 * strength);
      pen.globalAlpha = .35 + .55 * strength;
      pen.fillRect(x, isSlow ? y + height - tall : y, width, tall);
      pen.globalAlpha = 1;
      return;
    }
    pen.globalAlpha = .25 + .4 * strength;
    pen.fillRect(x, y, width, height);
    pen.globalAlpha = 1;
    const middle = y + height / 2, tip = isSlow ? -3 : 3;
    pen.fillStyle = ink.ink;
    pen.beginPath();
    pen.moveTo(x + 5, middle - tip * .8);
    pen.lineTo(x + 12, middle - tip * .8);
    pen.lineTo(x + 8.5, middle + tip);
    pen.fill();
  }

  paintNames(shown, first) {
    const {pen, ink, names} = this, isSmall = isPhone();
    pen.fillStyle = ink.surface;
    pen.fillRect(0, 0, names, this.height);
    shown.forEach((test, k) => {
      const y = this.y(first + k) + this.row / 2 - 1;
      if (test === this.hovered) {
        pen.fillStyle = ink['accent-soft'];
        pen.fillRect(0, y - this.row / 2 + 1, names, this.row - 2);
      }
      this.font(test.failing > 0 || test.failed > 0, isSmall || this.row < 18 ? 11 : 12);
      pen.fillStyle = ink.ink;
      pen.textAlign = 'left';
      pen.fillText(this.nameOf(test, isSmall), isSmall ? 8 : 14, y);
      if (!test.failing || isSmall) return;
      this.font(true, 11);
      pen.fillStyle = ink.fail;
      pen.textAlign = 'right';
      pen.fillText(count(test.failing, 'run'), names - 12, y);
    });
  }

  nameOf(test, isSmall) {
    if (!this.shortNames.has(test)) {
      const room = this.names - (isSmall ? 14 : test.failing ? 84 : 26);
      this.shortNames.set(test, shortened(this.pen, isSmall && test.name.trim() ? test.name : test.label, room));
    }
    return this.shortNames.get(test);
  }

  paintHead(columns) {
    const {pen, ink, names, head, runs} = this, isSmall = isPhone();
    pen.fillStyle = ink.surface;
    pen.fillRect(0, 0, this.width, head);
    this.font(false, 11);
    let lastX = -99;
    for (const [run, x, k] of columns) {
      if (x < names - 1) continue;
      const isFirst = lastX < 0 || k === 0 || day(run.at) !== day(runs[k - 1].at);
      pen.fillStyle = run.isTrunk ? ink.ink3 : ink.ink;
      pen.textAlign = 'left';
      if (this.column > 40) {
        if (isFirst) pen.fillText(day(run.at), x, 13);
        lastX = x;
        pen.fillText(run.short.slice(0, run.isOut ? 6 : 8), x, 27);
      } else if (isFirst && x - lastX > 62 && x < this.width - 40) {
        pen.fillText(day(run.at), x, 13);
        pen.strokeStyle = ink.line2;
        pen.beginPath();
        pen.moveTo(x + .5, 22);
        pen.lineTo(x + .5, head - 4);
        pen.stroke();
        lastX = x;
      }
      if (run.isOut) this.paintOutMark(run, x);
    }
    pen.fillStyle = ink.surface;
    pen.fillRect(0, 0, names, head);
    this.font(true, 11);
    pen.fillStyle = ink.ink3;
    pen.textAlign = 'left';
    pen.fillText('Test', isSmall ? 8 : 14, 29);
    pen.textAlign = 'right';
    if (!isSmall) pen.fillText('failing for', names - 12, 29);
    pen.strokeStyle = ink.line2;
    pen.beginPath();
    pen.moveTo(0, head - .5);
    pen.lineTo(this.width, head - .5);
    pen.stroke();
  }
}
