import ArgumentParser
import Foundation

@main
struct LLPFLA: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "llp-fla",
    abstract: "Measures the shape of hyperparameter loss landscapes.",
    discussion: """
      Start with a table of evaluations, one row per configuration and a column of losses:

        llp-fla landscapes results.csv
        llp-fla analyze results.csv --format json
        llp-fla compare before.csv after.csv

      Exit status: 0 done, 1 failed with one line that says why, 64 wrong usage.
      Completions: llp-fla --generate-completion-script bash|zsh|fish.
      """,
    version: "0.1.0",
    subcommands: [
      LandscapesCommand.self, AnalyzeCommand.self, CompareCommand.self, RenderCommand.self,
      SearchCommand.self,
      FeaturesCommand.self,
      ListCommand.self,
    ])

  /// Runs the command; an error of a library becomes one line and exit status 1.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as any CommandFailure {
      FileHandle.standardError.write(Data("llp-fla: \(error.description)\n".utf8))
      exit(withError: ExitCode.failure)
    } catch {
      exit(withError: error)
    }
  }
}
