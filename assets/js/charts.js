/*
 * Figures a reader can touch. Every figure is in the page as a drawn picture
 * before this script runs, and stays so wherever anything here fails.
 *
 * A figure on a page, with what this script looks for:
 *
 *   <figure class="fig" id="…" data-figure="KIND" data-about="OF WHOM" data-credit="SITE · LICENCE">
 *     <figcaption><h3>TITLE</h3><p>SENTENCE</p></figcaption>
 *     <div class="fig-pic">SVG</div>       two drawings, wide and narrow
 *     <script type="application/json" data-option>OPTION</script>   or none; or the figure names
 *                                          a script that holds it, with data-options="figures.js"
 *     <ul class="fig-key"><li>SWATCH WORDS</li>…</ul>               or none
 *     <details class="fig-numbers">…<table>…</table></details>
 *     <div class="fig-tools">EMBED</div>                            or none
 *     <p class="fig-source">SOURCE DATE</p>
 *   </figure>
 *
 * The wide drawing carries the words of the buttons and the name of what they
 * save. What the library does not know an option says under "egovsite": from
 * what width on it is wanted, which renderer draws it, the cells of a matrix,
 * and, where it is too large for the page, what opens it. The library is loaded from ../dist/echarts.js beside this file when it
 * is first wanted, so a page must not load it too; where it is in the page
 * already (the one-file report), that one is used. The page's policy must
 * allow img-src data: for the PNG button. All is in one file because a report
 * carries it whole.
 */
