using Azure.Storage.Blobs;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Azure.Inbox;

namespace Lukhas.Sim.Storage.Tests.Processes;

/// <summary>Two serving processes on one storage, started once for a class of tests.</summary>
public abstract class ServePair : IAsyncLifetime
{
    private ServeHome? _home;
    private ServeProcess? _first;
    private ServeProcess? _second;

    /// <summary>Where the dreams are.</summary>
    public BlobContainerClient Container { get; private set; } = null!;

    /// <summary>The inbox, without a process in between.</summary>
    public IDreamInbox Inbox => new BlobDreamInbox(Container);

    /// <summary>The jobs, without a process in between.</summary>
    /// <param name="time">Decides what has expired.</param>
    public abstract IJobStore OpenJobs(TimeProvider time);

    public async ValueTask InitializeAsync()
    {
        Container = await NewContainerAsync();
        _home = new ServeHome(await SettingsAsync());
        (_first, _second) = (await _home.StartAsync(), await _home.StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in new[] { _first, _second })
        {
            if (process is not null)
                await process.DisposeAsync();
        }

        await CloseAsync();
        _home?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Both processes, called by one bearer.</summary>
    /// <param name="steppedUp">Whether the bearer has just authenticated strongly.</param>
    internal (LaneCaller First, LaneCaller Second) Call(bool steppedUp = false)
    {
        var token = _home!.Token(steppedUp);
        return (new LaneCaller(_first!.Http, token), new LaneCaller(_second!.Http, token));
    }

    protected abstract Task<BlobContainerClient> NewContainerAsync();

    protected abstract Task<Dictionary<string, string>> SettingsAsync();

    protected virtual ValueTask CloseAsync() => ValueTask.CompletedTask;
}
