using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using StackExchange.Redis;

namespace Lukhas.Sim.Storage.Redis.Jobs;

/// <summary>How jobs and sweep entries are written, nothing by reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredJob))]
[JsonSerializable(typeof(StoredEntry))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    public static RedisValue Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    /// <exception cref="InvalidDataException">It was damaged.</exception>
    public static T Read<T>(RedisValue json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(((ReadOnlyMemory<byte>)json).Span, type)
                ?? throw new InvalidDataException("A stored record is null.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("A stored record cannot be read.", error);
        }
    }
}
