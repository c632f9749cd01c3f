using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Core.Storage;

/// <summary>A way to keep things, under the name that settings choose it by. A storage project registers its own as a singleton.</summary>
public abstract record StorageBackend
{
    private StorageBackend(string name, Func<IReadOnlyList<string>>? errors)
    {
        Name = name;
        Errors = errors ?? (() => []);
    }

    /// <summary>The name, lower case, as <c>SIM_JOB_STORE</c>, <c>SIM_INBOX</c> or <c>SIM_AUDIT</c> has it.</summary>
    public string Name { get; }

    /// <summary>What is wrong with the backend's own settings, each beginning with the setting's name. Asked only where it is chosen.</summary>
    public Func<IReadOnlyList<string>> Errors { get; }

    /// <summary>Keeps jobs, and beside them what must be as durable: used step-ups and the stored switches.</summary>
    /// <param name="Name">The backend's name.</param>
    /// <param name="Store">Makes the job store.</param>
    /// <param name="Ledger">Makes the step-up ledger.</param>
    /// <param name="Switches">Makes the store of switches.</param>
    /// <param name="Errors">What is wrong with its settings; null where nothing can be.</param>
    public sealed record Jobs(
        string Name,
        Func<IServiceProvider, IJobStore> Store,
        Func<IServiceProvider, IStepUpLedger> Ledger,
        Func<IServiceProvider, ILaneSwitchStore> Switches,
        Func<IReadOnlyList<string>>? Errors = null) : StorageBackend(Name, Errors);

    /// <summary>Keeps dream documents.</summary>
    /// <param name="Name">The backend's name.</param>
    /// <param name="Inbox">Makes the inbox.</param>
    /// <param name="Errors">What is wrong with its settings; null where nothing can be.</param>
    public sealed record Dreams(
        string Name, Func<IServiceProvider, IDreamInbox> Inbox, Func<IReadOnlyList<string>>? Errors = null) : StorageBackend(Name, Errors);

    /// <summary>Keeps audit records, beside the log.</summary>
    /// <param name="Name">The backend's name.</param>
    /// <param name="Sink">Makes the audit.</param>
    /// <param name="Errors">What is wrong with its settings; null where nothing can be.</param>
    public sealed record Audits(
        string Name, Func<IServiceProvider, IAuditSink> Sink, Func<IReadOnlyList<string>>? Errors = null) : StorageBackend(Name, Errors);
}
