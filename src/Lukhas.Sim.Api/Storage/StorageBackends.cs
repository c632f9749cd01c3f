using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Core.Storage;

namespace Lukhas.Sim.Api.Storage;

/// <summary>The one place where a backend is chosen. A name that settings give is used or refused; there is no fall-back.</summary>
/// <param name="backends">Those that this host was built with.</param>
public sealed class StorageBackends(IEnumerable<StorageBackend> backends)
{
    /// <summary>What <c>SIM_AUDIT</c> says where audit records go into the log and nowhere else.</summary>
    private const string LogAlone = "log";

    private static readonly string[] JobStores = ["memory", "table", "redis"];
    private static readonly string[] Inboxes = ["memory", "blob"];
    private static readonly string[] Audits = [LogAlone, "blob"];

    private readonly StorageBackend[] _backends = [.. backends];

    /// <summary>The job store's backend.</summary>
    /// <param name="name">Its name, from valid settings.</param>
    public StorageBackend.Jobs JobStore(string name) => _backends.OfType<StorageBackend.Jobs>().Single(backend => backend.Name == name);

    /// <summary>The dream inbox's backend.</summary>
    /// <param name="name">Its name, from valid settings.</param>
    public StorageBackend.Dreams Inbox(string name) => _backends.OfType<StorageBackend.Dreams>().Single(backend => backend.Name == name);

    /// <summary>The backend that keeps audit records beside the log; null for none.</summary>
    /// <param name="name">Its name, from valid settings.</param>
    public StorageBackend.Audits? Audit(string name) =>
        name == LogAlone ? null : _backends.OfType<StorageBackend.Audits>().Single(backend => backend.Name == name);

    internal string ReadJobStore(SettingReader settings, string otherwise) =>
        Read<StorageBackend.Jobs>(settings, SettingNames.JobStore, otherwise, JobStores);

    internal string ReadInbox(SettingReader settings, string otherwise) =>
        Read<StorageBackend.Dreams>(settings, SettingNames.Inbox, otherwise, Inboxes);

    internal string ReadAudit(SettingReader settings)
    {
        var name = settings.Text(SettingNames.Audit) ?? LogAlone;
        return name.Equals(LogAlone, StringComparison.OrdinalIgnoreCase)
            ? LogAlone
            : Read<StorageBackend.Audits>(settings, SettingNames.Audit, LogAlone, Audits);
    }

    private string Read<T>(SettingReader settings, string setting, string otherwise, string[] known)
        where T : StorageBackend
    {
        var name = settings.Text(setting)?.ToLowerInvariant() ?? otherwise;
        if (!known.Contains(name))
            settings.Fail(setting, $"must be one of {string.Join(", ", known)}.");
        else if (_backends.OfType<T>().SingleOrDefault(backend => backend.Name == name) is { } chosen)
            settings.Fail(chosen.Errors());
        else
            settings.Fail(setting, $"{name} is not available in this host; nothing is used in its place.");
        return name;
    }
}
