// What the grid shows of runs that do not count.

class GridMarks {
  // A run that does not count: hatched, with what failed in it as a grey cross.
  paintOut(run, x) {
    const {pen, ink, suite, cellWidth: width, head, height, row} = this;
    pen.save();
    pen.beginPath();
    pen.rect(x, head, width, height - head);
    pen.clip();
    pen.fillStyle = ink.sunken;
    pen.fillRect(x, head, width, height - head);
    pen.strokeStyle = ink.line2;
    pen.lineWidth = 1.25;
    pen.beginPath();
    for (let y = head - width; y < height; y += 7) {
      pen.moveTo(x, y + width);
      pen.lineTo(x + width, y);
    }
    pen.stroke();
    pen.restore();
    if (width < 5) return;
    pen.strokeStyle = ink.ink3;
    pen.lineWidth = 1.5;
    pen.beginPath();
    const first = Math.floor(this.box.scrollTop / row), end = first + Math.ceil(height / row) + 1;
    this.list.slice(first, end).forEach((test, k) => {
      if (!suite.isBad(test.i, run.i)) return;
      const middle = x + (width > 40 ? 8 : width / 2), half = this.y(first + k) + row / 2 - 1, arm = Math.min(2.75, width / 3.2);
      pen.moveTo(middle - arm, half - arm);
      pen.lineTo(middle + arm, half + arm);
      pen.moveTo(middle + arm, half - arm);
      pen.lineTo(middle - arm, half + arm);
    });
    pen.stroke();
  }

  // Its mark in the head: a triangle for an outage, a ring with a stroke for what somebody took out.
  paintOutMark(run, x) {
    const {pen, ink, column} = this, middle = x + (column > 40 ? this.cellWidth - 6 : this.cellWidth / 2), y = column > 40 ? 27 : 36;
    if (column < 9) return;
    pen.strokeStyle = ink.ink2;
    pen.lineWidth = 1.3;
    pen.beginPath();
    if (run.excluded == null) {
      pen.moveTo(middle - 4, y - 3.5);
      pen.lineTo(middle + 4, y - 3.5);
      pen.lineTo(middle, y + 4);
      pen.closePath();
    } else {
      pen.arc(middle, y, 3.8, 0, 7);
      pen.moveTo(middle - 2.7, y - 2.7);
      pen.lineTo(middle + 2.7, y + 2.7);
    }
    pen.stroke();
  }
}
