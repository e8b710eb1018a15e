import Documents
import Testing

@Suite struct MarkupTests {
  @Test func textAndAttributesAreEscaped() {
    let element = Markup("p", [("title", "\"a\" & b")], text: "1 < 2 > 0")
    #expect(
      element.markup == "<p title=\"&quot;a&quot; &amp; b\">1 &lt; 2 &gt; 0</p>")
  }

  @Test func emptyElementsCloseThemselves() {
    #expect(Markup("meta", [("charset", "utf-8")]).markup == "<meta charset=\"utf-8\"/>")
  }

  @Test func pagesAskForNothing() {
    var page = HTMLPage("A & B", lead: "Nothing.")
    page.add("Numbers", [.table(["n"], [["1"]], numeric: [0])])
    #expect(page.text.contains("<title>A &amp; B</title>"))
    #expect(page.text.contains("<td class=\"number\">1</td>"))
    #expect(page.text.contains("default-src 'none'"))
    #expect(!page.text.contains("http://"))
  }

  @Test func textsStandAmongElements() {
    let link = Markup("a", [("href", "#x")], text: "b")
    #expect(
      Markup("p", inline: [.text("a < "), link, .lineEnd]).markup
        == "<p>a &lt; <a href=\"#x\">b</a>\n</p>")
    #expect(Markup("ol", inline: []).markup == "<ol></ol>")
  }

  @Test func stylesAndScriptsStandAsTheyAre() {
    #expect(
      Markup("style", verbatim: "a>b{c:\"d\"}\n").markup == "<style>a>b{c:\"d\"}\n</style>")
  }
}
