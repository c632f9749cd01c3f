using System.Buffers.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>A token taken apart, and not believed yet.</summary>
/// <param name="Jwt">As the library reads it.</param>
/// <param name="Header">Its header, an object without duplicate members.</param>
/// <param name="Claims">Its claims, an object without duplicate members.</param>
internal sealed record ParsedToken(JsonWebToken Jwt, JsonElement Header, JsonElement Claims)
{
    // Of two members of one name a library may take either; a token that has two is refused instead.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Takes a token apart.</summary>
    /// <param name="text">A compact JWS.</param>
    /// <returns>Its parts; null when it is malformed.</returns>
    public static ParsedToken? TryParse(string text)
    {
        try
        {
            var jwt = new JsonWebToken(text);
            return !jwt.IsEncrypted && TryObject(jwt.EncodedHeader, out var header) && TryObject(jwt.EncodedPayload, out var claims)
                ? new ParsedToken(jwt, header, claims)
                : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or JsonException)
        {
            return null;
        }
    }

    private static bool TryObject(string encoded, out JsonElement value)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(encoded), Strict);
        value = document.RootElement.Clone();
        return value.ValueKind == JsonValueKind.Object;
    }
}
