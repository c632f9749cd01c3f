using System.Text;
using Lukhas.Sim.Api;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Cli.Client;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Lukhas.Sim.Cli.Local;

/// <summary>The whole lane in this process: the same endpoints as a server's, without a server, a network or a token.</summary>
internal sealed class LocalLane : ILane, IAsyncDisposable
{
    /// <summary>What of a machine's settings binds its user too. Stores and issuers do not: everything stays in memory.</summary>
    private static readonly string[] Settings = [SettingNames.Enabled, SettingNames.PolicyPath, SettingNames.MaxGoalChars];

    private readonly ServiceProvider _services;
    private readonly Capability _caller;

    /// <summary>A lane for one caller.</summary>
    /// <param name="terminal">The clock and the environment.</param>
    /// <param name="stepUp">Whether the caller has confirmed, on the spot, what policy asks a step-up for.</param>
    public LocalLane(Terminal terminal, bool stepUp)
    {
        var settings = Settings.ToDictionary(name => name, terminal.Variable);
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton(terminal.Time)
            .AddLogging()
            .AddSimCore()
            .AddSingleton<ProblemMapper>()
            .BuildServiceProvider();
        var now = terminal.Time.GetUtcNow();
        _caller = new Capability
        {
            Issuer = "urn:lukhas:sim:local",
            KeyId = "none",
            Tenant = DevelopmentToken.LocalTenant,
            Subject = DevelopmentToken.LocalSubject,
            TokenId = Guid.NewGuid().ToString("N"),
            Scopes = ScopeNames.OfUsers.ToHashSet(StringComparer.Ordinal),
            ExpiresAt = now + TimeSpan.FromMinutes(5),
            Acr = stepUp ? _services.GetRequiredService<LaneOptions>().StepUpAcr : null,
            AuthenticatedAt = stepUp ? DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()) : null,
        };
    }

    public async Task<LaneAnswer> SendAsync(LaneRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var context = Context(request, body, cancellationToken);
        context.BeginTrace(_services.GetRequiredService<IIdSource>());
        context.SetCaller(_caller);
        var answer = await request.Route.Endpoint(context);
        await answer.ExecuteAsync(context);
        await context.Response.CompleteAsync();
        return LaneAnswer.Of(context.Response.StatusCode, Encoding.UTF8.GetString(body.GetBuffer().AsSpan(0, (int)body.Length)), retryAfter: null);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private DefaultHttpContext Context(LaneRequest request, MemoryStream answer, CancellationToken cancellationToken)
    {
        var seed = request.Body ?? ReadOnlyMemory<byte>.Empty;
        var context = new DefaultHttpContext { RequestServices = _services, RequestAborted = cancellationToken };
        context.Request.Method = request.Route.Method;
        context.Request.ContentType = "application/json";
        context.Request.ContentLength = seed.Length;
        context.Request.Body = new MemoryStream(seed.ToArray(), writable: false);
        context.Request.RouteValues[SimRoutes.JobId] = request.JobId;
        context.Response.Body = answer;
        return context;
    }
}
