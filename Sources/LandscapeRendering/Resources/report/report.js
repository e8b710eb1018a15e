(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("report-data").textContent);
  var all = function (selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  };
  var make = function (name, text, properties) {
    var element = document.createElement(name);
    if (text) element.textContent = text;
    return Object.assign(element, properties || {});
  };
  var levelOf = function (space, index, rank) {
    return Math.floor(rank / space.strides[index]) % space.levels[index].length;
  };
  /* Whether a hyperparameter has an effect: every requirement, [place, levels], holds. */
  var isActive = function (space, index, rank) {
    return (space.conditions[index] || []).every(function (requirement) {
      var parent = requirement[0];
      var isMet = requirement[1].indexOf(levelOf(space, parent, rank)) !== -1;
      return isMet ? isActive(space, parent, rank) : false;
    });
  };
  data.landscapes.forEach(function (landscape) {
    if (!landscape.ranks) return;
    landscape.places = new Map();
    landscape.ranks.forEach(function (rank, place) { landscape.places.set(rank, place); });
  });
  var placeOf = function (landscape, rank) {
    return landscape.places ? landscape.places.get(rank) : rank;
  };
  var number = function (value) { return String(value).replace("-", "−"); };

  /* Tooltips. */
  var tip = make("div", "", { className: "tip", hidden: true });
  tip.setAttribute("role", "status");
  document.body.appendChild(tip);
  var marked = "svg [data-rank], svg [data-text]";
  var describe = function (mark) {
    if (mark.dataset.text) return mark.dataset.text;
    var owner = mark.closest("[data-space]");
    var rank = Number(mark.dataset.rank);
    var space = data.spaces[owner.dataset.space];
    var parts = [];
    space.names.forEach(function (name, index) {
      if (!isActive(space, index, rank)) return;
      parts.push(name + "=" + space.levels[index][levelOf(space, index, rank)]);
    });
    var landscape = data.landscapes[owner.dataset.landscape];
    var loss = landscape ? landscape.losses[placeOf(landscape, rank)] : undefined;
    return parts.join(", ") + (loss === undefined ? "" : ": loss " + number(loss));
  };
  var show = function (mark, x, y) {
    tip.textContent = describe(mark);
    tip.hidden = false;
    var box = tip.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(x + 14, innerWidth - box.width - 4)) + "px";
    tip.style.top = (y + 18 + box.height > innerHeight ? y - box.height - 10 : y + 18) + "px";
  };
  var hide = function () { tip.hidden = true; };
  all("svg.drawing * > title").forEach(function (title) {
    title.parentNode.dataset.text = title.textContent;
    title.remove();
  });
  document.addEventListener("mousemove", function (event) {
    var mark = event.target.closest ? event.target.closest(marked) : null;
    if (mark) show(mark, event.clientX, event.clientY); else hide();
  });
  document.addEventListener("scroll", hide, true);

  /* By key: a figure takes the focus, arrows go through its configurations by loss, or where
     it has none, through its marks. */
  all("figure[data-space] svg").forEach(function (drawing) {
    var figure = drawing.closest("figure");
    var marks = all("[data-rank]", drawing);
    var hasRanks = marks.length > 0;
    if (!hasRanks) marks = all("[data-text]", drawing);
    if (marks.length === 0) return;
    var landscape = data.landscapes[figure.dataset.landscape];
    var order = null;
    var place = -1;
    drawing.setAttribute("tabindex", "0");
    drawing.setAttribute("aria-roledescription", hasRanks
      ? "figure; arrow keys go through configurations" : "figure; arrow keys go through marks");
    var clear = function () {
      all(".marked", drawing).forEach(function (mark) { mark.classList.remove("marked"); });
    };
    drawing.addEventListener("keydown", function (event) {
      var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") { clear(); hide(); return; }
      if (event.key === "Home") { place = -1; step = 1; }
      if (!step) return;
      event.preventDefault();
      if (!order) {
        var seen = {};
        order = marks.filter(function (mark) {
          if (!hasRanks || !landscape) return true;
          var isNew = !seen[mark.dataset.rank];
          seen[mark.dataset.rank] = true;
          return isNew;
        });
        if (hasRanks ? landscape : false) {
          var loss = function (mark) {
            return landscape.losses[placeOf(landscape, Number(mark.dataset.rank))];
          };
          order.sort(function (a, b) { return loss(a) - loss(b); });
        }
      }
      var shown = order.filter(function (mark) { return !mark.classList.contains("dim"); });
      if (shown.length === 0) return;
      place = (place + step + shown.length) % shown.length;
      clear();
      var mark = shown[place];
      mark.classList.add("marked");
      var box = mark.getBoundingClientRect();
      if (0 > box.top || box.bottom > innerHeight) mark.scrollIntoView({ block: "center" });
      box = mark.getBoundingClientRect();
      /* After the event of the scroll, which hides tooltips. */
      requestAnimationFrame(function () { show(mark, box.right, box.bottom); });
    });
    drawing.addEventListener("blur", function () { clear(); hide(); });
  });

  /* Filters: one list of levels per hyperparameter and space. */
  var tools = document.getElementById("tools");
  var chosen = data.spaces.map(function () { return {}; });
  var outputs = [];
  var apply = function (index) {
    var space = data.spaces[index];
    var wanted = Object.keys(chosen[index]);
    var isMeant = function (rank) {
      return wanted.every(function (name) {
        return levelOf(space, Number(name), rank) === chosen[index][name];
      });
    };
    all("[data-space='" + index + "'] [data-rank]").forEach(function (mark) {
      mark.classList.toggle("dim", !isMeant(Number(mark.dataset.rank)));
    });
    var landscape = data.landscapes.find(function (other) { return other.space === index; });
    var ranks = landscape.ranks || landscape.losses.map(function (_, rank) { return rank; });
    var count = ranks.filter(isMeant).length;
    outputs[index].textContent =
      wanted.length === 0 ? "" : count + " of " + ranks.length + " configurations";
  };
  var remember = function () {
    var parts = [];
    chosen.forEach(function (levels, space) {
      Object.keys(levels).forEach(function (name) {
        parts.push(space + "." + name + "." + levels[name]);
      });
    });
    history.replaceState(null, "", parts.length ? "#filter=" + parts.join("~") : "#");
  };
  data.spaces.forEach(function (space, index) {
    var set = make("fieldset");
    set.appendChild(make("legend", data.spaces.length > 1
      ? "Highlight in " + space.name
      : "Highlight configurations with"));
    space.names.forEach(function (name, hyperparameter) {
      if (2 > space.levels[hyperparameter].length) return;
      var label = make("label", name);
      var list = make("select");
      list.dataset.hyperparameter = hyperparameter;
      list.appendChild(make("option", "any", { value: "" }));
      space.levels[hyperparameter].forEach(function (level, value) {
        list.appendChild(make("option", level, { value: value }));
      });
      list.addEventListener("change", function () {
        if (list.value === "") delete chosen[index][hyperparameter];
        else chosen[index][hyperparameter] = Number(list.value);
        apply(index);
        remember();
      });
      label.appendChild(list);
      set.appendChild(label);
    });
    outputs[index] = make("output");
    set.appendChild(outputs[index]);
    tools.appendChild(set);
  });
  var reset = make("button", "Show all", { type: "button", className: "plain" });
  reset.addEventListener("click", function () {
    chosen = data.spaces.map(function () { return {}; });
    all("select[data-hyperparameter]", tools).forEach(function (list) { list.value = ""; });
    data.spaces.forEach(function (_, index) { apply(index); });
    remember();
  });
  tools.appendChild(reset);
  tools.hidden = false;
  var state = /^#filter=([\d.~]+)$/.exec(location.hash);
  if (state) {
    state[1].split("~").forEach(function (part) {
      var numbers = part.split(".").map(Number);
      var set = all("fieldset", tools)[numbers[0]];
      var list = set ? set.querySelector("[data-hyperparameter='" + numbers[1] + "']") : null;
      if (!list || !list.options[numbers[2] + 1]) return;
      list.value = String(numbers[2]);
      chosen[numbers[0]][numbers[1]] = numbers[2];
      apply(numbers[0]);
    });
  }

  /* The fidelity switch: other losses colour the same places. */
  all("figure[data-name='map']").forEach(function (figure) {
    var own = data.landscapes[figure.dataset.landscape];
    var others = data.landscapes.filter(function (other) {
      return other.space === own.space ? other.losses.length : false;
    });
    if (2 > others.length) return;
    var label = make("label", "Colour by the losses of ");
    var list = make("select");
    others.forEach(function (other) {
      list.appendChild(make("option", other.id, { selected: other === own }));
    });
    label.appendChild(list);
    label.className = "plain";
    figure.parentNode.insertBefore(label, figure);
    list.addEventListener("change", function () {
      var landscape = others[list.selectedIndex];
      figure.dataset.landscape = data.landscapes.indexOf(landscape);
      var order = landscape.losses.map(function (_, place) { return place; });
      order.sort(function (a, b) { return landscape.losses[a] - landscape.losses[b]; });
      var shares = [];
      order.forEach(function (place, index) { shares[place] = index / order.length; });
      all(".points [data-rank]", figure).forEach(function (mark) {
        var share = shares[placeOf(landscape, Number(mark.dataset.rank))];
        mark.style.stroke = share === undefined
          ? "#cccccc" : data.colors[Math.floor(share * data.colors.length)];
      });
      all(".optimum", figure).forEach(function (mark) {
        mark.style.display = landscape === own ? "" : "none";
      });
    });
  });

  /* Tables. */
  all("table.sortable").forEach(function (table) {
    var heads = all("thead th", table);
    var body = table.tBodies[0];
    heads.forEach(function (head, column) {
      head.querySelector("button").addEventListener("click", function () {
        var direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        heads.forEach(function (other) { other.setAttribute("aria-sort", "none"); });
        head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
        var rows = all("tr", body);
        rows.sort(function (first, second) {
          var a = first.cells[column], b = second.cells[column];
          var x = a.dataset.value, y = b.dataset.value;
          if (x !== undefined ? y !== undefined : false) return direction * (x - y);
          if (x !== undefined || y !== undefined) return x === undefined ? 1 : -1;
          return direction * a.textContent.localeCompare(b.textContent);
        });
        rows.forEach(function (row) { body.appendChild(row); });
      });
    });
    var copy = make("button", "Copy as CSV", { type: "button", className: "plain" });
    copy.addEventListener("click", function () {
      var lines = all("tr", table).map(function (row) {
        return all("th,td", row).map(function (cell) {
          var text = cell.dataset.value === undefined ? cell.textContent : cell.dataset.value;
          return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
        }).join(",");
      });
      var area = make("textarea", lines.join("\n") + "\n");
      document.body.appendChild(area);
      area.select();
      var isCopied = document.execCommand("copy");
      area.remove();
      copy.textContent = isCopied ? "Copied" : "Copying is not allowed here";
    });
    table.parentNode.parentNode.insertBefore(copy, table.parentNode.nextSibling);
  });
})();
