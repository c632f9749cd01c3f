using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Core.Tests.Capabilities;

public sealed class TenantIdTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("Acme_1-x")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void TryParse_WhenItIsATenant_Reads(string text)
    {
        Assert.True(TenantId.TryParse(text, out var tenant));
        Assert.Equal(text, tenant.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("é")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void TryParse_WhenItIsNot_Refuses(string? text) => Assert.False(TenantId.TryParse(text, out _));

    [Fact]
    public void Value_WhenNeverSet_Throws() => Assert.Throws<InvalidOperationException>(() => default(TenantId).Value);
}
