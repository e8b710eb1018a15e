import ArgumentParser
import Foundation

@main
struct LLPFLA: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "llp-fla",
    abstract: "Measures the shape of hyperparameter loss landscapes.",
    discussion: """
      Start with a space file, and let the program train:

        llp-fla evaluate space.yaml -o results.db
        llp-fla analyze results.db
        llp-fla render results.db --measure validation -o graph.svg

      Or with your own table, one row per configuration and a column of losses:

        llp-fla analyze results.csv --format json

      Exit status: 0 done, 1 failed with one line that says why, 3 incomplete,
      64 wrong usage, 130 interrupted.
      What a metric means: llp-fla help metric NAME (llp-fla list metrics).
      What a figure shows, by any tool's name: llp-fla help figure NAME.
      Completions: llp-fla --generate-completion-script bash|zsh|fish.
      """,
    version: programVersion,
    subcommands: [
      EvaluateCommand.self, LandscapesCommand.self, AnalyzeCommand.self, CompareCommand.self,
      ImportanceCommand.self, OverfittingCommand.self, TransferCommand.self, SummaryCommand.self,
      EmbedCommand.self, RenderCommand.self, ReportCommand.self, FeaturesCommand.self,
      SearchCommand.self, TrainCommand.self, StudyCommand.self, ImportCommand.self,
      ExportCommand.self, DatasetCommand.self, ListCommand.self,
    ])

  /// Runs the command; an error becomes one line, with exit status 1, or 64 for wrong usage.
  static func main() async {
    do {
      let words = CommandLine.arguments.dropFirst()
      if words.starts(with: ["help", "metric"]) {
        guard words.count == 3, let name = words.last else {
          throw ValidationError("name one metric, as 'llp-fla list metrics' writes it")
        }
        return try writeFile(Data(MetricHelp(named: name).text.utf8), to: "-")
      }
      if words.starts(with: ["help", "figure"]) {
        guard words.count == 3, let name = words.last else {
          throw ValidationError("name one figure, as 'llp-fla list figures' writes it")
        }
        return try writeFile(Data(FigureHelp(named: name).text.utf8), to: "-")
      }
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let error as any CommandFailure {
      noteOnStandardError("llp-fla: \(error.line)")
      exit(withError: ExitCode.failure)
    } catch  where exitCode(for: error) == .validationFailure {
      noteOnStandardError("llp-fla: \(message(for: error)); see 'llp-fla help'")
      exit(withError: ExitCode.validationFailure)
    } catch {
      exit(withError: error)
    }
  }
}
