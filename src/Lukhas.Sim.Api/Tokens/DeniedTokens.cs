namespace Lukhas.Sim.Api.Tokens;

/// <summary>Tokens that are refused though they verify.</summary>
/// <param name="ids">Their <c>jti</c>, compared by ordinal.</param>
public sealed class DeniedTokens(IEnumerable<string> ids)
{
    private readonly HashSet<string> _ids = new(ids, StringComparer.Ordinal);

    /// <summary>Whether a token is on the list.</summary>
    /// <param name="tokenId">The token's <c>jti</c>.</param>
    public bool Contains(string tokenId) => _ids.Contains(tokenId);
}
