public import Formats
import Foundation

/// A study as a Jupyter notebook with its tables: a folder that needs pandas and matplotlib alone.
///
/// Code is the same for every study, and reads names from the tables; what they cannot answer is
/// left out and said. The same study gives the same bytes.
public struct NotebookExport: Sendable {
  public let study: StudyExport

  public init(_ study: StudyExport) {
    self.study = study
  }

  /// The files, in a folder.
  public func files(in folder: String) throws -> [ExportedFile] {
    let notebook = try document.data()
    func file(_ name: String, _ bytes: Data) -> ExportedFile {
      ExportedFile(path: URL(filePath: folder).appending(path: name).relativePath) {
        try $0(bytes)
      }
    }
    func file(_ name: String, _ text: String) -> ExportedFile { file(name, Data(text.utf8)) }
    let evaluations = URL(filePath: folder).appending(path: "evaluations.csv").relativePath
    return [
      file("study.ipynb", notebook),
      ExportedFile(path: evaluations) { [study] in try study.writeEvaluations(to: $0) },
      file("metrics.csv", study.metrics), file("similarity.csv", study.similarity),
      file("importance.csv", study.importance), file("map.csv", study.map),
      file("README.md", readme),
    ]
  }

  /// The notebook, not yet run.
  package var document: NotebookDocument {
    NotebookDocument(
      [
        .init(.markdown, id: "title", introduction),
        .init(.code, id: "setup", NotebookCode.setup),
        .init(
          .markdown, id: "landscapes",
          "## Landscapes\n\nOne loss per configuration; lower is better. A loss is the mean over folds "
            + "and seeds, where there are some; coverage is the share of the grid that was evaluated."
        ),
        .init(.code, id: "landscapes-table", NotebookCode.landscapes),
        .init(
          .markdown, id: "best",
          "The five best configurations of each learner and data set, at the "
            + "highest fidelity, by validation loss where there is one:"),
        .init(.code, id: "best-table", NotebookCode.best),
        .init(
          .markdown, id: "metrics",
          "## Shape\n\nEvery metric of the same landscapes; empty where its value does not exist, "
            + "for the reason that `metrics.csv` holds. `llp-fla help metric NAME` explains one."),
        .init(.code, id: "metrics-table", NotebookCode.metrics),
        .init(
          .markdown, id: "distribution",
          "## Distribution\n\nHow many configurations have which loss. Bins as wide as Freedman and "
            + "Diaconis (1981) advise; marks on the axis are medians."),
        .init(.code, id: "distribution-figure", NotebookCode.distribution),
      ]
        + section(
          "distance", "Does the loss lead to the optimum?", study.distances,
          "Boxes are quartiles and median of the losses at a distance, whiskers the 5 % and 95 % "
            + "quantiles; of many distances, a band and a line. Near +1 the loss leads a search to the optimum; near 0 it is silent; below "
            + "0 it deceives (Jones and Forrest 1995).", NotebookCode.distance)
        + section(
          "importance", "What matters", study.importances,
          "Shares of the variance of the losses by hyperparameters, alone and together (functional "
            + "ANOVA, Hutter et al. 2014). Lines are 95 % intervals, where folds or trees give some.",
          NotebookCode.importance)
        + section(
          "fidelity", "Would less have done?", study.fidelities,
          "Ranks of the same configurations at the cheapest and at the highest fidelity; on the "
            + "dashed line both rank alike.", NotebookCode.fidelity)
        + section(
          "similarity", "Which landscapes are alike", study.pairs,
          "Every pair in the configurations that both have; `similarity.csv` has other measures.",
          NotebookCode.similarity)
        + section(
          "map", "Map", study.places,
          "Configurations that lead to each other by improving edits lie near each other (HOPE, then "
            + "UMAP); of each space one landscape.", NotebookCode.map)
        + [
          .init(
            .markdown, id: "check",
            "## Check\n\nThree metrics, computed again from the evaluations."),
          .init(.code, id: "check-assertion", NotebookCode.check),
        ])
  }

  /// A heading, what to know, and the code; or why there is none.
  private func section(
    _ id: String, _ heading: String, _ answer: StudyExport.Answer, _ text: String, _ code: String
  ) -> [NotebookDocument.Cell] {
    switch answer {
    case .unanswered(let reason):
      return [.init(.markdown, id: id, "## \(heading)\n\nLeft out: \(MarkdownText(reason)).")]
    case .answered(let notes):
      let list = notes.map { "\n- \(MarkdownText($0))" }.joined()
      return [
        .init(.markdown, id: id, "## \(heading)\n\n\(text)\(list.isEmpty ? "" : "\n" + list)"),
        .init(.code, id: "\(id)-figure", code),
      ]
    }
  }

  private var introduction: String {
    """
    # Landscapes of \(MarkdownText(study.source))

    Written by llp-fla \(MarkdownText(study.version)), seed \(study.seed), with

    \(MarkdownText.codeBlock(study.command))

    Everything below is rebuilt from the tables beside this notebook, by pandas and matplotlib.
    """
  }

  /// What lies in the folder.
  private var readme: String {
    let count = study.entries.count
    return """
      # Landscapes of \(MarkdownText(study.source))

      `study.ipynb` rebuilds tables and figures of \(count == 1 ? "one landscape" : "\(count) landscapes") \
      from the tables beside it, with pandas and matplotlib. Lower losses are better.

      Written by llp-fla \(MarkdownText(study.version)) with seed \(study.seed):

      \(MarkdownText.codeBlock(study.command))

      | file | a row per | columns |
      |---|---|---|
      | `evaluations.csv` | landscape and configuration | `rank` is the configuration's place in its grid; `hp.*` its hyperparameters, empty where inactive; `loss` the mean over folds and seeds; `standard_error` of it; `distance` to the nearest global optimum, in edits; `optimum`: `global`, `local` or empty |
      | `metrics.csv` | landscape and metric | what the landscape is (`quantity` names its loss and unit, `space` numbers search spaces, `study` what differs in fidelity and measure alone, the cheapest first; `main` marks what figures of one landscape show), `coverage` of the grid and `failed` configurations; `value`, empty for the `reason` given; `low` and `high` where it is estimated |
      | `similarity.csv` | pair of landscapes | `shared` configurations, and the measures of `llp-fla list measures`; `on`: the hyperparameters that two different spaces share |
      | `importance.csv` | landscape, method and effect | `importance` is a share of the variance of the losses (of `ped_anova` a divergence), with interval |
      | `map.csv` | configuration of one landscape per space | its place `x`, `y` |

      Run it again with `jupyter nbconvert --to notebook --execute --inplace study.ipynb`.

      """
  }
}
