using CsCheck;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.TestKit.Inbox;

namespace Lukhas.Sim.Core.Tests.Inbox;

public sealed class NewestDreamsTests
{
    private static readonly Gen<DreamSummary> Dream =
        from trace in Gen.ULong[0, 30]
        from tenant in Gen.Bool
        from seconds in Gen.Int[0, 5]
        from tagged in Gen.Bool
        select Dreams.Of(Dreams.Path(trace, tenant ? "acme" : "other"), TimeSpan.FromSeconds(seconds), tagged ? ["ΛA"] : []);

    private static readonly Gen<DreamFilter> Filter =
        from since in Gen.Int[0, 5].Nullable()
        from tagged in Gen.Bool
        from after in Gen.Select(Gen.Int[0, 5], Gen.ULong[0, 30]).Nullable()
        select new DreamFilter
        {
            Since = since is { } seconds ? Dreams.Start.AddSeconds(seconds) : null,
            UlTag = tagged ? "ΛA" : null,
            After = after is { } place ? new DreamPosition(Dreams.Start.AddSeconds(place.Item1), Dreams.Path(place.Item2).TraceId) : null,
        };

    [Fact]
    public void Take_WhateverWasOffered_IsWhatSortingAllOfItWouldGive() =>
        Gen.Select(Dream.Array[0, 40], Filter, Gen.Int[1, 10]).Sample((dreams, filter, limit) =>
        {
            var query = new DreamQuery(Dreams.Path().Tenant, filter, Dreams.Start, limit);
            var newest = new NewestDreams(query);
            foreach (var dream in dreams)
                newest.Offer(dream);

            var expected = dreams.Where(query.Matches).Select(dream => dream.Position).OrderDescending().Take(limit);
            return newest.Take().Select(dream => dream.Position).SequenceEqual(expected);
        });
}
