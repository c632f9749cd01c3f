using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Lukhas.Sim.Core.Capabilities;

/// <summary>Whose data it is: <c>[A-Za-z0-9_-]{1,64}</c>, compared by ordinal.</summary>
public readonly partial record struct TenantId
{
    private readonly string? _value;

    private TenantId(string value) => _value = value;

    /// <summary>The tenant's text.</summary>
    public string Value => _value ?? throw new InvalidOperationException("This tenant id was never set.");

    /// <summary>Reads a tenant id.</summary>
    /// <param name="text">What a token or a row holds.</param>
    /// <param name="tenant">The tenant, when it is one.</param>
    /// <returns>Whether the text is a tenant id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out TenantId tenant)
    {
        var valid = text is not null && Form().IsMatch(text);
        tenant = valid ? new TenantId(text!) : default;
        return valid;
    }

    /// <summary>Reads a tenant id that is known to be one.</summary>
    /// <param name="text">The tenant's text.</param>
    /// <exception cref="FormatException">It is not a tenant id.</exception>
    public static TenantId Parse(string text) =>
        TryParse(text, out var tenant) ? tenant : throw new FormatException("A tenant id is 1 to 64 characters of A-Z, a-z, 0-9, _ and -.");

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
