/// What can be wrong with a file that is read: evaluations, a data set or a space.
package enum ImportError: Error, Equatable, Sendable, CustomStringConvertible {
  case missingFile(String)
  case unreadable(String, reason: String)
  case emptyFile(String)
  case notText(String)
  case damagedArchive(String)
  case noRows(String)
  case duplicateColumn(String, column: String)
  case unknownColumn(String, column: String, known: [String])
  case noLossColumn(String, columns: [String])
  case noHyperparameters(String)
  case raggedRow(String, line: Int, fields: Int, expected: Int)
  case openQuote(String, line: Int)
  case badLoss(String, line: Int, column: String, text: String)
  case badList(String, line: Int, column: String, problem: String)
  case conflictingDuplicate(String, line: Int, earlier: Int)
  case badFidelity(String, line: Int, text: String)
  case badLevel(String, line: Int, column: String, text: String)
  case levelsAreDeclared(String)
  case levelsOfNoHyperparameter(String, column: String)
  case unknownDataset(String, known: [String])
  case noFeatures(String)
  case badTarget(String, line: Int, column: String, text: String)
  case oneClass(String, column: String)
  case badImages(String, problem: String)
  case datasetToDownload(String)
  case download(String, problem: String)
  case tooManyTexts(String, column: String, count: Int, rows: Int)
  case badSpaceFile(String, line: Int?, problem: String)
  case badStudy(String, study: String?, problem: String)
  case noStudies(String)
  case tooFewTrials(String, study: String, completed: Int, others: String)
  case continuousParameter(
    String, study: String, parameter: String, scale: String, values: Int, trials: Int)
  case notOptuna(String)
  case unexplainedAbsence(String, study: String, parameter: String, given: Int, trials: Int)
  case unknownParameter(String, parameter: String, known: [String])
  case severalStudies(String, names: [String])
  case noHistory(String)

  package var description: String {
    switch self {
    case .noHistory(let path):
      "\(path): a table keeps no order of evaluations; give a results database, an Optuna storage, "
        + "or what 'llp-fla search --format json' or csv writes"
    case .missingFile(let path): "\(path): there is no such file; check the path"
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .emptyFile(let path): "\(path): the file is empty; give a table with a header row"
    case .notText(let path):
      "\(path): not a table but binary data; give CSV or TSV, plain or gzip-compressed"
    case .damagedArchive(let path):
      "\(path): the gzip data are damaged or cut short; fetch or write the file again"
    case .noRows(let path): "\(path): a header but no rows; add one row per configuration"
    case .duplicateColumn(let path, let column):
      "\(path), line 1: two columns are named '\(column)'; rename one"
    case .unknownColumn(let path, let column, let known):
      "\(path): there is no column '\(column)'; its columns are \(known.joined(separator: ", "))"
    case .noLossColumn(let path, let columns):
      "\(path): which column is the loss? give --loss or --score with one of "
        + columns.joined(separator: ", ")
    case .noHyperparameters(let path):
      "\(path): no column is left for a hyperparameter; give fewer --ignore"
    case .raggedRow(let path, let line, let fields, let expected):
      "\(path), line \(line): \(fields) fields, the header has \(expected); mend the row"
    case .openQuote(let path, let line):
      "\(path), line \(line): a quoted field is not closed; add the missing '\"'"
    case .badLoss(let path, let line, let column, let text):
      "\(path), line \(line), column '\(column)': '\(text)' is not a finite number; "
        + "remove the row or mend the value"
    case .badList(let path, let line, let column, let problem):
      "\(path), line \(line), column '\(column)': \(problem); mend the cell or remove the column"
    case .conflictingDuplicate(let path, let line, let earlier):
      "\(path), line \(line): the configuration of line \(earlier) again with another loss; "
        + "name the column that tells them apart with --fold or --fidelity, or remove one"
    case .badFidelity(let path, let line, let text):
      "\(path), line \(line): fidelity '\(text)' is not a share of the data in (0, 1]"
    case .badLevel(let path, let line, let column, let text):
      "\(path), line \(line), column '\(column)': '\(text)' is not a number; "
        + "declare the column --categorical or mend the value"
    case .levelsAreDeclared(let path):
      "\(path): a table of this program, whose hyperparameters have their levels; leave out --levels"
    case .levelsOfNoHyperparameter(let path, let column):
      "\(path): column '\(column)' is no hyperparameter; give --levels of one that is"
    case .unknownDataset(let name, let known):
      "data set '\(name)' is neither a file nor one of \(known.joined(separator: ", "))"
    case .noFeatures(let path):
      "\(path): no column beside the target; add at least one feature"
    case .badTarget(let path, let line, let column, let text):
      "\(path), line \(line), column '\(column)': '\(text)' is not a target; "
        + "remove the row or mend the value"
    case .oneClass(let path, let column):
      "\(path), column '\(column)': every row has the same class; there is nothing to learn"
    case .badImages(let path, let problem): "\(path): \(problem)"
    case .tooManyTexts(let path, let column, let count, let rows):
      "\(path), column '\(column)': \(count) different texts in \(rows) rows, each of which would be a "
        + "feature; remove the column or group its texts (at most \(DatasetReader.mostTexts))"
    case .download(let name, let problem): "data set '\(name)': \(problem)"
    case .datasetToDownload(let name):
      "data set '\(name)' is not here; fetch it with 'llp-fla dataset download \(name) --to .', "
        + "or give the path of its folder"
    case .badSpaceFile(let path, let line, let problem):
      line.map { "\(path), line \($0): \(problem)" } ?? "\(path): \(problem)"
    case .badStudy(let path, let study, let problem):
      (study.map { "\(path), study '\($0)': " } ?? "\(path): ") + problem
    case .noStudies(let path):
      "\(path): an Optuna storage without a study; run one first, or name another file"
    case .tooFewTrials(let path, let study, let completed, let others):
      "\(path), study '\(study)': \(completed) completed trial\(completed == 1 ? "" : "s")"
        + (others.isEmpty ? "" : " (and \(others))")
        + "; a landscape needs at least 2, so run more"
    case .continuousParameter(
      let path, let study, let parameter, let scale, let values, let trials):
      "\(path), study '\(study)', parameter '\(parameter)': \(values) values in \(trials) "
        + "trial\(trials == 1 ? "" : "s") are no levels; cut them with "
        + "--levels \(parameter):\(scale):8, or leave the parameter out with --ignore \(parameter)"
    case .notOptuna(let path):
      "\(path): neither an Optuna SQLite storage nor an Optuna journal; check the path"
    case .unexplainedAbsence(let path, let study, let parameter, let given, let trials):
      "\(path), study '\(study)', parameter '\(parameter)': given in \(given) of \(trials) completed "
        + "trials, and no other parameter tells in which; leave it out with --ignore \(parameter)"
    case .unknownParameter(let path, let parameter, let known):
      "\(path): there is no parameter '\(parameter)'; its parameters are "
        + known.joined(separator: ", ")
    case .severalStudies(let path, let names):
      "\(path): holds \(names.count) studies (\(names.joined(separator: ", "))), each of which is a "
        + "data set of its name; leave out --dataset"
    }
  }
}
