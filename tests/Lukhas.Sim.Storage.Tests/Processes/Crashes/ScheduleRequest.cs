namespace Lukhas.Sim.Storage.Tests.Processes.Crashes;

/// <summary>A schedule request as it is sent, and sent again when its answer got lost.</summary>
/// <param name="Seed">Its body.</param>
/// <param name="Key">Its <c>Idempotency-Key</c>; null for none, and then it is never sent again.</param>
internal sealed record ScheduleRequest(string Seed, string? Key)
{
    /// <summary>A request of one to three steps, cheap to rehearse; two of three carry a key.</summary>
    public static ScheduleRequest Next(Random random)
    {
        var steps = Enumerable.Range(1, random.Next(1, 4)).Select(step => $$$"""{"id":"s{{{step}}}","duration":{"min":1,"mode":2,"max":4}}""");
        var seed = $$$"""
            {"goal":"Open the second bakery by spring",
             "plan":{"unit":"days","steps":[{{{string.Join(',', steps)}}}]},
             "constraints":{"random_seed":{{{random.Next()}}},"budgets":{"rollouts":100} }}
            """;
        return new ScheduleRequest(seed, random.Next(3) > 0 ? Guid.NewGuid().ToString() : null);
    }
}
