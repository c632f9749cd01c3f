using Lukhas.Sim.Core.Jobs;
using static Lukhas.Sim.Storage.Tests.History.JobOperation;

namespace Lukhas.Sim.Storage.Tests.History;

/// <summary>The check must find fault where there is any.</summary>
public sealed class LinearizabilityTests
{
    private static readonly JobContent Scheduled = new(JobStatus.Scheduled, 0, null, null, null);
    private static readonly JobContent Running = new(JobStatus.Running, 1, "a", null, null);
    private static readonly JobContent Cancelled = new(JobStatus.Cancelled, 0, null, null, null);
    private static readonly JobVersion V1 = new("1");
    private static readonly JobVersion V2 = new("2");

    private static readonly Create Created = new(Scheduled, V1) { Invoked = 1, Returned = 2 };

    [Fact]
    public void Holds_WhenOneFollowsTheOther_IsTrue() => Assert.True(Linearizability.Holds(
    [
        Created,
        new Replace(V1, Running, V2) { Invoked = 3, Returned = 4 },
        new Replace(V1, Cancelled, null) { Invoked = 5, Returned = 6 },
        new Get(new Register(V2, Running)) { Invoked = 7, Returned = 8 },
    ]));

    [Fact]
    public void Holds_WhenAnOverlappingReadSeesEither_IsTrue() => Assert.True(Linearizability.Holds(
    [
        Created,
        new Replace(V1, Running, V2) { Invoked = 3, Returned = 8 },
        new Get(new Register(V1, Scheduled)) { Invoked = 4, Returned = 5 },
        new Get(new Register(V2, Running)) { Invoked = 6, Returned = 7 },
    ]));

    [Fact]
    public void Holds_WhenAReadIsStale_IsFalse() => Assert.False(Linearizability.Holds(
    [
        Created,
        new Replace(V1, Running, V2) { Invoked = 3, Returned = 4 },
        new Get(new Register(V1, Scheduled)) { Invoked = 5, Returned = 6 },
    ]));

    [Fact]
    public void Holds_WhenTwoReplaceOneVersion_IsFalse() => Assert.False(Linearizability.Holds(
    [
        Created,
        new Replace(V1, Running, V2) { Invoked = 3, Returned = 6 },
        new Replace(V1, Cancelled, new JobVersion("3")) { Invoked = 4, Returned = 5 },
    ]));

    [Fact]
    public void Holds_WhenAConflictHasNoCause_IsFalse() => Assert.False(Linearizability.Holds(
    [
        Created,
        new Replace(V1, Running, null) { Invoked = 3, Returned = 4 },
        new Get(new Register(V1, Scheduled)) { Invoked = 5, Returned = 6 },
    ]));

    [Fact]
    public void Holds_WhenReadsGoBackInTime_IsFalse() => Assert.False(Linearizability.Holds(
    [
        Created,
        new Replace(V1, Running, V2) { Invoked = 3, Returned = 8 },
        new Get(new Register(V2, Running)) { Invoked = 4, Returned = 5 },
        new Get(new Register(V1, Scheduled)) { Invoked = 6, Returned = 7 },
    ]));

    [Fact]
    public void Holds_WhenAMoveIsIllegal_IsFalse() => Assert.False(Linearizability.Holds(
    [
        Created,
        new Replace(V1, Cancelled, V2) { Invoked = 3, Returned = 4 },
        new Replace(V2, Running, new JobVersion("3")) { Invoked = 5, Returned = 6 },
    ]));
}
