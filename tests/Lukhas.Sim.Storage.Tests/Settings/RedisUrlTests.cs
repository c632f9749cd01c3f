using System.Net;
using Lukhas.Sim.Storage.Redis;

namespace Lukhas.Sim.Storage.Tests.Settings;

public sealed class RedisUrlTests
{
    [Fact]
    public void Parse_WhenOnlyAHostIsNamed_TakesTheDefaults()
    {
        var options = RedisUrl.Parse("redis://cache");

        Assert.Equal(new DnsEndPoint("cache", 6379), Assert.Single(options.EndPoints));
        Assert.False(options.Ssl);
        Assert.Null(options.User);
        Assert.Null(options.Password);
        Assert.Null(options.DefaultDatabase);
        Assert.False(options.AbortOnConnectFail);
    }

    [Fact]
    public void Parse_WhenAllIsSaid_TakesItAll()
    {
        var options = RedisUrl.Parse("rediss://lane:p%40ss%3Aword@cache.example:6380/3");

        Assert.Equal(new DnsEndPoint("cache.example", 6380), Assert.Single(options.EndPoints));
        Assert.True(options.Ssl);
        Assert.Equal("cache.example", options.SslHost);
        Assert.Equal("lane", options.User);
        Assert.Equal("p@ss:word", options.Password);
        Assert.Equal(3, options.DefaultDatabase);
    }

    [Fact]
    public void Parse_WhenOnlyAPasswordIsGiven_HasNoUser()
    {
        var options = RedisUrl.Parse("redis://:word@[::1]:7000");

        Assert.Null(options.User);
        Assert.Equal("word", options.Password);
        Assert.Equal(new IPEndPoint(IPAddress.IPv6Loopback, 7000), Assert.Single(options.EndPoints));
    }

    [Theory]
    [InlineData("")]
    [InlineData("cache:6379")]
    [InlineData("http://:secret@cache")]
    [InlineData("redis://:secret@cache/first")]
    [InlineData("redis://:secret@cache/-1")]
    [InlineData("redis://:secret@cache?db=1")]
    [InlineData("redis:///0")]
    public void Parse_WhenItIsNoSuchUrl_SaysSoWithoutThePassword(string url)
    {
        var error = Assert.Throws<FormatException>(() => RedisUrl.Parse(url));

        Assert.Contains("Redis URL", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }
}
