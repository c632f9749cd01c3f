using Lukhas.Sim.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Requests;

/// <summary>Refuses query parameters that a route does not know, so that a misspelt one is not silently without effect.</summary>
internal static class QueryCheck
{
    private const int MaxNameLength = 64;

    /// <summary>What is wrong with the query; null if nothing.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">The parameters that the route knows; each may be given once.</param>
    public static Problem? Check(HttpRequest request, IReadOnlyList<string> known)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
                return ProblemMapper.InvalidRequest($"The query parameter {Shown(name)} is not known here.");
            if (values.Count > 1)
                return ProblemMapper.InvalidRequest($"The query parameter {name} is given more than once.");
        }

        return null;
    }

    private static string Shown(string name) =>
        name.Length is > 0 and <= MaxNameLength && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.')
            ? name
            : "that was sent";
}
