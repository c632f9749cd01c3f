using System.Text.Json;

namespace Lukhas.Sim.Core.Policy;

/// <summary>The policy as data. What is not in a document (the order of rules, that each of them exists) cannot be set by one.</summary>
public sealed record PolicyDocument
{
    private static readonly Lazy<PolicyDocument> Embedded = new(() => Parse(EmbeddedPolicy.ReadJson()));

    internal PolicyDocument()
    {
    }

    /// <summary>The policy that the lane carries in itself.</summary>
    public static PolicyDocument Default => Embedded.Value;

    /// <summary>Stamped into every decision, job and node.</summary>
    public required string Version { get; init; }

    /// <summary>Members of <c>constraints.flags</c> that halt scheduling.</summary>
    public required IReadOnlyList<string> DuressFlags { get; init; }

    /// <summary>Members of <c>constraints.flags</c> that demand step-up authentication.</summary>
    public required IReadOnlyList<string> StepUpFlags { get; init; }

    /// <summary>Tags that no seed may carry.</summary>
    public required IReadOnlyList<string> ForbiddenUlTags { get; init; }

    /// <summary>Consent scopes that no seed may carry.</summary>
    public required IReadOnlyList<string> ForbiddenConsentScopes { get; init; }

    /// <summary>Node types that <c>constraints.node_types</c> may hold, exactly as written.</summary>
    public required IReadOnlyList<string> AllowedNodeTypes { get; init; }

    /// <summary>Node types that no member named for a type may hold.</summary>
    public required IReadOnlyList<string> ForbiddenNodeTypes { get; init; }

    /// <summary>Named lists of words, for rules to refer to.</summary>
    public required IReadOnlyDictionary<string, PolicyWordList> Words { get; init; }

    /// <summary>The rules about text. Those that deny come before those that demand step-up, each in the document's order.</summary>
    public required IReadOnlyList<PolicyRule> Rules { get; init; }

    /// <summary>What lowers a shard's safety score.</summary>
    public IReadOnlyList<Caution> Cautions { get; init; } = [];

    /// <summary>Reads and validates a document.</summary>
    /// <param name="utf8">JSON; the embedded document in Policy/Default shows its form.</param>
    /// <exception cref="PolicyFormatException">It is not valid; all errors are told, each with its JSON pointer.</exception>
    public static PolicyDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return new PolicyDocumentReader().Read(json.RootElement);
        }
        catch (JsonException error)
        {
            throw new PolicyFormatException([new PolicyDocumentError("", $"not JSON ({error.Message})")]);
        }
    }
}
