extension Dense {
  package var multiplyAdds: Int { inputCount * outputCount }
}

extension Convolution {
  package var multiplyAdds: Int { shape.windowCount * shape.output.count }
}

extension LayerSequence {
  package var multiplyAdds: Int { layers.reduce(0) { $0 + $1.multiplyAdds } }
}

extension ResidualBlock {
  package var multiplyAdds: Int { branch.multiplyAdds + (shortcut?.multiplyAdds ?? 0) }
}

extension Network {
  /// Floating-point operations of passes, from the shapes of dense layers and convolutions alone:
  /// two per multiply-add, a pass backward counted as two forward.
  ///
  /// - Source: R. Schwartz et al., "Green AI", CACM 63:54, 2020: operations are the total that does
  ///   not depend on the machine.
  package func floatingPointOperations(forward: Int, backward: Int) -> Double {
    2 * Double(layers.multiplyAdds) * (Double(forward) + 2 * Double(backward))
  }
}
