using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Storage.Redis.Capabilities;
using Lukhas.Sim.Storage.Tests.Backends;

namespace Lukhas.Sim.Storage.Tests.Capabilities;

public sealed class RedisStepUpLedgerTests(GarnetFixture garnet) : StepUpLedgerContract
{
    protected override ValueTask<IStepUpLedger> OpenAsync(TimeProvider time) =>
        ValueTask.FromResult<IStepUpLedger>(new RedisStepUpLedger(garnet.Connection, GarnetFixture.NewOptions(), time));
}
