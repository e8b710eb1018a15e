import Synchronization

/// A value that several metrics share: computed when the first of them asks, once.
///
/// Who asks while another thread computes waits for it.
final class OnDemand<Value: Sendable>: Sendable {
  private let state: Mutex<Value?>
  private let compute: @Sendable () -> Value

  init(_ compute: @escaping @Sendable () -> Value) {
    state = Mutex(nil)
    self.compute = compute
  }

  var value: Value {
    state.withLock { known in
      if let known { return known }
      let computed = compute()
      known = computed
      return computed
    }
  }
}
