import Numerical
import Testing

@Test func noMoreMemoryIsAvailableThanThereIs() {
  #expect(MachineMemory.available > 0)
  #expect(MachineMemory.available <= MachineMemory.physical)
}
