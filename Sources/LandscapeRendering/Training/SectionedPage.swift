/// A self-contained HTML page of sections: it asks for nothing from anywhere, which its own policy
/// forbids, follows the reader's colour scheme, prints, and is readable on a telephone.
struct SectionedPage {
  /// A heading with what stands under it.
  struct Section {
    let heading: String
    let parts: [SVGElement]
  }

  let title: String
  /// The finding, in a sentence or two.
  let lead: String
  var sections: [Section] = []
  private var drawingCount = 0

  init(_ title: String, lead: String) {
    self.title = title
    self.lead = lead
  }

  mutating func add(_ heading: String, _ parts: [SVGElement]) {
    sections.append(Section(heading: heading, parts: parts))
  }

  /// Adds a section of drawings, two beside each other where there is room.
  mutating func add(_ heading: String, drawings: [SVGDocument], _ parts: [SVGElement] = []) {
    guard !drawings.isEmpty else { return }
    let figures = drawings.enumerated().map { index, drawing in
      SVGElement("figure", children: [drawing.element(id: "figure-\(drawingCount + index)")])
    }
    drawingCount += drawings.count
    add(heading, [SVGElement("div", [("class", "figures")], children: figures)] + parts)
  }

  /// The page; the same content gives the same bytes.
  var text: String {
    let head = SVGElement(
      "head",
      children: [
        SVGElement("meta", [("charset", "utf-8")]),
        SVGElement(
          "meta",
          [
            ("http-equiv", "Content-Security-Policy"),
            ("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"),
          ]),
        SVGElement(
          "meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
        SVGElement("meta", [("name", "color-scheme"), ("content", "light dark")]),
        SVGElement("title", text: title), SVGElement("style", text: Self.style),
      ])
    let main = SVGElement(
      "main", [("id", "content")],
      children: [
        SVGElement("h1", text: title), SVGElement("p", [("class", "lead")], text: lead),
      ]
        + sections.map { section in
          SVGElement("section", children: [SVGElement("h2", text: section.heading)] + section.parts)
        })
    let body = SVGElement(
      "body",
      children: [
        SVGElement("a", [("class", "skip"), ("href", "#content")], text: "To the content"), main,
      ])
    let page = SVGElement("html", [("lang", "en")], children: [head, body])
    return "<!DOCTYPE html>\n" + page.markup + "\n"
  }

  // Without quotation marks and angle brackets, which the escaping of texts would change.
  private static let style = """
    :root{color-scheme:light dark;--ground:#ffffff;--ink:#1d2126;--quiet:#5b636b;--rule:#d5dade;\
    --panel:#f5f7f8}
    @media(prefers-color-scheme:dark){:root{--ground:#16191d;--ink:#e8eaed;--quiet:#a9b0b8;\
    --rule:#343a41;--panel:#1e2227}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--ground);color:var(--ink);\
    font:16px/1.5 system-ui,Helvetica,Arial,sans-serif}
    main{max-width:62rem;margin:0 auto;padding:1.5rem 1rem 4rem}
    h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0;overflow-wrap:anywhere}
    h2{font-size:1.15rem;margin:2.2rem 0 .6rem;padding-top:.8rem;border-top:1px solid var(--rule)}
    h3{font-size:1rem;margin:1.2rem 0 .4rem}
    p{margin:.4rem 0;max-width:46rem}.lead{font-size:1.05rem}.quiet-text{color:var(--quiet);\
    font-size:.88rem}
    .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;color:var(--ink)}
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));\
    gap:1rem}
    figure{margin:0;border:1px solid var(--rule);border-radius:6px;overflow:hidden;\
    break-inside:avoid}
    figure svg{display:block;height:auto}
    .wide{overflow-x:auto}
    table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
    th,td{padding:.25rem .7rem;text-align:left;border-bottom:1px solid var(--rule);\
    max-width:24rem;overflow-wrap:break-word}
    th{font-weight:600}td.number,th.number{text-align:right;white-space:nowrap}
    pre{background:var(--panel);padding:.7rem .9rem;border-radius:6px;white-space:pre-wrap;\
    overflow-wrap:anywhere;font-size:.85rem}
    .samples{display:grid;grid-template-columns:repeat(auto-fill,minmax(6.5rem,1fr));gap:.7rem;\
    list-style:none;padding:0}
    .samples li{background:var(--panel);border-radius:6px;padding:.5rem;font-size:.8rem;\
    line-height:1.35;overflow-wrap:anywhere;break-inside:avoid}
    .samples img{width:100%;image-rendering:pixelated;display:block;margin-bottom:.35rem}
    .wrong{border-left:4px solid #d55e00}.right{border-left:4px solid #009e73}
    @media print{:root{--ground:#fff;--ink:#000;--quiet:#444;--rule:#bbb;--panel:#f5f5f5}\
    main{max-width:none;padding:0}.skip{display:none}}
    """
}

extension SVGElement {
  /// A paragraph; a quiet one is set small.
  static func paragraph(_ text: String, quiet: Bool = false) -> SVGElement {
    SVGElement("p", quiet ? [("class", "quiet-text")] : [], text: text)
  }

  /// A table that scrolls within the page where it is too wide; columns of `numeric` are set to the
  /// right.
  static func table(
    _ headers: [String], _ rows: [[String]], numeric: Set<Int> = []
  ) -> SVGElement {
    func cells(_ name: String, _ texts: [String]) -> [SVGElement] {
      texts.enumerated().map { index, text in
        SVGElement(
          name,
          (name == "th" ? [("scope", "col")] : [])
            + (numeric.contains(index) ? [("class", "number")] : []), text: text)
      }
    }
    let head = SVGElement(
      "thead", children: [SVGElement("tr", children: cells("th", headers))])
    let body = SVGElement(
      "tbody", children: rows.map { SVGElement("tr", children: cells("td", $0)) })
    return SVGElement(
      "div", [("class", "wide")], children: [SVGElement("table", children: [head, body])])
  }
}
