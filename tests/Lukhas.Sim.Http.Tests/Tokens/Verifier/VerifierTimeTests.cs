namespace Lukhas.Sim.Http.Tests.Tokens.Verifier;

/// <summary>Times hold to the second, with 30 of them for the issuer's clock.</summary>
public sealed class VerifierTimeTests : IDisposable
{
    private readonly VerifierSetup _setup = new();

    /// <summary>Seconds from now at which a token may begin, which both its times of beginning hold to.</summary>
    public static TheoryData<int, bool> Beginnings => new()
    {
        { -1, true },
        { 0, true },
        { 1, true },
        { 29, true },
        { 30, true },
        { 31, false },
    };

    [Theory]
    [InlineData(-31, false)]
    [InlineData(-30, false)]
    [InlineData(-29, true)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public async Task Expiry_AroundNow_CountsTheSkew(int fromNow, bool accepted) =>
        await MustBeAsync(accepted, issuedAt: -600, expiresAt: fromNow);

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task IssuedAt_AroundNow_CountsTheSkew(int fromNow, bool accepted) =>
        await MustBeAsync(accepted, issuedAt: fromNow, expiresAt: 600);

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task NotBefore_AroundNow_CountsTheSkew(int fromNow, bool accepted) =>
        await MustBeAsync(accepted, issuedAt: -60, expiresAt: 600, notBefore: fromNow);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(86_399, true)]
    [InlineData(86_400, true)]
    [InlineData(86_401, false)]
    public async Task Lifetime_AroundItsBounds_HasNoSkew(int seconds, bool accepted) =>
        await MustBeAsync(accepted, issuedAt: 0, expiresAt: seconds);

    [Theory]
    [InlineData(599 + 30, true)]
    [InlineData(600 + 30, false)]
    public async Task Expiry_OfATokenThatVerifiedBefore_IsLookedAtAgain(int later, bool accepted)
    {
        var text = _setup.Token().Sign();
        await _setup.MustVerifyAsync(text);

        _setup.Time.Advance(TimeSpan.FromSeconds(later));

        if (accepted)
            await _setup.MustVerifyAsync(text);
        else
            await _setup.MustRefuseAsync("times", text);
    }

    public void Dispose() => _setup.Dispose();

    private async Task MustBeAsync(bool accepted, int issuedAt, int expiresAt, int? notBefore = null)
    {
        var now = _setup.Time.GetUtcNow().ToUnixTimeSeconds();
        var text = _setup.Token().With(claims =>
        {
            claims["iat"] = now + issuedAt;
            claims["exp"] = now + expiresAt;
            if (notBefore is { } begin)
                claims["nbf"] = now + begin;
        }).Sign();

        if (accepted)
            await _setup.MustVerifyAsync(text);
        else
            await _setup.MustRefuseAsync("times", text);
    }
}
