/// What `--version` prints, as CHANGELOG.md has it.
let programVersion = "0.1.0"
