using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure.Inbox;

/// <summary>A document's summary as the metadata of its blob, which a listing tells with the blob's name.</summary>
internal static class DreamMetadata
{
    public const string Sha256 = "sha256";

    private const string JobIdKey = "job_id";
    private const string Count = "count";
    private const string SavedTs = "saved_ts";
    private const string ExpiresTs = "expires_ts";
    private const string UlTags = "ul_tags";

    private const string Suffix = ".json";

    /// <summary>What every document's name of a tenant begins with.</summary>
    public static string Folder(TenantId tenant) => $"dreams/{tenant}/";

    /// <summary>The metadata of a document.</summary>
    public static Dictionary<string, string> Of(DreamSummary summary, DreamDocument document)
    {
        var metadata = new Dictionary<string, string>
        {
            [Sha256] = document.Sha256,
            [JobIdKey] = summary.JobId.Value,
            [Count] = summary.Count.ToString(CultureInfo.InvariantCulture),
            [SavedTs] = Milliseconds(summary.SavedAt),
            [ExpiresTs] = Milliseconds(summary.ExpiresAt),
        };

        // Metadata are headers: not empty, ASCII only, 8 KiB in all. Twenty tags of 64 characters take up 5 KiB of it.
        var tags = string.Join('.', summary.UlTags.Where(tag => tag.Length > 0).Select(tag => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(tag))));
        if (tags.Length > 0)
            metadata[UlTags] = tags;
        return metadata;
    }

    /// <summary>The summary that a blob's name and metadata hold.</summary>
    /// <exception cref="InvalidDataException">The blob was damaged, or is none of the inbox's.</exception>
    public static DreamSummary Read(TenantId tenant, string name, IDictionary<string, string> metadata)
    {
        try
        {
            return new DreamSummary
            {
                Path = new DreamPath(tenant, TraceId.Parse(name[Folder(tenant).Length..^Suffix.Length])),
                JobId = JobId.Parse(metadata[JobIdKey]),
                Count = int.Parse(metadata[Count], CultureInfo.InvariantCulture),
                SavedAt = Time(metadata[SavedTs]),
                ExpiresAt = Time(metadata[ExpiresTs]),
                UlTags = metadata.TryGetValue(UlTags, out var tags)
                    ? [.. tags.Split('.').Select(tag => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(tag)))]
                    : [],
            };
        }
        catch (Exception damage) when (damage is FormatException or KeyNotFoundException or ArgumentOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException($"The blob {name} does not tell what the inbox keeps beside a document.", damage);
        }
    }

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));
}
