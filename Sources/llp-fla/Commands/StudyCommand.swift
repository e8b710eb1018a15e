import ArgumentParser

struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study", abstract: "Runs a whole experiment and tabulates what came of it.",
    discussion: """
      Examples:
        llp-fla study modification --dataset cifar-10-batches-bin --samples 4000 -o study/
      """,
    subcommands: [ModificationStudyCommand.self])
}
