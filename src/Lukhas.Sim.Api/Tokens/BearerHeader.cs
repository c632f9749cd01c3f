using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>Takes the token out of the <c>Authorization</c> header (RFC 6750, section 2.1), and refuses it unread when it is too long.</summary>
internal static class BearerHeader
{
    /// <summary>How long a token may be, in bytes.</summary>
    public const int MaxTokenBytes = 8 * 1024;

    private const string Scheme = "Bearer";

    /// <summary>Reads the header.</summary>
    /// <param name="values">The header's values, one for each time it was sent.</param>
    /// <param name="token">The token.</param>
    /// <param name="refusal">Why there is none.</param>
    public static bool TryRead(StringValues values, out string token, [NotNullWhen(false)] out CapabilityVerification? refusal)
    {
        token = "";
        if (values.Count > 1)
            refusal = new CapabilityVerification.Invalid("more than one Authorization header");
        else if (!TrySplit(values.ToString().Trim(), out token))
            refusal = new CapabilityVerification.Missing();
        else if (Encoding.UTF8.GetByteCount(token) > MaxTokenBytes)
            refusal = new CapabilityVerification.Invalid("size");
        else
            refusal = null;
        return refusal is null;
    }

    private static bool TrySplit(string header, out string token)
    {
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        token = space < 0 ? "" : header[(space + 1)..].Trim();
        return token.Length > 0 && header.AsSpan(0, space).Equals(Scheme, StringComparison.OrdinalIgnoreCase);
    }
}
