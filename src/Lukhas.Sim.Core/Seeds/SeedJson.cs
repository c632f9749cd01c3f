using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Core.Seeds;

/// <summary>A sanitized seed as a store keeps it: the shape it arrived in, and <c>goal_truncated</c>.</summary>
public static class SeedJson
{
    /// <summary>Bytes of a stored seed at most, so that it fits a table's property.</summary>
    public const int MaxBytes = 64 * 1024;

    private const string GoalTruncated = "goal_truncated";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a seed.</summary>
    /// <param name="seed">A sanitized seed.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static ReadOnlyMemory<byte> Write(Seed seed)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            Write(writer, seed);
        return buffer.WrittenMemory;
    }

    /// <summary>Reads a seed that <see cref="Write(Seed)"/> wrote.</summary>
    /// <param name="utf8">UTF-8 JSON.</param>
    /// <exception cref="InvalidDataException">It is none: the store was damaged.</exception>
    public static Seed Read(ReadOnlyMemory<byte> utf8)
    {
        var root = Parse(utf8);
        var errors = new SeedErrors();
        var truncated = Truncated(root, errors);
        var seed = SeedReader.Read(root, errors, GoalTruncated);
        if (seed is null || errors.Any)
            throw new InvalidDataException($"A stored seed cannot be read: {errors.All[0].Pointer}: {errors.All[0].Message}");
        return seed with { GoalTruncated = truncated };
    }

    private static bool Truncated(JsonElement root, SeedErrors errors)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(GoalTruncated, out var flag))
            return false;
        if (flag.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            errors.Add(JsonPointer.Root.Member(GoalTruncated), "Must be true or false.");
        return flag.ValueKind == JsonValueKind.True;
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> utf8)
    {
        // JSON's grammar lets both pass, and decoding a string of theirs would throw.
        if (!Utf8.IsValid(utf8.Span) || EscapedSurrogates.FindUnpaired(utf8.Span) is not null)
            throw new InvalidDataException("A stored seed is not Unicode.");
        try
        {
            // Not StrictJson: redaction may have made two names of a context alike.
            return JsonElement.Parse(utf8.Span);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("A stored seed is not JSON.", error);
        }
    }

    private static void Write(Utf8JsonWriter writer, Seed seed)
    {
        writer.WriteStartObject();
        writer.WriteString("goal", seed.Goal);
        if (seed.GoalTruncated)
            writer.WriteBoolean(GoalTruncated, true);
        if (seed.Plan is { } plan)
        {
            writer.WritePropertyName("plan");
            PlanWriter.Write(writer, plan);
        }

        Write(writer, "context", seed.Context);
        Write(writer, "ul_tags", seed.UlTags);
        writer.WritePropertyName("constraints");
        Write(writer, seed.Constraints);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SeedConstraints constraints)
    {
        writer.WriteStartObject();
        Write(writer, "flags", constraints.Flags);
        if (constraints.ConsentScopes.Count > 0)
        {
            writer.WriteStartObject("consent");
            Write(writer, "scopes", constraints.ConsentScopes);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("budgets");
        writer.WriteNumber("rollouts", constraints.Budget.Rollouts);
        writer.WriteNumber("seconds", constraints.Budget.Seconds);
        writer.WriteEndObject();
        if (constraints.RandomSeed is { } randomSeed)
            writer.WriteString("random_seed", randomSeed);
        Write(writer, "node_types", constraints.NodeTypes);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, JsonElement? value)
    {
        if (value is not { } element)
            return;
        writer.WritePropertyName(name);
        element.WriteTo(writer);
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<string> strings)
    {
        if (strings.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var text in strings)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