(function () {
  'use strict';

  var here = document.currentScript ? document.currentScript.src : '';
  var WIDE = 760, ONE = 600, NARROW = 480, TURN = 640; // as in figures.css

  /* The library, loaded once and only when wanted. */
  var library = null;
  function load() {
    if (!library) {
      library = new Promise(function (done, fail) {
        if (window.echarts) return done(window.echarts);
        if (!here) return fail(new Error('no chart library'));
        var s = document.createElement('script');
        s.src = new URL('../dist/echarts.js', here).href;
        s.onload = function () { window.echarts ? done(window.echarts) : fail(new Error('no chart library')); };
        s.onerror = function () { fail(new Error('no chart library')); };
        document.head.appendChild(s);
      });
    }
    return library;
  }

  /* Options that lie beside the page: a script hands them over, by the figure's id. */
  var options = {}, asked = {};
  window.egovsiteFigures = function (all) {
    Object.keys(all).forEach(function (id) { options[id] = all[id]; });
  };
  function fetchOptions(src) {
    asked[src] = asked[src] || new Promise(function (done, fail) {
      var s = document.createElement('script');
      s.src = src;
      s.onload = done;
      s.onerror = function () { fail(new Error('no options')); };
      document.head.appendChild(s);
    });
    return asked[src];
  }

  /* Colours: an option names roles, the style sheet has the values. */
  var ROLE = /^\{(c-[a-z]+)(?: (\d+))?\}$/;
  function palette(host) {
    var probe = document.createElement('span'), known = {};
    host.appendChild(probe);
    function channels(role) {
      if (!known[role]) {
        probe.style.color = 'var(--' + role + ')';
        var css = getComputedStyle(probe).color, n = (css.match(/-?[\d.]+/g) || [0, 0, 0]).slice(0, 3).map(Number);
        known[role] = css.indexOf('color(') === 0 ? n.map(function (v) { return v * 255; }) : n;
      }
      return known[role];
    }
    return {
      colour: function (text) {
        var m = ROLE.exec(text), c, paper;
        if (!m) return text;
        c = channels(m[1]);
        if (m[2]) {
          paper = channels('c-paper');
          c = c.map(function (v, i) { return paper[i] + (v - paper[i]) * m[2] / 100; });
        }
        return 'rgb(' + c.map(Math.round).join(',') + ')';
      },
      done: function () { probe.remove(); }
    };
  }
  function resolve(value, colours) {
    if (value === '{hatch}') {
      return { symbol: 'rect', color: colours.colour('{c-documented}'), dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: Math.PI / 2 };
    }
    if (typeof value === 'string') return colours.colour(value);
    if (Array.isArray(value)) return value.map(function (v) { return resolve(v, colours); });
    if (value && typeof value === 'object') {
      var out = {};
      Object.keys(value).forEach(function (k) { out[k] = resolve(value[k], colours); });
      return out;
    }
    return value;
  }

  /* How an axis writes its numbers, by the name an option gives. */
  var FORMATS = {
    '{year}': String,
    '{index}': function (v) { return v.toLocaleString(document.documentElement.lang || 'en', { minimumFractionDigits: 2 }); }
  };

  function writeNumbers(option) {
    [].concat(option.xAxis || [], option.yAxis || []).forEach(function (axis) {
      if (axis.axisLabel && FORMATS[axis.axisLabel.formatter]) axis.axisLabel.formatter = FORMATS[axis.axisLabel.formatter];
    });
  }

  /* A matrix comes as one letter a cell; here each becomes a point with its row, its column and what it says. */
  function unfold(option) {
    var own = option && option.egovsite;
    if (!own || !own.cells) return option;
    var rows = option.yAxis[0].data, columns = option.xAxis[0].data, under = [], over = [];
    own.cells.forEach(function (letters, y) {
      letters.split('').forEach(function (letter, x) {
        var answer = own.answers[letter.charCodeAt(0) - 97];
        (answer.over ? over : under).push({ value: [x, y, 1], name: rows[y] + '\n' + columns[x] + '\n' + answer.words,
          itemStyle: answer.itemStyle, label: answer.label });
      });
    });
    option.series[0].data = under.concat(over);
    return option;
  }

  /* Words of a data point, in lines short enough for a tip on a phone. Braces
     would be taken for a style by the library. */
  function tip(words) {
    return words.split('\n').map(function (line) {
      var rows = [''];
      line.split(' ').forEach(function (word) {
        var last = rows.length - 1;
        if (rows[last] && rows[last].length + word.length > 42) rows.push(word);
        else rows[last] += (rows[last] ? ' ' : '') + word;
      });
      return rows.join('\n');
    }).join('\n').replace(/\{/g, '{\u2060');
  }
  // Several points at one place share their first line.
  function together(names) {
    var lines = [];
    names.forEach(function (name) {
      name.split('\n').forEach(function (line) { if (lines.indexOf(line) < 0) lines.push(line); });
    });
    return lines.join('\n');
  }

  /* The points of an option in reading order, for the arrow keys. */
  function pointsOf(option) {
    var all = [], shared = option.tooltip && option.tooltip.trigger === 'axis';
    option.series.forEach(function (series, s) {
      var d = series.type === 'treemap' ? 1 : 0; // its root comes first
      (function walk(items) {
        (items || []).forEach(function (item) {
          if (item && item.name) all.push({ seriesIndex: s, dataIndex: d, name: item.name, value: item.value });
          d++;
          if (item && item.children) walk(item.children);
        });
      })(series.data);
    });
    var bars = option.series[0] && option.series[0].stack;
    if (shared || bars) {
      all.sort(function (a, b) {
        return a.dataIndex - b.dataIndex || (a.seriesIndex - b.seriesIndex) * (shared ? -1 : 1);
      });
    }
    if (option.egovsite && option.egovsite.cells) {
      all.sort(function (a, b) { return a.value[1] - b.value[1] || a.value[0] - b.value[0]; });
    }
    return all.reduce(function (out, p) {
      var last = out[out.length - 1];
      if (shared && last && last.dataIndex === p.dataIndex) last.name = together([last.name, p.name]);
      else if (!last || last.name !== p.name) out.push(p);
      return out;
    }, []);
  }

  var TITLE = 'figcaption h1, figcaption h2, figcaption h3, figcaption h4';
  function words(fig, selector) {
    var el = fig.el.querySelector(selector);
    return el ? el.textContent.trim() : '';
  }

  function Figure(el) {
    var data = el.querySelector('script[data-option]');
    this.el = el;
    this.pic = el.querySelector('.fig-pic');
    this.script = el.dataset.options || '';
    this.at = -1;
    this.stage = this.pic; // where the library draws
    this.given(data && this.pic ? JSON.parse(data.textContent) : null);
  }
  Figure.prototype.given = function (option) {
    this.option = unfold(option);
    this.own = (option && option.egovsite) || {};
    this.from = this.own.from || 0;
  };
  // ready has the library and the option.
  Figure.prototype.ready = function () {
    var fig = this;
    if (fig.option) return load();
    return fetchOptions(fig.script).then(function () {
      var option = options[fig.el.id.replace(/^fig-/, '')];
      if (!option) throw new Error('no option');
      fig.given(option);
      if (fig.pic.clientWidth < fig.from) throw new Error('no room');
      return load();
    });
  };

  // size is what the drawn picture would take, told without asking it.
  Figure.prototype.size = function () {
    if (this.own.open) return this.own.open;
    var room = this.pic.clientWidth, wide = room >= TURN, one = this.pic.querySelector('.fig-one');
    var box = (one || this.pic.querySelector(wide ? '.fig-wide' : '.fig-narrow')).viewBox.baseVal;
    var width = Math.min(room, one ? ONE : wide ? WIDE : NARROW);
    return { width: width, height: width * box.height / box.width };
  };

  Figure.prototype.paint = function () {
    var colours = palette(this.pic), still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    var option = resolve(this.option, colours);
    colours.done();
    delete option.egovsite;
    option.animation = !still;
    option.animationDuration = 0;
    option.animationDurationUpdate = still ? 0 : 200;
    option.textStyle.fontFamily = getComputedStyle(this.pic).fontFamily;
    option.tooltip.formatter = function (p) {
      return tip(Array.isArray(p) ? together(p.map(function (one) { return one.name; }).filter(Boolean).reverse()) : p.name);
    };
    var media = option.media || [];
    delete option.media;
    this.slim = this.pic.clientWidth < TURN;
    [option].concat(media.map(function (m) { return m.option; })).forEach(writeNumbers);
    this.chart.setOption({ baseOption: option, media: media }, true);
  };

  Figure.prototype.take = function () {
    var fig = this;
    if (fig.chart || fig.busy || fig.pic.clientWidth < Math.max(fig.from, 1)) return;
    if (matchMedia('(forced-colors: active)').matches) return;
    fig.busy = true;
    fig.ready().then(function (echarts) {
      var size = fig.size(), svg = fig.pic.querySelector('svg');
      fig.live = document.createElement('div');
      fig.live.className = 'fig-live';
      fig.live.setAttribute('role', 'img');
      fig.live.setAttribute('aria-label', Array.prototype.map.call(svg.querySelectorAll('title, desc'), function (e) {
        return e.textContent;
      }).join('. '));
      fig.live.style.width = size.width + 'px';
      fig.live.style.height = size.height + 'px';
      fig.stage.appendChild(fig.live);
      fig.chart = echarts.init(fig.live, null, { renderer: fig.own.renderer || 'svg' });
      fig.paint();
      fig.points = pointsOf(fig.option);
      if (fig.stage === fig.pic) fig.el.classList.add('fig-taken');
    }).catch(function () {
      fig.release();
      if (fig.button) fig.button.remove();
    }).then(function () { fig.busy = false; });
  };

  // release puts the drawn picture back.
  Figure.prototype.release = function () {
    this.el.classList.remove('fig-taken');
    if (this.chart) {
      // A canvas that is painted in several goes asks for its next one and would
      // be gone by then (zrender 6.1); the last of its goes must find nothing to do.
      var painter = this.chart.getZr().painter;
      if (painter._paintList) painter._paintList = function () {};
      this.chart.dispose();
    }
    if (this.live) this.live.remove();
    this.chart = this.live = null;
    this.at = -1;
    if (this.button) this.opened(false);
  };

  Figure.prototype.fit = function () {
    var room = this.pic.clientWidth; // none while hidden: nothing to fit then
    if (!this.chart || !room || this.own.open) return;
    if (room < this.from) return this.release();
    var size = this.size();
    this.live.style.width = size.width + 'px';
    this.live.style.height = size.height + 'px';
    this.chart.resize(size);
    if (this.slim !== (room < TURN)) this.paint(); // the other layout, from its start
  };

  Figure.prototype.show = function (i) {
    var p = this.points[i];
    this.at = i;
    this.chart.dispatchAction({ type: 'downplay' });
    this.chart.dispatchAction({ type: 'highlight', seriesIndex: p.seriesIndex, dataIndex: p.dataIndex });
    this.chart.dispatchAction({ type: 'showTip', seriesIndex: p.seriesIndex, dataIndex: p.dataIndex });
    this.voice.textContent = p.name.replace(/\n/g, '. ');
    if (this.stage !== this.pic) {
      var at = this.chart.convertToPixel('grid', [i % this.columns(), Math.floor(i / this.columns())]);
      this.stage.scrollLeft = at[0] - this.stage.clientWidth / 2;
      this.stage.scrollTop = at[1] - this.stage.clientHeight / 2;
    }
  };

  Figure.prototype.hide = function () {
    if (!this.chart) return;
    this.at = -1;
    this.chart.dispatchAction({ type: 'downplay' });
    this.chart.dispatchAction({ type: 'hideTip' });
    this.voice.textContent = '';
  };

  Figure.prototype.key = function (event) {
    var n = this.points ? this.points.length : 0, to = null;
    if (!this.chart || !n || event.altKey || event.ctrlKey || event.metaKey) return;
    if (this.own.cells) to = this.step(event.key);
    else switch (event.key) {
      case 'ArrowRight': case 'ArrowDown': to = Math.min(this.at + 1, n - 1); break;
      case 'ArrowLeft': case 'ArrowUp': to = Math.max(this.at - 1, 0); break;
      case 'Home': to = 0; break;
      case 'End': to = n - 1; break;
    }
    if (event.key === 'Escape') this.hide();
    if (to === null) return;
    event.preventDefault();
    this.show(to);
  };

  /* Where a key leads in a matrix: by row and by column, ten rows at a time, to the ends of a row. */
  Figure.prototype.columns = function () { return this.own.cells[0].length; };
  Figure.prototype.step = function (key) {
    var wide = this.columns(), last = this.own.cells.length - 1, rtl = getComputedStyle(this.pic).direction === 'rtl';
    var x = Math.max(this.at, 0) % wide, y = Math.floor(Math.max(this.at, 0) / wide);
    switch (key) {
      case rtl ? 'ArrowLeft' : 'ArrowRight': x += this.at < 0 ? 0 : 1; break;
      case rtl ? 'ArrowRight' : 'ArrowLeft': x -= 1; break;
      case 'ArrowDown': y += this.at < 0 ? 0 : 1; break;
      case 'ArrowUp': y -= 1; break;
      case 'PageDown': y += 10; break;
      case 'PageUp': y -= 10; break;
      case 'Home': x = 0; break;
      case 'End': x = wide - 1; break;
      default: return null;
    }
    return Math.min(Math.max(y, 0), last) * wide + Math.min(Math.max(x, 0), wide - 1);
  };

  /* A figure too large for the page opens below its picture, for those who ask for it. */
  Figure.prototype.offer = function () {
    var fig = this;
    fig.button = document.createElement('button');
    fig.button.type = 'button';
    fig.button.className = 'fig-open';
    fig.stage = document.createElement('div');
    fig.stage.className = 'fig-whole';
    fig.stage.id = fig.el.id + '-whole';
    fig.button.setAttribute('aria-controls', fig.stage.id);
    fig.button.addEventListener('click', function () {
      if (fig.chart) return fig.release();
      fig.opened(true);
      fig.take();
    });
    fig.el.insertBefore(fig.stage, fig.pic.nextSibling);
    fig.el.insertBefore(fig.button, fig.stage);
    fig.opened(false);
  };
  Figure.prototype.opened = function (open) {
    this.stage.hidden = !open;
    this.button.textContent = open ? this.own.open.hide : this.own.open.show;
    this.button.setAttribute('aria-expanded', String(open));
  };

  Figure.prototype.listen = function () {
    var fig = this;
    function take() { fig.take(); }
    if (fig.own.open) fig.offer();
    fig.stage.tabIndex = 0;
    fig.stage.setAttribute('role', 'group');
    fig.stage.setAttribute('aria-label', words(fig, TITLE));
    fig.voice = document.createElement('div');
    fig.voice.className = 'fig-said';
    fig.voice.setAttribute('aria-live', 'polite');
    fig.el.appendChild(fig.voice);
    fig.stage.addEventListener('keydown', function (e) { fig.key(e); });
    fig.stage.addEventListener('blur', function () { fig.hide(); });
    if (fig.button) return;
    fig.pic.addEventListener('pointerenter', take);
    fig.pic.addEventListener('touchstart', take, { passive: true });
    fig.pic.addEventListener('focus', take);
    if (window.ResizeObserver) {
      new ResizeObserver(function () {
        fig.pic.tabIndex = fig.pic.clientHeight ? 0 : -1; // a narrow page leaves some pictures out
        fig.fit();
      }).observe(fig.pic);
    }
  };

  var figures = Array.prototype.map.call(document.querySelectorAll('figure[data-figure]'), function (el) {
    return new Figure(el);
  }).filter(function (f) { return f.pic && f.pic.querySelector('.fig-svg'); });
  var touched = figures.filter(function (f) { return f.option || f.script; });
  touched.forEach(function (f) { f.listen(); });

  /* A new theme: the same figures in its colours. */
  function repaint() { touched.forEach(function (f) { if (f.chart) f.paint(); }); }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  matchMedia('(prefers-reduced-motion: reduce)').addEventListener('change', repaint);
  matchMedia('(forced-colors: active)').addEventListener('change', function () {
    touched.forEach(function (f) { f.release(); });
  });
  new MutationObserver(repaint).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });

  /* Saving a figure, made here from what is on the page. */
  var SVG = 'http://www.w3.org/2000/svg';
  var KEPT = ['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray',
    'stroke-linecap', 'stroke-linejoin', 'paint-order', 'font-size', 'font-weight'];

  // standalone copies a drawing with its colours written into it.
  function standalone(svg) {
    var copy = svg.cloneNode(true);
    var from = svg.querySelectorAll('*'), to = copy.querySelectorAll('*');
    Array.prototype.forEach.call(from, function (el, i) {
      if (!el.hasAttribute('class') && el.tagName !== 'text') return;
      var css = getComputedStyle(el);
      KEPT.forEach(function (name) {
        var v = css.getPropertyValue(name);
        if (v) to[i].setAttribute(name, v);
      });
      to[i].removeAttribute('class');
    });
    copy.removeAttribute('class');
    Array.prototype.forEach.call(copy.querySelectorAll('a'), function (a) { a.removeAttribute('href'); }); // which leads nowhere from a saved file
    return copy;
  }

  // sheet is the picture in one SVG with all that a reader elsewhere must know: whose it
  // is, title, sentence, key, source and date, and the site it comes from.
  function sheet(fig) {
    var pad = 24, width = WIDE + 2 * pad, y = pad, body = getComputedStyle(fig.pic);
    var pen = document.createElement('canvas').getContext('2d'), colours = palette(fig.pic);
    var ink = colours.colour('{c-ink}'), muted = colours.colour('{c-muted}'), paper = colours.colour('{c-paper}');
    var rtl = body.direction === 'rtl', edge = rtl ? width - pad : pad;
    colours.done();
    var out = document.createElementNS(SVG, 'svg');
    function add(name, attrs, words) {
      var el = document.createElementNS(SVG, name);
      Object.keys(attrs).forEach(function (k) { el.setAttribute(k, attrs[k]); });
      if (words) el.textContent = words;
      return out.appendChild(el);
    }
    function paragraph(text, size, weight, fill) {
      var line = '';
      if (!text) return;
      pen.font = weight + ' ' + size + 'px ' + body.fontFamily;
      text.trim().split(/\s+/).concat('').forEach(function (word, i, all) {
        var longer = line ? line + ' ' + word : word;
        if (i < all.length - 1 && pen.measureText(longer).width <= WIDE) { line = longer; return; }
        y += size * 1.4;
        add('text', { x: edge, y: y, 'font-size': size, 'font-weight': weight, fill: fill }, line);
        line = word;
      });
    }
    var ground = add('rect', { width: width, fill: paper });
    paragraph(fig.el.dataset.about || '', 13, 600, muted);
    paragraph(words(fig, TITLE), 19, 700, ink);
    paragraph(words(fig, 'figcaption p'), 14, 400, muted);
    y += 18;
    var drawn = fig.pic.querySelector('.fig-svg'), picture = standalone(drawn);
    picture.setAttribute('x', pad);
    picture.setAttribute('y', y);
    out.appendChild(picture);
    var box = drawn.viewBox.baseVal, large = drawn.classList.contains('fig-one') ? ONE / box.width : 1;
    picture.setAttribute('width', box.width * large);
    picture.setAttribute('height', box.height * large);
    y += box.height * large + 12;
    var x = 0;
    Array.prototype.forEach.call(fig.el.querySelectorAll('.fig-key li'), function (li, i) {
      var swatch = li.querySelector('svg'), label = li.textContent.trim();
      pen.font = '400 13px ' + body.fontFamily;
      var need = 30 + pen.measureText(label).width + 20;
      if (i === 0 || x + need > WIDE) { x = 0; y += 22; }
      if (swatch) {
        var mark = standalone(swatch);
        mark.setAttribute('x', rtl ? width - pad - x - 22 : pad + x);
        mark.setAttribute('y', y - 10);
        out.appendChild(mark);
      }
      add('text', { x: rtl ? width - pad - x - 30 : pad + x + 30, y: y, 'font-size': 13, fill: muted }, label);
      x += need;
    });
    y += 10;
    paragraph(words(fig, '.fig-source'), 12, 400, muted);
    paragraph(document.getElementById('main').dataset.credit || '', 12, 600, muted);
    ground.setAttribute('height', y + pad);
    out.setAttribute('xmlns', SVG);
    out.setAttribute('viewBox', '0 0 ' + width + ' ' + (y + pad));
    out.setAttribute('width', width);
    out.setAttribute('height', y + pad);
    out.setAttribute('font-family', body.fontFamily.replace(/"/g, "'"));
    out.setAttribute('direction', body.direction);
    return { text: new XMLSerializer().serializeToString(out), width: width, height: y + pad };
  }

  // numbers is the table that holds what the figure draws: its own, or another on the page.
  function numbers(fig) {
    return document.getElementById(fig.el.dataset.numbers || '') || fig.el.querySelector('.fig-numbers table');
  }

  // csv is the figure's table. A spreadsheet must not take words for a formula.
  function csv(fig) {
    return '\ufeff' + Array.prototype.map.call(numbers(fig).rows, function (tr) {
      return Array.prototype.map.call(tr.children, function (cell) {
        var v = cell.dataset.value !== undefined ? cell.dataset.value : cell.textContent.trim().replace(/\s+/g, ' ');
        if (/^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(v) && isNaN(v)) v = "'" + v;
        return /[",\n]/.test(v) ? '"' + v.replace(/"/g, '""') + '"' : v;
      }).join(',');
    }).join('\r\n') + '\r\n';
  }

  function save(fig, blob, ending) {
    var a = document.createElement('a');
    a.href = URL.createObjectURL(blob);
    a.download = fig.pic.querySelector('.fig-svg').dataset.name + '.' + ending;
    a.click();
    setTimeout(function () { URL.revokeObjectURL(a.href); }, 10000);
  }

  var savers = {
    svg: function (fig) { save(fig, new Blob([sheet(fig).text], { type: 'image/svg+xml' }), 'svg'); },
    png: function (fig) {
      var s = sheet(fig), img = new Image();
      img.onload = function () {
        var canvas = document.createElement('canvas');
        canvas.width = s.width * 2;
        canvas.height = s.height * 2;
        canvas.getContext('2d').drawImage(img, 0, 0, canvas.width, canvas.height);
        canvas.toBlob(function (blob) { if (blob) save(fig, blob, 'png'); });
      };
      img.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(s.text);
    },
    csv: function (fig) { save(fig, new Blob([csv(fig)], { type: 'text/csv' }), 'csv'); }
  };

  figures.forEach(function (fig) {
    var said = document.getElementById('main').dataset, row = fig.el.querySelector('.fig-tools');
    if (!row) {
      row = document.createElement('div');
      row.className = 'fig-tools';
      fig.el.insertBefore(row, fig.el.querySelector('.fig-source'));
    }
    var embed = row.firstChild;
    [['svg', said.saySvg], ['png', said.sayPng], ['csv', said.sayCsv]].forEach(function (kind) {
      if (kind[0] === 'csv' && !numbers(fig)) return;
      var b = document.createElement('button');
      b.type = 'button';
      b.textContent = kind[1];
      b.setAttribute('aria-label', kind[1] + ': ' + words(fig, TITLE));
      b.addEventListener('click', function () { savers[kind[0]](fig); });
      row.insertBefore(b, embed);
    });
  });
})();
