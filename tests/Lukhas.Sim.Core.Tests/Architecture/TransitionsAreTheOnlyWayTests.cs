using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Shards;

namespace Lukhas.Sim.Core.Tests.Architecture;

/// <summary>States that must not be reachable from outside are not.</summary>
public sealed class TransitionsAreTheOnlyWayTests
{
    [Theory]
    [InlineData(nameof(Job.Status))]
    [InlineData(nameof(Job.Lease))]
    [InlineData(nameof(Job.Attempts))]
    [InlineData(nameof(Job.Shards))]
    [InlineData(nameof(Job.Failure))]
    public void Job_StateCannotBeSetFromOutside(string property) =>
        Assert.True(typeof(Job).GetProperty(property)!.SetMethod!.IsPrivate);

    [Fact]
    public void MatadaNodeType_HasNoPublicConstructorAndTwoValues()
    {
        Assert.Empty(typeof(MatadaNodeType).GetConstructors());
        Assert.Equal(
            ["HYPOTHESIS", "REPLAY"],
            typeof(MatadaNodeType).GetProperties().Where(property => property.PropertyType == typeof(MatadaNodeType))
                .Select(property => property.GetValue(null)!.ToString()).Order());
    }
}
