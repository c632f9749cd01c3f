using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Api.Storage;

/// <summary>A way to keep things, under the name that settings choose it by. A storage project registers its own as a singleton.</summary>
public abstract record StorageBackend
{
    private StorageBackend(string name) => Name = name;

    /// <summary>The name, lower case, as <c>SIM_JOB_STORE</c> or <c>SIM_INBOX</c> has it.</summary>
    public string Name { get; }

    /// <summary>Keeps jobs, and the step-up ledger beside them.</summary>
    /// <param name="Name">The backend's name.</param>
    /// <param name="Store">Makes the job store.</param>
    /// <param name="Ledger">Makes the ledger.</param>
    public sealed record Jobs(
        string Name, Func<IServiceProvider, IJobStore> Store, Func<IServiceProvider, IStepUpLedger> Ledger) : StorageBackend(Name);

    /// <summary>Keeps dream documents.</summary>
    /// <param name="Name">The backend's name.</param>
    /// <param name="Inbox">Makes the inbox.</param>
    public sealed record Dreams(string Name, Func<IServiceProvider, IDreamInbox> Inbox) : StorageBackend(Name);
}
