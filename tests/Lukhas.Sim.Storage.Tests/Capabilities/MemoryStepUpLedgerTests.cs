using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Storage.Tests.Capabilities;

public sealed class MemoryStepUpLedgerTests : StepUpLedgerContract
{
    protected override ValueTask<IStepUpLedger> OpenAsync(TimeProvider time) => ValueTask.FromResult<IStepUpLedger>(new MemoryStepUpLedger(time));
}
