using CsCheck;
using Lukhas.Sim.Core.Jobs;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Core.Tests.Jobs;

public sealed class JobIdTests
{
    [Fact]
    public void FromEntropy_RoundTripsAndFallsIntoTheShardOfItsFirstSixBits() =>
        Gen.Byte.Array[JobId.Bytes].Sample(entropy =>
        {
            var id = JobId.FromEntropy(entropy);
            Assert.Matches("^JOB-[0-9A-HJKMNP-TV-Z]{32}$", id.Value);
            Assert.True(JobId.TryParse(id.Value, out var parsed));
            Assert.Equal(id, parsed);
            Assert.Equal(entropy[0] >> 2, id.Shard.Number);
            Assert.Equal(JobShard.Of(entropy), id.Shard);
        });

    [Fact]
    public void FromEntropy_WhenABitDiffers_DiffersToo() =>
        Gen.Select(Gen.Byte.Array[JobId.Bytes], Gen.Int[0, (JobId.Bytes * 8) - 1]).Sample((entropy, bit) =>
        {
            var other = entropy.ToArray();
            other[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(JobId.FromEntropy(entropy), JobId.FromEntropy(other));
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("JOB-")]
    [InlineData("job-00000000000000000000000000000000")]
    [InlineData("JOB-0000000000000000000000000000000")]
    [InlineData("JOB-000000000000000000000000000000000")]
    [InlineData("JOB-0000000000000000000000000000000I")]
    [InlineData("JOB-0000000000000000000000000000000o")]
    [InlineData("JOB-00000000000000000000000000000000\n")]
    [InlineData("XOB-00000000000000000000000000000000")]
    public void TryParse_WhenItIsNoJobId_Refuses(string? text) => Assert.False(JobId.TryParse(text, out _));

    [Fact]
    public void NextJobId_WhenAShardIsWanted_FallsIntoIt()
    {
        var ids = new CryptographicIdSource(new FakeTimeProvider());
        for (var shard = 0; shard < JobShard.Count; shard++)
            Assert.Equal(shard, ids.NextJobId(new JobShard(shard)).Shard.Number);
    }

    [Fact]
    public void NextJobId_OverManyIds_NeverRepeatsAndReachesEveryShard()
    {
        var ids = new CryptographicIdSource(new FakeTimeProvider());
        var many = Enumerable.Range(0, 5_000).Select(_ => ids.NextJobId()).ToList();

        Assert.Equal(many.Count, many.Distinct().Count());
        Assert.Equal(JobShard.Count, many.Select(id => id.Shard).Distinct().Count());
    }

    [Fact]
    public void NextTraceId_CarriesTheTimeInMilliseconds()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1_763_800_000_123));

        var trace = new CryptographicIdSource(time).NextTraceId();

        Assert.Matches("^LT-1763800000123-[0-9a-f]{16}$", trace.Value);
        Assert.True(TraceId.TryParse(trace.Value, out var parsed));
        Assert.Equal(trace, parsed);
    }
}
