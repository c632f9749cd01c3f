using System.Globalization;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Lane;
using StackExchange.Redis;

namespace Lukhas.Sim.Storage.Redis.Lane;

/// <summary>Switches in one hash: a field for all, and one per tenant that ever had its switch set.</summary>
/// <param name="connection">The connection.</param>
/// <param name="options">How keys are named.</param>
public sealed class RedisLaneSwitchStore(RedisConnection connection, RedisOptions options) : ILaneSwitchStore
{
    // No tenant has this name.
    private const string Global = "*";

    private const string On = "on";
    private const string Off = "off";

    private readonly RedisKey _key = $"{options.KeyPrefix}:lane";

    /// <inheritdoc/>
    public ValueTask<LaneSwitchState> ReadAsync(TenantId tenant, CancellationToken cancellationToken) =>
        connection.RunAsync(
            async redis =>
            {
                var both = await redis.HashGetAsync(_key, [Global, tenant.Value]).ConfigureAwait(false);
                return new LaneSwitchState(Switch(both[0]), Switch(both[1]));
            },
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask SetAsync(TenantId? tenant, StoredSwitch value, CancellationToken cancellationToken) =>
        await connection.RunAsync(
            redis => redis.HashSetAsync(_key, tenant?.Value ?? Global, Text(value)), cancellationToken).ConfigureAwait(false);

    // "on" or "off", and since when in epoch milliseconds.
    private static string Text(StoredSwitch value) =>
        string.Create(CultureInfo.InvariantCulture, $"{(value.Enabled ? On : Off)} {value.UpdatedAt?.ToUnixTimeMilliseconds()}");

    private static StoredSwitch Switch(RedisValue value)
    {
        if (value.IsNull)
            return StoredSwitch.NeverSet;
        return value.ToString().Split(' ') switch
        {
            [On or Off, ""] parts => new StoredSwitch(parts[0] == On, null),
            [On or Off, var stamp] parts when long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var updated) =>
                new StoredSwitch(parts[0] == On, DateTimeOffset.FromUnixTimeMilliseconds(updated)),
            _ => throw new InvalidDataException("A stored switch is neither on nor off."),
        };
    }
}
