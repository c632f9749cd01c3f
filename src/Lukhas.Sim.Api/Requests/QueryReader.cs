using System.Globalization;
using Lukhas.Sim.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Requests;

/// <summary>Reads query parameters, and keeps the first thing that is wrong with them.</summary>
/// <param name="query">The query; no parameter is in it twice.</param>
internal sealed class QueryReader(IQueryCollection query)
{
    /// <summary>The first thing that is wrong; null if nothing.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Whether a parameter is there.</summary>
    public bool Has(string name) => query.ContainsKey(name);

    /// <summary>A whole number in decimal digits; null when absent or wrong.</summary>
    public long? Number(string name, long min, long max)
    {
        if (!query.TryGetValue(name, out var text))
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        Fail(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}"));
        return null;
    }

    /// <summary>A text of 1 to so many UTF-16 units; null when absent or wrong.</summary>
    public string? Text(string name, int maxUnits)
    {
        if (!query.TryGetValue(name, out var text))
            return null;
        if (text.ToString() is { Length: > 0 } read && read.Length <= maxUnits)
            return read;
        Fail(name, string.Create(CultureInfo.InvariantCulture, $"must have 1 to {maxUnits} characters"));
        return null;
    }

    /// <summary>What a parameter stands for; null when absent or wrong.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="read">Reads it; null when it stands for nothing.</param>
    /// <param name="rule">What it must be, as the end of a sentence.</param>
    public T? Value<T>(string name, Func<string, T?> read, string rule)
        where T : struct
    {
        if (!query.TryGetValue(name, out var text))
            return null;
        var value = read(text.ToString());
        if (value is null)
            Fail(name, rule);
        return value;
    }

    /// <summary>Keeps that a parameter is wrong, unless another was before.</summary>
    public void Fail(string name, string rule) => Problem ??= ProblemMapper.InvalidRequest($"The query parameter {name} {rule}.");
}
