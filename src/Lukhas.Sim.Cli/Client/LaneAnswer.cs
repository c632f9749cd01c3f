namespace Lukhas.Sim.Cli.Client;

/// <summary>What came of a request to a lane.</summary>
internal abstract record LaneAnswer
{
    private LaneAnswer()
    {
    }

    /// <summary>It was done.</summary>
    /// <param name="Json">The body.</param>
    public sealed record Done(string Json) : LaneAnswer;

    /// <summary>Somebody else is at it.</summary>
    /// <param name="Json">The body.</param>
    /// <param name="RetryAfter">When to ask again.</param>
    public sealed record Pending(string Json, TimeSpan RetryAfter) : LaneAnswer;

    /// <summary>It was refused, or the lane cannot be reached.</summary>
    /// <param name="Problem">Why.</param>
    public sealed record Refused(LaneProblem Problem) : LaneAnswer;

    /// <summary>Reads an answer.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <param name="retryAfter">The header <c>Retry-After</c>; null when absent.</param>
    public static LaneAnswer Of(int status, string body, TimeSpan? retryAfter) => status switch
    {
        202 when retryAfter is { } wait => new Pending(body, wait),
        >= 200 and < 300 => new Done(body),
        _ => new Refused(LaneProblem.Read(status, body, retryAfter)),
    };
}
