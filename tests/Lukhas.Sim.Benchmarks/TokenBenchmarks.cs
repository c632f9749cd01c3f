using BenchmarkDotNet.Attributes;
using Lukhas.Sim.Api.Tokens;
using Lukhas.Sim.Api.Tokens.Development;
using Lukhas.Sim.Core.Capabilities;
using Microsoft.Extensions.Primitives;

namespace Lukhas.Sim.Benchmarks;

/// <summary>One verification of an ES256 token: one that verified before, and one that was never seen.</summary>
[MemoryDiagnoser]
public class TokenBenchmarks : IDisposable
{
    private readonly DevelopmentIssuer _issuer;
    private readonly CapabilityVerifier _remembering;
    private readonly CapabilityVerifier _forgetting;
    private readonly StringValues _known;
    private readonly StringValues[] _pair;
    private int _next;

    public TokenBenchmarks()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        _issuer = DevelopmentIssuer.Open(TimeProvider.System, path);
        File.Delete(path);
        _known = Token();
        _pair = [Token(), Token()];
        _remembering = Verifier(VerifiedTokens.DefaultCapacity);
        _forgetting = Verifier(capacity: 1);
    }

    [Benchmark(Baseline = true)]
    public ValueTask<CapabilityVerification> Remembered() => _remembering.VerifyAsync(_known, CancellationToken.None);

    /// <summary>Of two tokens by turns a memory for one never knows the one that comes.</summary>
    [Benchmark]
    public ValueTask<CapabilityVerification> NeverSeen() => _forgetting.VerifyAsync(_pair[_next ^= 1], CancellationToken.None);

    public void Dispose()
    {
        _issuer.Dispose();
        GC.SuppressFinalize(this);
    }

    private CapabilityVerifier Verifier(int capacity) =>
        new(new TrustedIssuers([_issuer.Trusted]), new DeniedTokens([]), new VerifiedTokens(capacity), TimeProvider.System);

    private string Token() => "Bearer " + _issuer.Mint("agent", TenantId.Parse("acme"), Scopes.All, TimeSpan.FromHours(1));
}
