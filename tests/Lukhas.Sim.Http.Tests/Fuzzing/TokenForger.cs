using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lukhas.Sim.Http.Tests.Tokens;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Http.Tests.Fuzzing;

/// <summary>Makes of genuine tokens what an attacker would who has some, knows every public key and has keys of their own.</summary>
/// <param name="genuine">The issuer's key, of which only genuine tokens and the public half are used.</param>
/// <param name="stranger">The attacker's key.</param>
internal sealed class TokenForger(TokenSigner genuine, TokenSigner stranger)
{
    private static readonly string[] Algorithms =
        ["none", "None", "nOnE", "HS256", "HS384", "HS512", "ES256", "ES384", "ES512", "RS256", "PS256", "EdDSA", "", "ES256\0"];

    private static readonly string[] Headers =
        ["alg", "kid", "typ", "crit", "b64", "jku", "jwk", "x5c", "x5u", "x5t", "zip", "enc", "cty", "apu", "iv"];

    private static readonly string[] Claims =
        ["iss", "aud", "exp", "iat", "nbf", "sub", "jti", "tenant", "tid", "scope", "scp", "scopes", "roles", "acr", "auth_time", "job_id", "parent_jti"];

    /// <summary>How many ways there are.</summary>
    public static int Ways => 12;

    /// <summary>Makes one of them.</summary>
    /// <param name="token">A genuine token's text.</param>
    /// <param name="other">Another's.</param>
    /// <param name="way">Which way, below <see cref="Ways"/>.</param>
    /// <param name="at">Where, or which.</param>
    /// <param name="bytes">What to put there; at least one byte.</param>
    /// <param name="value">What to put there where it is JSON.</param>
    public string Forge(string token, string other, int way, int at, byte[] bytes, JsonNode? value)
    {
        var parts = Parts(token);
        var others = Parts(other);
        switch (way)
        {
            case 0:
                return Flipped(token, at, bytes[0]);
            case 1:
                return token.Remove(at % token.Length, Math.Min(bytes.Length, token.Length - (at % token.Length)));
            case 2:
                return token.Insert(at % token.Length, Encoding.Latin1.GetString(bytes));
            case 3:
                parts[at % 3] = others[(at / 3) % 3];
                return string.Join('.', parts);
            case 4:
                parts[at % 3] = Encode(Flipped(Decode(parts[at % 3]), at / 3, bytes[0]));
                return string.Join('.', parts);
            case 5:
                parts[0] = Edited(parts[0], Headers[at % Headers.Length], value);
                return string.Join('.', parts);
            case 6:
                parts[1] = Edited(parts[1], Claims[at % Claims.Length], value);
                return string.Join('.', parts);
            case 7:
                return Signed(Edited(parts[0], Headers[at % Headers.Length], value), parts[1], stranger.Sign);
            case 8:
                return Signed(parts[0], Edited(parts[1], Claims[at % Claims.Length], value), stranger.Sign);
            case 9:
                return Signed(Edited(parts[0], "alg", Algorithms[at % Algorithms.Length]), parts[1], content => Keyed(content, at));
            case 10:
                return Signed(Edited(Edited(parts[0], "jwk", stranger.Jwk), "kid", at % 2 == 0 ? genuine.KeyId : stranger.KeyId), parts[1], stranger.Sign);
            default:
                return string.Join('.', Enumerable.Repeat(parts, 3).SelectMany(part => part).Take(at % 7));
        }
    }

    /// <summary>The parts that a signature is over.</summary>
    public static string Content(string token) => token[..Math.Max(0, token.LastIndexOf('.'))];

    private static string[] Parts(string token) => token.Split('.') is { Length: 3 } parts ? parts : [token, token, token];

    private static string Flipped(string text, int at, byte bits)
    {
        var characters = text.ToCharArray();
        characters[at % characters.Length] ^= (char)(bits | 1);
        return new string(characters);
    }

    private static byte[] Flipped(byte[] bytes, int at, byte bits)
    {
        if (bytes.Length > 0)
            bytes[at % bytes.Length] ^= (byte)(bits | 1);
        return bytes;
    }

    private static string Edited(string part, string name, JsonNode? value)
    {
        var members = new JsonObject();
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(Decode(part)));
            foreach (var member in document.RootElement.EnumerateObject())
                members[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // An earlier change has left no object: the attacker goes on from as much of it as there was.
        }

        members[name] = value?.DeepClone();
        return Encode(Encoding.UTF8.GetBytes(members.ToJsonString()));
    }

    private static string Signed(string header, string claims, Func<byte[], byte[]> sign) =>
        $"{header}.{claims}.{Encode(sign(Encoding.ASCII.GetBytes($"{header}.{claims}")))}";

    // A public key, in each of the forms in which a careless verifier would take it for a secret.
    private byte[] Keyed(byte[] content, int at)
    {
        var secret = (at % 4) switch
        {
            0 => Encoding.UTF8.GetBytes(genuine.PublicPem()),
            1 => Encoding.UTF8.GetBytes(genuine.Jwk.ToJsonString()),
            2 => Encoding.UTF8.GetBytes(genuine.KeyId),
            _ => [],
        };
        return at % 3 == 0 ? [] : HMACSHA256.HashData(secret, content);
    }

    private static byte[] Decode(string part)
    {
        try
        {
            return Base64UrlEncoder.DecodeBytes(part);
        }
        catch (FormatException)
        {
            return Encoding.Latin1.GetBytes(part);
        }
    }

    private static string Encode(byte[] bytes) => Base64UrlEncoder.Encode(bytes);
}
