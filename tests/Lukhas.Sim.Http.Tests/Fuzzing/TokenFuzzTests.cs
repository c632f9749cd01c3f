using System.Text.Json.Nodes;
using CsCheck;
using Lukhas.Sim.Api.Tokens;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Tokens;
using Lukhas.Sim.Http.Tests.Tokens.Verifier;
using Lukhas.Sim.TestKit.Fuzzing;

namespace Lukhas.Sim.Http.Tests.Fuzzing;

/// <summary>
/// Genuine tokens, changed. What comes of them is a refusal and never an exception; only what the issuer has signed is believed.
/// </summary>
public sealed class TokenFuzzTests : IDisposable
{
    private const int Short = 20_000;

    private static readonly Gen<JsonNode?> Values = Gen.OneOf<JsonNode?>(
        Gen.Int[0, 2].Select(value => value == 0 ? null : (JsonNode?)(value == 1)),
        Gen.Long.Select(value => (JsonNode?)value),
        Gen.Double[-1e12, 1e12].Select(value => (JsonNode?)value),
        Gen.String.Select(value => (JsonNode?)value),
        OneOf("none", "ES256", "JWT", "urn:lukhas:sim:lane", "urn:lukhas:sim", "../../key", "\ud800", "JOB-00000000000000000000000000000000")
            .Select(value => (JsonNode?)value),
        Gen.String.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => JsonValue.Create(item))])),
        Gen.Int[1, 40].Select(Nested));

    private static readonly Gen<(int Way, int At, byte[] Bytes, JsonNode? Value)> Changes =
        Gen.Select(Gen.Int[0, TokenForger.Ways - 1], Gen.Int[0, 100_000], Gen.Byte.Array[1, 8], Values);

    private readonly VerifierSetup[] _setups = [new("ES256"), new("ES384"), new("RS256"), new("PS256")];
    private readonly TokenSigner _stranger = TokenSigner.Create();

    [Fact]
    public async Task VerifyAsync_WhateverIsDoneToAGenuineToken_BelievesOnlyWhatTheIssuerSigned()
    {
        var pairs = _setups.Select(setup => (setup.Token([.. Scopes.All]).Sign(), setup.Token(Scopes.Collect).Sign())).ToArray();
        var (tried, refused) = (0, 0);

        await Gen.Select(Gen.Int[0, _setups.Length - 1], Changes.Array[1, 3]).SampleAsync(
            async chosen =>
            {
                Interlocked.Increment(ref tried);
                var (setup, (first, second)) = (_setups[chosen.Item1], pairs[chosen.Item1]);
                var forger = new TokenForger(setup.Signer, _stranger);
                var forged = chosen.Item2.Aggregate(first, (token, change) =>
                    token.Length == 0 ? first : forger.Forge(token, second, change.Way, change.At, change.Bytes, change.Value));

                if (await setup.VerifyAsync(forged) is CapabilityVerification.Verified)
                    Assert.Contains(TokenForger.Content(forged.Trim()), new[] { TokenForger.Content(first), TokenForger.Content(second) });
                else
                    Interlocked.Increment(ref refused);
            },
            iter: FuzzRun.Iterations(Short),
            time: FuzzRun.Seconds,
            threads: 2);

        Assert.True(refused > tried / 2, $"Only {refused} of {tried} tokens were refused: the changes do not change enough.");
    }

    [Fact]
    public async Task VerifyAsync_WhateverTheIssuerSigns_BelievesNothingThatBreaksARule()
    {
        var setup = _setups[0];
        var now = setup.Time.GetUtcNow();
        string[] members = ["iss", "aud", "exp", "iat", "nbf", "sub", "jti", "tenant", "tid", "scope", "scp", "scopes", "acr", "auth_time", "job_id", "parent_jti"];

        await Gen.Select(OneOf(members), Values).Array[1, 3].SampleAsync(
            async changes =>
            {
                var token = setup.Token(Scopes.Collect);
                foreach (var (name, value) in changes)
                    token.Claims[name] = value?.DeepClone();

                if (await setup.VerifyAsync(token.Sign()) is not CapabilityVerification.Verified { Capability: var capability })
                    return;
                Assert.NotEmpty(capability.Subject);
                Assert.NotEmpty(capability.TokenId);
                Assert.Equal(setup.Issuer.Issuer, capability.Issuer);
                Assert.True(TenantId.TryParse(capability.Tenant.Value, out _));
                Assert.InRange(capability.ExpiresAt, now - TimeSpan.FromSeconds(30), now + TimeSpan.FromHours(24) + TimeSpan.FromSeconds(30));
            },
            iter: FuzzRun.Iterations(Short / 4),
            time: FuzzRun.Seconds,
            threads: 2);
    }

    public void Dispose()
    {
        foreach (var setup in _setups)
            setup.Dispose();
        _stranger.Dispose();
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static JsonNode Nested(int depth) =>
        Enumerable.Range(0, depth).Aggregate((JsonNode)new JsonObject(), (inner, _) => new JsonObject { ["a"] = inner });
}
