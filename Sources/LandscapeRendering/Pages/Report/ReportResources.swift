/// The script and the style sheet of a report: files under `Resources/report`.
enum ReportResources {
  /// Tooltips, filters, the fidelity switch, sorting and copying. A page without it shows the same
  /// text, tables and figures.
  static let script = String(decoding: PackageResources.report_js, as: UTF8.self)

  /// Light, dark, narrow and printed, with the colours of series in each.
  static let style = String(decoding: PackageResources.report_css, as: UTF8.self)
    .replacing(
      "/*dark-series*/", with: SVGDocument.darkSeries(within: ".drawing:not(.light) ")
    ).replacing("/*light-series*/", with: SVGDocument.lightSeries)
}
