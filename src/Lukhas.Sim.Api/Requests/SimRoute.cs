using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Requests;

/// <summary>A route of the API.</summary>
/// <param name="Name">Its name, also of the activity it runs under.</param>
/// <param name="Method">Its HTTP method.</param>
/// <param name="Template">Its path, without the prefix of the host.</param>
/// <param name="Scopes">What a caller needs.</param>
/// <param name="Endpoint">What answers.</param>
public sealed record SimRoute(string Name, string Method, string Template, ScopeRequirement Scopes, Func<HttpContext, ValueTask<IResult>> Endpoint)
{
    /// <summary>The query parameters that it knows.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];
}
