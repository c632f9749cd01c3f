namespace Lukhas.Sim.Api.Tokens;

/// <summary>The key that vouched for the token which a token of the lane was derived from.</summary>
/// <param name="Issuer">Whose key it is.</param>
/// <param name="KeyId">Its name.</param>
internal sealed record ParentKey(string Issuer, string KeyId);
