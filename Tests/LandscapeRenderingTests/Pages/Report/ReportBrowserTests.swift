import Foundation
import LandscapeRendering
import TestSupport
import Testing

/// The script of a report in a browser: skipped where there is no Chromium.
@Suite struct ReportBrowserTests {
  private static let chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// What a reader does, as events; each step leaves a value in `found`.
  private static let steps = """
    (function () {
      var found = {};
      var all = function (selector, root) {
        return Array.from((root || document).querySelectorAll(selector));
      };
      var one = function (selector) { return document.querySelector(selector); };
      var count = function (selector) { return document.querySelectorAll(selector).length; };
      var map = one("figure[data-name='map']");
      var mark = map.querySelector(".points [data-rank='7']");
      var move = new MouseEvent("mousemove", { bubbles: true, clientX: 50, clientY: 60 });
      mark.dispatchEvent(move);
      found.tooltip = one(".tip").hidden ? "" : one(".tip").textContent;
      document.body.dispatchEvent(new MouseEvent("mousemove", { bubbles: true }));
      found.hidden = one(".tip").hidden;
      var key = function (name) {
        map.querySelector("svg").dispatchEvent(new KeyboardEvent("keydown", { key: name }));
      };
      map.querySelector("svg").focus();
      found.focus = document.activeElement === map.querySelector("svg");
      key("ArrowRight");
      found.first = map.querySelector(".marked").getAttribute("data-rank");
      key("ArrowRight");
      found.second = map.querySelector(".marked").getAttribute("data-rank");
      var row = one("figure[data-name='timeline'] [data-rank='7']");
      row.dispatchEvent(move);
      found.bar = one(".tip").textContent;
      key("Escape");
      found.left = count(".marked");
      var list = one("select[data-hyperparameter='0']");
      list.value = "2";
      list.dispatchEvent(new Event("change"));
      found.output = one("#tools output").textContent;
      found.lit = map.querySelectorAll(".points [data-rank]:not(.dim)").length;
      found.rows = count("#configurations tbody tr.dim");
      found.hash = location.hash;
      var ranks = function (selector, root) {
        return Array.from(new Set(all(selector, root).map(function (mark) {
          return Number(mark.dataset.rank);
        })));
      };
      found.figures = all("figure").filter(function (figure) {
        return figure.querySelector("[data-rank]");
      }).map(function (figure) {
        return { name: figure.dataset.name, marks: ranks("[data-rank]", figure),
          lit: ranks("[data-rank]:not(.dim)", figure) };
      });
      one("#tools button").click();
      found.dim = count(".dim");
      var head = one("#configurations thead th:nth-child(2)");
      head.querySelector("button").click();
      head.querySelector("button").click();
      found.sort = head.getAttribute("aria-sort");
      found.worst = Number(one("#configurations tbody tr").cells[1].dataset.value);
      var before = mark.getAttribute("style");
      var colours = map.previousElementSibling.querySelector("select");
      found.fidelities = colours.options.length;
      colours.selectedIndex = 0;
      colours.dispatchEvent(new Event("change"));
      found.recoloured = before !== mark.getAttribute("style");
      found.levels = all("h1,h2,h3,h4,h5,h6").map(function (head) {
        return Number(head.localName[1]);
      });
      found.unlabelled = all("svg,img").filter(function (image) {
        var names = (image.getAttribute("aria-labelledby") || "").split(" ").map(function (id) {
          var label = document.getElementById(id);
          return label ? label.textContent : "";
        });
        return !(image.getAttribute("alt") || names.join(""));
      }).length;
      found.drawings = count("svg");
      found.requests = performance.getEntriesByType("resource").map(function (entry) {
        return entry.name;
      }).filter(function (name) { return !name.startsWith("data:"); });
      found.width = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      setTimeout(function () {
        key("Home");
        requestAnimationFrame(function () {
          found.key = one(".tip").hidden ? "" : one(".tip").textContent;
          document.documentElement.setAttribute("data-found", JSON.stringify(found));
        });
      }, 100);
    })();
    """

