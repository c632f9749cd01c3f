using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Lukhas.Sim.Core.Audit;

/// <summary>One record as a line of a chain.</summary>
/// <param name="Seq">Its number, from 1.</param>
/// <param name="Chain">The chain that it says it is of.</param>
/// <param name="Prev">The hash of the line before.</param>
/// <param name="Hash">Its own hash.</param>
internal sealed record AuditLine(long Seq, AuditChainName Chain, string Prev, string Hash)
{
    private const int HashDigits = 2 * SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> BeforeHash => ",\"hash\":\""u8;

    private static ReadOnlySpan<byte> AfterHash => "\"}"u8;

    /// <summary>Writes the line that follows a chain, and a line feed.</summary>
    /// <returns>The line's hash.</returns>
    public static string Write(AuditChain chain, AuditRecord record, DateTimeOffset now, IBufferWriter<byte> lines)
    {
        var unhashed = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(unhashed))
            Write(json, chain, record, now);
        var hash = Convert.ToHexStringLower(SHA256.HashData(unhashed.WrittenSpan));
        lines.Write(unhashed.WrittenSpan[..^1]);
        lines.Write(BeforeHash);
        lines.Write(Encoding.ASCII.GetBytes(hash));
        lines.Write(AfterHash);
        lines.Write("\n"u8);
        return hash;
    }

    /// <summary>Reads a line, without its line feed; null when it is not as it was written.</summary>
    public static AuditLine? Read(ReadOnlySpan<byte> line)
    {
        var length = line.Length - BeforeHash.Length - HashDigits - AfterHash.Length;
        if (length < 1 || !line[length..].StartsWith(BeforeHash) || !line.EndsWith(AfterHash))
            return null;
        var told = Encoding.UTF8.GetString(line.Slice(length + BeforeHash.Length, HashDigits));
        byte[] unhashed = [.. line[..length], (byte)'}'];
        return Convert.ToHexStringLower(SHA256.HashData(unhashed)) == told ? Read(unhashed, told) : null;
    }

    private static void Write(Utf8JsonWriter json, AuditChain chain, AuditRecord record, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteNumber("seq", chain.Records + 1);
        json.WriteNumber("ts", now.ToUnixTimeMilliseconds());
        json.WriteString("instance", chain.Name.Instance);
        json.WriteString("type", TypeOf(record));
        json.WriteString("trace_id", record.TraceId.Value);
        json.WriteString("tenant", record.Tenant.Value);
        json.WriteString("subject", record.Subject);
        json.WriteString("token_id", record.TokenId);
        WriteDetails(json, record);
        json.WriteString("prev", chain.LastHash);
        json.WriteEndObject();
    }

    private static string TypeOf(AuditRecord record) => record switch
    {
        AuditRecord.PolicyDecided => "policy_decided",
        AuditRecord.JobChanged => "job_changed",
        AuditRecord.LaneSwitched => "lane_switched",
        AuditRecord.TracePurged => "trace_purged",
        AuditRecord.StepUpRefused => "step_up_refused",
        AuditRecord.CapabilityIssued => "capability_issued",
        _ => throw new InvalidOperationException($"{record.GetType().Name} is no record that a chain keeps."),
    };

    private static void WriteDetails(Utf8JsonWriter json, AuditRecord record)
    {
        switch (record)
        {
            case AuditRecord.PolicyDecided { Decision: var decision }:
                json.WriteString("decision", Wire(decision.Kind));
                json.WriteString("rule", decision.Rule);
                json.WriteString("policy_version", decision.PolicyVersion);
                json.WriteString("pointer", decision.Pointer);
                break;
            case AuditRecord.JobChanged changed:
                json.WriteString("job_id", changed.JobId.Value);
                json.WriteString("from", changed.From is { } from ? Wire(from) : null);
                json.WriteString("to", Wire(changed.To));
                break;
            case AuditRecord.LaneSwitched switched:
                json.WriteString("switched_tenant", switched.SwitchedTenant?.Value);
                json.WriteBoolean("enabled", switched.Enabled);
                break;
            case AuditRecord.TracePurged purged:
                json.WriteString("job_id", purged.JobId.Value);
                break;
            case AuditRecord.StepUpRefused { Decision: var asked } refused:
                json.WriteString("rule", asked.Rule);
                json.WriteString("policy_version", asked.PolicyVersion);
                json.WriteString("fault", Wire(refused.Fault));
                break;
            case AuditRecord.CapabilityIssued issued:
                json.WriteString("job_id", issued.JobId.Value);
                json.WriteString("capability_id", issued.CapabilityId);
                break;
            default:
                throw new InvalidOperationException($"{record.GetType().Name} is no record that a chain keeps.");
        }
    }

    private static string Wire<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    // The hash is right, but whoever can compute one may have written anything: then it is no line of ours all the same.
    private static AuditLine? Read(ReadOnlySpan<byte> unhashed, string hash)
    {
        try
        {
            var json = JsonElement.Parse(unhashed);
            return json.ValueKind == JsonValueKind.Object
                && json.TryGetProperty("seq", out var seq) && seq.ValueKind == JsonValueKind.Number && seq.TryGetInt64(out var number) && number > 0
                && json.TryGetProperty("ts", out var ts) && ts.ValueKind == JsonValueKind.Number && ts.TryGetInt64(out var stamp) && IsTime(stamp)
                && json.TryGetProperty("instance", out var instance) && instance.ValueKind == JsonValueKind.String
                && json.TryGetProperty("prev", out var prev) && prev.ValueKind == JsonValueKind.String
                    ? new AuditLine(
                        number,
                        AuditChainName.Of(DateTimeOffset.FromUnixTimeMilliseconds(stamp), instance.GetString()!),
                        prev.GetString()!,
                        hash)
                    : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsTime(long stamp) => stamp >= 0 && stamp <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}
