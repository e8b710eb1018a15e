import ArgumentParser

struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study", abstract: "Runs a whole experiment, or tabulates what came of one.",
    discussion: """
      Examples:
        llp-fla study modification --dataset cifar-10-batches-bin --samples 4000 -o study/
        llp-fla study tables results.db -o study/
      """,
    subcommands: [ModificationStudyCommand.self, StudyTablesCommand.self])
}
