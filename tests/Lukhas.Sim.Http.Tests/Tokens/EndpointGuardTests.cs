using Lukhas.Sim.Api;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Core.Capabilities;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Lukhas.Sim.Http.Tests.Tokens;

/// <summary>Endpoints refuse by themselves: behind a pipeline that fails to stop a request, which no HTTP request can show.</summary>
public sealed class EndpointGuardTests
{
    [Fact]
    public async Task Endpoint_WhenNobodyWasVerified_Refuses() => await MustRefuseAsync(ProblemKind.CapabilityMissing, caller: null);

    [Fact]
    public async Task Endpoint_WhenTheCallerHoldsNoScope_Refuses() => await MustRefuseAsync(ProblemKind.CapabilityInsufficient, new Capability
    {
        Issuer = "urn:test",
        KeyId = "1",
        Tenant = TenantId.Parse("acme"),
        Subject = "agent",
        TokenId = "1",
        Scopes = new HashSet<string>(),
        ExpiresAt = DateTimeOffset.MaxValue,
    });

    private static async Task MustRefuseAsync(ProblemKind expected, Capability? caller)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging()
            .AddSimCore()
            .AddSimApi()
            .BuildServiceProvider();

        foreach (var route in SimRoutes.All.Where(route => !route.Scopes.IsAnonymous))
        {
            var context = new DefaultHttpContext { RequestServices = services };
            if (caller is not null)
                context.SetCaller(caller);

            var answer = Assert.IsType<ProblemResult>(await route.Endpoint(context));

            Assert.Equal(expected, answer.Problem.Kind);
        }
    }
}
