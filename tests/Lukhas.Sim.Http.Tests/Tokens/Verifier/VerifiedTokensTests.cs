using Lukhas.Sim.Api.Tokens;

namespace Lukhas.Sim.Http.Tests.Tokens.Verifier;

/// <summary>A token that verified is remembered, and believed no longer than one that was never seen.</summary>
public sealed class VerifiedTokensTests : IDisposable
{
    private readonly VerifierSetup _setup = new(verified: new VerifiedTokens(capacity: 3));

    [Fact]
    public async Task VerifyAsync_WhenTheTokenVerifiedBefore_RemembersIt()
    {
        var text = _setup.Token().Sign();

        var first = await _setup.MustVerifyAsync(text);

        Assert.Same(first, await _setup.MustVerifyAsync(text));
        Assert.Equal(1, _setup.Verified.Count);
    }

    [Fact]
    public async Task VerifyAsync_WhenTheTokenIsRefused_RemembersNothing()
    {
        var text = _setup.Token().Sign();
        await _setup.VerifyAsync(text[..^4] + "AAAA");
        await _setup.VerifyAsync(_setup.Token().With(claims => claims["scope"] = 7).Sign());

        Assert.Equal(0, _setup.Verified.Count);
    }

    [Fact]
    public async Task VerifyAsync_WhenOnlyTheSignatureDiffers_IsAnotherToken()
    {
        var text = _setup.Token().Sign();
        await _setup.MustVerifyAsync(text);

        await _setup.MustRefuseAsync("signature", text[..^4] + "AAAA");
    }

    [Fact]
    public async Task VerifyAsync_WhenMoreVerifyThanAreKept_ForgetsThoseUsedLongestAgo()
    {
        var texts = Enumerable.Range(0, 4).Select(_ => _setup.Token().Sign()).ToArray();
        var found = new List<object>();
        foreach (var text in texts[..3])
            found.Add(await _setup.MustVerifyAsync(text));
        await _setup.MustVerifyAsync(texts[0]);

        await _setup.MustVerifyAsync(texts[3]);

        Assert.Equal(3, _setup.Verified.Count);
        Assert.Same(found[0], await _setup.MustVerifyAsync(texts[0]));
        Assert.Same(found[2], await _setup.MustVerifyAsync(texts[2]));
        Assert.NotSame(found[1], await _setup.MustVerifyAsync(texts[1]));
    }

    [Fact]
    public async Task VerifyAsync_WhenTheTokenIsDeniedMeanwhile_RefusesIt()
    {
        var token = _setup.Token().With(claims => claims["parent_jti"] = "parent");
        await _setup.MustVerifyAsync(token.Sign());
        var text = token.Sign();
        await _setup.MustVerifyAsync(text);

        await _setup.MustRefuseAsync("denied", text, _setup.With([(string)token.Claims["jti"]!]));
        await _setup.MustVerifyAsync(text);
        await _setup.MustRefuseAsync("denied", text, _setup.With(["parent"]));
        await _setup.MustVerifyAsync(text);
    }

    [Fact]
    public async Task VerifyAsync_WhenTheKeyIsWithdrawn_RefusesIt()
    {
        var text = _setup.Token().Sign();
        await _setup.MustVerifyAsync(text);
        using var next = TokenSigner.Create();
        _setup.Publish(next);

        await _setup.MustRefuseAsync("key", text);
        Assert.Equal(0, _setup.Verified.Count);
    }

    [Fact]
    public async Task VerifyAsync_WhenTheKeyIsReplacedUnderItsName_ChecksTheSignatureAgain()
    {
        var token = _setup.Token();
        token.Header["kid"] = "stable";
        var text = token.Sign();
        using var replaced = new VerifierSetup();
        var keys = new NamedKey("stable", _setup.Signer);
        var verifier = _setup.With([], _setup.Issuer with { Keys = keys });
        await _setup.MustVerifyAsync(text, verifier);

        keys.Signer = replaced.Signer;

        await _setup.MustRefuseAsync("signature", text, verifier);
    }

    [Fact]
    public async Task VerifyAsync_WhenTheIssuerIsNoLongerTrusted_RefusesIt()
    {
        var text = _setup.Token().Sign();
        await _setup.MustVerifyAsync(text);

        await _setup.MustRefuseAsync("issuer", text, _setup.With([], _setup.Issuer with { Issuer = "https://other.test" }));
        await _setup.MustVerifyAsync(text);
        await _setup.MustRefuseAsync("audience", text, _setup.With([], _setup.Issuer with { Audience = "urn:other" }));
    }

    [Fact]
    public async Task VerifyAsync_WhenManyVerifyAtOnce_StaysWithinItsBound()
    {
        var texts = Enumerable.Range(0, 50).Select(_ => _setup.Token().Sign()).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            foreach (var text in texts)
                await _setup.MustVerifyAsync(text);
        })));

        Assert.Equal(3, _setup.Verified.Count);
    }

    public void Dispose() => _setup.Dispose();
}
