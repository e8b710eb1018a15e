// One import for all that the libraries below promise.
@_exported public import Catalogs
@_exported public import Experiments
@_exported public import Formats
@_exported public import LandscapeAnalysis
@_exported public import LandscapeEmbedding
@_exported public import LandscapeRendering
@_exported public import LandscapeSearch
@_exported public import Landscapes
@_exported public import Learning
@_exported public import Networks
@_exported public import Numerical
@_exported public import SearchSpaces
