using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Core.Lane;

/// <summary>Asks the backends whether they answer, no oftener than every few seconds: anybody may ask, without a token.</summary>
/// <param name="store">Keeps jobs.</param>
/// <param name="inbox">Keeps documents.</param>
/// <param name="sweeper">Knows of the last sweep.</param>
/// <param name="time">Tells when an answer is old.</param>
public sealed class ReadinessProbe(IJobStore store, IDreamInbox inbox, JobSweeper sweeper, TimeProvider time)
{
    /// <summary>How long an answer is told, good or bad, from when it was asked for.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Task<(bool Store, bool Inbox)>? _last;
    private long _begunAt;

    /// <summary>Tells whether the backends answer; who asks while others do gets the same answer.</summary>
    /// <param name="cancellationToken">Gives up waiting for it; the others still get it.</param>
    public async ValueTask<LaneReadiness> AskAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task<(bool Store, bool Inbox)> answers;
        lock (_gate)
        {
            // What broke instead of answering, by a bug, is not remembered at all.
            if (_last is null or { IsFaulted: true } || time.GetElapsedTime(_begunAt) >= MaxAge)
            {
                _begunAt = time.GetTimestamp();
                _last = PingAsync();
            }

            answers = _last;
        }

        var (storeAnswers, inboxAnswers) = await answers.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new LaneReadiness(storeAnswers, inboxAnswers, sweeper.LastSuccess);
    }

    private async Task<(bool Store, bool Inbox)> PingAsync() =>
        (await AnswersAsync(store.PingAsync).ConfigureAwait(false), await AnswersAsync(inbox.PingAsync).ConfigureAwait(false));

    private static async ValueTask<bool> AnswersAsync(Func<CancellationToken, ValueTask> ping)
    {
        try
        {
            await ping(CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }
}
