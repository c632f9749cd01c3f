using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lukhas.Sim.Cli.Client;

/// <summary>Why a lane refused, as its problem details tell it (RFC 9457).</summary>
/// <param name="Slug">The last part of the problem's type; empty when the answer had none.</param>
/// <param name="Title">What it is.</param>
/// <param name="Detail">What happened.</param>
/// <param name="Json">The problem as programs read it.</param>
internal sealed record LaneProblem(string Slug, string Title, string Detail, string Json)
{
    private const string TypePrefix = "urn:lukhas:sim:problem:";

    /// <summary>The rule of policy that decided.</summary>
    public string? Rule { get; init; }

    /// <summary>Where in the seed, as a JSON pointer.</summary>
    public string? Pointer { get; init; }

    /// <summary>The policy that decided.</summary>
    public string? PolicyVersion { get; init; }

    /// <summary>The trace to look for in the server's logs.</summary>
    public string? TraceId { get; init; }

    /// <summary>Everything that is wrong with the seed: pointer and message.</summary>
    public IReadOnlyList<(string Pointer, string Message)> Errors { get; init; } = [];

    /// <summary>The scopes that the token lacks.</summary>
    public IReadOnlyList<string> MissingScopes { get; init; } = [];

    /// <summary>When to try again; null when the server does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A problem that no server told.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="detail">What happened.</param>
    public static LaneProblem Local(string title, string detail) =>
        new("", title, detail, new JsonObject { ["type"] = "about:blank", ["title"] = title, ["detail"] = detail }.ToJsonString());

    /// <summary>Reads a problem; a body that is none still makes one.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <param name="retryAfter">The header <c>Retry-After</c>; null when absent.</param>
    public static LaneProblem Read(int status, string body, TimeSpan? retryAfter) =>
        Members(body) is { } members && Text(members, "type") is { } type && type.StartsWith(TypePrefix, StringComparison.Ordinal)
            ? new LaneProblem(type[TypePrefix.Length..], Text(members, "title") ?? "Refused", Text(members, "detail") ?? "", body)
            {
                Rule = Text(members, "rule"),
                Pointer = Text(members, "pointer"),
                PolicyVersion = Text(members, "policy_version"),
                TraceId = Text(members, "trace_id"),
                Errors = [.. Items(members, "errors").Select(error => (Text(error, "pointer") ?? "", Text(error, "message") ?? ""))],
                MissingScopes = [.. Items(members, "missing_scopes").Select(scope => scope.ToString())],
                RetryAfter = retryAfter,
            }
            : Local($"HTTP {status}", "The answer does not come from a simulation lane. Is the address right?");

    private static JsonElement? Members(string body)
    {
        try
        {
            return JsonElement.Parse(body) is { ValueKind: JsonValueKind.Object } members ? members : null;
        }
        catch (JsonException)
        {
            // A proxy's page, for instance.
            return null;
        }
    }

    private static string? Text(JsonElement members, string name) =>
        members.ValueKind == JsonValueKind.Object && members.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement members, string name) =>
        members.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;
}
