using Lukhas.Sim.Core.Inbox;

namespace Lukhas.Sim.Storage.Tests.Inbox;

public sealed class MemoryDreamInboxTests : DreamInboxContract
{
    protected override ValueTask<IDreamInbox> OpenAsync() => ValueTask.FromResult<IDreamInbox>(new MemoryDreamInbox());
}
