using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Requests;

/// <summary>The <c>Prefer</c> header (RFC 7240). A preference is a wish: one that is unknown, malformed or cannot be met is no error.</summary>
internal static class Preference
{
    public const string Header = "Prefer";

    public const string AppliedHeader = "Preference-Applied";

    /// <summary>The wish for a capability of one's own for the job that is made.</summary>
    public const string Capability = "return=capability";

    private const string Name = "return";

    /// <summary>Whether a capability is asked for. Of several preferences of one name the first counts (section 2).</summary>
    /// <param name="request">The request.</param>
    public static bool AsksForCapability(HttpRequest request) =>
        request.Headers.GetCommaSeparatedValues(Header)
            .Select(text => NameValueWithParametersHeaderValue.TryParse(text, out var preference) ? preference : null)
            .FirstOrDefault(preference => string.Equals(preference?.Name, Name, StringComparison.OrdinalIgnoreCase))
            ?.Value?.Trim('"') is "capability";
}
