using System.Net;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Routes;

/// <summary>The headers that every answer has, whoever made it.</summary>
public sealed class HeaderTests(SharedHost host)
{
    [Fact]
    public async Task Answer_OfEveryRoute_IsNeitherSniffedNorStored()
    {
        var caller = host.Caller([.. Grants.Lane, Scopes.Operate]);
        var job = (await host.Client.ScheduleAsync(caller, TestSeeds.Plain)).Text("job_id");

        foreach (var route in SimRoutes.All)
        {
            var path = route.Template.Replace($"{{{SimRoutes.JobId}}}", job, StringComparison.Ordinal);
            foreach (var token in new[] { caller.Sign(), null })
            {
                var body = route.Method == "GET" ? null : SimClient.Json(TestSeeds.Plain);
                MustBeGuarded(await host.Client.SendAsync(new HttpMethod(route.Method), path, token, body));
            }
        }
    }

    [Theory]
    [InlineData("GET", "nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "../nowhere", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "health", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "simulations", HttpStatusCode.MethodNotAllowed)]
    public async Task Answer_OfNoRoute_IsNeitherSniffedNorStored(string method, string path, HttpStatusCode status)
    {
        // The Functions host answers these by itself.
        Assert.SkipWhen(Deployment.BaseAddress is not null, "Unknown routes are the deployed host's own matter.");

        var answer = await host.Client.SendAsync(new HttpMethod(method), path);

        Assert.Equal(status, answer.Status);
        MustBeGuarded(answer);
    }

    private static void MustBeGuarded(Answer answer)
    {
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.NotEmpty(answer.Trace);
    }
}
