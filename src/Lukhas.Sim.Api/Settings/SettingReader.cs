using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Lukhas.Sim.Api.Settings;

/// <summary>Reads single settings by their form, and collects what is wrong with them. What is empty counts as not set.</summary>
/// <param name="configuration">Where settings come from.</param>
internal sealed class SettingReader(IConfiguration configuration)
{
    private readonly List<string> _errors = [];

    /// <summary>What was wrong so far.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Notes an error.</summary>
    public void Fail(string name, string error) => _errors.Add($"{name}: {error}");

    /// <summary>Notes errors that name their setting themselves; those noted already are not noted twice.</summary>
    public void Fail(IEnumerable<string> errors) => _errors.AddRange(errors.Except(_errors));

    /// <summary>The sections of a list, in order.</summary>
    public IEnumerable<IConfigurationSection> List(string name) => configuration.GetSection(name).GetChildren();

    public string? Text(string name) => configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    public bool Boolean(string name, bool otherwise)
    {
        switch (Text(name)?.ToUpperInvariant())
        {
            case null:
                return otherwise;
            case "1" or "TRUE" or "YES" or "ON":
                return true;
            case "0" or "FALSE" or "NO" or "OFF":
                return false;
            default:
                Fail(name, "must be 1, true, yes or on, or 0, false, no or off.");
                return otherwise;
        }
    }

    public int Integer(string name, int otherwise, int min, int max)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
            return value;
        Fail(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}."));
        return otherwise;
    }

    /// <remarks>A bare number is no time span here: the class library would read it as days.</remarks>
    public TimeSpan Span(string name, TimeSpan otherwise, TimeSpan min, TimeSpan max)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (text.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        Fail(name, string.Create(CultureInfo.InvariantCulture, $"must be a time span from {min:c} to {max:c}, as in 1.00:00:00 or 00:05:00."));
        return otherwise;
    }

    /// <remarks>Whole seconds, as RFC 9470 tells <c>max_age</c>, or a time span.</remarks>
    public TimeSpan Seconds(string name, TimeSpan otherwise, TimeSpan min, TimeSpan max) =>
        Text(name) is { } text && !text.Contains(':', StringComparison.Ordinal)
            ? TimeSpan.FromSeconds(Integer(name, (int)otherwise.TotalSeconds, (int)min.TotalSeconds, (int)max.TotalSeconds))
            : Span(name, otherwise, min, max);
}
