using Lukhas.Sim.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Requests;

/// <summary>Refuses query parameters that a route does not know, so that a misspelt one is not silently without effect.</summary>
internal static class QueryCheck
{
    private const int MaxNameLength = 64;

    /// <summary>What is wrong with the query; null if nothing.</summary>
    public static Problem? Check(HttpRequest request) =>
        request.Query.Keys.FirstOrDefault() is { } name
            ? ProblemMapper.InvalidRequest($"The query parameter {Shown(name)} is not known here.")
            : null;

    private static string Shown(string name) =>
        name.Length is > 0 and <= MaxNameLength && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.')
            ? name
            : "that was sent";
}
