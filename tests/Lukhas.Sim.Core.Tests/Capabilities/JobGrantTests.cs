using CsCheck;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.TestKit.Lane;
using Caller = Lukhas.Sim.TestKit.Capabilities;

namespace Lukhas.Sim.Core.Tests.Capabilities;

public sealed class JobGrantTests
{
    private readonly LaneHarness _lane = new();

    [Fact]
    public async Task Derive_OfAnyScopes_GrantsASubsetOfThem()
    {
        var job = await _lane.ScheduledAsync();

        Gen.Bool.Array[Scopes.All.Count].Sample(held =>
        {
            var parent = Caller.Full() with { Scopes = Scopes.All.Where((_, index) => held[index]).ToHashSet(StringComparer.Ordinal) };
            var grant = JobGrant.Derive(parent, job);

            Assert.Equal(parent.Has(Scopes.Collect), grant is not null);
            if (grant is not null)
                Assert.Equal(parent.Scopes.Intersect([Scopes.Collect, Scopes.InboxWrite]).Order(), grant.Scopes.Order());
        });
    }

    [Fact]
    public async Task Derive_OfACapabilityForAJob_GrantsNothing()
    {
        var job = await _lane.ScheduledAsync();

        Assert.NotNull(JobGrant.Derive(Caller.Full(), job));
        Assert.Null(JobGrant.Derive(Caller.Full() with { Job = job.Id }, job));
    }

    [Fact]
    public async Task Derive_OfACapabilityThatWasDerived_GrantsNothing() =>
        Assert.Null(JobGrant.Derive(Caller.Full() with { ParentTokenId = "token-0" }, await _lane.ScheduledAsync()));

    [Fact]
    public async Task Derive_ForAJobOfAnother_GrantsNothing()
    {
        var job = await _lane.ScheduledAsync();

        Assert.Null(JobGrant.Derive(Caller.Full(tenant: "other"), job));
        Assert.Null(JobGrant.Derive(Caller.Full(subject: "other"), job));
    }

    [Fact]
    public async Task Lane_WhenTheCapabilityIsForAnotherJob_KnowsOfNone()
    {
        var job = await _lane.ScheduledAsync();
        var other = await _lane.ScheduledAsync();
        var bound = Caller.Full() with { Job = other.Id };

        Assert.IsType<LaneResult<Job>.Refused>(await _lane.Lane.StatusAsync(bound, job.Id, CancellationToken.None));
        Assert.IsType<LaneResult<CollectedDreams>.Refused>(await _lane.Lane.CollectAsync(bound, job.Id, CancellationToken.None));
        Assert.IsType<LaneResult<Job>.Refused>(await _lane.Lane.CancelAsync(bound, job.Id, CancellationToken.None));
        Assert.IsType<LaneResult<CollectedDreams>.Done>(await _lane.Lane.CollectAsync(bound, other.Id, CancellationToken.None));
    }
}