  @Test(.enabled(if: chromium != nil, "no Chromium is installed"))
  func tooltipsKeysFiltersAndTablesWork() async throws {
    let program = try #require(Self.chromium)
    let page = try ReportFixtures.page().html
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "report.html")
      let probed = page.replacing("</body>", with: "<script>\n\(Self.steps)\n</script></body>")
      try Data(probed.utf8).write(to: file)
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0",
        "--virtual-time-budget=2000", "--window-size=390,900",
        "--user-data-dir=\(folder.appending(path: "profile").path)", "--dump-dom",
        file.absoluteString,
      ]
      let (output, log) = (folder.appending(path: "dom"), folder.appending(path: "log"))
      for url in [output, log] { try Data().write(to: url) }
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: log)
      try process.run()
      process.waitUntilExit()
      let messages = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
      #expect(messages.filter { $0.contains("CONSOLE") } == [])
      let found = try Self.found(in: String(contentsOf: output, encoding: .utf8))
      func text(_ key: String) -> String { found[key] as? String ?? "missing" }
      func number(_ key: String) -> Double { (found[key] as? NSNumber)?.doubleValue ?? -1 }
      // Rank 7 of levels 5 · 4 · 3, the last fastest: 0, 2, 1; its loss is 8 · 3570 mod 7919 / 7919.
      #expect(text("tooltip") == "h0=0, h1=2, h2=1: loss 0.60652")
      #expect(number("hidden") == 1)
      // The two lowest of (rank + 1) · 3570 mod 7919 over 60 ranks, worked out here.
      let order = (0..<60).sorted { ($0 + 1) * 3570 % 7919 < ($1 + 1) * 3570 % 7919 }
      #expect(text("first") == "\(order[0])" && text("second") == "\(order[1])")
      #expect(number("left") == 0 && number("focus") == 1)
      // The first again, with its loss at the fidelity that was switched to.
      #expect(text("key") == "\(Self.levels(of: order[0])): loss \(Self.loss(of: order[0]))")
      #expect(text("bar") == "\(Self.levels(of: 7)): loss 0.6065, 1 s")
      #expect(text("output") == "12 of 60 configurations")
      #expect(number("lit") == 12 && number("rows") == 48)
      #expect(text("hash") == "#filter=0.0.2")
      // Wherever configurations are marked, those with the first hyperparameter at its level 2.
      let figures = found["figures"] as? [[String: Any]] ?? []
      for figure in figures {
        let (marks, lit) = (figure["marks"] as? [Int] ?? [], figure["lit"] as? [Int] ?? [])
        #expect(lit.sorted() == marks.filter { $0 / 12 == 2 }.sorted(), "\(figure["name"] ?? "")")
      }
      let names = figures.compactMap { $0["name"] as? String }
      #expect(Set(names).isSuperset(of: ["graph", "map", "parallel", "history", "timeline"]))
      #expect(number("dim") == 0)
      #expect(text("sort") == "descending")
      let worst = Double((order[59] + 1) * 3570 % 7919) / 7919
      expectClose(number("worst"), worst, within: 1e-12)
      #expect(number("fidelities") == 3 && number("recoloured") == 1)
      let levels = found["levels"] as? [Int] ?? []
      #expect(levels.first == 1 && zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
      #expect(number("unlabelled") == 0 && number("drawings") > 20)
      #expect(found["requests"] as? [String] == [])
      // At the width of a telephone the page itself does not scroll sideways.
      #expect(number("width") == 0)
    }
  }

  /// `h0=…, h1=…, h2=…` of a rank over 5 · 4 · 3 levels.
  private static func levels(of rank: Int) -> String {
    "h0=\(rank / 12), h1=\(rank / 3 % 4), h2=\(rank % 3)"
  }

  /// At a quarter of the data, as the page has it, to five digits.
  private static func loss(of rank: Int) -> String {
    String(format: "%.5g", Double((rank + 1) * 3571 % 7919) / 7919)
  }

  private static func found(in page: String) throws -> [String: Any] {
    let start = try #require(page.range(of: "data-found=\"")).upperBound
    let end = try #require(page[start...].firstIndex(of: "\""))
    let text = page[start..<end].replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }
}
