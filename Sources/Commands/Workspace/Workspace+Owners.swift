import Analysis
import History
import Host
import Runners

extension Workspace {
  /// Who owns the tests' files, where the checkout says so; none of the others.
  func owners(of identities: [TestID: TestIdentity]) -> [TestID: [String]] {
    guard let git,
      let text = CodeOwners.usualPlaces.lazy
        .compactMap({ FileSearch.text(of: git.root + "/" + $0) }).first
    else { return [:] }
    let owners = CodeOwners(text)
    let files = TestFiles(SourceChanges(files: git.files(at: "HEAD") ?? [], changed: []))
    return identities.compactMapValues { identity in
      let file = files.candidates(for: identity).first ?? identity.file
      let found = file.map(owners.owners(of:)) ?? []
      return found.isEmpty ? nil : found
    }
  }
}
