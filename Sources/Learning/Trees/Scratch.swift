/// A buffer of fixed length that lives as long as its owner and is reused from node to node.
///
/// Indices are checked in debug builds only.
struct Scratch<Element: BitwiseCopyable>: ~Copyable {
  let elements: UnsafeMutableBufferPointer<Element>

  init(repeating value: Element, count: Int) {
    elements = .allocate(capacity: count)
    elements.initialize(repeating: value)
  }

  init(_ values: [Element]) {
    elements = .allocate(capacity: values.count)
    _ = elements.initialize(from: values)
  }

  deinit { elements.deallocate() }

  var count: Int { elements.count }

  subscript(index: Int) -> Element {
    @inline(__always) get { elements[index] }
    @inline(__always) nonmutating set { elements[index] = newValue }
  }
}
